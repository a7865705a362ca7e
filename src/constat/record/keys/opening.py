"""Opening the keys, and changing the workspace key while others have them open.

The workspace key only wraps. Confidential fields are sealed under keys derived, record by record, from a master that it
wraps; identities under random keys that it wraps one by one. Changing it therefore touches no entry, and what an older copy
of these files holds cannot be opened with the new one.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self, TypeVar

from nacl.signing import SigningKey

from constat.errors import BadFile, Conflict, ConstatError, NotFound, Refused
from constat.record import canonical, sealing
from constat.record.keys import members, recovery
from constat.record.keys.attempts import COMMON, Attempts, typed
from constat.record.keys.cost import Cost
from constat.record.keys.keyfile import FORMAT, KeyFile, mac_of, read, sweep
from constat.record.keys.members import Member
from constat.record.keys.peers import certificate
from constat.record.keys.subjects import Subjects
from constat.record.sealing import CannotOpen
from constat.record.storing import private_folder, write_whole

Found = TypeVar("Found")


class Opening(KeyFile):
    """The keys of one folder, locked or unlocked. Locked, it gives public parts only."""

    def __init__(self, folder: Path, told: dict[str, Any]) -> None:
        super().__init__(folder, told)
        self._workspace: bytes | None = None
        self._private: bytes | None = None
        self._secrets: dict[str, Any] = {}
        self._cache: dict[str, bytes] = {}
        self.member: Member | None = None

    @classmethod
    def create(cls, folder: Path, *, office: str, code: str, passphrase: str, roles: Iterable[str], cost: Cost | None = None) -> tuple[Self, str]:
        """A new key ring, unlocked, and its recovery key: an age identity that is stored nowhere.

        The first member is an administrator besides the roles given: nobody else could add one.
        """
        import pyrage

        if (folder / "keyring.json").exists():
            raise Conflict("keys-exist", room="record", path=str(folder))
        private_folder(folder)
        workspace = sealing.new_key()
        roles = {*members.check_roles(roles), "administrator"}
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
        told["mac"] = mac_of(told, workspace)
        Subjects(folder / "subjects-1.sqlite", workspace).create()
        recovery.write(folder, 1, workspace, told["recovery"])
        write_whole(folder / "keyring.json", canonical.encode(told))
        ring = cls(folder, told)
        ring._open_with(slot, members.open_private(slot, passphrase))
        return ring, str(identity)

    def unlock(self, code: str, passphrase: str, *, attempts: Attempts | None = None, allow_swap: bool = False, program: bool = False) -> Member:
        """Opens the keys for that member. A wrong code and a wrong passphrase cost the same and are told alike.

        A token opens with `program` only: elsewhere nothing would ask for its scopes.
        """
        from constat.record.keys.swap import swap_danger

        if not allow_swap and (swap := swap_danger()) is not None:
            raise Refused("swap-open", room="record", swap=swap)
        actor, private = self._presented(code, passphrase) if program else self._guess(code, passphrase, attempts)
        with self._locked():
            self._reload()
            member = self._open_with(self._slot_of(actor), private)
            # A rotation that was cut off after it came into force left the former keys behind.
            sweep(self.folder, self.generation)
        return member

    def recover(self, identity: str, *, code: str, passphrase: str, cost: Cost | None = None) -> Member:
        """Opens the keys with the printed recovery key and gives that member a new slot, with an administrator's role."""
        with self._locked():
            self._reload()
            workspace = recovery.read(self.folder, int(self._told["generation"]), identity)
            # Anybody can encrypt a key of their own to a recipient, or change a slot: neither is believed before they fit together.
            self._verify(workspace)
            former = next((s for s in self._told["slots"] if s["code"] == code), None)
            roles = sorted({*(former["roles"] if former else []), "administrator"})
            slot = members.new_slot(code, passphrase, roles, former["cases"] if former else None, cost or Cost.for_this_machine(), workspace, self.office)
            if former is not None:
                slot["actor"] = former["actor"]
                members.rewrap(slot, workspace)
            self._write({**self._told, "slots": [*(s for s in self._told["slots"] if s["code"] != code), slot]})
        attempts = Attempts(self.folder / "attempts.json")
        for sort in (COMMON, typed(code), slot["actor"]):
            attempts.passed(sort)
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

    def rotate(self) -> None:
        """A new workspace key."""
        with self._locked():
            self._follow()
            self._rotate(frozenset())

    # -- within -----------------------------------------------------------------------------------------------------------

    def _guess(self, code: str, passphrase: str, attempts: Attempts | None) -> tuple[str, bytes]:
        """The actor of that code and the slot's private key; `Refused` alike, and after as long, for an unknown code and a wrong passphrase."""
        attempts = attempts or Attempts(self.folder / "attempts.json")
        sorts = (COMMON, typed(code))
        with self._locked():
            attempts.check(sorts[1])
            # Noted before the guess: a process killed in the middle has used up its try.
            for sort in sorts:
                attempts.failed(sort)
        # A token's slot opens by the door for programs only, where its scopes are asked.
        people = [slot for slot in read(self.folder)["slots"] if slot["token"] is None]
        slot = next((s for s in people if s["code"] == code), None)
        # An unknown code takes as long as the code of somebody: always of the same one, should their costs differ.
        other = people[int(hashlib.sha256(code.encode("utf-8", "replace")).hexdigest(), 16) % len(people)]
        try:
            private = members.open_private(slot or other | {"private": "00" * 72}, passphrase)
        except CannotOpen:
            raise Refused("passphrase-wrong", room="record") from None
        assert slot is not None, "no slot opens from zeros"
        with self._locked():
            for sort in sorts:
                attempts.passed(sort)
        return str(slot["actor"]), private

    def _presented(self, code: str, secret: str) -> tuple[str, bytes]:
        """The actor of a token and its slot's private key. Nobody guesses a random secret: a wrong one keeps no member waiting, and a
        right one forgives no wrong passphrase."""
        slot = next((s for s in read(self.folder)["slots"] if s["token"] is not None and s["code"] == code), None)
        try:
            private = members.open_private(slot, secret) if slot is not None else None
        except CannotOpen:
            private = None
        if slot is None or private is None:
            raise Refused("passphrase-wrong", room="record")
        return str(slot["actor"]), private

    def _slot_of(self, actor: str) -> dict[str, Any]:
        """The slot of an actor who gave the right passphrase a moment ago."""
        slot: dict[str, Any] | None = next((s for s in self._told["slots"] if s["actor"] == actor), None)
        if slot is None:
            raise Refused("passphrase-wrong", room="record")
        return slot

    def _open_with(self, slot: dict[str, Any], private: bytes) -> Member:
        try:
            workspace = members.open_workspace(slot, private)
            self._verify(workspace)
            secrets = sealing.unseal_bytes(bytes.fromhex(self._told["wrapped"]), workspace, b"constat-keys/1")
        except ConstatError:
            # Whoever was at work with what the file said before does not go on with what it says now.
            self.lock()
            raise
        self._secrets = canonical.decode(secrets)
        self._workspace, self._private = workspace, private
        self.member = self._as_token(slot) if slot["token"] else members.member_of(slot)
        return self.member

    def _as_token(self, slot: dict[str, Any]) -> Member:
        """A token as a member: with the roles and cases that both it and its member have now. `Refused`, and locked, once it ended."""
        told = slot["token"]
        owner = next((one for one in self._told["slots"] if one["actor"] == told["of"]), None)
        roles = set(slot["roles"]) & set(owner["roles"]) if owner is not None else set()
        if owner is None or not roles or told["until"] < time.time():
            self.lock()
            raise Refused("token-ended", room="record")
        member = dataclasses.replace(members.member_of({**slot, "roles": sorted(roles)}), of=told["of"])
        if owner["cases"] is None:
            return member
        both = frozenset(owner["cases"]) if member.cases is None else member.cases & frozenset(owner["cases"])
        return dataclasses.replace(member, cases=both)

    def _verify(self, workspace: bytes) -> None:
        """`Refused`, and locked, where the file was changed from outside."""
        for each in self._told["slots"]:
            if not hmac.compare_digest(each["mac"], members.mac_of(each, workspace)):
                self.lock()
                raise Refused("member-tampered", room="record", code=each["code"])
        if not hmac.compare_digest(self._told["mac"], mac_of(self._told, workspace)):
            self.lock()
            raise Refused("keys-tampered", room="record")

    def _key(self) -> bytes:
        if self._workspace is None:
            raise Refused("locked", room="record")
        return self._workspace

    def _opener(self) -> bytes:
        if self._private is None:
            raise Refused("locked", room="record")
        return self._private

    def refresh(self) -> None:
        """Takes what another process or session changed: roles, removal, a new workspace key. `Refused` while locked, or once removed."""
        self._fresh()

    def _fresh(self) -> None:
        """Follows another process that changed the workspace key; `Refused` while locked, or once the member was removed."""
        self._key()
        if self._stamped() != self._stamp:
            self._follow()
        if self.member is not None and self.member.of:
            # Nothing changes in the file on the day that a token ends.
            self._as_token(next(slot for slot in self._told["slots"] if slot["actor"] == self.member.actor))

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

    def _administers(self) -> None:
        self.need()
        self._follow()
        if "administrator" not in self.need().roles:
            raise Refused("not-administrator", room="record")

    def _subjects(self) -> Subjects:
        return Subjects(self.folder / f"subjects-{self.generation}.sqlite", self._key())

    def _reading(self, work: Callable[[Subjects], Found]) -> Found:
        """What reading the subject keys gives; a store that another process did away with meanwhile is followed to the next."""
        while True:
            generation = self.generation
            try:
                return work(Subjects(self.folder / f"subjects-{generation}.sqlite", self._workspace or b""))
            except (BadFile, CannotOpen):
                self._follow()
                if self.generation == generation:
                    raise

    def _rotate(self, without: frozenset[str] | None, slots: list[dict[str, Any]] | None = None, secrets: dict[str, Any] | None = None) -> None:
        """A new workspace key, in an order that can be cut off anywhere: everything new stands before one file turns.

        `without` names subject keys to leave out, None all; `slots` and `secrets` stand in for the present ones. Nothing of it is taken
        into memory before it is on disk: what was sealed under a key that no file holds would be lost.
        """
        former, old = self.generation, self._subjects()
        workspace, generation, secrets = sealing.new_key(), former + 1, secrets or self._secrets
        old.rewrapped(self.folder / f"subjects-{generation}.sqlite", workspace, without)
        recovery.write(self.folder, generation, workspace, self._told["recovery"])
        slots = [dict(slot) for slot in slots or self._told["slots"]]
        for slot in slots:
            members.rewrap(slot, workspace)
        told = {**self._told, "generation": generation, "wrapped": _wrap(secrets, workspace), "slots": slots}
        self._write({**told, "mac": mac_of(told, workspace)})
        self._workspace, self._secrets = workspace, secrets
        self._cache = {} if without is None else {kid: key for kid, key in self._cache.items() if kid not in without}
        sweep(self.folder, generation)


def _wrap(secrets: dict[str, Any], workspace: bytes) -> str:
    return sealing.seal_bytes(canonical.encode(secrets), workspace, b"constat-keys/1").hex()
