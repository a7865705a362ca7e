"""The page of a dataset: its manifest, every refused row with its remedy, every flagged row, its versions and columns."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import polars as pl
import pyarrow.parquet as pq
from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput
from constat.language import date_range, long_date, number, percent, phrases
from constat.model.event import COLUMNS
from constat.vocab import load
from constat.web.errors import NotFound
from constat.web.home.view import provider_label
from constat.web.page import render, shelf_of
from constat.web.paging import PAGE, pages
from constat.web.permission import published
from constat.web.shelf import holding
from constat.web.wording import label

HEADS: Final = {
    "row": "col-row", "file": "col-file", "column": "col-column", "value": "col-value", "reason": "col-reason", "remedy": "col-remedy",
    "flag": "col-flag", "provider_id": "col-id",
}


@published
def dataset(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """`/<language>/dataset/<name>`"""
    shelf = shelf_of(request)
    try:
        version = shelf.workspace.dataset(name)
    except (BadInput, NotFound):
        raise NotFound("no-such-dataset", room="web", name=name[:80]) from None
    say = phrases("web", language).say
    told = version.manifest
    h = holding(version.name, version.version, version.folder)
    fact = _fact(language)
    facts = [
        fact("fact-provider", f"{provider_label(h.provider, language)} {h.provider_version}".strip()),
        fact("fact-rows", h.rows_read), fact("fact-events", h.events),
        fact("fact-period", date_range(h.first, h.last, language), wide=True),
        fact("fact-flagged", h.flagged), fact("fact-refused", h.refused),
        fact("fact-file", str(told["file"]), wide=True, code=True),
        fact("fact-sha", str(told["sha256"]), wide=True, code=True),
        fact("fact-digest", str(told["events_sha256"]), wide=True, code=True),
    ]
    counts = {key: number(int(told[key]), language) for key in ("rows_read", "events", "rejected", "folded")}
    accounting = "dataset-accounting" if told["folded"] else "dataset-accounting-plain"
    given = {"read": counts["rows_read"], "events": counts["events"], "refused": counts["rejected"], "folded": counts["folded"]}
    if not told["folded"]:
        given.pop("folded")
    flagged = _listing(request, version.folder / "flagged.csv", "flagged", language)
    return render(request, "dataset/dataset.html", {
        "d": {
            "name": h.name, "provider_label": provider_label(h.provider, language), "provider_version": h.provider_version,
            "version_text": str(int(h.version)),
        },
        "imported": long_date(h.imported, language),
        "facts": facts, "accounting": say(accounting, **given), "notes": [_note(n, language) for n in told.get("notes", ())],
        "refused": _listing(request, version.folder / "rejected.csv", "refused", language),
        "flagged": flagged | {"kinds": _flag_words(version.folder / "flagged.csv", language)},
        "versions": [
            {"version": str(int(v.version)), "current": v.version == version.version, "events": int(v.manifest["events_in_force"]),
             "imported": datetime.fromisoformat(v.manifest["imported_at"]).date()}
            for v in reversed(shelf.workspace.versions(name))
        ],
        "columns": [{"name": n, "meaning": meaning(n, language), "hxl": x, "filled": percent(share, language)} for n, x, share in filled(version.events)],
    })


def meaning(column: str, language: str) -> str:
    """The heading of a column for people."""
    found = load("event-column").find_code("column", column)
    return found.label(language) if found else ""


def _fact(language: str) -> Any:
    def fact(message_id: str, value: str | int, *, wide: bool = False, code: bool = False) -> dict[str, Any]:
        text = number(value, language) if isinstance(value, int) else value
        return {"label": phrases("web", language).say(message_id), "text": text, "wide": wide, "code": code}

    return fact


def _note(note: Any, language: str) -> str:
    """A note of the import in the reader's language."""
    if isinstance(note, dict) and "message_id" in note:
        return phrases(str(note.get("room", "sources")), language).say(str(note["message_id"]), **dict(note.get("values", {})))
    return str(note)


def _listing(request: HttpRequest, path: Path, key: str, language: str) -> dict[str, Any]:
    """One page of a list of rows kept with the import."""
    table = _read(path, path.stat().st_mtime)
    at = pages(request, table.height, f"{key}-page", f"#{key}")
    say = phrases("web", language).say
    shown = table.slice(at.offset, PAGE)
    rows = [
        [label("event-flag", v, language) if c == "flag" else v for c, v in zip(shown.columns, row, strict=True)]
        for row in shown.iter_rows()
    ]
    return {"total": table.height, "columns": [say(HEADS[c]) if c in HEADS else c for c in table.columns], "rows": rows, "pages": at}


def _flag_words(path: Path, language: str) -> list[str]:
    table = _read(path, path.stat().st_mtime)
    counted = Counter(table["flag"].to_list() if "flag" in table.columns else [])
    say = phrases("web", language).say
    return [say("flag-with-events", label=label("event-flag", code, language), n=n) for code, n in counted.most_common()]


@lru_cache(maxsize=32)
def _read(path: Path, _stamp: float) -> pl.DataFrame:
    """A list kept with an import; every value as text. `_stamp` only tells one state of the file from another."""
    if path.stat().st_size < 4:
        return pl.DataFrame()
    return pl.read_csv(path, infer_schema=False)


@lru_cache(maxsize=64)
def filled(path: Path) -> list[tuple[str, str, float]]:
    """The columns of a version that hold anything: name, HXL tag, share of events; read from the file's own statistics."""
    meta = pq.ParquetFile(path).metadata
    nulls: Counter[str] = Counter()
    for group in range(meta.num_row_groups):
        for i in range(meta.num_columns):
            column = meta.row_group(group).column(i)
            name = column.path_in_schema.partition(".")[0]
            nulls[name] += column.statistics.null_count if column.statistics is not None and column.statistics.has_null_count else 0
    rows = max(1, meta.num_rows)
    out = []
    for column in COLUMNS:
        # Lists have entries rather than rows; their share is not told by the statistics.
        if str(column.type).startswith("list"):
            continue
        share = 1 - min(nulls[column.name], rows) / rows
        if share > 0:
            out.append((column.name, column.hxl, share))
    return out
