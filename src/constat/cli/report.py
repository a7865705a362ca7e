"""`constat report new | build | publish | withdraw | verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.cli.options import as_json, folder_of, in_workspace, opened
from constat.cli.saying import say, show, warn, working
from constat.language import current_language, phrases

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.report import Verification
    from constat.report.publishing import Published


@click.group("report", help=say("help-report"))
def group() -> None:
    """Reports."""


@group.command(help=say("help-report-build"))
@click.argument("spec", metavar="SPEC", type=click.Path(path_type=Path))
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help=say("help-out"))
@click.option("--language", type=click.Choice(["en", "fr"]), help=say("help-report-language"))
@click.option("--format", "formats", multiple=True, type=click.Choice(["html", "pdf", "docx", "xlsx", "csv"]), help=say("help-format"))
@in_workspace
@as_json
def build(spec: Path, out: Path, language: str | None, formats: tuple[str, ...], workspace: Path | None, as_json: bool) -> None:
    from constat.language import LANGUAGES
    from constat.report import build as built
    from constat.report.building import FORMATS
    from constat.report.linting import lint
    from constat.report.specification import read_specification

    languages = (language,) if language else LANGUAGES
    with working(say("report-working", spec=spec.name)):
        made = built(opened(workspace), spec, out, languages, formats or FORMATS)
    for remark in lint(read_specification(spec, languages)):
        warn(remark.say())
    show(made.to_json(), as_json, "\n".join(str(file) for file in made.files))


@group.command(help=say("help-report-new"))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--template", required=True, type=click.Choice(["flash", "incident", "quarterly"]), help=say("help-report-template"))
@click.option("--period", required=True, metavar="PERIOD", help=say("help-report-period"))
@click.option("--office", required=True, metavar="NAME", help=say("help-report-office"))
@click.option("--dataset", required=True, metavar="NAME", help=say("help-report-dataset"))
def new(out: Path, template: str, period: str, office: str, dataset: str) -> None:
    from constat.errors import Conflict
    from constat.report.templates import instantiate

    made = instantiate(template, period=period, office=office, dataset=dataset)
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(made)
    except FileExistsError:
        raise Conflict("template-exists", room="report", file=str(out)) from None
    click.echo(str(out))


@group.command(help=say("help-report-publish"))
@click.argument("what", metavar=say("metavar-edition"))
@in_workspace
@as_json
def publish(what: str, workspace: Path | None, as_json: bool) -> None:
    from constat.errors import Refused
    from constat.record.casefile import FOLDER

    folder = opened(workspace).path
    if (folder / FOLDER / "keys").is_dir():
        if Path(what).is_dir():
            raise Refused("publish-approval-needed", room="report")
        made = _published(what, workspace, folder)
    else:
        from constat.report.publishing import publish_unsigned

        with working(say("publish-working", what=what)):
            made = publish_unsigned(Path(what), folder)
    signed = say("publish-signed", fingerprint=made.fingerprint) if made.fingerprint else say("publish-unsigned")
    show(made.to_json(), as_json, f"{made.folder}\n{signed}")


def _published(code: str, workspace: Path | None, folder: Path) -> Published:
    """The approved edition of that code, published by the member who works here."""
    from constat.cli.casefile import unlocked
    from constat.report.publishing import publish as published

    with unlocked(workspace) as case:
        row = _edition(case, code)
        with working(say("publish-working", what=code)):
            return published(case, row.pk, folder)


def _edition(case: CaseFile, code: str) -> Any:
    from constat.errors import NotFound
    from constat.record.casework import editions

    row = editions.by_code(case, code)
    if row is None:
        raise NotFound("no-such-edition", room="report", code=code)
    return row


@group.command(help=say("help-report-withdraw"))
@click.argument("edition", metavar=say("metavar-edition"))
@click.option("--why", required=True, metavar=say("metavar-words"), help=say("help-report-withdraw-why"))
@in_workspace
@as_json
def withdraw(edition: str, why: str, workspace: Path | None, as_json: bool) -> None:
    from constat.cli.casefile import unlocked
    from constat.report.publishing import withdraw as withdrawn

    with unlocked(workspace) as case:
        gone = withdrawn(case, _edition(case, edition).pk, opened(workspace).path, why)
    told = {"code": edition, "withdrawn": True, "folder": str(gone.folder) if gone else None}
    show(told, as_json, say("withdraw-told", what=edition) if gone else say("withdraw-unpublished", what=edition))


@group.command(help=say("help-report-verify"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@click.option("--signature", metavar="FILE", type=click.Path(path_type=Path), help=say("help-report-signature"))
@click.option("--fingerprint", default="", metavar="DIGITS", help=say("help-report-fingerprint"))
@in_workspace
@as_json
def verify(file: Path, signature: Path | None, fingerprint: str, workspace: Path | None, as_json: bool) -> None:
    from constat.errors import NotFound
    from constat.events.workspace import Workspace
    from constat.report.publishing.checking import check_file, check_folder

    try:
        known = Workspace.open(folder_of(workspace))
    except NotFound:
        if workspace is not None:
            raise
        known = None  # Bytes and arithmetic are checked without one, and what was not checked is said.
    with working(say("verify-working", file=file.name)):
        whole = file.is_dir()
        told = {"signature": signature, "fingerprint": fingerprint}
        found = list(check_folder(file, known, **told)) if whole else [check_file(file, known, **told)]  # type: ignore[arg-type]
    holds = all(one.holds for one in found)
    each = [one.to_json() for one in found]
    show({"folder": file.name, "holds": holds, "files": each} if whole else each[0], as_json, "\n".join(map(_in_words, found)))
    if not holds:
        click.get_current_context().exit(1)


def _in_words(found: Verification) -> str:
    """The verdict, who signed, each fault, and what could not be checked."""
    words = phrases("report", current_language())
    if not found.holds:
        verdict = say("verify-fails", file=found.file, faults=len(found.faults))
    elif not found.figures and found.signature:
        verdict = say("verify-holds-bytes", file=found.file)
    else:
        verdict = say("verify-holds", file=found.file, figures=found.figures, recomputed=found.recomputed, seal=found.seal[:16])
    by = found.signature
    signed = words.say("verify-signed", office=by.office, fingerprint=by.fingerprint) if by else words.say("verify-not-signed")
    return "\n".join([verdict, f"  {signed}", *(f"  - {fault.say()}" for fault in found.faults), *(f"  {words.say(what)}" for what in found.unchecked)])
