"""Who may see, open, change and hand on what: one table of roles against the one word that each field says.

    may_see(roles, field, own)      reads it without a reason
    may_open(roles, field, own)     reads it with a reason that is logged first (identities)
    may_change(roles, type, field, own)
    may_export(roles, field, purpose)

`own` is whether the member entered the record. Closed by default: a role, type, field or purpose that is not declared here
gives nothing. A member with several roles may do what any of them may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from constat.errors import NotFound, Refused
from constat.record.fields import SENSITIVITIES, Declared

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.draft import Draft
    from constat.record.keys import Member

Words = frozenset[str]
NOTHING: Final[Words] = frozenset()
OPEN: Final[Words] = frozenset({"public", "internal"})
CONFIDENTIAL: Final[Words] = OPEN | {"confidential"}
ALL: Final[Words] = frozenset(SENSITIVITIES)

CAP: Final = 60
"""Identities that one member may open within an hour."""

TELLING: Final[Words] = frozenset(
    {"case", "source", "statement", "victimcount", "mention", "consent", "coverage", "party", "person", "judgement", "post", "listing"}
    | {"incident", "victim", "evidence", "custody", "alert", "dispatch"}
)
"""Types in which it is kept what others say, show and suffered."""
FINDING: Final[Words] = frozenset({"finding", "citation", "signature", "response", "breach", "freeze"})
"""Types in which it is kept what the office concludes."""
REPORTING: Final[Words] = frozenset({"edition", "approval"})
"""Types in which it is kept which report was submitted, approved and published."""
PERSONAL: Final[Words] = frozenset({"signature", "approval"})
"""Types that say what a member did: nobody enters one for another."""
EXCHANGE: Final[Words] = frozenset({"sending", "receipt"})
"""Types in which it is kept what went to whom, and what was destroyed; whoever sends and receives bundles leaves them."""
EDITED: Final[Words] = frozenset({"incident", "finding", "breach", "response", "party", "post", "freeze"})
"""Types with words meant for print."""


@dataclass(frozen=True)
class Right:
    """What one role gives. Each set holds sensitivities, but for `types`, which holds types that it may write, and `handles`, those
    of which it writes whatever is not sealed."""

    sees: Words = NOTHING
    sees_own: Words = NOTHING
    opens: Words = NOTHING
    opens_own: Words = NOTHING
    types: Words = NOTHING
    handles: Words = NOTHING
    changes: Words = NOTHING
    changes_own: Words = NOTHING
    exports: Words = NOTHING
    published_only: bool = False
    imports: bool = False
    erases: bool = False


ROLES: Final[dict[str, Right]] = {
    "documenter": Right(
        sees=OPEN,
        sees_own=frozenset({"confidential"}),
        opens_own=frozenset({"identity"}),
        types=TELLING | EXCHANGE,
        changes=OPEN,
        changes_own=ALL,
        exports=OPEN,
        imports=True,
    ),
    "verifier": Right(
        sees=CONFIDENTIAL,
        opens=frozenset({"identity"}),
        types=TELLING | FINDING | REPORTING | EXCHANGE,
        changes=CONFIDENTIAL,
        changes_own=ALL,
        exports=CONFIDENTIAL,
        imports=True,
    ),
    "editor": Right(sees=OPEN, types=EDITED, handles=REPORTING, changes=frozenset({"public"}), exports=frozenset({"public"})),
    "steward": Right(
        sees=CONFIDENTIAL,
        opens=frozenset({"identity"}),
        types=TELLING | FINDING | REPORTING | EXCHANGE,
        changes=ALL,
        changes_own=ALL,
        exports=ALL,
        imports=True,
        erases=True,
    ),
    # Keys, members, backups and bundles: nothing of what they hold.
    "administrator": Right(types=EXCHANGE, changes_own=OPEN, imports=True),
    "reader": Right(sees=frozenset({"public"}), exports=frozenset({"public"}), published_only=True),
}

PUBLISHED: Final[Words] = frozenset({"public"})
PURPOSES: Final[dict[str, Words]] = {
    "record": ALL,
    "share-with-partners": ALL,
    "share-with-united-nations": ALL,
    "publish-anonymously": PUBLISHED,
    # A name is printed by a decision on one person, never by an export.
    "publish-with-name": PUBLISHED,
    "court": ALL,
    "international-court": ALL,
    "sanctions": CONFIDENTIAL,
    "raise-with-authorities": PUBLISHED,
    "refer-for-help": ALL,
}
"""For each purpose of consent, the most sensitive that may leave the house for it at all."""

ASKED: Final[Words] = frozenset(
    {"victim", "eyewitness", "relative", "indirect-witness", "community-leader", "perpetrator", "medical", "burial", "local-organisation"}
)
"""Kinds of source that are asked for consent. A source whose kind is not said is asked too; published sources are not."""


def rights(roles: Iterable[str]) -> tuple[Right, ...]:
    """The rights of these roles; a role that is not declared gives none."""
    return tuple(ROLES[role] for role in roles if role in ROLES)


def word_of(field: Any) -> str:
    """The sensitivity that a field says; nothing that any role may see, where it says none."""
    return field.sensitivity if isinstance(field, Declared) else "undeclared"


def may_see(roles: Iterable[str], field: Any, own: bool = False) -> bool:
    """Whether these roles read a field without giving a reason."""
    return any(word_of(field) in right.sees or (own and word_of(field) in right.sees_own) for right in rights(roles))


def may_open(roles: Iterable[str], field: Any, own: bool = False) -> bool:
    """Whether these roles read a field with a reason, which is logged first."""
    return any(word_of(field) in right.opens or (own and word_of(field) in right.opens_own) for right in rights(roles))


def may_change(roles: Iterable[str], type_name: str, field: Any, own: bool = False) -> bool:
    """Whether these roles write a field of a type."""
    word = word_of(field)
    return any(
        (type_name in right.types and (word in right.changes or (own and word in right.changes_own))) or (type_name in right.handles and word in OPEN)
        for right in rights(roles)
    )


def may_export(roles: Iterable[str], field: Any, purpose: str) -> bool:
    """Whether these roles hand a field on for a purpose; consent of whoever said it is asked beside it."""
    word = word_of(field)
    return word in PURPOSES.get(purpose, NOTHING) and any(word in right.exports for right in rights(roles))


def may_erase(roles: Iterable[str]) -> bool:
    """Whether these roles destroy a person's key."""
    return any(right.erases for right in rights(roles))


