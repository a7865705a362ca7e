"""Who works here: members added and removed, their roles, their passphrases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from constat.errors import Conflict, Refused
from constat.record.keys import members
from constat.record.keys.attempts import Attempts
from constat.record.keys.cost import Cost
from constat.record.keys.members import Member
from constat.record.keys.opening import Opening
from constat.record.sealing import new_key


class Membership(Opening):
    """Changes to the members of a key ring."""

    def add_member(self, code: str, passphrase: str, roles: Iterable[str], cases: Iterable[str] | None = None, *, cost: Cost | None = None) -> Member:
        """A new member with a passphrase of their own."""
        with self._locked():
            self._administers()
            if any(slot["code"] == code for slot in self._told["slots"]):
                raise Conflict("member-exists", room="record", code=code)
            slot = members.new_slot(code, passphrase, roles, cases, cost or Cost.for_this_machine(), self._key(), self.office)
            self._write({**self._told, "slots": [*self._told["slots"], slot]})
        return members.member_of(slot)

    def change_roles(self, code: str, roles: Iterable[str], cases: Iterable[str] | None = None) -> Member:
        """Other roles or cases for a member."""
        with self._locked():
            self._administers()
            former = self._slot(code)
            slot = {**former, "roles": members.check_roles(roles), "cases": None if cases is None else sorted(cases)}
            slots = [slot if one is former else one for one in self._told["slots"]]
            self._one_administrator(slots)
            members.rewrap(slot, self._key())
            self._write({**self._told, "slots": slots})
            # Whoever changes their own roles has them from here on.
            self._follow()
        return members.member_of(slot)

    def remove_member(self, code: str) -> None:
        """Takes a member's slot away, changes the workspace key and begins a new master of confidential fields.

        Confidential fields written from here on, and identities of records that have no key yet, are closed to whoever kept a
        copy of the key files. The keys with which this installation signs and receives bundles stay.
        """
        with self._locked():
            self._administers()
            actor = self._slot(code)["actor"]
            # What a member gave to programs goes with the member.
            rest = [slot for slot in self._told["slots"] if slot["code"] != code and (not slot["token"] or slot["token"]["of"] != actor)]
            self._one_administrator(rest)
            # Older masters stay, since entries were sealed under them; nothing is sealed under them any more.
            self._rotate(frozenset(), rest, {**self._secrets, "masters": [*self._secrets["masters"], new_key().hex()]})

    def change_passphrase(self, code: str, old: str, new: str, *, cost: Cost | None = None, attempts: Attempts | None = None) -> None:
        """Another passphrase for a member who knows the old one; wrong ones are told and slowed down as at unlocking."""
        members.check_passphrase(new)
        actor, private = self._guess(code, old, attempts)
        with self._locked():
            self._follow()
            slot = self._slot_of(actor)
            workspace = members.open_workspace(slot, private)
            self._verify(workspace)
            members.change_passphrase(slot, private, new, cost or Cost.for_this_machine())
            members.rewrap(slot, workspace)
            self._write()

    def _one_administrator(self, slots: list[dict[str, Any]]) -> None:
        if not any("administrator" in slot["roles"] for slot in slots):
            raise Refused("last-administrator", room="record")
