"""The targets: one per reader. Each takes bytes (or a pair of them) and raises only where a reader breaks its promise."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from constat.errors import ConstatError
from constat.sources import sheet
from constat.sources.reading import Reading, read
from fuzz import inputs

MEMORY_BOUND: Final = 2 << 30
"""Bytes of resident memory that no small input may reach."""


@dataclass(frozen=True, slots=True)
class Target:
    """One reader under test: where its input comes from and what is done with it."""

    name: str
    inputs: st.SearchStrategy[Any]
    run: Callable[[Any], None]


def _checked(name: str, data: bytes, use: Callable[[Path], Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            reading = use(path)
        except ConstatError as error:
            told = [error.say(language).strip() for language in ("en", "fr")]
            if not all(told):
                raise RuntimeError(f"{error.message_id} says nothing") from error
            return
        assert reading.unaccounted == 0, f"{reading.unaccounted} rows are neither events nor refused"
        reading.arrow()
        for note in reading.notes:
            note.say("fr")
        if reading.rejected.height:
            sheet.write_refusals(reading.rejected, Path(folder) / "refused.csv")


def _as(kind: str, name: str) -> Callable[[bytes], None]:
    return lambda data: _checked(name, data, lambda path: read(path, kind=kind))


def _sheet(name: str) -> Callable[[bytes], None]:
    return lambda data: _checked(name, data, lambda path: sheet.read(path, accept_guess=True))


def _mapped(data: tuple[bytes, bytes]) -> None:
    rules, table = data

    def use(path: Path) -> Reading:
        mapping = path.with_name("mapping.yaml")
        mapping.write_bytes(rules)
        return sheet.read(path, mapping)

    _checked("sheet.csv", table, use)


def _any(data: bytes) -> None:
    _checked("table.csv", data, read)


TARGETS: Final[dict[str, Target]] = {
    target.name: target
    for target in (
        Target("ucdp", inputs.delimited(inputs.UCDP_COLUMNS), _as("ucdp", "ged.csv")),
        Target("acled", inputs.delimited(inputs.ACLED_COLUMNS), _as("acled", "acled.csv")),
        Target("sheet-csv", inputs.delimited(), _sheet("sheet.csv")),
        Target("sheet-xlsx", inputs.workbooks(), _sheet("sheet.xlsx")),
        Target("geojson", inputs.geojsons(), _sheet("places.geojson")),
        Target("parquet", inputs.parquets(), _sheet("table.parquet")),
        Target("mapping", st.tuples(inputs.mappings(), inputs.delimited()), _mapped),
        Target("any", inputs.delimited(), _any),
    )
}