def published_only(roles: Iterable[str]) -> bool:
    """Whether none of these roles shows more than what is published."""
    told = [right for right in rights(roles) if right.sees or right.sees_own]
    return all(right.published_only for right in told)


def sees_anything(roles: Iterable[str]) -> bool:
    """Whether these roles show any record at all."""
    return any(right.sees or right.sees_own for right in rights(roles))


def check_may_write(case: CaseFile, member: Member, draft: Draft) -> None:
    """Nothing, where this member may make each change of a draft; `Refused` or `NotFound` names the first that not."""
    from constat.record.lens import Lens
    from constat.record.register import NEW

    lens = Lens(case, member)
    if draft._erased and not may_erase(member.roles):
        raise Refused("policy-erase", room="record")
    own: dict[tuple[str, str], bool] = {}
    new = {key for key, revision in draft._expect.items() if revision == NEW}
    for _verb, model, subject, field, value in draft._changes:
        name = model.type_name()
        if (name, subject) not in own:
            own[name, subject] = (name, subject) in new or _own(lens, model, subject)
        if not may_change(member.roles, name, field, own[name, subject]):
            raise Refused("policy-change", room="record", type=name, field=field.attname, sensitivity=word_of(field))
        # What one signed oneself is taken back by undoing it; nothing begins as signed by nobody.
        takes_back = value is None and own[name, subject] and (name, subject) not in new
        if name in PERSONAL and field.attname == "member" and value != member.person and not takes_back:
            raise Refused("policy-member", room="record")
        if field.attname == "case" and value is not None and not lens.in_cases(value):
            raise Refused("policy-case", room="record")


def _own(lens: Any, model: Any, subject: str) -> bool:
    """Whether the member entered that record; `NotFound` where it is not among those that the member sees."""
    made_by = lens.made_by(model, subject)
    if made_by is None:
        raise NotFound("no-record", room="record", type=model.type_name(), id=subject[:8])
    return bool(made_by == lens.member.actor)


def check_may_export(case: CaseFile, member: Member, choice: Any) -> None:
    """Nothing, where this member may send a bundle of that level and those cases (`choice.level`, `choice.cases`)."""
    from constat.record.lens import Lens

    lens = Lens(case, member)
    if not any(choice.level in right.exports for right in rights(member.roles)):
        raise Refused("policy-export", room="record", sensitivity=str(choice.level))
    # A bundle for all cases, from somebody who sees some, would hand on what its sender may not read.
    if lens.visits or (lens.limited and (choice.cases is None or not all(lens.in_cases(one) for one in choice.cases))):
        raise Refused("policy-case", room="record")


def check_may_import(_case: CaseFile, member: Member) -> None:
    """Nothing, where this member may take a bundle in."""
    if not any(right.imports for right in rights(member.roles)):
        raise Refused("policy-import", room="record")
