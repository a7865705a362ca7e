"""Every page in both languages: what it holds and what it says when something is wrong."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest
from tests.web.conftest import FORMULA, SCRIPT

from constat.events.workspace import Workspace

LANGUAGES = ("en", "fr")


def links(text: str, start: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf'href="({start}[^"]*)"', text)]


@pytest.mark.parametrize(("asked", "given"), [("fr-ML,fr;q=0.9,en;q=0.5", "/fr/"), ("en-GB", "/en/"), ("de,fr;q=0.8", "/fr/"), ("", "/en/")])
def test_the_root_leads_to_the_readers_language(reader: httpx.Client, asked: str, given: str) -> None:
    assert reader.get("/", headers={"accept-language": asked}).headers["location"] == given


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_tells_how_fresh_each_dataset_is(reader: httpx.Client, language: str) -> None:
    text = reader.get(f"/{language}/").text
    assert f'href="/{language}/dataset/arda"' in text
    assert ">120</dd>" in text
    assert ("refused" if language == "en" else "Refusés").lower() in text.lower()


def test_an_empty_workspace_says_what_to_do(empty_reader: httpx.Client) -> None:
    text = empty_reader.get("/en/").text
    assert "constat dataset add FILE" in text
    assert empty_reader.get("/fr/explore").status_code == 200


def test_a_page_leads_to_itself_in_the_other_language(reader: httpx.Client) -> None:
    text = reader.get("/en/explore?country=Mali&from=2021").text
    assert 'href="/fr/explore?country=Mali&amp;from=2021"' in text


def test_the_form_keeps_every_key_of_the_selection(reader: httpx.Client) -> None:
    query = "measure=killed&from=2020-01-01&to=2022-12-31&country=Mali&party=Front+1&kind=state-based&victims=civilians&dataset=arda&cell=147953&origin=dataset"
    text = reader.get(f"/en/explore?{query}").text
    for part in ('value="2020-01-01"', 'value="Mali" checked', 'value="Front 1" checked', 'value="state-based" checked', 'value="civilians" selected',
                 'value="arda" checked', 'value="147953" checked', 'value="dataset" checked'):
        assert part in text


def test_an_untouched_field_says_nothing(reader: httpx.Client) -> None:
    untouched = reader.get("/en/explore?measure=killed&from=&to=&country=&party=&victims=&standard=&dataset=arda").text
    plain = reader.get("/en/explore?measure=killed&dataset=arda").text
    assert links(untouched, "/en/explore/events.csv") == links(plain, "/en/explore/events.csv") != []


def test_datasets_that_may_overlap_are_pointed_out(reader: httpx.Client) -> None:
    assert "2 datasets are added up" in reader.get("/en/explore").text
    assert "datasets are added up" not in reader.get("/en/explore?dataset=arda").text


def test_a_selection_without_events_says_that_this_is_no_proof_of_peace(reader: httpx.Client) -> None:
    assert "not that nothing happened" in reader.get("/en/explore?from=1990&to=1991").text


@pytest.mark.parametrize(
    ("query", "word"),
    [("from=2023&to=2020", "2023"), ("measure=peace", "peace"), ("contry=Mali", "contry"), ("country=Mlai", "Mali"), ("box=1,2,3", "1,2,3"),
     ("cell=0", "259200"), ("page=9999", "9999"), ("page=-1", "-1"), ("dataset=nowhere", "nowhere"), ("from=yesterday", "yesterday")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_selection_is_named_and_answered_400(reader: httpx.Client, language: str, query: str, word: str) -> None:
    answer = reader.get(f"/{language}/explore?{query}")
    assert answer.status_code == 400
    assert word in unescape(answer.text)


@pytest.mark.parametrize(
    "path", ["/en/nothing", "/en/dataset/none", "/fr/event/arda:none", "/fr/report/none", "/en/figure/0123456789abcdef", "/static/none.js"]
)
def test_what_is_not_there_is_answered_404_with_a_way_on(reader: httpx.Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert "explore" in answer.text


def test_an_unexpected_fault_shows_a_reference_and_no_traceback(told: Workspace, reader: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a secret of the data")

    monkeypatch.setattr("constat.web.shelf.Shelf.holdings", fails)
    answer = reader.get("/en/")
    assert answer.status_code == 500
    assert "reference" in answer.text
    assert "secret" not in answer.text


def test_a_figure_lists_what_adds_up_to_it(reader: httpx.Client) -> None:
    moved = reader.get("/en/figure?measure=killed&dataset=arda&from=2021&to=2021")
    assert moved.status_code == 302
    text = reader.get(moved.headers["location"]).text
    value = int(re.search(r'class="value">([\d,]+)<', text)[1].replace(",", ""))  # type: ignore[index]
    adds = [int(n) for n in re.findall(r'sum-of">(\d+)</td></tr>', text.partition("<tfoot")[0])]
    assert sum(adds) == value
    assert "the number printed" in text


def test_every_page_of_a_figure_adds_up(reader: httpx.Client) -> None:
    address = reader.get("/en/figure?measure=incidents&dataset=arda").headers["location"]
    adds, pages = 0, 0
    while address:
        text = reader.get(address).text
        adds += sum(int(n) for n in re.findall(r'sum-of">(\d+)</td></tr>', text.partition("<tfoot")[0]))
        pages += 1
        after = re.search(r'rel="next" href="([^"]+)"', text)
        address = address.partition("?")[0] + unescape(after[1]).partition("#")[0] if after else ""
    assert (adds, pages) == (120, 3)


def test_a_figure_whose_data_changed_is_not_passed_off_as_the_same(reader: httpx.Client) -> None:
    answer = reader.get("/en/figure/0123456789abcdef?measure=killed&dataset=arda")
    assert answer.status_code == 404
    assert "have changed" in answer.text


def test_an_event_shows_the_row_as_its_provider_gave_it(reader: httpx.Client) -> None:
    text = reader.get("/fr/event/arda:1007").text
    assert "What was told of 7" in text
    assert "where_coordinates" in text
    assert "Town 7" in text
    assert "arda.csv" in text


def test_a_dataset_accounts_for_every_row(reader: httpx.Client) -> None:
    text = reader.get("/en/dataset/hostile").text
    assert "4 rows read: 4 events, 0 rows refused" in text
    assert "Low estimate above best (1 event)" in text


@pytest.mark.parametrize(
    "path", ["/en/explore?dataset=hostile", "/en/event/hostile:1900", "/fr/event/hostile:1901", "/fr/event/hostile:1902", "/en/dataset/hostile"]
)
def test_what_a_dataset_says_is_never_markup(reader: httpx.Client, path: str) -> None:
    text = reader.get(path).text
    assert SCRIPT not in text
    assert "<img" not in text
    assert text.count("<script") == len(re.findall(r'<script type="module" src="/static/', text))


def test_no_page_holds_inline_script_or_style(reader: httpx.Client) -> None:
    for path in ("/en/", "/fr/explore", "/en/figure?measure=killed", "/en/event/arda:1001", "/fr/dataset/arda", "/en/about", "/fr/none"):
        text = reader.get(path, follow_redirects=True).text
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text.replace("onerror=alert(1)", "")), path


def test_every_address_on_the_pages_is_of_this_host(reader: httpx.Client) -> None:
    for path in ("/en/", "/fr/explore", "/en/event/hostile:1901", "/fr/dataset/hostile", "/en/about"):
        text = reader.get(path).text
        assert not [a for a in re.findall(r'(?:href|src|action)="([^"]*)"', text) if not a.startswith(("/", "?", "#", "data:,"))], path


@pytest.mark.parametrize("form", ["csv", "xlsx", "geojson", "parquet"])
def test_the_selection_can_be_taken_away(reader: httpx.Client, form: str) -> None:
    answer = reader.get(f"/en/explore/events.{form}?dataset=hostile&measure=killed")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(f'.{form}"')
    assert len(answer.content) > 500


def test_a_downloaded_sheet_never_holds_a_formula(reader: httpx.Client) -> None:
    text = reader.get("/en/explore/events.csv?dataset=hostile").text
    assert "HYPERLINK" in text
    assert f",{FORMULA}" not in text
    assert f'"{FORMULA}"' not in text


def test_an_unknown_format_is_named(reader: httpx.Client) -> None:
    answer = reader.get("/en/explore/events.exe?dataset=arda")
    assert answer.status_code == 400
    assert "geojson" in answer.text


def test_the_timeline_and_the_map_stand_without_scripts(reader: httpx.Client) -> None:
    text = reader.get("/en/explore?dataset=arda").text
    assert text.count('class="bar"') == 36
    assert 'class="map-still"' in text
    assert re.search(r'class="step-\d" d="M', text)


def test_cells_and_figure_tell_the_same_sum(reader: httpx.Client) -> None:
    cells = reader.get("/en/explore/cells.json?measure=killed&dataset=arda").json()
    assert sum(cells["value"]) == sum(n % 9 for n in range(120))
    assert len(cells["cell"]) == len(cells["events"]) == len(cells["value"])


def test_single_events_come_with_their_ring_of_precision(reader: httpx.Client) -> None:
    found = reader.get("/fr/explore/events.json?dataset=arda&within=-5,12,-3,13").json()["features"]
    assert found
    assert {f["properties"]["radius"] for f in found} <= {1, 25, 60, 200}
    assert all(-5 <= f["geometry"]["coordinates"][0] <= -3 for f in found)


def test_a_rectangle_that_is_none_is_refused(reader: httpx.Client) -> None:
    assert reader.get("/en/explore/events.json?within=0,0").status_code == 400


def test_a_change_is_shown_as_the_percentage_that_reports_print_and_with_its_two_counts(told: Workspace, reader: httpx.Client) -> None:
    from datetime import date

    from constat.events.ledger import remember
    from constat.events.query import Table
    from constat.model.selection import Selection
    from constat.report.arithmetic import change

    table = Table.open(told)
    now, before = (table.count(Selection(measure="killed", start=date(year, 1, 1), end=date(year, 12, 31))) for year in (2022, 2021))
    assert now.value and before.value and before.value >= 10
    figure = change(now, before, "here")
    remember(told, now, before, figure)
    percent = f"{round((now.value / before.value - 1) * 100):+d}".replace("-", "\N{MINUS SIGN}")
    text = reader.get(f"/en/figure/{figure.id}").text
    assert f"{percent}%: {now.value} against {before.value}" in unescape(text)
    assert "count of the period divided by the count compared against" in text and "Compared with" in text and "1 January to 31 December 2021" in text
