"""What one member may read of one case file, and the only way to read it.

    lens = Lens(case, member)
    for person in Person.seen_by(lens).filter(protected=True):
        person.name                            # ▮▮▮
        person.name.open(lens, "to call her")  # in the read log, then in the clear
    lens.record(person)                        # a dict by the allow-list, and why the rest is withheld

`lens.exporting(purpose)` is the same lens narrowed to what may leave the house for that purpose, with the consent of whoever
said it. Rows that a member does not see are answered as if they were not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from constat.errors import BadInput, NotFound, Refused
from constat.record import policy, sealing
from constat.record.consent import allowed
from constat.record.fields import Declared, Sealed
from constat.record.models import Case, Chain, Edition, Finding, Record, of_type
from constat.record.seen import WITHHELD, Seen

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.keys import Member

_ALWAYS: Final = ("id", "revision")
"""Bookkeeping that says nothing of the content; forms need it."""
_INTERNAL: Final = ("made", "made_by", "made_in", "at", "conflicts")
"""Bookkeeping for the office's own eyes. `heads` holds rival values and is for nobody's."""


class Lens:
    """One member's eyes on one case file."""

    def __init__(self, case: CaseFile, member: Member, purpose: str | None = None) -> None:
        if purpose is not None and purpose not in policy.PURPOSES:
            raise Refused("lens-purpose", room="record", purpose=purpose)
        self.case = case
        self.member = member
        self.purpose = purpose
        self._plain: dict[type[Record], tuple[str, ...]] = {}
        self._veils: dict[type[Record], tuple[dict[str, Any], dict[str, Any]]] = {}

    def __repr__(self) -> str:
        return f"<Lens of {self.member.actor[:8]}>"

    def exporting(self, purpose: str) -> Lens:
        """This lens narrowed to what its member may hand on for that purpose, by consent of whoever said it."""
        return Lens(self.case, self.member, purpose)

    # -- fields ----------------------------------------------------------------------------------------------------

    def fields(self, model: type[Record]) -> tuple[str, ...]:
        """The allow-list: declared fields that the lens reads in every row it shows, without giving a reason."""
        return tuple(name for name, field in model.declared().items() if self._sees(field))

    def openable(self, model: type[Record]) -> tuple[str, ...]:
        """Declared fields that the lens opens in every row it shows, with a reason that is logged."""
        return tuple(name for name, field in model.declared().items() if self._opens(field) and not self._sees(field))

    def sees(self, model: type[Record]) -> bool:
        """Whether it shows any record of this type."""
        return policy.sees_anything(self.member.roles) and bool(self.fields(model)) and self._rows_of(model) is not None

    def plain(self, model: type[Record]) -> tuple[str, ...]:
        """What a query may ask about: fields read without a reason whose column is not ciphertext, and bookkeeping."""
        if model not in self._plain:
            declared = model.declared()
            book = _ALWAYS + (_INTERNAL if self._sees(declared["void"]) else ())
            self._plain[model] = (*book, *(name for name in self.fields(model) if not declared[name].sealed))
        return self._plain[model]

    def everywhere(self, model: type[Record]) -> frozenset[str]:
        """Fields that it reads or opens in every row it shows."""
        return frozenset(self.fields(model)) | frozenset(self.openable(model))

    def loaded(self, model: type[Record]) -> frozenset[str]:
        """Columns that a query fetches: all that it reads or opens in any row."""
        own = {name for name, field in model.declared().items() if self._sees(field, own=True) or self._opens(field, own=True)}
        return frozenset(self.plain(model)) | self.everywhere(model) | own

    def _sees(self, field: Any, own: bool = False) -> bool:
        return policy.may_see(self.member.roles, field, own) and self._leaves(field)

    def _opens(self, field: Any, own: bool = False) -> bool:
        return policy.may_open(self.member.roles, field, own) and self._leaves(field)

    def _leaves(self, field: Any) -> bool:
        return self.purpose is None or policy.may_export(self.member.roles, field, self.purpose)

    # -- rows ------------------------------------------------------------------------------------------------------

    def rows(self, model: type[Record]) -> Seen:
        """The rows of a type that it shows; `Refused` where its roles show none."""
        condition = self._rows_of(model) if self.sees(model) else None
        if condition is None:
            raise Refused("lens-nothing", room="record", type=model.type_name())
        return Seen.through(self, model, self.case.alias, condition)

    @property
    def limited(self) -> bool:
        """Whether the member sees certain cases only."""
        return self.member.cases is not None

    @cached_property
    def visits(self) -> bool:
        """Whether the member belongs to another office than this installation."""
        home = Chain.objects.using(self.case.alias).filter(own=True).values_list("office", flat=True).first()
        return bool(self.member.office) and self.member.office != home

    def in_cases(self, case: str | None) -> bool:
        """Whether the member may see records of that case."""
        return self.member.cases is None or case in self.member.cases

    def case_ids(self) -> list[str]:
        """Ids of the cases and no word of them: access is given by case, also by those who keep the keys and read nothing."""
        if "administrator" not in self.member.roles:
            raise Refused("lens-nothing", room="record", type="case")
        return [str(pk) for pk in Case.rows.using(self.case.alias).exclude(void=True).order_by("made").values_list("pk", flat=True)]

    def made_by(self, model: type[Record], subject: str) -> str | None:
        """Who entered a record; None where the member does not see it."""
        condition = self._rows_of(model) if policy.sees_anything(self.member.roles) else None
        if condition is None:
            return None
        found = model.rows.using(self.case.alias).filter(condition, pk=subject).values_list("made_by", flat=True).first()
        return None if found is None else str(found)

    def _rows_of(self, model: type[Record]) -> Q | None:
        """The condition of the rows it shows, or None for none at all."""
        asked = Q()
        if self.member.cases is not None:
            cases = sorted(self.member.cases)
            # What one entered oneself and put into no case yet stays in sight; parties are shared unless a case claims them.
            loose = Q(case=None) if model.type_name() == "party" else Q(case=None, made_by=self.member.actor)
            asked &= Q(pk__in=cases) if model.type_name() == "case" else Q(case__in=cases) | loose
        if self.visits:
            theirs = Chain.objects.using(self.case.alias).filter(office=self.member.office).values_list("chain", flat=True)
            from_them = Q(made_by=self.member.actor)
            for chain in theirs:
                from_them |= Q(made_in__startswith=f"{chain}:")
            asked &= from_them
        if policy.published_only(self.member.roles):
            shown = self._published(model)
            if shown is None:
                return None
            asked &= shown & (Q(void=None) | Q(void=False))
        if self.purpose is not None:
            asked &= allowed(self.case, model, self.purpose)
        return asked

    def _published(self, model: type[Record]) -> Q | None:
        """Rows that stand in what is published: findings without a conflict, and what belongs to them."""
        findings = Finding.rows.using(self.case.alias).filter(Q(void=None) | Q(void=False), status="published", conflicts=0)
        ids = findings.values("pk")
        match model.type_name():
            case "finding":
                return Q(pk__in=ids)
            case "incident":
                return Q(pk__in=findings.exclude(incident=None).values("incident"))
            case "breach" | "victimcount":
                return Q(finding__in=ids)
            case "response":
                return Q(finding__in=ids) | Q(finding=None, incident__in=findings.exclude(incident=None).values("incident"))
            case "party":
                return Q(pk__in=sorted({one for told in findings.exclude(parties=None).values_list("parties", flat=True) for one in json.loads(told)}))
            case "edition":
                return Q(pk__in=self._editions().values("pk"))
            case "freeze":
                return Q(pk__in=self._editions().exclude(freeze=None).values("freeze"))
            case _:
                return None

    def _editions(self) -> Any:
        return Edition.rows.using(self.case.alias).filter(Q(void=None) | Q(void=False), status="published", conflicts=0)

    def veil(self, row: Any) -> Any:
        """The record with everything withheld that this lens may neither read nor open in it."""
        model = type(row)
        if model not in self._veils:
            names = {field.attname for field in model._meta.concrete_fields}
            kept, everywhere = self.loaded(model), self.everywhere(model) | set(self.plain(model))
            self._veils[model] = (dict.fromkeys(names - kept, WITHHELD), dict.fromkeys(names - everywhere, WITHHELD))
        mine, others = self._veils[model]
        row.__dict__.update(mine if row.__dict__.get("made_by") == self.member.actor else others)
        return row

    # -- opening ---------------------------------------------------------------------------------------------------

    def open(self, sealed: Sealed, reason: str = "") -> Any:
        """The plain value of a sealed field; an identity is in the read log, with the reason, before it returns."""
        model = of_type(sealed.type)
        field = model.declared().get(sealed.field)
        own = self._own(model, sealed.subject)
        if field is not None and self._sees(field, own):
            return self._unsealed(sealed)
        if field is None or not self._opens(field, own):
            raise Refused("lens-withheld", room="record")
        self.log([(sealed.type, sealed.subject, [sealed.field])], reason)
        return self._unsealed(sealed)

    def open_all(self, row: Record, reason: str) -> dict[str, Any]:
        """All of one record that opens with a reason, as one line of the read log."""
        model = type(row)
        own = self._own(model, str(row.pk))
        wanted = {
            name: value
            for name, field in model.declared().items()
            if self._opens(field, own) and not self._sees(field, own) and isinstance(value := getattr(row, name), Sealed) and self._held(value)
        }
        if not wanted:
            return {}
        self.log([(model.type_name(), str(row.pk), list(wanted))], reason)
        return {name: self._unsealed(value) for name, value in wanted.items()}

    def _own(self, model: type[Record], subject: str) -> bool:
        made_by = self.made_by(model, subject)
        if made_by is None:
            raise NotFound("no-record", room="record", type=model.type_name(), id=subject[:8])
        return made_by == self.member.actor

    def log(self, opened: Sequence[tuple[str, str, Sequence[str]]], reason: str) -> None:
        """Puts openings of identities (type, id, fields) into the read log, for one reason; nothing is shown before it returns."""
        if not reason.strip():
            raise BadInput("lens-reason", room="record")
        # Sealing asks for unlocked keys, so nobody is logged for an opening that a locked case file would refuse.
        words = self.case.keys.seal_note(reason.strip(), "readlog|reason")
        self.case.readlog.record_all(self.member.actor, opened, words, cap=policy.CAP)

    def sealed(self, model: type[Record], names: Sequence[str]) -> Iterator[tuple[Sealed, Any]]:
        """Each value of these sealed fields that the lens reads or opens, with its plain text: for indexes that stay in memory.

        Whoever shows a hit on an identity logs it first. Values whose key is not here are passed over.
        """
        condition = self._rows_of(model) if self.sees(model) else None
        if condition is None:
            return
        declared = model.declared()
        rights = {own: [self._sees(declared[name], own) or self._opens(declared[name], own) for name in names] for own in (True, False)}
        rows = model.rows.using(self.case.alias).filter(condition).values_list("pk", "made_by", *names)
        for pk, made_by, *texts in rows.iterator(chunk_size=2000):
            for name, text, may in zip(names, texts, rights[made_by == self.member.actor], strict=True):
                if text is not None and may:
                    value = Sealed(model.type_name(), pk, name, text)
                    try:
                        yield value, self._unsealed(value)
                    except NotFound:
                        continue

    def _held(self, sealed: Sealed) -> bool:
        """Whether a key for an identity is here; the key itself is not touched, since nothing is logged yet."""
        return self.case.keys.holds(sealing.kid_in(sealed.text))

    def _unsealed(self, sealed: Sealed) -> Any:
        key = self.case.keys.key(sealing.kid_in(sealed.text), sealed.type, sealed.subject)
        if key is None:
            raise NotFound("lens-erased", room="record", type=sealed.type, field=sealed.field)
        return sealing.unseal(sealed.text, key, sealed.context)

    # -- serialising -----------------------------------------------------------------------------------------------

    def record(self, row: Record, reason: str = "") -> dict[str, Any]:
        """The record as data, by the allow-list; `withheld` names the other fields, each with the reason it is withheld.

        Reasons: `sensitivity` (not for this member), `purpose` (does not leave the house for it), `reason` (opens with one),
        `erased`, `locked`. With a `reason`, what opens with one is opened, and logged.
        """
        model = type(row)
        own = self._own(model, str(row.pk))
        told: dict[str, Any] = {name: getattr(row, name) for name in self.plain(model) if name not in model.declared()}
        withheld: dict[str, str] = {}
        opened = self.open_all(row, reason) if reason else {}
        for name, field in model.declared().items():
            value = getattr(row, name)
            if name in opened:
                told[name] = opened[name]
            elif self._sees(field, own):
                if isinstance(value, Sealed):
                    self._tell(told, withheld, name, value)
                else:
                    told[name] = _value(field, value)
            elif self._opens(field, own):
                if value is None:
                    told[name] = None
                else:
                    withheld[name] = "reason" if self._held(value) else "erased"
            else:
                withheld[name] = "purpose" if not self._leaves(field) and policy.may_see(self.member.roles, field, own) else "sensitivity"
        return {"record_type": model.type_name(), **told, "withheld": withheld}

    def rivals(self, row: Record) -> dict[str, list[Any]]:
        """For each field in conflict that the lens reads or opens in this record, every rival value, the one shown last.

        Sealed ones are `Sealed`, and open as any other. Fields beyond the lens are left out.
        """
        model = type(row)
        own = self._own(model, str(row.pk))
        heads = model.rows.using(self.case.alias).filter(pk=row.pk).values_list("heads", flat=True).get()
        told: dict[str, list[Any]] = {}
        for name, values in json.loads(heads).get("rivals", {}).items():
            field = model.declared().get(name)
            if field is None or not (self._sees(field, own) or self._opens(field, own)):
                continue
            told[name] = [
                Sealed(model.type_name(), str(row.pk), name, value["x"]) if field.sealed and isinstance(value, dict) else None if field.sealed else value
                for *_place, value in values
            ]
        return told

    def rival_entries(self, row: Record) -> dict[str, list[str]]:
        """For each field that `rivals` tells, the addresses `chain:seq` of the entries that its values come from, in the same order."""
        heads = type(row).rows.using(self.case.alias).filter(pk=row.pk).values_list("heads", flat=True).get()
        shown = self.rivals(row)
        return {name: [f"{chain}:{seq}" for _at, chain, seq, _value in values] for name, values in json.loads(heads).get("rivals", {}).items() if name in shown}

    def _tell(self, told: dict[str, Any], withheld: dict[str, str], name: str, value: Sealed) -> None:
        try:
            told[name] = self._unsealed(value)
        except sealing.CannotOpen:
            # Changed bytes are said aloud, never passed over.
            raise
        except NotFound:
            withheld[name] = "erased"
        except Refused:
            withheld[name] = "locked"


def _value(field: Declared, stored: Any) -> Any:
    """The value that a column holds."""
    if stored is None:
        return [] if field.many else None
    return json.loads(stored) if field.many or field.kind in ("tally", "structure") else stored
