"""Incidents on screen: found by facets, statements side by side, one voice counted once, nothing overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.web.casework.conftest import Office

from constat.record.models import Incident, Statement


@pytest.fixture
def told(office: Office, take: Callable[..., str]) -> tuple[str, list[str]]:
    """An incident with three statements, one of which differs in its day."""
    statements = [take(source=f"S-00{n}", when="2022-04-30" if n == 3 else "2022-03-27/2022-03-31", place_name="Moura", admin1="Mopti") for n in (1, 2, 3)]
    ibrahim = office.client("verifier")
    made = ibrahim.post(
        f"/en/work/incidents/new?statement={statements[0]}",
        {
            "code": "I-001",
            "title_en": "Killings in Moura",
            "when": "2022-03-27/2022-03-31",
            "place_name": "Moura",
            "admin1": "Mopti",
            "status": "pending-verification",
        },
    )
    assert made.status_code == 302, made.text
    incident = made.headers["location"].rsplit("/", 1)[1]
    assert ibrahim.post(f"/en/work/incidents/{incident}/attach", {"statement": statements[1:]}).status_code == 302
    return incident, statements


def test_an_incident_comes_out_of_a_statement_and_takes_others_in(office: Office, told: tuple[str, list[str]]) -> None:
    incident, statements = told
    assert set(office.rows(Statement).filter(incident=incident).values_list("pk", flat=True)) == set(statements)


def test_the_matrix_shows_who_differs(office: Office, told: tuple[str, list[str]]) -> None:
    page = office.client("verifier").get(f"/en/work/incidents/{told[0]}").text
    assert "3 statements, 3 independent sources" in re.sub(r"\s+", " ", page)
    assert page.count("<b class=\"mark\">differs</b>") == 1 and "2 agree, 1 differ, 0 silent" in page


def test_statements_of_one_root_are_one_voice(office: Office, told: tuple[str, list[str]]) -> None:
    incident, statements = told
    ibrahim = office.client("verifier")
    assert ibrahim.post(f"/en/work/incidents/{incident}/root", {"statement": statements[:2], "act": "join", "why": "cousins"}).status_code == 302
    page = re.sub(r"\s+", " ", ibrahim.get(f"/en/work/incidents/{incident}").text)
    assert "3 statements, 2 independent sources" in page and page.count("one voice (1)") == 2
    listed = ibrahim.get("/en/work/incidents").text
    assert re.search(r'<td class="num">3</td><td class="num">2</td>', listed)
    ibrahim.post(f"/en/work/incidents/{incident}/root", {"statement": statements[:2], "act": "part"})
    assert "3 independent sources" in re.sub(r"\s+", " ", ibrahim.get(f"/en/work/incidents/{incident}").text)


def test_facets_and_words_narrow_the_list(office: Office, told: tuple[str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    assert "I-001" in ibrahim.get("/en/work/incidents?admin1=Mopti&status=pending-verification&year=2022&q=mou").text
    assert "Nothing fits" in ibrahim.get("/en/work/incidents?admin1=Gao").text
    assert "Nothing fits" in ibrahim.get("/en/work/incidents?q=hombori").text


def test_the_list_follows_what_others_change(office: Office, told: tuple[str, list[str]]) -> None:
    ibrahim, fatou = office.client("verifier"), office.client("steward")
    assert "Killings in Moura" in fatou.get("/en/work/incidents").text
    page = f"/en/work/incidents/{told[0]}/edit"
    assert ibrahim.post(page, ibrahim.fields(page) | {"title_en": "Five days in Moura"}).status_code == 302
    assert "Five days in Moura" in fatou.get("/en/work/incidents").text


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(office: Office, told: tuple[str, list[str]]) -> None:
    ibrahim, fatou = office.client("verifier"), office.client("steward")
    page = f"/en/work/incidents/{told[0]}/edit"
    mine, theirs = ibrahim.fields(page), fatou.fields(page)
    assert fatou.post(page, theirs | {"title_en": "Theirs"}).status_code == 302
    answer = ibrahim.post(page, mine | {"title_en": "Mine"})
    assert answer.status_code == 409 and "Changed by somebody else" in answer.text and "Mine" in answer.text
    assert office.rows(Incident).get(pk=told[0]).title_en == "Theirs"


def test_incidents_near_each_other_are_proposed_with_reasons_and_merged_with_one(office: Office, told: tuple[str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    made = ibrahim.post(
        "/en/work/incidents/new", {"code": "I-002", "title_en": "Attack on Moura", "when": "2022-03-29", "place_name": "Mourà", "admin1": "Mopti"}
    )
    other = made.headers["location"].rsplit("/", 1)[1]
    page = ibrahim.get(f"/en/work/incidents/{other}").text
    assert "May be the same" in page and "I-001" in page and re.search(r"date|days[^<]*place", page)
    assert ibrahim.post(f"/en/work/incidents/{other}/merge", {"into": told[0], "why": ""}).status_code == 403
    assert ibrahim.post(f"/en/work/incidents/{other}/merge", {"into": told[0], "why": "same days, same place"}).status_code == 302
    assert "I-002" not in ibrahim.get("/en/work/incidents").text


def test_a_statement_that_tells_of_something_else_is_parted(office: Office, told: tuple[str, list[str]]) -> None:
    incident, statements = told
    answer = office.client("verifier").post(f"/en/work/incidents/{incident}/split", {"statement": statements[2:], "why": "another day"})
    assert answer.status_code == 302
    assert office.rows(Statement).get(pk=statements[2]).incident == answer.headers["location"].rsplit("/", 1)[1]


def test_a_reader_sees_no_incident_without_a_published_finding(office: Office, told: tuple[str, list[str]]) -> None:
    raya = office.client("reader")
    assert "I-001" not in raya.get("/en/work/incidents").text
    assert raya.get(f"/en/work/incidents/{told[0]}").status_code == 404


def test_an_editor_sees_no_words_of_sources_in_the_incident(office: Office, told: tuple[str, list[str]]) -> None:
    page = office.client("editor").get(f"/en/work/incidents/{told[0]}")
    assert page.status_code == 200 and "They came at dawn" not in page.text
