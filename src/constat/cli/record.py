"""`constat record`, `source`, `statement`, `incident`, `consent`: what was told, by whom, under which consent.

Fields are given as `name=value`; `text=@file` reads a file, `text=@-` standard input; a link takes a code or an id.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from constat.cli.casefile import appended, as_text, fields_given, lens_of, seen, short, told, unlocked
from constat.cli.options import as_json, in_workspace
from constat.cli.saying import columns, say, show


def add_record(type_name: str, given: tuple[str, ...], why: str, reason: str, workspace: Path | None, as_json: bool) -> None:
    """Enters a record and says its id."""
    from constat.record.models import of_type

    model = of_type(type_name)
    with unlocked(workspace) as case:
        draft = case.draft(why, reason)
        subject = draft.new(model, **fields_given(case, model, given))
        entry = draft.append()
        show(appended(entry, id=subject, type=type_name), as_json, say("recorded", type=type_name, id=subject, entry=short(entry.tag)))


def set_record(type_name: str, name: str, given: tuple[str, ...], reason: str, workspace: Path | None, as_json: bool) -> None:
    """Changes fields of a record."""
    from constat.record.models import of_type

    model = of_type(type_name)
    with unlocked(workspace) as case:
        row = seen(case, model, name)
        draft = case.draft("correct", reason)
        draft.set(row, **fields_given(case, model, given))
        entry = draft.append()
        show(appended(entry, id=row.pk, type=type_name), as_json, say("changed", type=type_name, id=row.pk, entry=short(entry.tag)))


def show_record(type_name: str, name: str, reason: str, workspace: Path | None, as_json: bool) -> None:
    """Shows a record as the member may read it."""
    from constat.record.models import of_type

    with unlocked(workspace) as case:
        data = told(case, seen(case, of_type(type_name), name), reason)
        show(data, as_json, as_text(data))


def list_records(type_name: str, workspace: Path | None, as_json: bool) -> None:
    """Lists the records of a type that the member may see: code and what is plain."""
    from constat.record.models import of_type

    model = of_type(type_name)
    with unlocked(workspace) as case:
        rows = [told(case, row) for row in lens_of(case).rows(model).order_by("id")[:500]]
        names = [name for name in ("code", "title_en", "kind", "when", "status") if any(row.get(name) for row in rows)]
        show(rows, as_json, columns([[row["id"][:8], *(str(row.get(name) or "") for name in names)] for row in rows]))


field_words = click.argument("fields", metavar="FIELD=VALUE…", nargs=-1)
opening = click.option("--reason", default="", help=say("help-reason"))
because = click.option("--why", default="", help=say("help-why"))


def _noun(name: str, why: str) -> click.Group:
    """The group of one record type, with add, set, show and list."""

    @click.group(name, help=say(f"help-{name}"))
    def noun() -> None:
        """One record type."""

    _add(noun, name, why)
    return noun


def _add(noun: click.Group, name: str, why: str) -> None:
    @noun.command("add", help=say("help-record-add"))
    @field_words
    @because
    @in_workspace
    @as_json
    def add(fields: tuple[str, ...], why: str, workspace: Path | None, as_json: bool, code: str = why) -> None:
        add_record(name, fields, code, why, workspace, as_json)

    @noun.command("set", help=say("help-record-set"))
    @click.argument("record", metavar="ID")
    @field_words
    @because
    @in_workspace
    @as_json
    def change(record: str, fields: tuple[str, ...], why: str, workspace: Path | None, as_json: bool) -> None:
        set_record(name, record, fields, why, workspace, as_json)

    @noun.command("show", help=say("help-record-show"))
    @click.argument("record", metavar="ID")
    @opening
    @in_workspace
    @as_json
    def show_one(record: str, reason: str, workspace: Path | None, as_json: bool) -> None:
        show_record(name, record, reason, workspace, as_json)

    @noun.command("list", help=say("help-record-list"))
    @in_workspace
    @as_json
    def list_all(workspace: Path | None, as_json: bool) -> None:
        list_records(name, workspace, as_json)


source = _noun("source", "record")
statement = _noun("statement", "record")
incident = _noun("incident", "record")
consent = _noun("consent", "consent")
finding = _noun("finding", "record")


@click.group("record", help=say("help-record"))
def record() -> None:
    """Any record type."""


def _any(verb: str, arguments: list[Callable[..., Any]], run: Callable[..., None], words: str) -> None:
    def command(type_name: str, **values: Any) -> None:
        run(type_name, **values)

    made: Callable[..., Any] = in_workspace(as_json(command))
    for argument in reversed([click.argument("type_name", metavar="TYPE"), *arguments]):
        made = argument(made)
    record.command(verb, help=words)(made)


_any("add", [field_words, because], lambda t, fields, why, workspace, as_json: add_record(t, fields, "record", why, workspace, as_json), say("help-record-add"))
_any(
    "set",
    [click.argument("name", metavar="ID"), field_words, because],
    lambda t, name, fields, why, workspace, as_json: set_record(t, name, fields, why, workspace, as_json),
    say("help-record-set"),
)
_any(
    "show",
    [click.argument("name", metavar="ID"), opening],
    lambda t, name, reason, workspace, as_json: show_record(t, name, reason, workspace, as_json),
    say("help-record-show"),
)
_any("list", [], lambda t, workspace, as_json: list_records(t, workspace, as_json), say("help-record-list"))


@record.command("find", help=say("help-record-find"))
@click.argument("name", metavar="NAME")
@click.option("--reason", required=True, help=say("help-reason"))
@in_workspace
@as_json
def find(name: str, reason: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.search import Search

    with unlocked(workspace) as case:
        hits = Search(lens_of(case)).names(name, reason)
        told_hits = [{"type": hit.type, "id": hit.subject, "field": hit.field, "likeness": round(hit.score, 1)} for hit in hits]
        show(told_hits, as_json, columns([[f"{one['likeness']}", str(one["type"]), str(one["id"]), str(one["field"])] for one in told_hits]))


@incident.command("merge", help=say("help-incident-merge"))
@click.argument("record", metavar="ID")
@click.argument("into", metavar="INTO")
@click.option("--why", required=True, help=say("help-why"))
@in_workspace
@as_json
def merge(record: str, into: str, why: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.casework.incidents import merge as join

    with unlocked(workspace) as case:
        entry = join(case, record, into, why)
        show(appended(entry), as_json, say("merged", entry=short(entry.tag)))


@incident.command("split", help=say("help-incident-split"))
@click.argument("record", metavar="ID")
@click.argument("statements", metavar="STATEMENT…", nargs=-1, required=True)
@click.option("--why", required=True, help=say("help-why"))
@in_workspace
@as_json
def split(record: str, statements: tuple[str, ...], why: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.casework.incidents import split as part

    with unlocked(workspace) as case:
        subject, entry = part(case, record, statements, why)
        show(appended(entry, id=subject), as_json, say("split-done", id=subject, entry=short(entry.tag)))


def _step(verb: str, words: str, options: list[Callable[..., Any]], run: Callable[..., Any]) -> None:
    """One step of a finding's way."""

    def command(record: str, workspace: Path | None, as_json: bool, **values: Any) -> None:
        with unlocked(workspace) as case:
            entry = run(case, record, **values)
            show(appended(entry, finding=record, step=verb), as_json, say("finding-step", step=verb, entry=short(entry.tag)))

    made: Callable[..., Any] = in_workspace(as_json(command))
    for option in [*options, click.argument("record", metavar="ID")]:
        made = option(made)
    finding.command(verb, help=words)(made)


def _propose(case: Any, record: str, note: str) -> Any:
    from constat.record.casework.findings import propose

    return propose(case, record, note)


def _sign(case: Any, record: str, note: str, lone: bool) -> Any:
    from constat.record.casework.findings import sign

    return sign(case, record, note, lone=lone)


def _return(case: Any, record: str, note: str) -> Any:
    from constat.record.casework.findings import send_back

    return send_back(case, record, note)


def _reopen(case: Any, record: str, why: str) -> Any:
    from constat.record.casework.findings import reopen

    return reopen(case, record, why)


_noted = click.option("--note", default="", help=say("help-note"))
_step("propose", say("help-finding-propose"), [_noted], _propose)
_step("sign", say("help-finding-sign"), [_noted, click.option("--lone", is_flag=True, help=say("help-lone"))], _sign)
_step("return", say("help-finding-return"), [click.option("--note", required=True, help=say("help-note"))], _return)
_step("reopen", say("help-finding-reopen"), [click.option("--why", required=True, help=say("help-why"))], _reopen)
