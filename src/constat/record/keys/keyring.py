"""All keys of one installation: what a case file asks for, and whom it trusts."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from typing import Any

from nacl.signing import SigningKey

from constat.errors import BadFile
from constat.record import sealing
from constat.record.keys.copies import Copies
from constat.record.keys.membership import Membership
from constat.record.keys.peers import Peer, Peers, certificate, make_card
from constat.record.keys.second import SecondFactor
from constat.record.keys.tokens import Tokens
from constat.record.sealing import CannotOpen


class Keyring(Membership, SecondFactor, Tokens, Copies):
    """The keys of one folder, in use."""

    # -- using keys -------------------------------------------------------------------------------------------------------

    def sign(self, message: bytes) -> bytes:
        """The installation's signature, 64 bytes."""
        self._fresh()
        return bytes(SigningKey(bytes.fromhex(self._secrets["sign"])).sign(message).signature)

    def age_identity(self) -> Any:
        """What opens bundles made for this installation."""
        import pyrage

        self._fresh()
        return pyrage.x25519.Identity.from_str(self._secrets["age"])

    def confidential_key(self, name: str, subject: str) -> bytes:
        """The key of a record's confidential fields."""
        self._fresh()
        return sealing.derived_key(bytes.fromhex(self._secrets["masters"][-1]), f"{name}|{subject}")

    def key(self, kid: str, name: str | None = None, subject: str | None = None) -> bytes | None:
        """Any key that is held, by its id; a confidential one needs its record, from which it is derived."""
        self._fresh()
        known = self._cache.get(kid)
        if known is None and name is not None and subject is not None:
            for master in reversed(self._secrets["masters"]):
                derived = sealing.derived_key(bytes.fromhex(master), f"{name}|{subject}")
                if sealing.kid_of(derived) == kid:
                    known = derived
                    break
        if known is None:
            known = self._reading(lambda store: store.get(kid))
        if known is not None:
            self._cache[kid] = known
        return known

    def holds(self, kid: str) -> bool:
        """Whether a subject key of that id is held; works locked, and opens nothing."""
        if self._stamped() != self._stamp:
            self._follow()
        return kid in self._cache or self._reading(lambda store: store.holds(kid))

    def warm(self) -> int:
        """Takes every subject key into memory: for whoever searches; gives how many."""
        self._fresh()
        found = self._reading(lambda store: {held[0]: held[1] for held, _own in store.all()})
        self._cache.update(found)
        return len(self._cache)

    def subject_key(self, name: str, subject: str) -> bytes | None:
        """The key of a record's identities that was made here, or None."""
        self._fresh()
        return self._reading(lambda store: store.own([(name, subject)])).get((name, subject))

    def new_subject_keys(self, records: list[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
        """The keys of these records' identities, made where there was none, and on disk before they are returned."""
        with self._locked():
            self._fresh()
            store = self._subjects()
            found = store.own(records)
            made = {record: sealing.new_key() for record in records if record not in found}
            if made:
                store.put([(sealing.kid_of(key), key, name, subject, "identity") for (name, subject), key in made.items()], own=True)
        self._cache.update({sealing.kid_of(key): key for key in made.values()})
        return {**found, **made}

    def hold(self, granted: Iterable[tuple[str, bytes, str, str, str]]) -> None:
        """Keeps keys that another office granted."""
        with self._locked():
            self._fresh()
            self._subjects().put(granted, own=False)

    def kids_of(self, name: str, subject: str) -> list[str]:
        """Ids of every key held for a record."""
        self._fresh()
        return self._reading(lambda store: store.kids(name, subject))

    def destroy(self, kids: Iterable[str]) -> int:
        """Destroys keys for ever, then changes the workspace key, so that no older copy of the store can be opened with it."""
        gone = frozenset(kids)
        with self._locked():
            self._follow()
            before = self._subjects().count()
            self._rotate(gone)
            return before - self._subjects().count()

    def forget_subjects(self) -> int:
        """Destroys every subject key here: what a field laptop does once headquarters has receipted its bundle."""
        with self._locked():
            self._follow()
            try:
                count = self._subjects().count()
            except BadFile:
                # What is damaged is forgotten too.
                count = 0
            self._rotate(None)
        return count

    def mac(self, data: bytes) -> bytes:
        """Authenticates a local file: whoever changes it without the keys is found."""
        self._fresh()
        return hmac.new(bytes.fromhex(self._secrets["mac"]), data, hashlib.sha256).digest()

    def seal_note(self, words: str, context: str) -> str:
        """Words of a member (a reason), sealed for everybody who works here."""
        self._fresh()
        return sealing.seal(words, self.confidential_key("note", context), f"note|{context}|words")

    def open_note(self, text: str, context: str) -> str:
        """The words of a note; `CannotOpen` for another office's."""
        key = self.key(sealing.kid_in(text), "note", context)
        if key is None:
            raise CannotOpen("cannot-open", room="record")
        return str(sealing.unseal(text, key, f"note|{context}|words"))

    # -- other offices ----------------------------------------------------------------------------------------------------

    def trust(self, card: str, spoken: str | None = None) -> Peer:
        """Trusts the installation of a card. `spoken` is the fingerprint as read aloud; it may be left out for an office trusted already."""
        with self._locked():
            self._fresh()
            return self._peers().add(card, spoken)

    def distrust(self, spoken: str) -> int:
        """No longer trusts the office of that fingerprint; gives how many installations that was."""
        with self._locked():
            self._fresh()
            return self._peers().revoke(spoken)

    def peers(self) -> list[Peer]:
        """Every installation that was ever trusted."""
        return self._peers().all()

    def peer_of(self, public_key: bytes) -> Peer | None:
        """The trusted installation of that key."""
        return next((peer for peer in self.peers() if peer.public_key == public_key), None)

    def certify(self, card: str) -> str:
        """Another installation's card under this office's root: one fingerprint for all of an office's laptops."""
        from constat.record.keys.peers import read_card

        self._administers()
        given = read_card(card)
        public = {"sign": given.public_key.hex(), "age": given.age_recipient, "root": self.root_public.hex()}
        return make_card(self.office, public, certificate(self.office, public, bytes.fromhex(self._secrets["root"])))

    def _peers(self) -> Peers:
        return Peers(self.folder / "peers.json", self.mac, self.root_public)
