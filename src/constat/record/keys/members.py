"""A member's slot: what it takes to open the case file, and what the member may do there.

Each slot has an X25519 key pair. The passphrase opens the private part; the workspace key is sealed to the public part. So
the workspace key can be changed for everybody without anybody's passphrase. Roles are authenticated under the workspace key:
whoever edits the file gains nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from nacl.public import PrivateKey, PublicKey, SealedBox

from constat.errors import BadInput
from constat.record import canonical
from constat.record.keys.cost import Cost
from constat.record.sealing import CannotOpen, seal_bytes, unseal_bytes

ROLES: Final = ("documenter", "verifier", "editor", "steward", "administrator", "reader")
SHORTEST: Final = 10


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works with the case file, under a code."""

    actor: str
    """Pseudonymous id: what entries say."""
    code: str
    roles: frozenset[str]
    cases: frozenset[str] | None
    """Ids of the cases that the member may see; None for all."""
    office: str
    of: str = ""
    """The actor whose token this is; empty for a person."""

    @property
    def person(self) -> str:
        """The actor of whoever answers for what is done: a program's member, else the member."""
        return self.of or self.actor


def check_roles(roles: Iterable[str]) -> list[str]:
    """The roles, in order; `BadInput` names an unknown one."""
    given = set(roles)
    if unknown := sorted(given - set(ROLES)):
        raise BadInput("role-unknown", room="record", role=unknown[0], known=", ".join(ROLES))
    if not given:
        raise BadInput("role-unknown", room="record", role="-", known=", ".join(ROLES))
    return [role for role in ROLES if role in given]


def check_passphrase(passphrase: str) -> None:
    """`BadInput` where a passphrase is too short to keep anybody out."""
    if len(passphrase) < SHORTEST:
        raise BadInput("passphrase-short", room="record", least=str(SHORTEST))


def new_slot(code: str, passphrase: str, roles: Iterable[str], cases: Iterable[str] | None, cost: Cost, workspace: bytes, office: str) -> dict[str, Any]:
    """A slot for a new member, holding the workspace key."""
    import os

    check_passphrase(passphrase)
    if not code or len(code) > 40 or not code.isprintable():
        raise BadInput("member-code", room="record")
    private = PrivateKey.generate()
    salt = os.urandom(16)
    slot: dict[str, Any] = {
        "actor": uuid.uuid4().hex,
        "code": code,
        "roles": check_roles(roles),
        "cases": None if cases is None else sorted(cases),
        "office": office,
        "cost": [cost.memory, cost.passes, cost.lanes],
        "salt": salt.hex(),
        "public": bytes(private.public_key).hex(),
        "second": None,
        "token": None,
    }
    slot["private"] = seal_bytes(bytes(private), cost.key(passphrase, salt), b"constat-slot/1").hex()
    rewrap(slot, workspace)
    return slot


def change_passphrase(slot: dict[str, Any], private: bytes, passphrase: str, cost: Cost) -> None:
    """The same slot under another passphrase."""
    import os

    check_passphrase(passphrase)
    salt = os.urandom(16)
    slot["cost"], slot["salt"] = [cost.memory, cost.passes, cost.lanes], salt.hex()
    slot["private"] = seal_bytes(private, cost.key(passphrase, salt), b"constat-slot/1").hex()


def rewrap(slot: dict[str, Any], workspace: bytes) -> None:
    """Seals a workspace key to a slot, and authenticates what the slot says."""
    slot["workspace"] = SealedBox(PublicKey(bytes.fromhex(slot["public"]))).encrypt(workspace).hex()
    slot["mac"] = mac_of(slot, workspace)


def mac_of(slot: dict[str, Any], workspace: bytes) -> str:
    """What authenticates all that a slot says of its member: roles and cases, public key, cost of a guess, second factor, what a token may do."""
    told = canonical.encode([slot[name] for name in ("actor", "code", "roles", "cases", "office", "public", "cost", "second", "token")])
    return hmac.new(workspace, b"constat-member/1" + told, hashlib.sha256).hexdigest()


def open_private(slot: dict[str, Any], passphrase: str) -> bytes:
    """The slot's private key; `CannotOpen` with another passphrase."""
    cost = Cost(*slot["cost"])
    return unseal_bytes(bytes.fromhex(slot["private"]), cost.key(passphrase, bytes.fromhex(slot["salt"])), b"constat-slot/1")


def open_workspace(slot: dict[str, Any], private: bytes) -> bytes:
    """The workspace key that is sealed to the slot; `CannotOpen` where it is not."""
    from nacl.exceptions import CryptoError

    try:
        return SealedBox(PrivateKey(private)).decrypt(bytes.fromhex(slot["workspace"]))
    except (CryptoError, ValueError):
        raise CannotOpen("cannot-open", room="record") from None


def member_of(slot: dict[str, Any]) -> Member:
    """What a slot says of its member."""
    cases = slot["cases"]
    return Member(slot["actor"], slot["code"], frozenset(slot["roles"]), None if cases is None else frozenset(cases), slot["office"])
