"""A record's entries as lines: each field before and after, as far as the lens reads it.

What the lens does not read in the record itself it does not read in its history: neither the value before nor the one after.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from constat.errors import ConstatError
from constat.record import policy
from constat.record.fields import MASK, Declared, Sealed
from constat.record.models import Record, of_type
from constat.web.labels import field_label
from constat.web.wording import label, tally_words, when_words

if TYPE_CHECKING:
    from constat.record.lens import Lens


def lines_of(lens: Lens, row: Record, language: str, opened: bool) -> list[dict[str, Any]]:
    """The entries that touched a record, newest first. `opened`: what opens with a reason was opened, and logged."""
    if policy.published_only(lens.member.roles):
        # What stood here before it was published was not published, and who wrote it is the office's own business.
        return []
    model = type(row)
    own = row.__dict__.get("made_by") == lens.member.actor
    codes = lens.case.keys.codes()
    known: dict[str, Any] = {}
    found = []
    for entry in lens.case.register.history((model.type_name(), str(row.pk))):
        body = entry.body
        changes = []
        for verb, _type, subject, name, *value in (change for change in entry.changes if change[0] != "erase"):
            field = model.declared().get(name)
            if subject != row.pk or field is None or not (lens._sees(field, own) or lens._opens(field, own)):
                continue
            now = value[0] if value else None
            before = known.get(name) if verb == "set" else None
            if verb == "set":
                known[name] = now
            if verb == "set" and before is None and now is None:
                # Nothing was told before, and nothing is now.
                continue
            reads = lens._sees(field, own) or opened
            changes.append(
                {
                    "field": field_label(model.type_name(), name, language),
                    "name": name,
                    "verb": verb,
                    "before": shown(lens, field, row, before, reads, language) if before is not None else "",
                    "after": shown(lens, field, row, now, reads, language) if now is not None else "",
                    "sealed": field.sealed and not reads,
                }
            )
        if changes or body is None:
            why = body["why_code"] if body else ""
            found.append(
                {
                    "tag": entry.tag,
                    "at": entry.at,
                    "who": codes.get(body["actor"], body["actor"][:8]) if body else MASK,
                    "why": label("why-code", why, language) if why else MASK,
                    "reason": reason_of(lens, body),
                    "changes": changes,
                    "withheld": body is None,
                }
            )
    return found[::-1]


def reason_of(lens: Lens, body: dict[str, Any] | None) -> str:
    """The words beside an entry, for those who read confidential fields; a mask for others, and for another office's words."""
    if not body or not body["why"]:
        return ""
    confidential = of_type("finding").declared()["reasoning"]
    if not lens._sees(confidential):
        return MASK
    try:
        return lens.case.keys.open_note(body["why"]["x"], "entry|why")
    except ConstatError:
        return MASK


def shown(lens: Lens, field: Declared, row: Record, value: Any, reads: bool, language: str) -> str:
    """A value of an entry for people."""
    if field.sealed:
        if not reads or not isinstance(value, dict):
            return MASK
        sealed = Sealed(type(row).type_name(), str(row.pk), field.attname, str(value.get("x")))
        try:
            value = lens._unsealed(sealed)
        except ConstatError:
            return MASK
    match field.kind:
        case "word" | "words":
            return label(field.vocabulary, str(value), language)  # type: ignore[attr-defined]
        case "date":
            return when_words(str(value), language)
        case "tally":
            return tally_words(value if isinstance(value, dict) else json.loads(value), language)
        case "mark":
            from constat.language import phrases

            return phrases("web", language).say("yes" if value else "no")
        case "link" | "links":
            return code_of(lens, getattr(field, "target", ""), str(value))
        case _:
            return str(value)


def code_of(lens: Lens, target: str, subject: str) -> str:
    """A linked record by its code (a party by its name), where the lens shows it; the first digits of its id otherwise."""
    if target:
        model = of_type(target)
        names = [name for name in ("code", "name_en") if name in model.declared()]
        if names and lens.sees(model) and names[0] in lens.plain(model):
            found = model.seen_by(lens).filter(pk=subject).values_list(names[0], flat=True).first()
            if found:
                return str(found)
    return subject[:8]
