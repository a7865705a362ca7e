"""`constat gazetteer import | search | list | remove`: places by name, with all their namesakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constat.cli.options import as_json, folder_of, in_workspace
from constat.cli.saying import columns, say, show, shown, warn, working
from constat.errors import BadInput

if TYPE_CHECKING:
    import polars as pl

    from constat.record.gazetteer import PlaceFound

_LISTED = 20


@click.group("gazetteer", help=say("help-gazetteer"))
def group() -> None:
    """Places by name."""


@group.command("import", help=say("help-gazetteer-import"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@in_workspace
@click.option("--country", metavar="X", help=say("help-gazetteer-country"))
@click.option("--since", metavar=say("metavar-day"), help=say("help-gazetteer-since"))
@click.option("--until", metavar=say("metavar-day"), help=say("help-gazetteer-until"))
@click.option("--name", metavar=say("metavar-name"), help=say("help-gazetteer-name"))
@click.option("--refused", metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-refused"))
@click.option("--dry-run", is_flag=True, help=say("help-dry-run"))
@as_json
def import_file(
    file: Path,
    workspace: Path | None,
    country: str | None,
    since: str | None,
    until: str | None,
    name: str | None,
    refused: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    from constat.record.gazetteer import store
    from constat.sources.gazetteer import read_gazetteer
    from constat.sources.reading import dataset_hint

    with working(say("add-reading", file=file.name)):
        reading = read_gazetteer(file, country, since=_day(since), until=_day(until))
    _tell_refused(reading.rejected, refused)
    called = name or dataset_hint(file)
    told: dict[str, object] = {
        "name": called,
        "form": reading.form,
        "rows_read": reading.rows_read,
        "places": reading.places.height,
        "derived": reading.derived,
        "rejected": reading.rows_rejected,
        "countries": sorted(reading.places["country_iso3"].drop_nulls().unique()),
        "markets": int(reading.places["market_day"].is_not_null().sum()),
        "dry_run": dry_run,
    }
    if not dry_run:
        store(folder_of(workspace), called, reading)
    keys = ("rows_read", "places", "derived", "rejected", "markets")
    show(told, as_json, columns([[say(f"gazetteer-row-{key.replace('_', '-')}"), shown(int(str(told[key])))] for key in keys]))
    warn(say("add-dry-run") if dry_run else say("gazetteer-stored", name=called))


def _tell_refused(rejected: pl.DataFrame, into: Path | None) -> None:
    """The refused rows for people, the first of them here and all of them in a file where one is named."""
    from constat.sources.sheet import write_refusals

    if into is not None:
        write_refusals(rejected, into)
    for row in rejected.head(_LISTED).iter_rows(named=True):
        warn(say("add-refused", row=str(row["row"]), column=str(row["column"]), value=str(row["value"])[:60], reason=row["reason"], remedy=row["remedy"]))
    if rejected.height > _LISTED:
        warn(say("add-refused-more", more=rejected.height - _LISTED))


@group.command("search", help=say("help-gazetteer-search"))
@click.argument("words", metavar=say("metavar-words"), nargs=-1, required=True)
@in_workspace
@click.option("--country", metavar="X", help=say("help-gazetteer-only"))
@click.option("--on", "day", metavar=say("metavar-day"), help=say("help-gazetteer-on"))
@click.option("--limit", metavar="N", type=click.IntRange(1, 1000), default=20, show_default=True, help=say("help-limit"))
@as_json
def search(words: tuple[str, ...], workspace: Path | None, country: str | None, day: str | None, limit: int, as_json: bool) -> None:
    from constat.record.gazetteer import Gazetteer
    from constat.sources.gazetteer import country_given

    places = Gazetteer.open(folder_of(workspace))
    if not len(places):
        warn(say("gazetteer-none"))
    found = places.search(" ".join(words), limit, country_given(country), _day(day))
    show([one.to_json() for one in found], as_json, _listed(found) if found else say("gazetteer-nothing"))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput("gazetteer-day", room="cli", text=str(text)[:40]) from None


def _listed(found: tuple[PlaceFound, ...]) -> str:
    """Each place in a line, why it was found below it; namesakes together, counted."""
    lines: list[str] = []
    group = ""
    for one in found:
        if one.group != group:
            group = one.group
            lines.append(("\n" if lines else "") + say("gazetteer-namesakes", name=one.name, count=one.namesakes))
        lines += [f"  {one.described()}", f"    {one.reason()}"]
    return "\n".join(lines)


@group.command("list", help=say("help-gazetteer-list"))
@in_workspace
@as_json
def list_files(workspace: Path | None, as_json: bool) -> None:
    from constat.record.gazetteer import stored

    files = stored(folder_of(workspace))
    head = [say(f"gazetteer-head-{key}") for key in ("name", "file", "places", "markets", "countries", "imported")]
    rows = [[one.name, one.file, shown(one.places), shown(one.markets), " ".join(one.countries[:8]), one.imported_at[:10]] for one in files]
    show([one.to_json() for one in files], as_json, columns([head, *rows]) if rows else say("gazetteer-none"))


@group.command("remove", help=say("help-gazetteer-remove"))
@click.argument("name", metavar=say("metavar-name"))
@in_workspace
def remove_file(name: str, workspace: Path | None) -> None:
    from constat.record.gazetteer import remove

    remove(folder_of(workspace), name)
    warn(say("gazetteer-removed", name=name))
