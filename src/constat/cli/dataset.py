"""`constat dataset add | fetch | list | show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.cli.options import as_json, in_workspace, opened
from constat.cli.saying import columns, say, show, shown, warn, working
from constat.errors import ConstatError

if TYPE_CHECKING:
    import polars as pl

_LISTED = 20


@click.group("dataset", help=say("help-dataset"))
def group() -> None:
    """Datasets."""


@group.command(help=say("help-dataset-add"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@in_workspace
@click.option("--mapping", metavar="YAML", type=click.Path(path_type=Path), help=say("help-mapping"))
@click.option("--name", metavar=say("metavar-name"), help=say("help-name"))
@click.option("--partial", is_flag=True, help=say("help-partial"))
@click.option("--accept-guess", is_flag=True, help=say("help-accept-guess"))
@click.option("--refused", metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-refused"))
@click.option("--dry-run", is_flag=True, help=say("help-dry-run"))
@as_json
def add(
    file: Path,
    workspace: Path | None,
    mapping: Path | None,
    name: str | None,
    partial: bool,
    accept_guess: bool,
    refused: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    from constat.events.importing import ImportPlan, plan
    from constat.sources.sheet import GuessNotApproved

    opened_workspace = opened(workspace)

    def planned(chosen: Any) -> ImportPlan:
        return plan(opened_workspace, file, name=name, mapping=chosen, partial=partial)

    with working(say("add-reading", file=file.name)) as step:
        try:
            made = planned(mapping)
        except GuessNotApproved as guess:
            if not accept_guess:
                raise
            made = planned(guess.mapping)
    # What was refused is told before anything is stored: where nothing can be used, the list is all that helps.
    _tell_refused(made.reading.rejected, refused)
    already = made.same_file
    with working(say("add-storing", dataset=made.name)) as step:
        version = None if dry_run else made.commit(progress=step).version
    told = made.to_json() | {"dry_run": dry_run, "version": version}
    show(told, as_json, _accounted(told))
    if made.deleted:
        warn(say("add-deleted", events=made.deleted))
    warn(say("add-dry-run") if dry_run else say("add-already") if already else say("add-done", dataset=made.name, version=str(version)))


def _tell_refused(rejected: pl.DataFrame, into: Path | None) -> None:
    """The refused rows for people, the first of them here and all of them in a file where one is named."""
    from constat.sources.sheet import write_refusals

    if into is not None:
        write_refusals(rejected, into)
    for row in rejected.head(_LISTED).iter_rows(named=True):
        warn(say("add-refused", row=str(row["row"]), column=str(row["column"]), value=str(row["value"])[:60], reason=row["reason"], remedy=row["remedy"]))
    if rejected.height > _LISTED:
        warn(say("add-refused-more", more=rejected.height - _LISTED))


def _accounted(told: dict[str, Any]) -> str:
    """How each row was accounted for, and what the file's own notes say."""
    keys = ("rows_read", "events", "rejected", "folded", "flagged", "added", "changed", "unchanged", "deleted")
    rows = [[say(f"row-{key.replace('_', '-')}"), shown(told[key])] for key in keys]
    return "\n".join([columns([[say("row-dataset"), told["dataset"]], [say("row-sha256"), told["sha256"]], *rows]), *told["notes"]])


@group.command("list", help=say("help-dataset-list"))
@in_workspace
@as_json
def list_datasets(workspace: Path | None, as_json: bool) -> None:
    told = [_summary(version.manifest) for version in opened(workspace).datasets()]
    head = [say(f"row-{key}") for key in ("dataset", "version", "provider", "events", "first", "last", "imported-at")]
    rows = [
        [
            t["dataset"],
            t["version"],
            f"{t['provider']} {t['provider_version']}".strip(),
            shown(t["events_in_force"]),
            t["first"],
            t["last"],
            t["imported_at"][:10],
        ]
        for t in told
    ]
    show(told, as_json, columns([head, *rows]) if rows else say("list-empty"))


@group.command("show", help=say("help-dataset-show"))
@click.argument("name", metavar=say("metavar-name"))
@in_workspace
@as_json
def show_dataset(name: str, workspace: Path | None, as_json: bool) -> None:
    opened_workspace = opened(workspace)
    version = opened_workspace.dataset(name)
    told = {**version.manifest, "versions": [_summary(v.manifest) for v in opened_workspace.versions(name)]}
    text = columns([[key, str(value)] for key, value in told.items() if key not in ("mapping", "notes", "versions") and not isinstance(value, dict)])
    show(told, as_json, text)


def _summary(manifest: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in manifest.items() if key not in ("mapping", "notes")}


@group.command(help=say("help-dataset-fetch"))
@click.argument("what", type=click.Choice(["ged", "ged-candidate", "acled"]))
@in_workspace
@click.option("--version", metavar="X", help=say("help-fetch-version"))
@click.option("--country", metavar="X", multiple=True, help=say("help-fetch-country"))
@click.option("--from", "start", metavar="X", help=say("help-key-from"))
@click.option("--to", "end", metavar="X", help=say("help-key-to"))
@click.option("--sha256", metavar="X", help=say("help-sha256"))
@click.option("--folder", metavar="DIR", type=click.Path(path_type=Path), help=say("help-fetch-folder"))
@click.option("--download-only", is_flag=True, help=say("help-download-only"))
@as_json
def fetch(
    what: str,
    workspace: Path | None,
    version: str | None,
    country: tuple[str, ...],
    start: str | None,
    end: str | None,
    sha256: str | None,
    folder: Path | None,
    download_only: bool,
    as_json: bool,
) -> None:
    from constat.events.importing import plan
    from constat.model import PartialDate
    from constat.sources.fetch import fetch_dataset

    opened_workspace = opened(workspace)
    place = folder or opened_workspace.path / "downloads"
    with working(say("fetch-working", what=what)) as step:
        files = fetch_dataset(
            place,
            what,
            version,
            countries=country,
            expected_sha256=sha256,
            start=PartialDate.parse(start).start if start else None,
            end=PartialDate.parse(end).end if end else None,
            progress=lambda done, whole: step(f"{done:,}" + (f" / {whole:,}" if whole else "")),
        )
    told: list[dict[str, Any]] = []
    for number, file in enumerate(files):
        if download_only:
            told.append({"file": str(file)})
            continue
        try:
            # Several files are one dataset: the first is its whole, the others add to it.
            made = plan(opened_workspace, file, name=what, partial=number > 0)
            stored = made.commit()
        except ConstatError:
            warn(say("fetch-kept", file=str(file)))
            raise
        told.append(made.to_json() | {"version": stored.version})
    show(told, as_json, "\n".join(str(t.get("file")) + (f"  {shown(t['events'])} {say('row-events')}" if "events" in t else "") for t in told))
