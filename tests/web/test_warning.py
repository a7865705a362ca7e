"""The pages of warning: what may get worse, why it is said, and how it did before."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.conftest import HEADER, SCRIPT, event

from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.web import application


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A reader of four years of attacks in three provinces, one of which just worsened."""
    folder: Path = tmp_path_factory.mktemp("warning")
    workspace = Workspace.create(folder / "maison")
    rows = []
    for month in range(48):
        year, at = 2018 + month // 12, 1 + month % 12
        for number, (province, every) in enumerate((("Nord", 1), ("Sud", 5), (SCRIPT, 9))):
            if month % every == 0 or (province == "Sud" and month == 47):
                times = 6 if province == "Sud" and month == 47 else 1
                for again in range(times):
                    day = f"{year}-{at:02d}-{20 + again:02d}"
                    what = {"date_start": day, "date_end": day, "year": year, "adm_1": province, "latitude": 12 + number}
                    rows.append(event(len(rows), **what, type_of_violence=3, best=3, low=3, high=4))
    with (folder / "a.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows)
    plan(workspace, folder / "a.csv", name="attacks").commit()
    app = application(workspace.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        yield client
    app.close()


def ready(visitor: httpx.Client, address: str) -> str:
    """The page once its forecasts are made; until then it says that they are being made, and asks to be read again."""
    for _ in range(120):
        answer = visitor.get(address)
        assert answer.status_code == 200, answer.text[-500:]
        if "refresh" not in answer.headers:
            return answer.text
        time.sleep(0.5)
    raise AssertionError("the forecasts were never made")


def test_the_watchlist_names_the_place_that_worsened_and_says_why(visitor: httpx.Client) -> None:
    page = visitor.get("/en/warning").text
    assert "Sud" in page and "6 events in 30 days, more than in any such time of three years" in page
    assert 'class="named"' in page and "How the rules did" in page
    french = visitor.get("/fr/warning?order=level").text
    assert "Lieux à surveiller" in french and "<script>document" not in french and "&lt;script&gt;" in french


def test_every_order_and_unit_answers_and_what_there_is_not_is_refused_in_words(visitor: httpx.Client) -> None:
    for query in ("order=alarm", "order=change", "order=quiet", "by=cell", "by=country", "kind=any", "on=2020-06-01"):
        assert visitor.get(f"/en/warning?{query}").status_code == 200, query
    for query in ("order=worst", "by=village", "on=yesterday", "from=x"):
        assert visitor.get(f"/en/warning?{query}").status_code == 400, query
    assert visitor.get("/en/warning/forecast?unit=Atlantis").status_code in (200, 404)


def test_too_short_a_past_is_an_answer_and_leaves_the_form(visitor: httpx.Client) -> None:
    page = visitor.get("/en/warning?on=2018-03-01").text
    assert "cover less than the 365 days" in page and 'name="on"' in page
    page = ready(visitor, "/en/warning/forecast?kind=non-state")
    assert "No event of the selection names a place" in page and "<form" in page


def test_the_forecast_shows_its_range_and_its_own_past(visitor: httpx.Client) -> None:
    page = ready(visitor, "/en/warning/forecast?unit=Sud")
    assert "January 2022" in page and "What was said before, and what came" in page
    assert page.count('class="outer"') > 24 and "90% of draws" in page
    assert "Decide nothing by it alone" in page and "<script>document" not in page
    assert visitor.get("/en/warning/forecast?unit=Atlantis").status_code == 404
    french = ready(visitor, "/fr/warning/forecast")
    assert "Ce que les prochains mois peuvent apporter" in french and "janvier 2022" in french


def test_every_past_forecast_stands_beside_what_happened(visitor: httpx.Client) -> None:
    page = ready(visitor, "/en/warning/record")
    assert "2021" in page and "2020" in page and "Own last twelve months" in page
    nord = page[page.index("Nord") :]
    assert '<td class="num strong">36</td>' in nord[:400], "twelve months of three deaths each in the province of every month"
    assert "With fewer than five places no interval can be told" in page
    assert "Toutes les prévisions passées" in ready(visitor, "/fr/warning/record")


def test_several_datasets_are_not_added_up_unasked(reader: httpx.Client) -> None:
    page = reader.get("/en/warning?kind=any").text
    assert "The dataset arda was taken" in page
    assert "Events of several datasets are added up" in reader.get("/en/warning?kind=any&dataset=arda&dataset=hostile").text


def test_a_workspace_without_a_dataset_says_so(empty_reader: httpx.Client) -> None:
    assert "No event of the selection" in empty_reader.get("/en/warning").text
    assert "No event of the selection" in ready(empty_reader, "/en/warning/forecast")
