"""Files of places in a workspace: `<workspace>/record/gazetteer/<name>.parquet`, each whole or not at all.

Beside GAZETTEER_SCHEMA a file holds every spelling folded and sounded, so that opening need not do it again; its metadata say
where it came from, when, and by which rules of spelling.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NoReturn

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from constat.errors import BadInput, NotFound, StorageFailed
from constat.record.gazetteer.spelling import SPELLING, folded, sounded
from constat.record.storing import private_folder, storing, write_whole
from constat.sources.gazetteer import GAZETTEER_SCHEMA, GazetteerReading

FOLDER: Final = ("record", "gazetteer")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_KEYS: Final = {"folded": pl.List(pl.String), "sounded": pl.List(pl.String)}


@dataclass(frozen=True, slots=True)
class Stored:
    """One file of places in a workspace."""

    name: str
    file: str
    """The name of the file that was imported."""
    form: str
    places: int
    countries: tuple[str, ...]
    markets: int
    """How many of its places tell their market day."""
    imported_at: str
    spelling: int = SPELLING

    def to_json(self) -> dict[str, Any]:
        """It as data."""
        return asdict(self) | {"countries": list(self.countries)}


def folder_of(workspace: Path | str) -> Path:
    """Where a workspace keeps its places."""
    return Path(workspace).joinpath(*FOLDER)


def store(workspace: Path | str, name: str, reading: GazetteerReading, *, at: datetime | None = None) -> Stored:
    """Keeps the places of a file under a name; what bore that name before is replaced.

    `NotFound` where the workspace has no case file, whose folder they lie in; `BadInput` for a name that is no file name, and for
    no places at all, which would replace what is there by nothing.
    """
    if not _NAME.fullmatch(name):
        raise BadInput("gazetteer-name", room="record", name=name[:80])
    if not reading.places.height:
        raise BadInput("gazetteer-empty", room="record", file=reading.file)
    folder = folder_of(workspace)
    if not (folder.parent / "keys").is_dir():
        raise NotFound("no-case-file", room="record", path=str(workspace))
    told = Stored(
        name,
        reading.file,
        reading.form,
        reading.places.height,
        tuple(sorted(reading.places["country_iso3"].drop_nulls().unique())),
        int(reading.places["market_day"].is_not_null().sum()),
        (at or datetime.now(UTC)).isoformat(timespec="seconds"),
    )
    table = with_keys(reading.places).to_arrow(compat_level=pl.CompatLevel.oldest())
    content = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({b"constat": json.dumps(told.to_json()).encode()}), content, compression="zstd")
    private_folder(folder)
    write_whole(folder / f"{name}.parquet", content.getvalue())
    return told


def remove(workspace: Path | str, name: str) -> None:
    """Forgets the places of one import. `NotFound` where there is none of that name."""
    path = folder_of(workspace) / f"{name}.parquet"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise NotFound("no-gazetteer", room="record", name=name[:80], known=", ".join(one.name for one in stored(workspace)) or "-")
    with storing(path):
        path.unlink()


def paths(workspace: Path | str) -> list[Path]:
    """The files of places in a workspace, by name."""
    return sorted(path for path in folder_of(workspace).glob("*.parquet") if _NAME.fullmatch(path.stem))


def stored(workspace: Path | str) -> list[Stored]:
    """What places the workspace holds, file by file."""
    return [_told(path, pq.read_schema(path).metadata) if _readable(path) else _unreadable(path) for path in paths(workspace)]


def with_keys(places: pl.DataFrame) -> pl.DataFrame:
    """The places with every spelling of each, folded and sounded: its name's first, then its aliases' in their order."""
    keys = [[folded(text) for text in (name, *(aliases or ()))] for name, aliases in places.select("name", "aliases").iter_rows()]
    sounds = {key: sounded(key) for key in {key for spelt in keys for key in spelt}}
    return places.with_columns(
        pl.Series("folded", keys, dtype=_KEYS["folded"]),
        pl.Series("sounded", [[sounds[key] for key in spelt] for spelt in keys], dtype=_KEYS["sounded"]),
    )


def load(path: Path) -> pl.DataFrame:
    """GAZETTEER_SCHEMA with `folded` and `sounded`. `StorageFailed` where the file is damaged."""
    try:
        told = _told(path, pq.read_schema(path).metadata)
        frame = pl.read_parquet(path, use_pyarrow=False)
        places = frame.select(pl.col(name).cast(kind) for name, kind in GAZETTEER_SCHEMA.items())
        if told.spelling != SPELLING:
            return with_keys(places)
        return places.with_columns(frame["folded"].cast(_KEYS["folded"]), frame["sounded"].cast(_KEYS["sounded"]))
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError, ValueError):
        _unreadable(path)


def _readable(path: Path) -> bool:
    try:
        pq.read_schema(path)
    except (pa.ArrowException, OSError, ValueError):
        return False
    return True


def _unreadable(path: Path) -> NoReturn:
    raise StorageFailed("gazetteer-damaged", room="record", name=path.stem)


def _told(path: Path, metadata: Mapping[bytes, bytes] | None) -> Stored:
    try:
        told = json.loads((metadata or {})[b"constat"])
        return Stored(**(told | {"name": path.stem, "countries": tuple(told["countries"])}))
    except (KeyError, TypeError, ValueError):
        raise StorageFailed("gazetteer-damaged", room="record", name=path.stem) from None
