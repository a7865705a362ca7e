"""The page of a trend: months, levels and dates of change; under them who watched; and words that say no more than the two allow."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import httpx
import pytest
from tests.estimate.test_coverage_scenario import FORBIDDEN, generated, tarkane  # noqa: F401
from tests.web.conftest import event, write

from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.web import application
from constat.web.trend.drawing import _runs

AGAINST = "dataset=ged-tarkane&kind=one-sided&measure=incidents"


@pytest.fixture(scope="module")
def visitor(tarkane: Workspace) -> Iterator[httpx.Client]:  # noqa: F811
    app = application(tarkane.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        yield client
    app.close()


@pytest.mark.parametrize(("language", "word"), [("en", "confounded by coverage"), ("fr", "brouillé par la couverture")])
def test_reports_that_fell_with_the_monitors_are_never_called_a_fall(visitor: httpx.Client, language: str, word: str) -> None:
    page = visitor.get(f"/{language}/trend?{AGAINST}").text
    told = re.sub(r"<[^>]+>", " ", page)
    assert word in told and not FORBIDDEN.search(told), FORBIDDEN.search(told)


def test_who_watched_stands_under_the_months(visitor: httpx.Client) -> None:
    page = visitor.get(f"/en/trend?{AGAINST}").text
    assert 'class="kind-office-open"' in page and 'class="kind-office-closed"' in page and 'class="kind-network-cut"' in page
    assert "Office closed or withdrawn" in page and "mission-falemsi" in page and 'class="watch-map' in page
    assert page.index('class="level"') < page.index('class="strip"') < page.index("The same as a table")
    assert "The 3 sources that reported in both" in page, "the constant panel beside all sources"


def test_each_month_is_in_the_table_and_in_the_file(visitor: httpx.Client) -> None:
    answer = visitor.get(f"/en/trend.csv?{AGAINST}")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv") and len(rows) == 36
    assert int(rows[0]["offices_watching"]) > int(rows[-1]["offices_watching"]) > 0
    page = visitor.get(f"/en/trend?{AGAINST}").text
    assert page.count("A new level begins") == 1 and "January 2023" in page


def test_too_short_a_time_and_what_there_is_not_are_answered_in_words(visitor: httpx.Client) -> None:
    short = visitor.get(f"/en/trend?{AGAINST}&from=2025-09")
    assert short.status_code == 200 and "at least 12 are needed" in short.text and "<form" in short.text
    french = visitor.get(f"/fr/trend?{AGAINST}&from=2025-09").text
    assert "mois" in french and "needed" not in french
    for wrong in ("from=x", "country=Nowhere", "measure=joy"):
        answer = visitor.get(f"/en/trend?{wrong}")
        assert answer.status_code == 400 and "Traceback" not in answer.text


def test_the_explorer_and_a_figure_lead_here(visitor: httpx.Client) -> None:
    explorer = visitor.get(f"/en/explore?{AGAINST}").text
    assert re.search(r'href="/en/trend\?[^"]*kind=one-sided', explorer)
    figure = visitor.get(f"/en/figure?{AGAINST}", follow_redirects=True).text
    assert "/en/trend?" in figure


def test_a_workspace_without_coverage_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bare")
    workspace = Workspace.create(folder / "bare")
    plan(workspace, write(folder / "a.csv", [event(n) for n in range(200)]), name="arda").commit()
    app = application(workspace.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        page = client.get("/en/trend").text
        assert "constat coverage add" in page and "cannot be told from a fall in watching" in page and 'class="strip"' not in page
    app.close()


def test_months_of_one_kind_are_one_piece() -> None:
    assert _runs(("a", "a", "", "b")) == [(0, 1, "a"), (2, 2, ""), (3, 3, "b")]


def test_an_event_is_asked_of_with_its_placebos_and_too_little_time_is_refused(visitor: httpx.Client) -> None:
    page = visitor.get(f"/en/trend?{AGAINST}&event=2025-07").text
    told = re.sub(r"<[^>]+>", " ", page)
    assert "earlier dates, when nothing is said to have happened" in told and "What speaks against it" in told and 'class="course"' in page
    assert not FORBIDDEN.search(told) and 'name="kind" value="one-sided"' in page
    assert "at least 30 and 6 are needed" in visitor.get(f"/en/trend?{AGAINST}&event=2023-06").text
    assert "no date" in visitor.get(f"/en/trend?{AGAINST}&event=yesterday").text
    assert "Pas de rupture nette en juillet 2025" in visitor.get(f"/fr/trend?{AGAINST}&event=2025-07").text


def test_a_figure_carries_the_interval_of_its_sum(visitor: httpx.Client) -> None:
    page = visitor.get("/en/figure?dataset=ged-tarkane&measure=killed", follow_redirects=True).text
    assert "Interval of the sum" in page and "Vesco" in page
    assert "Interval of the sum" not in visitor.get("/en/figure?dataset=ged-tarkane&measure=incidents", follow_redirects=True).text
