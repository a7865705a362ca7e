"""Alerts on screen: a short message that points at nobody, a clock, recipients and what they did; expired ones are marked."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.web.casework.conftest import Office

from constat.record.models import Alert, Dispatch, Person

PAGE = "/en/work/alerts/new/" + "b" * 32


def told(**more: Any) -> dict[str, Any]:
    now = datetime.now().astimezone()
    values = {
        "code": "A-001", "status": "credible", "received": f"{now:%Y-%m-%dT%H:%M}", "expires": f"{now + timedelta(days=3):%Y-%m-%dT%H:%M}",
        "threat": "Armed men gather Canari.", "basis": "Two residents", "horizon": "72 hours", "place_text": "near Moura", "admin1": "Mopti",
        "message_en": "Threat of attack in the commune. Keep away from the market.", "act": "save",
    }  # fmt: skip
    return values | more


def made(office: Office, **more: Any) -> str:
    answer = office.client("verifier").post(PAGE, told(**more))
    assert answer.status_code == 302, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))[:3000]
    return str(answer.headers["location"].rsplit("/", 1)[1])


def known(office: Office, **values: Any) -> None:
    draft = office.case.draft("record")
    draft.new(Person, **values)
    draft.append()


def test_an_alert_is_saved_with_its_times_in_utc(office: Office) -> None:
    alert = office.rows(Alert).get(pk=made(office))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", alert.expires) and alert.received < alert.expires
    assert alert.status == "credible" and alert.horizon == "72 hours" and alert.latitude is None


def test_an_alert_without_an_end_is_not_saved(office: Office) -> None:
    verifier = office.client("verifier")
    assert verifier.post(PAGE, told(expires="")).status_code == 400
    assert verifier.post(PAGE, told(expires="2001-01-01T10:00")).status_code == 400
    assert not office.rows(Alert).count()


@pytest.mark.parametrize("name", ["message_en", "message_fr"])
def test_a_message_of_three_hundred_and_one_characters_is_refused(office: Office, name: str) -> None:
    verifier = office.client("verifier")
    assert "301 characters" in verifier.post(PAGE, told(**{name: "é" * 301})).text
    assert verifier.post(PAGE, told(**{name: "é" * 298 + "\r\nx"})).status_code == 302


@pytest.mark.parametrize("words", ["call 76 12 34 56", "+223 76123456", "at 14.4953, -4.1953", "14°29'43\"N", "30PUB 12345678"])
def test_numbers_and_points_in_the_text_are_warned_of(office: Office, words: str) -> None:
    answer = office.client("verifier").post(PAGE, told(message_en=f"Danger {words}"))
    assert answer.status_code == 400 and "This may point at somebody" in answer.text and not office.rows(Alert).count()


@pytest.mark.parametrize("words", ["since 2026-03-27", "on 27/03/2026 at 14:05", "500 killed in 2022 and 2023", "within 72 hours, 1 200 people"])
def test_dates_and_counts_are_not_warned_of(office: Office, words: str) -> None:
    assert office.client("verifier").post(PAGE, told(message_en=f"Danger {words}")).status_code == 302


def test_a_known_name_is_warned_of_and_the_reading_is_logged(office: Office) -> None:
    known(office, name="Zoulkifli Ag Canari")
    before = office.case.readlog.head()[0]
    verifier = office.client("verifier")
    answer = verifier.post(PAGE, told(threat="They look for ag canari, ZOULKIFLI, and Zoulkifli AG Canari"))
    assert answer.status_code == 400 and "The name of somebody in the case file" in answer.text
    assert office.case.readlog.head()[0] == before + 1
    assert verifier.post(PAGE, told(threat="They look for Zoulkifli Ag Canari", checked="on")).status_code == 302


def test_a_documenter_learns_of_no_name_that_is_not_theirs(office: Office) -> None:
    known(office, name="Zoulkifli Ag Canari")
    assert office.client("documenter").post(PAGE, told(threat="Zoulkifli Ag Canari")).status_code == 302


def test_a_dispatch_has_its_clock_and_its_answer(office: Office) -> None:
    alert = made(office, received="2026-03-27T08:00", expires="2126-03-30T08:00")
    verifier = office.client("verifier")
    page = f"/en/work/alerts/{alert}"
    sent = {"recipient": "The prefect", "text": "Threat in the cercle.", "asked": "Patrols", "deadline": "2026-03-28", "sent": "2026-03-27T10:30"}
    assert verifier.post(f"{page}/send", sent).status_code == 302
    one = office.rows(Dispatch).get()
    answer = {"revision": one.revision, "acknowledged": "2026-03-27T11:00", "acted": "2026-03-27T14:15", "action": "A patrol went."}
    assert verifier.post(f"/en/work/alerts/dispatches/{one.pk}", answer).status_code == 302
    text = verifier.get(page).text
    assert "2 h 30 min after it was received" in text and "0 h 30 min after it was sent" in text and "3 h 15 min after the acknowledgement" in text
    assert "A patrol went." in text and "The prefect" in text
    assert "sent to 1, acknowledged by 1, acted upon by 1" in verifier.get("/en/work/alerts").text


def test_what_is_sent_is_looked_through_too(office: Office) -> None:
    alert = made(office)
    answer = office.client("verifier").post(f"/en/work/alerts/{alert}/send", {"recipient": "R", "text": "Hide at 14.4953, -4.1953", "sent": "2026-03-27T10:30"})
    assert answer.status_code == 400 and "coordinates" in answer.text and not office.rows(Dispatch).count()


def test_an_answer_that_somebody_else_wrote_meanwhile_is_not_overwritten(office: Office) -> None:
    alert = made(office)
    verifier, steward = office.client("verifier"), office.client("steward")
    revision = office.rows(Alert).get(pk=alert).revision
    page = f"/en/work/alerts/{alert}/outcome"
    assert steward.post(page, {"revision": revision, "status": "verified", "outcome": "Theirs"}).status_code == 302
    answer = verifier.post(page, {"revision": revision, "status": "rumour", "outcome": "Mine"})
    assert answer.status_code == 409 and "Changed by somebody else" in answer.text
    assert office.rows(Alert).get(pk=alert).status == "verified"


def test_expired_alerts_are_marked_and_listed_apart(office: Office) -> None:
    alert = made(office, received="2020-03-27T08:00", expires="2020-03-30T08:00")
    verifier = office.client("verifier")
    assert "no longer valid" in verifier.get(f"/en/work/alerts/{alert}").text
    assert "A-001" in verifier.get("/en/work/alerts?show=expired").text and "A-001" not in verifier.get("/en/work/alerts?show=valid").text


def test_what_is_confidential_stays_with_whoever_may_read_it(office: Office) -> None:
    alert = made(office)
    awa = office.client("documenter")
    assert "Canari" not in awa.get("/en/work/alerts").text
    page = awa.get(f"/en/work/alerts/{alert}").text
    assert "Canari" not in page and "▮▮▮" in page and "Two residents" not in page


@pytest.mark.parametrize("role", ["editor", "reader", "administrator"])
def test_others_see_no_alert(office: Office, role: str) -> None:
    alert = made(office)
    other = office.client(role)
    for page in ("/en/work/alerts", f"/en/work/alerts/{alert}", PAGE):
        assert other.get(page).status_code == 403, page
    assert other.post(PAGE, told()).status_code == other.post(f"/en/work/alerts/{alert}/send", {}).status_code == 403


def test_no_word_of_an_alert_is_on_disk_in_the_clear(office: Office) -> None:
    made(office)
    assert not [path for path in office.path.rglob("*") if path.is_file() and b"Canari" in path.read_bytes()]


def test_the_draft_of_an_alert_comes_back(office: Office) -> None:
    awa = office.client("documenter")
    awa.post(PAGE, told(act="keep"))
    assert "Armed men gather" in awa.get(PAGE).text and not office.rows(Alert).count()


def test_alerts_in_french_speak_french(office: Office) -> None:
    alert = made(office)
    text = office.client("verifier").get(f"/fr/work/alerts/{alert}").text
    assert "Crédible" in text and "Transmise à personne" in text and "Nouvelle alerte" in office.client("verifier").get("/fr/work/alerts").text


def test_what_is_overdue_is_said_and_whose_it_is(office: Office) -> None:
    alert = made(office)
    verifier = office.client("verifier")
    page = verifier.get(f"/en/work/alerts/{alert}").text
    assert "What it waits for" in page and "to be sent" in page and "late by" not in page
    draft = office.case.draft("alert")
    draft.set(office.rows(Alert).get(pk=alert), received="2020-01-01T10:00Z", verified="2020-01-01T10:00Z")
    draft.append()
    assert "sending late by" in verifier.get("/en/work/alerts").text and "for whoever leads the office" in verifier.get(f"/en/work/alerts/{alert}").text
    assert "en retard de" in verifier.get("/fr/work/alerts").text


def test_what_came_of_it_stops_the_clock(office: Office) -> None:
    alert = made(office, status="rumour")
    verifier = office.client("verifier")
    row = office.rows(Alert).get(pk=alert)
    assert row.verified is None and row.origin == "person"
    verifier.post(f"/en/work/alerts/{alert}/outcome", {"status": "verified", "outcome": "", "revision": row.revision})
    row = office.rows(Alert).get(pk=alert)
    assert row.verified and not row.closed
    verifier.post(f"/en/work/alerts/{alert}/outcome", {"status": "verified", "outcome": "All left in time", "revision": row.revision})
    assert office.rows(Alert).get(pk=alert).closed and "What it waits for" not in verifier.get(f"/en/work/alerts/{alert}").text
