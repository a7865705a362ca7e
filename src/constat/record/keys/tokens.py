"""Tokens: slots for programs. A member makes one for themself; it never does more than its member may at that moment.

A token's secret is random, so that nothing has to be made slow: its slot opens at the smallest cost. What it may do (scopes),
until when, and whose it is stand in the slot and under its MAC. Entries that a program makes carry the token's own id: whoever
reads the history sees that a program wrote them, and whose.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from constat.errors import BadInput, NotFound, Refused
from constat.record.keys import members
from constat.record.keys.cost import Cost
from constat.record.keys.opening import Opening

SCOPES: Final = ("read", "confidential", "write")
"""`read` shows what is public and internal; `confidential` what its member reads beyond; `write` enters and changes records."""
NEVER: Final = frozenset({"administrator", "steward"})
"""Roles that no program has: keys, members, erasure."""
LONGEST: Final = 90
"""Days."""
PREFIX: Final = "constat_"
MOST: Final = 20
"""Tokens of one member."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token as its list shows it."""

    id: str
    actor: str
    name: str
    of: str
    """The member's actor."""
    scopes: tuple[str, ...]
    until: int
    """Seconds since 1970."""


def split(text: str) -> tuple[str, str]:
    """The slot's code and the secret of a token's text; `Refused` where it has not that form."""
    head, _, secret = text.removeprefix(PREFIX).partition("_")
    if not text.startswith(PREFIX) or not head.isalnum() or len(head) != 12 or not 30 <= len(secret) <= 60 or not text.isascii():
        raise Refused("passphrase-wrong", room="record")
    return f"token-{head}", secret


class Tokens(Opening):
    """The tokens of a key ring."""

    def make_token(self, name: str, scopes: Iterable[str], days: int) -> tuple[str, Token]:
        """A new token of the unlocked member: its text, shown once, and what the list will say of it."""
        wanted = tuple(scope for scope in SCOPES if scope in set(scopes))
        if set(scopes) - set(SCOPES) or not wanted or not name.strip() or not 1 <= days <= LONGEST:
            raise BadInput("token-unusable", room="record", scopes=", ".join(SCOPES), days=str(LONGEST))
        with self._locked():
            self._follow()
            member = self.need()
            roles = [role for role in members.ROLES if role in member.roles - NEVER]
            if not roles or self._is_token(member.actor):
                raise Refused("token-no-role", room="record")
            if sum(one.of == member.actor for one in self._tokens()) >= MOST:
                raise BadInput("tokens-too-many", room="record", limit=str(MOST))
            head, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
            slot = members.new_slot(f"token-{head}", secret, roles, member.cases, Cost.smallest(), self._key(), member.office)
            slot["token"] = {"name": name.strip()[:60], "of": member.actor, "scopes": list(wanted), "until": int(time.time()) + days * 86400}
            members.rewrap(slot, self._key())
            self._write({**self._told, "slots": [*self._told["slots"], slot]})
        return f"{PREFIX}{head}_{secret}", _token(slot)

    def tokens(self) -> list[Token]:
        """Every token, expired ones too."""
        self._fresh()
        return self._tokens()

    def revoke_token(self, token: str) -> None:
        """Takes a token away: one's own, or an administrator another's. `NotFound` where there is none that one may take."""
        with self._locked():
            self._follow()
            member = self.need()
            slot = next((one for one in self._told["slots"] if one["token"] and one["code"] == f"token-{token}"), None)
            if slot is None or (slot["token"]["of"] != member.actor and "administrator" not in member.roles):
                raise NotFound("token-none", room="record", id=token[:12])
            self._write({**self._told, "slots": [one for one in self._told["slots"] if one is not slot]})

    def token_of(self) -> Token | None:
        """The token that unlocked, where one did."""
        member = self.need()
        return next((one for one in self._tokens() if one.actor == member.actor), None)

    def _tokens(self) -> list[Token]:
        return [_token(slot) for slot in self._told["slots"] if slot["token"]]

    def _is_token(self, actor: str) -> bool:
        return any(one.actor == actor for one in self._tokens())


def _token(slot: dict[str, Any]) -> Token:
    told = slot["token"]
    return Token(slot["code"].removeprefix("token-"), slot["actor"], told["name"], told["of"], tuple(told["scopes"]), int(told["until"]))
