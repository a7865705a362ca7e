"""What the commands of the case file share: opening it for a member, reading through the lens, fields given as `name=value`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from constat.cli.options import folder_of
from constat.cli.saying import columns, say
from constat.errors import BadInput, Refused
from constat.language import current_language, long_date

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.fields import Declared
    from constat.record.lens import Lens

MASK: Final = "▮▮▮"


def secret(prompt: str, *, twice: bool = False) -> str:
    """A passphrase: from the setting, else typed without being shown; `Refused` where nobody can type."""
    from constat import settings

    given = str(settings.value("passphrase"))
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused("no-terminal", room="cli")
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=twice, err=True))


def code_of_user() -> str:
    """The code of whoever works here: from the setting, else asked."""
    from constat import settings

    given = str(settings.value("user"))
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused("no-user", room="cli")
    return str(click.prompt(say("ask-user"), err=True))


@contextmanager
def locked(workspace: Path | None) -> Iterator[CaseFile]:
    """The case file, locked; closed at the end."""
    from constat.record.casefile import CaseFile

    case = CaseFile.open(folder_of(workspace))
    try:
        yield case
    finally:
        case.close()


@contextmanager
def unlocked(workspace: Path | None) -> Iterator[CaseFile]:
    """The case file, unlocked by the member who works here; locked and closed at the end."""
    with locked(workspace) as case:
        code = code_of_user()
        case.unlock(code, secret(say("ask-passphrase", code=code)))
        yield case


def lens_of(case: CaseFile) -> Lens:
    """The eyes of whoever unlocked."""
    from constat.record.lens import Lens

    return Lens(case, case.keys.need())


def fields_given(case: CaseFile, model: Any, given: Sequence[str]) -> dict[str, Any]:
    """`name=value` words as a record's fields. `@file` reads a text from a file, `@-` from standard input; a link may be given by code."""
    values: dict[str, Any] = {}
    declared = model.declared()
    for word in given:
        name, equals, text = word.partition("=")
        if not equals:
            raise BadInput("not-a-field", room="cli", word=word)
        if name not in declared:
            from constat.record.draft import _field

            _field(model, name)
        field = declared[name]
        value = _value(case, field, text)
        if field.many:
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    return values


def _value(case: CaseFile, field: Declared, text: str) -> Any:
    if text.startswith("@"):
        try:
            text = sys.stdin.read() if text == "@-" else Path(text[1:]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise BadInput("text-unreadable", room="cli", path=text[1:]) from None
    if text == "":
        return None
    match field.kind:
        case "link" | "links":
            from constat.record.models import of_type

            target = getattr(field, "target", "")
            return seen(case, of_type(target), text).pk if target else text
        case "number":
            return int(text) if text.isdecimal() else text
        case "mark":
            known = {"yes": True, "oui": True, "true": True, "no": False, "non": False, "false": False}
            return known.get(text.lower(), text)
        case "tally":
            return _tally(text)
        case _:
            return text


def _tally(text: str) -> Any:
    """`500`, `500-`, `-20`, `10-15`, `10-12-15`: exact, at least, at most, between, low-best-high."""
    parts = text.split("-")
    if not all(part.isdecimal() or not part for part in parts) or not 1 <= len(parts) <= 3:
        return text
    told = [int(part) if part else None for part in parts]
    if len(told) == 1:
        return {"low": None, "best": told[0], "high": None}
    return {"low": told[0], "best": told[1] if len(told) == 3 else None, "high": told[-1]}


def seen(case: CaseFile, model: Any, name: str) -> Any:
    """The record of that id (or its beginning) or code, as the member may see it."""
    from constat.errors import NotFound

    rows = lens_of(case).rows(model)
    lens = lens_of(case)
    for asked in ({"pk": name}, {"code": name} if "code" in lens.plain(model) else None, {"pk__startswith": name} if len(name) >= 4 else None):
        found = list(rows.filter(**asked)[:2]) if asked else []
        if len(found) == 1:
            return found[0]
    raise NotFound("no-record", room="record", type=model.type_name(), id=name[:40])


def told(case: CaseFile, row: Any, reason: str = "") -> dict[str, Any]:
    """A record as the member may read it; with a reason, what opens with one is opened."""
    return lens_of(case).record(row, reason)


def as_text(data: dict[str, Any]) -> str:
    """A record in lines: what is known, then what is withheld and why."""
    lines = [[str(name), _shown(value)] for name, value in data.items() if name not in ("withheld", "record_type") and value not in (None, [], "")]
    lines += [[str(name), f"{MASK} ({say(f'withheld-{why}')})"] for name, why in data.get("withheld", {}).items() if why in ("reason", "erased", "locked")]
    return f"{data.get('record_type', '')}\n{columns(lines)}".strip()


def _shown(value: Any) -> str:
    if isinstance(value, dict) and set(value) == {"low", "best", "high"}:
        return "-".join("" if value[bound] is None else str(value[bound]) for bound in ("low", "best", "high"))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def moment(at: int) -> str:
    """A time for people."""
    when = datetime.fromtimestamp(at / 1000, UTC)
    return f"{long_date(when.date(), current_language())} {when:%H:%M} UTC"


def short(tag: str) -> str:
    """An entry's address, short."""
    chain, _, seq = tag.partition(":")
    return f"{chain[:8]}:{seq}"


def entry_data(case: CaseFile, entry: Any) -> dict[str, Any]:
    """An entry for people and programs: where, when, who, why, what it touched. Values are not shown: `show` does."""
    people = {member.actor: member.code for member in case.keys.members()}
    body = entry.body
    touched = list(dict.fromkeys(f"{change[1]} {change[2][:8]}" if change[0] != "erase" else f"key {change[1][:8]}" for change in entry.changes))
    return {
        "entry": entry.tag,
        "hash": entry.hash,
        "at": entry.at,
        "actor": people.get(body["actor"], body["actor"]) if body else None,
        "why": body["why_code"] if body else None,
        "reason": _reason(case, body["why"]["x"]) if body and body["why"] else None,
        "touched": touched,
        "withheld": body is None,
    }


def _reason(case: CaseFile, sealed: str) -> str:
    from constat.errors import ConstatError

    try:
        return case.keys.open_note(sealed, "entry|why")
    except ConstatError:
        return MASK


def entry_line(data: dict[str, Any]) -> list[str]:
    """An entry as a line of a table."""
    from constat.vocab import load

    why = data["why"] or MASK
    words = load("why-code")
    label = words.label(why, current_language()) if why in words else why
    who = str(data["actor"] or MASK)
    return [
        short(data["entry"]),
        moment(data["at"]),
        who if len(who) < 32 else who[:8],
        label + (f": {data['reason']}" if data["reason"] else ""),
        ", ".join(data["touched"][:4]) + (" …" if len(data["touched"]) > 4 else ""),
    ]


def appended(entry: Any, **more: Any) -> dict[str, Any]:
    """What a writing command answers."""
    return {"entry": entry.tag, "hash": entry.hash, **more}
