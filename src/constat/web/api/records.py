"""Records as data: read through the lens, written as entries, changed only as they were read."""

from __future__ import annotations

import base64
import json
from typing import Any, Final

from django.http import HttpResponse

from constat.errors import BadInput, NotFound, Refused
from constat.record import policy
from constat.record.models import Record, types
from constat.web.api.bearers import Program
from constat.web.casework import export
from constat.web.casework.history.lines import lines_of
from constat.web.labels import field_label

LIMIT: Final = 200
BY_STEPS: Final = policy.PERSONAL | {"custody", "edition", "freeze", "receipt", "sending"}
"""Types that say that something was done: whoever does it leaves them, and nobody enters them by hand."""
STANDING: Final = frozenset({"status", "lone_verifier", "reopened_why", "proposed_at"})
"""Fields of a finding that its steps set: proposing, signing, returning, reopening, publishing."""


def model_of(name: str) -> type[Record]:
    """The record type of that name; `NotFound` lists those there are."""
    if name not in types():
        raise NotFound("api-no-type", room="web", type=name[:40], known=", ".join(sorted(types())))
    return types()[name]


def need(program: Program, scope: str) -> None:
    """`Refused` where the token was not made for that."""
    if scope not in program.scopes:
        raise Refused("api-scope", room="web", scope=scope)


def shown(program: Program, row: Record) -> dict[str, Any]:
    """One record as the token reads it. Identities stay ▮▮▮ whatever its member may open: nothing opens them in bulk."""
    told = program.lens.record(row)
    if "confidential" not in program.scopes:
        for name, field in type(row).declared().items():
            if field.sensitivity == "confidential" and name in told:
                del told[name]
                told["withheld"][name] = "scope"
    return told


def matching(program: Program, model: type[Record], filters: dict[str, str]) -> Any:
    """The rows that the token sees and whose plain fields have these values."""
    plain = set(program.lens.plain(model))
    rows = model.seen_by(program.lens)
    for key, value in filters.items():
        if key not in plain:
            raise BadInput("api-filter", room="web", field=key[:40], known=", ".join(sorted(plain)))
        rows = rows.filter(**{key: _value(model, key, value)})
    return rows


def listed(program: Program, name: str, filters: dict[str, str], limit: int, cursor: str | None) -> dict[str, Any]:
    """A page of records, newest first, and the cursor of the next one."""
    need(program, "read")
    model = model_of(name)
    rows = matching(program, model, filters)
    if cursor:
        made, subject = _opened(cursor)
        from django.db.models import Q

        rows = rows.filter(Q(made__lt=made) | Q(made=made, id__lt=subject))
    found = list(rows.order_by("-made", "-id")[: limit + 1])
    more = len(found) > limit
    return {"records": [shown(program, row) for row in found[:limit]], "next": _closed(found[limit - 1]) if more else None}


def _value(model: type[Record], key: str, text: str) -> Any:
    field = model.declared().get(key)
    if field is None and key in ("made", "at", "conflicts"):
        return _count(text)
    if text == "":
        return None
    if field is None:
        return text.replace("\x00", "")
    if field.kind == "mark":
        return {"true": True, "false": False}.get(text)
    if field.kind == "number":
        return _count(text)
    # A database keeps no NUL, and finds none.
    return text.replace("\x00", "")


def sheet(program: Program, name: str, filters: dict[str, str], form: str, language: str) -> HttpResponse:
    """The plain fields of a type as a sheet, newest first; nothing sealed is in it, whatever the token opens."""
    need(program, "read")
    if form not in ("csv", "xlsx"):
        raise BadInput("export-form", room="web", form=form[:20], known="csv, xlsx")
    model, lens = model_of(name), program.lens
    fields = [key for key in sorted(lens.plain(model)) if key in model.declared()]
    columns = [export.Column(key, field_label(name, key, language), f"#meta+{key.replace('_', '+')}") for key in fields]
    columns.append(export.Column("id", "id", "#meta+id"))
    rows = matching(program, model, filters).order_by("-made", "-id").values("id", *fields)[: export.LARGEST + 1]
    return export.sheet(form, name, columns, rows.iterator() if hasattr(rows, "iterator") else rows)


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else -1


def _closed(row: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps([row.made, row.pk]).encode()).decode()


def _opened(cursor: str) -> tuple[int, str]:
    try:
        made, subject = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        if type(made) is not int or not isinstance(subject, str) or not 0 <= made < 2**63:
            raise ValueError(cursor)
    except (ValueError, TypeError):
        raise BadInput("api-cursor", room="web") from None
    return made, subject.replace("\x00", "")


def one(program: Program, name: str, subject: str) -> Record:
    """The record of that id; `NotFound` alike where there is none and where it is not shown."""
    need(program, "read")
    model = model_of(name)
    row = model.seen_by(program.lens).filter(pk=subject.replace("\x00", "")[:64]).first()
    if row is None:
        raise NotFound("no-record", room="record", type=name, id=subject[:8])
    return row  # type: ignore[no-any-return]


def entered(program: Program, name: str, values: dict[str, Any], why: str, reason: str) -> dict[str, Any]:
    """A new record, as one entry."""
    need(program, "write")
    _by_hand(name, {key: value for key, value in values.items() if (key, value) != ("status", "draft")})
    with program.lock:
        draft = program.case.draft(_why(why), reason=reason)
        subject = draft.new(model_of(name), **values)
        entry = draft.append()
    return {"id": subject, "entry": entry.tag}


def changed(program: Program, name: str, subject: str, revision: str, values: dict[str, Any], why: str, reason: str) -> dict[str, Any]:
    """Changes of one record as it was read; a set takes `{"add": […], "remove": […]}`."""
    need(program, "write")
    _by_hand(name, values)
    with program.lock:
        row = one(program, name, subject)
        # The state that the program read, not the one that stands now: whatever came between is said, and nothing is overwritten.
        row.revision = revision[:16]
        draft = program.case.draft(_why(why), reason=reason)
        for key, value in values.items():
            field = type(row).declared().get(key)
            if field is not None and field.many and isinstance(value, dict):
                draft.add(row, key, *_list(value.get("add")))
                draft.remove(row, key, *_list(value.get("remove")))
            else:
                draft.set(row, **{key: value})
        if not draft.touched:
            raise BadInput("entry-empty", room="record")
        entry = draft.append()
    return {"id": subject, "entry": entry.tag}


def _by_hand(name: str, values: dict[str, Any]) -> None:
    """Nothing, where a program may write these fields as such; `Refused` where a step of the work sets them."""
    if name in BY_STEPS:
        raise Refused("api-by-steps", room="web", what=name)
    if name == "finding" and (told := sorted(STANDING & set(values))):
        raise Refused("api-by-steps", room="web", what=f"finding.{told[0]}")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _why(code: str) -> str:
    from constat.vocab import load

    if code not in load("why-code"):
        raise BadInput("api-why", room="web", code=code[:40])
    return code


def past(program: Program, name: str, subject: str) -> list[dict[str, Any]]:
    """The entries that touched a record, newest first, as far as the token reads its fields."""
    from constat.language import current_language

    row = one(program, name, subject)
    hidden = {key for key, field in type(row).declared().items() if field.sealed and (field.sensitivity == "identity" or "confidential" not in program.scopes)}
    told = lines_of(program.lens, row, current_language(), opened=False)
    for line in told:
        line["changes"] = [change for change in line["changes"] if change["name"] not in hidden]
        if "confidential" not in program.scopes:
            line["reason"] = ""
    return told
