"""A small workspace told in UCDP's shape, some of it hostile, and a reader of its pages."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.web import application

SCRIPT = "<script>document.title='taken'</script>"
FORMULA = '=HYPERLINK("http://evil.example","x")'
HEADER = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
    "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
]


def event(number: int, **told: object) -> dict[str, object]:
    """One invented event; every third has a range, every seventh is imprecise."""
    year, month, day = 2020 + number % 3, 1 + number % 12, 1 + number % 27
    best = number % 9
    row: dict[str, object] = dict.fromkeys(HEADER, "")
    row |= {
        "id": 1000 + number, "year": year, "active_year": 1, "code_status": "Clear", "type_of_violence": 1 + number % 3,
        "side_a": f"Government of Arda {number % 2}", "side_b": "Civilians" if number % 3 == 2 else f"Front {number % 4}",
        "side_a_new_id": 118, "side_b_new_id": 200 + number % 4, "side_a_dset_id": 118, "side_b_dset_id": 200 + number % 4,
        "number_of_sources": 2, "source_article": "Radio Arda", "source_headline": f"What was told of {number}", "where_prec": 1 + number % 4,
        "where_coordinates": f"Town {number % 10}", "adm_1": f"Province {number % 4}", "latitude": 12.1 + (number % 10) / 2,
        "longitude": -3.9 + (number % 7) / 2, "country": "Mali", "country_id": 432, "region": "Africa", "event_clarity": 1,
        "date_prec": 1, "date_start": f"{year}-{month:02d}-{day:02d}", "date_end": f"{year}-{month:02d}-{day:02d}", "deaths_a": 0, "deaths_b": 0,
        "deaths_civilians": best, "deaths_unknown": 0, "best": best, "high": best + 3 * (number % 3 == 0), "low": best,
    }
    return row | told


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    """The rows as a CSV file in UCDP's shape."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with a dataset of 120 events, one of 4, and hostile names in the second."""
    folder = tmp_path_factory.mktemp("web")
    workspace = Workspace.create(folder / "maison")
    plan(workspace, write(folder / "arda.csv", [event(n) for n in range(120)]), name="arda").commit()
    hostile = [
        event(900, where_coordinates=SCRIPT, source_headline=SCRIPT, side_a=SCRIPT, adm_1=FORMULA, best=4, low=5, high=6),
        event(901, where_coordinates=FORMULA, side_a=FORMULA, source_headline=FORMULA),
        event(902, side_a="</title></svg><img src=x onerror=alert(1)>"), event(903),
    ]
    plan(workspace, write(folder / "hostile.csv", hostile), name="hostile").commit()
    return workspace


@pytest.fixture(scope="session")
def reader(told: Workspace) -> Iterator[httpx.Client]:
    """Somebody who reads the pages; follows no redirect."""
    app = application(told.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        yield client
    app.close()


@pytest.fixture(scope="session")
def empty_reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Somebody who reads the pages of a workspace without a dataset."""
    workspace = Workspace.create(tmp_path_factory.mktemp("web") / "vide")
    app = application(workspace.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        yield client
    app.close()
