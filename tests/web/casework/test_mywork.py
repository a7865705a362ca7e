"""What waits for a member is on their desk; what lies around an incident is on its page."""

from __future__ import annotations

import time
from collections.abc import Callable

import polars as pl
from tests.web.casework.conftest import Office

from constat.record.lens import Lens
from constat.record.models import Alert, Finding, Incident, Response
from constat.web.casework.search import mywork
from constat.web.casework.search.related import related

NOW = time.time_ns() // 1_000_000


def test_replies_and_alerts_past_their_time_are_on_the_desk_until_somebody_notes_what_came(office: Office) -> None:
    draft = office.case.draft("record")
    finding = draft.new(Finding, code="F-001")
    reply = draft.new(Response, finding=finding, status="sent", deadline="2022-05-01")
    draft.new(Response, finding=finding, status="answered", deadline="2022-05-01", received="2022-04-20")
    alert = draft.new(Alert, code="A-001", expires="2022-05-01T10:00Z", threat="CANARY-threat")
    draft.new(Alert, code="A-002", expires="2022-05-01T10:00Z", outcome="CANARY-outcome")
    draft.new(Alert, code="A-003", expires="2922-05-01T10:00Z")
    draft.append()
    page = office.client("verifier").get("/en/work").text
    assert page.count("F-001") == 1 and "A-001" in page and "A-002" not in page and "A-003" not in page
    assert "CANARY" not in page
    draft = office.case.draft("correct")
    draft.set((Response, reply), status="silence")
    draft.set((Alert, alert), outcome="nothing came")
    draft.append()
    page = office.client("verifier").get("/en/work").text
    assert "F-001" not in page and "A-001" not in page
    assert "For you" not in office.client("administrator").get("/en/work").text


def test_a_consent_not_asked_for_a_month_is_on_the_desk_of_whoever_took_the_statement(office: Office, take: Callable[..., str]) -> None:
    take(consent_court="not-asked", consent_why="no time")
    case = office.app.house.sessions.find(office.client("documenter").client.cookies["constat"]).case
    told = mywork.unasked(Lens(case, case.keys.need()), NOW + 40 * mywork.DAY)
    assert [one["code"] for one in told] == ["T-001"]
    assert not mywork.unasked(Lens(case, case.keys.need()), NOW), "there is still time"
    assert not mywork.unasked(Lens(office.case, office.case.keys.need()), NOW + 40 * mywork.DAY), "it waits for whoever took it"


def test_incidents_around_one_are_of_its_place_or_near_it_in_time(office: Office) -> None:
    draft = office.case.draft("record")
    told = {"latitude": "14.31", "longitude": "-3.73"}
    draft.new(Incident, code="I-001", when="2022-03-27", place_name="Moura", **told)
    draft.new(Incident, code="I-002", when="2019-01-01", place_name="Moura")
    draft.new(Incident, code="I-003", when="2022-04-05", place_name="Kofa", latitude="14.40", longitude="-3.80")
    draft.new(Incident, code="I-004", when="2022-06-05", place_name="Kofa", latitude="14.40", longitude="-3.80")
    draft.new(Incident, code="I-005", when="2022-04-05", place_name="Gao", latitude="16.27", longitude="-0.04")
    draft.append()
    page = office.client("verifier").get("/en/work/incidents?q=I-001").text
    subject = page.split("/en/work/incidents/")[-1].split('"')[0]
    around = office.client("verifier").get(f"/en/work/incidents/{subject}").text.split('id="related"')[1]
    assert "I-002" in around and "same place" in around
    assert "I-003" in around and "km away" in around
    assert "I-004" not in around and "I-005" not in around


def test_an_incident_of_which_nothing_is_known_has_nothing_around_it() -> None:
    from constat.web.casework.board import SCHEMA

    bare = {name: None for name in SCHEMA} | {"parties": []}
    table = pl.DataFrame([bare | {"id": "a"}, bare | {"id": "b"}], schema=SCHEMA)
    assert related(table, "a", "en") == []
