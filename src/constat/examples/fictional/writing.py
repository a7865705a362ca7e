"""Everything written out: the same bytes for the same seed, on every machine."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from constat.examples.fictional import acled, ged, ledger, sheets, victims
from constat.examples.fictional.country import HERE, Country, load
from constat.examples.fictional.hearing import listen
from constat.examples.fictional.telling import Telling
from constat.examples.fictional.truth import history

SEED: Final = 20260101
VERSION: Final = "1"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: under which dataset name, and through which mapping, if it needs one."""

    file: Path
    name: str
    mapping: Path | None


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` wrote: the folder, the files to import, in order, and the digest of each file."""

    folder: Path
    seed: int
    sources: tuple[Source, ...]
    digests: dict[str, str]


def generate(out: Path, seed: int = SEED) -> Generated:
    """Writes Tarkane's sources, coverage and truth for a seed into `out`, which is created. Takes a second or two."""
    country = load()
    incidents = history(country, seed)
    reports = listen(country, incidents, seed)
    by_id = {i.id: i for i in incidents}
    tellings = [
        ged.tell(country, incidents, reports, seed), acled.tell(country, incidents, reports, seed),
        sheets.fiches(country, by_id, reports), sheets.admissions(country, by_id, reports, seed),
        sheets.communiques(country, by_id, reports), sheets.statements(country, by_id, reports, seed),
    ]  # fmt: skip
    links = [link for telling in tellings for link in telling.links]
    lists, people = victims.lists(country, list(victims.persons(incidents, seed)), seed)
    files = {f"{t.dataset}_tarkane.csv": _csv(t.columns, t.rows) for t in tellings[:2]}
    files["otdh_fiches.csv"] = _fiches(tellings[2])
    files |= {f"{name}.csv": _told(t) for name, t in zip(("hospital_admissions", "army_communiques", "statements"), tellings[3:], strict=True)}
    files |= {f"{t.dataset}.csv": _told(t) for t in lists.values()}
    files["coverage.csv"] = _rows(ledger.office_rows(country))
    files["places.csv"], files["parties.csv"] = _rows(_places(country)), _rows(_parties(country))
    files["truth/incidents.csv"] = _rows(ledger.incident_rows(incidents))
    files["truth/links.csv"] = _rows(ledger.link_rows(links))
    files["truth/roots.csv"] = _rows(ledger.root_rows(reports))
    files["truth/victims.csv"] = _csv(victims.PERSON_COLUMNS, people)
    files["truth/coverage.csv"] = _rows(ledger.coverage_rows(country, incidents, links))
    files["truth/effects.csv"] = _rows(ledger.effect_rows(country, incidents))
    for name in ("otdh", "hospital", "communiques", "statements"):
        files[f"mappings/{name}.yaml"] = (HERE / "mappings" / f"{name}.yaml").read_bytes()
    files["admin2.geojson"] = (HERE / "admin2.geojson").read_bytes()
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    manifest = {"generator": f"constat.examples.fictional {VERSION}", "seed": seed, "files": digests}
    files["manifest.json"] = (json.dumps(manifest, indent=1) + "\n").encode()
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Generated(out, seed, _sources(out), digests)


def _sources(out: Path) -> tuple[Source, ...]:
    """The files in the order in which a workspace takes them."""
    mapped = {"otdh": "otdh_fiches", "hospital": "hospital_admissions", "communiques": "army_communiques", "statements": "statements"}
    return (
        Source(out / "ged_tarkane.csv", "ged-tarkane", None),
        Source(out / "acled_tarkane.csv", "acled-tarkane", None),
        *(Source(out / f"{file}.csv", name, out / "mappings" / f"{name}.yaml") for name, file in mapped.items()),
    )


def _csv(columns: Sequence[str], rows: Iterable[dict[str, Any]], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in rows)
    return text.getvalue().encode("utf-8")


def _rows(rows: Iterable[dict[str, Any]]) -> bytes:
    kept = list(rows)
    return _csv(tuple(kept[0]), kept)


def _told(telling: Telling) -> bytes:
    return _csv(telling.columns, telling.rows)


def _fiches(telling: Telling) -> bytes:
    """The observatory's file as its office sends it: byte-order mark, semicolons, HXL row."""
    tags: dict[str, Any] = dict(sheets.FICHES_HXL)
    return b"\xef\xbb\xbf" + _csv(telling.columns, [tags, *telling.rows], ";")


def _places(country: Country) -> Iterable[dict[str, Any]]:
    for d in country.districts.values():
        for x in d.localities:
            yield {
                "pcode": x.pcode, "name": x.name, "latitude": x.latitude, "longitude": x.longitude, "admin1": d.region,
                "admin1_pcode": d.region_pcode, "admin2": d.name, "admin2_pcode": d.pcode,
            }  # fmt: skip


def _parties(country: Country) -> Iterable[dict[str, Any]]:
    for p in country.parties.values():
        yield {
            "party": p.id, "kind": p.kind, "name_en": p.name["en"], "name_fr": p.name["fr"], "aliases": ";".join(p.aliases),
            **{f"told_{source}": name for source, name in p.told.items()},
        }  # fmt: skip
