"""All keys of one installation, locked or unlocked.

    keyring.json                  slots, what the workspace key wraps, public parts
    subjects-<generation>.sqlite  subject keys, wrapped
    recovery-<generation>.age     the workspace key for the recovery key
    peers.json attempts.json .lock

The workspace key only wraps. Confidential fields are sealed under keys derived, record by record, from a master that it
wraps; identities under random keys that it wraps one by one. Changing it therefore touches no entry, and what an older copy
of these files holds cannot be opened with the new one.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filelock import FileLock
from nacl.signing import SigningKey

from constat.errors import BadFile, BadInput, Conflict, NotFound, Refused
from constat.record import canonical, sealing
from constat.record.keys import members, recovery, second
from constat.record.keys.attempts import Attempts
from constat.record.keys.cost import Cost
from constat.record.keys.members import Member
from constat.record.keys.peers import Peer, Peers, certificate, fingerprint, make_card
from constat.record.keys.subjects import Subjects, shred
from constat.record.sealing import CannotOpen
from constat.record.storing import private_folder, write_whole

FORMAT: Final = 1
_PEM: Final = bytes.fromhex("302a300506032b6570032100")
"""What stands before an Ed25519 public key in its SubjectPublicKeyInfo (RFC 8410)."""


class Keyring:
    """The keys of one folder. Locked, it gives public parts only."""

    def __init__(self, folder: Path, told: dict[str, Any]) -> None:
        self.folder = folder
        self._told = told
        self._stamp = self._stamped()
        self._workspace: bytes | None = None
        self._private: bytes | None = None
        self._secrets: dict[str, Any] = {}
        self._cache: dict[str, bytes] = {}
        self.member: Member | None = None

    # -- making, opening, locking ----------------------------------------------------------------------------------

    @classmethod
    def create(cls, folder: Path, *, office: str, code: str, passphrase: str, roles: Iterable[str], cost: Cost | None = None) -> tuple[Keyring, str]:
        """A new key ring, unlocked, and its recovery key: an age identity that is stored nowhere."""
        import pyrage

        if (folder / "keyring.json").exists():
            raise Conflict("keys-exist", room="record", path=str(folder))
        private_folder(folder)
        workspace = sealing.new_key()
        slot = members.new_slot(code, passphrase, roles, None, cost or Cost.for_this_machine(), workspace, office)
        sign, root, receive = SigningKey.generate(), SigningKey.generate(), pyrage.x25519.Identity.generate()
        identity = pyrage.x25519.Identity.generate()
        secrets = {
            "sign": bytes(sign).hex(),
            "root": bytes(root).hex(),
            "age": str(receive),
            "masters": [sealing.new_key().hex()],
            "mac": sealing.new_key().hex(),
        }
        public = {"sign": bytes(sign.verify_key).hex(), "root": bytes(root.verify_key).hex(), "age": str(receive.to_public())}
        told: dict[str, Any] = {
            "constat-keys": FORMAT,
            "generation": 1,
            "office": office,
            "slots": [slot],
            "recovery": str(identity.to_public()),
            "public": public,
            "certificate": certificate(office, public, bytes(root)),
            "wrapped": _wrap(secrets, workspace),
        }
        recovery.write(folder, 1, workspace, told["recovery"])
        write_whole(folder / "keyring.json", canonical.encode(told))
        ring = cls(folder, told)
        ring._open_with(slot, members.open_private(slot, passphrase))
        return ring, str(identity)

    @classmethod
    def open(cls, folder: Path) -> Keyring:
        """The key ring of that folder, locked; `NotFound` where there is none, `BadFile` where it is damaged."""
        return cls(folder, _read(folder))

    def unlock(self, code: str, passphrase: str, *, attempts: Attempts | None = None, allow_swap: bool = False) -> Member:
        """Opens the keys for that member. A wrong code and a wrong passphrase cost the same and are told alike."""
        from constat.record.keys.swap import swap_danger

        if not allow_swap and (swap := swap_danger()) is not None:
            raise Refused("swap-open", room="record", swap=swap)
        attempts = attempts or Attempts(self.folder / "attempts.json")
        with self._locked():
            attempts.check()
            # Noted before the guess: a process killed in the middle has used up its try.
            attempts.failed()
        self._reload()
        slot = next((s for s in self._told["slots"] if s["code"] == code), None)
        try:
            private = members.open_private(slot or self._told["slots"][0] | {"private": "00" * 72}, passphrase)
        except CannotOpen:
            raise Refused("passphrase-wrong", room="record") from None
        assert slot is not None, "no slot opens from zeros"
        attempts.passed()
        self._open_with(slot, private)
        with self._locked():
            # A rotation that was cut off after it came into force left the former keys behind.
            self._follow()
            sweep(self.folder, self.generation)
        return self.need()

    def recover(self, identity: str, *, code: str, passphrase: str, cost: Cost | None = None) -> Member:
        """Opens the keys with the printed recovery key and gives that member a new slot, with an administrator's role."""
        with self._locked():
            self._reload()
            workspace = recovery.read(self.folder, int(self._told["generation"]), identity)
            former = next((s for s in self._told["slots"] if s["code"] == code), None)
            roles = sorted({*(former["roles"] if former else []), "administrator"})
            slot = members.new_slot(code, passphrase, roles, former["cases"] if former else None, cost or Cost.for_this_machine(), workspace, self.office)
            if former is not None:
                slot["actor"] = former["actor"]
                members.rewrap(slot, workspace)
            self._told["slots"] = [s for s in self._told["slots"] if s["code"] != code] + [slot]
            self._write()
        Attempts(self.folder / "attempts.json").passed()
        return self._open_with(slot, members.open_private(slot, passphrase))

    def lock(self) -> None:
        """Forgets the keys as far as Python can; the process that held them should end."""
        self._workspace = self._private = self.member = None
        self._secrets, self._cache = {}, {}

    @property
    def unlocked(self) -> bool:
        """Whether keys can be used."""
        return self._workspace is not None

    def need(self) -> Member:
        """The member who unlocked; `Refused` while locked."""
        if self.member is None:
            raise Refused("locked", room="record")
        return self.member

    # -- public parts ----------------------------------------------------------------------------------------------

    @property
    def office(self) -> str:
        """The office's name."""
        return str(self._told["office"])

    @property
    def generation(self) -> int:
        """How often the workspace key was changed, from 1."""
        return int(self._told["generation"])

    @property
    def public_key(self) -> bytes:
        """The installation's Ed25519 public key, 32 bytes."""
        return bytes.fromhex(self._told["public"]["sign"])

    @property
    def root_public(self) -> bytes:
        """The office's root public key, 32 bytes."""
        return bytes.fromhex(self._told["public"]["root"])

    @property
    def public_pem(self) -> str:
        """The installation's public key as `openssl` reads it."""
        import base64

        text = base64.b64encode(_PEM + self.public_key).decode()
        return f"-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n"

    @property
    def age_recipient(self) -> str:
        """Where bundles for this installation are encrypted to."""
        return str(self._told["public"]["age"])

    @property
    def recovery_recipient(self) -> str:
        """The public part of the recovery key."""
        return str(self._told["recovery"])

    def card(self) -> str:
        """The installation's card, to be handed to other offices."""
        return make_card(self.office, self._told["public"], self._told["certificate"])

    @property
    def fingerprint(self) -> str:
        """The office's fingerprint, to be read aloud."""
        return fingerprint(self.root_public)

    # -- members ---------------------------------------------------------------------------------------------------

    def members(self) -> list[Member]:
        """Everybody who has a slot. Roles are checked when the key ring is unlocked."""
        return [members.member_of(slot) for slot in _read(self.folder)["slots"]]

    def add_member(self, code: str, passphrase: str, roles: Iterable[str], cases: Iterable[str] | None = None, *, cost: Cost | None = None) -> Member:
        """A new member with a passphrase of their own."""
        self._administers()
        with self._locked():
            self._follow()
            if any(slot["code"] == code for slot in self._told["slots"]):
                raise Conflict("member-exists", room="record", code=code)
            given = cost or Cost(*self._told["slots"][0]["cost"])
            slot = members.new_slot(code, passphrase, roles, cases, given, self._key(), self.office)
            self._told["slots"].append(slot)
            self._write()
        return members.member_of(slot)

    def change_roles(self, code: str, roles: Iterable[str], cases: Iterable[str] | None = None) -> Member:
        """Other roles or cases for a member."""
        self._administers()
        with self._locked():
            slot = self._slot(code)
            slot["roles"], slot["cases"] = members.check_roles(roles), None if cases is None else sorted(cases)
            self._one_administrator(self._told["slots"])
            members.rewrap(slot, self._key())
            self._write()
        return members.member_of(slot)

    def remove_member(self, code: str) -> None:
        """Takes a member's slot away and changes the workspace key: new subject keys are closed to what the member may have kept."""
        self._administers()
        with self._locked():
            self._slot(code)
            rest = [slot for slot in self._told["slots"] if slot["code"] != code]
            self._one_administrator(rest)
            self._told["slots"] = rest
            self._rotate(frozenset())

    def change_passphrase(self, code: str, old: str, new: str) -> None:
        """Another passphrase for a member who knows the old one."""
        with self._locked():
            slot = self._slot(code)
            try:
                private = members.open_private(slot, old)
            except CannotOpen:
                raise Refused("passphrase-wrong", room="record") from None
            members.change_passphrase(slot, private, new, Cost(*slot["cost"]))
            self._write()

    # -- second factor ---------------------------------------------------------------------------------------------

    def second_factor(self, code: str) -> bool:
        """Whether that member has a second factor. Read while locked, it is checked when the key ring is unlocked."""
        if self.unlocked:
            self._fresh()
        slots = self._told["slots"] if self.unlocked else _read(self.folder)["slots"]
        return any(slot["code"] == code and slot["second"] is not None for slot in slots)

    def begin_second_factor(self) -> str:
        """A new base32 secret for the telephone of the member who unlocked; it counts for nothing until it is confirmed."""
        self.need()
        return second.new_secret()

    def confirm_second_factor(self, secret: str, digits: str, *, clock: Callable[[], float] = time.time) -> list[str]:
        """Asks for this secret from now on, in place of a former one, if the telephone's digits are right; gives ten recovery codes, each good once."""
        with self._locked():
            slot = self._own_slot()
            codes = second.activate(slot, self._opener(), secret, digits, clock())
            members.rewrap(slot, self._key())
            self._write()
        return codes

    def check_second_factor(self, digits: str, *, attempts: Attempts | None = None) -> None:
        """Nothing if digits or a recovery code of the member who unlocked are right and unused; else `Refused`, told as a wrong passphrase is."""
        attempts = attempts or Attempts(self.folder / "attempts.json")
        with self._locked():
            slot = self._own_slot()
            if slot["second"] is None:
                raise NotFound("second-factor-none", room="record", code=slot["code"])
            attempts.check()
            attempts.failed(slot["actor"])
            if not second.use(slot, self._opener(), digits, attempts.clock()):
                raise Refused("passphrase-wrong", room="record")
            # On disk before it counts: the same digits are worth nothing from here on.
            members.rewrap(slot, self._key())
            self._write()
            attempts.passed(slot["actor"])

    def drop_second_factor(self, code: str) -> None:
        """Asks that member for no second factor any more: for themself, or by an administrator for whoever lost the telephone."""
        if self.need().code != code:
            self._administers()
        with self._locked():
            slot = self._slot(code)
            if slot["second"] is None:
                raise NotFound("second-factor-none", room="record", code=code)
            slot["second"] = None
            members.rewrap(slot, self._key())
            self._write()
            Attempts(self.folder / "attempts.json").passed(slot["actor"])

    # -- using keys ------------------------------------------------------------------------------------------------

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
            known = self._subjects().get(kid)
        if known is not None:
            self._cache[kid] = known
        return known

    def holds(self, kid: str) -> bool:
        """Whether a subject key of that id is held; works locked, and opens nothing."""
        return kid in self._cache or Subjects(self.folder / f"subjects-{self.generation}.sqlite", b"").holds(kid)

    def warm(self) -> int:
        """Takes every subject key into memory: for whoever searches; gives how many."""
        self._fresh()
        for held, _own in self._subjects().all():
            self._cache[held[0]] = held[1]
        return len(self._cache)

    def subject_key(self, name: str, subject: str) -> bytes | None:
        """The key of a record's identities that was made here, or None."""
        self._fresh()
        return self._subjects().own([(name, subject)]).get((name, subject))

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
        return self._subjects().kids(name, subject)

    def destroy(self, kids: Iterable[str]) -> int:
        """Destroys keys for ever, then changes the workspace key, so that no older copy of the store can be opened with it."""
        gone = frozenset(kids)
        with self._locked():
            self._follow()
            before = self._subjects().count()
            self._rotate(gone)
            return before - self._subjects().count()

    def rotate(self) -> None:
        """A new workspace key."""
        with self._locked():
            self._follow()
            self._rotate(frozenset())

    def forget_subjects(self) -> int:
        """Destroys every subject key here: what a field laptop does once headquarters has receipted its bundle."""
        with self._locked():
            self._follow()
            every = frozenset(held[0] for held, _own in self._subjects().all())
            self._rotate(every)
        return len(every)

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

    # -- other offices ---------------------------------------------------------------------------------------------

    def trust(self, card: str, spoken: str | None = None) -> Peer:
        """Trusts the installation of a card. `spoken` is the fingerprint as read aloud; it may be left out for an office trusted already."""
        self._fresh()
        return self._peers().add(card, spoken)

    def distrust(self, spoken: str) -> int:
        """No longer trusts the office of that fingerprint; gives how many installations that was."""
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

    # -- copies ----------------------------------------------------------------------------------------------------

    def backup_parts(self) -> dict[str, bytes]:
        """The files that may lie beside the ciphertext in a backup: they hold no subject key."""
        names = ("keyring.json", "peers.json", f"recovery-{self.generation}.age")
        return {name: (self.folder / name).read_bytes() for name in names if (self.folder / name).is_file()}

    def subject_backup(self) -> bytes:
        """The subject keys, wrapped: to be kept apart, and for 30 days at most."""
        self._fresh()
        return self._subjects().copy()

    @classmethod
    def restore(cls, folder: Path, parts: dict[str, bytes], subjects: bytes | None) -> Keyring:
        """A key ring out of a backup, locked."""
        private_folder(folder)
        for name, content in parts.items():
            write_whole(folder / name, content)
        told = _read(folder)
        if subjects is not None:
            write_whole(folder / f"subjects-{told['generation']}.sqlite", subjects)
        return cls(folder, told)

    # -- within ----------------------------------------------------------------------------------------------------

    def _open_with(self, slot: dict[str, Any], private: bytes) -> Member:
        workspace = members.open_workspace(slot, private)
        for each in self._told["slots"]:
            if not hmac.compare_digest(each["mac"], members.mac_of(each, workspace)):
                raise Refused("member-tampered", room="record", code=each["code"])
        self._secrets = canonical.decode(sealing.unseal_bytes(bytes.fromhex(self._told["wrapped"]), workspace, b"constat-keys/1"))
        self._workspace, self._private = workspace, private
        self.member = members.member_of(slot)
        return self.member

    def _key(self) -> bytes:
        if self._workspace is None:
            raise Refused("locked", room="record")
        return self._workspace

    def _fresh(self) -> None:
        """Follows another process that changed the workspace key; `Refused` while locked, or once the member was removed."""
        self._key()
        if self._stamped() != self._stamp:
            self._follow()

    def _follow(self) -> None:
        """Takes what the file says now, and the workspace key that goes with it; what was changed in memory only is dropped."""
        if self._workspace is None:
            self._reload()
            return
        generation = self.generation
        self._reload()
        member, private = self.member, self._private
        assert member is not None and private is not None, "unlocked"
        slot = next((s for s in self._told["slots"] if s["actor"] == member.actor), None)
        if slot is None:
            self.lock()
            raise Refused("locked", room="record")
        if self.generation != generation:
            self._cache = {}
        self._open_with(slot, private)

    def _reload(self) -> None:
        self._stamp = self._stamped()
        self._told = _read(self.folder)

    def _stamped(self) -> tuple[int, int, int]:
        try:
            found = (self.folder / "keyring.json").stat()
        except OSError:
            return 0, 0, 0
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _write(self) -> None:
        write_whole(self.folder / "keyring.json", canonical.encode(self._told))
        self._stamp = self._stamped()

    def _slot(self, code: str) -> dict[str, Any]:
        self._follow()
        slot: dict[str, Any] | None = next((s for s in self._told["slots"] if s["code"] == code), None)
        if slot is None:
            raise NotFound("member-unknown", room="record", code=code)
        return slot

    def _own_slot(self) -> dict[str, Any]:
        member = self.need()
        self._follow()
        return next(slot for slot in self._told["slots"] if slot["actor"] == member.actor)

    def _opener(self) -> bytes:
        if self._private is None:
            raise Refused("locked", room="record")
        return self._private

    def _administers(self) -> None:
        self.need()
        self._follow()
        if "administrator" not in self.need().roles:
            raise Refused("not-administrator", room="record")

    def _one_administrator(self, slots: list[dict[str, Any]]) -> None:
        if not any("administrator" in slot["roles"] for slot in slots):
            raise Refused("last-administrator", room="record")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with FileLock(self.folder / ".lock", timeout=30):
            yield

    def _subjects(self) -> Subjects:
        return Subjects(self.folder / f"subjects-{self.generation}.sqlite", self._key())

    def _peers(self) -> Peers:
        return Peers(self.folder / "peers.json", self.mac, self.root_public)

    def _rotate(self, without: frozenset[str]) -> None:
        """A new workspace key, in an order that can be cut off anywhere: everything new stands before one file turns."""
        former, old = self.generation, self._subjects()
        workspace, generation = sealing.new_key(), former + 1
        old.rewrapped(self.folder / f"subjects-{generation}.sqlite", workspace, without)
        recovery.write(self.folder, generation, workspace, self._told["recovery"])
        self._told = {**self._told, "generation": generation, "wrapped": _wrap(self._secrets, workspace), "slots": [dict(s) for s in self._told["slots"]]}
        for slot in self._told["slots"]:
            members.rewrap(slot, workspace)
        self._write()
        self._workspace = workspace
        self._cache = {kid: key for kid, key in self._cache.items() if kid not in without}
        sweep(self.folder, generation)


def sweep(folder: Path, generation: int) -> None:
    """Destroys what other generations left: an older one after a rotation, a newer one that never came into force."""
    for path in [*folder.glob("subjects-*.sqlite*"), *folder.glob("recovery-*.age")]:
        number = path.name.split("-", 1)[1].split(".", 1)[0]
        if number.isdecimal() and int(number) != generation:
            shred(path)


def _wrap(secrets: dict[str, Any], workspace: bytes) -> str:
    return sealing.seal_bytes(canonical.encode(secrets), workspace, b"constat-keys/1").hex()


def _read(folder: Path) -> dict[str, Any]:
    path = folder / "keyring.json"
    try:
        told: dict[str, Any] = canonical.decode(path.read_bytes())
    except FileNotFoundError:
        raise NotFound("no-keys", room="record", path=str(folder)) from None
    except (OSError, BadInput):
        raise BadFile("keys-damaged", room="record", path=str(path)) from None
    if not isinstance(told, dict) or told.get("constat-keys") != FORMAT:
        raise BadFile("keys-damaged", room="record", path=str(path))
    return told



