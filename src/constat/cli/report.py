"""`constat report new | build | verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from constat.cli.options import as_json, folder_of, in_workspace, opened
from constat.cli.saying import say, show, working
from constat.language import current_language, phrases

if TYPE_CHECKING:
    from constat.report import Verification


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

    with working(say("report-working", spec=spec.name)):
        made = built(opened(workspace), spec, out, (language,) if language else LANGUAGES, formats or FORMATS)
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


@group.command(help=say("help-report-verify"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@in_workspace
@as_json
def verify(file: Path, workspace: Path | None, as_json: bool) -> None:
    from constat.errors import NotFound
    from constat.events.workspace import Workspace
    from constat.report import verify as verified

    try:
        known = Workspace.open(folder_of(workspace))
    except NotFound:
        if workspace is not None:
            raise
        known = None  # Bytes and arithmetic are checked without one, and what was not checked is said.
    with working(say("verify-working", file=file.name)):
        found = verified(file, known)
    show(found.to_json(), as_json, _in_words(found))
    if not found.holds:
        click.get_current_context().exit(1)


def _in_words(found: Verification) -> str:
    """The verdict, each fault, and what could not be checked."""
    words = phrases("report", current_language())
    verdict = (
        say("verify-holds", file=found.file, figures=found.figures, recomputed=found.recomputed, seal=found.seal[:16])
        if found.holds
        else say("verify-fails", file=found.file, faults=len(found.faults))
    )
    return "\n".join([verdict, *(f"  - {fault.say()}" for fault in found.faults), *(say("verify-unchecked", what=words.say(what)) for what in found.unchecked)])
