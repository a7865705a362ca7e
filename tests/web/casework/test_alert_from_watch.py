"""An alert begun from the watchlist: its reasons become the basis, and nothing is in the register before a person saved it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.casework.conftest import Office
from tests.web.casework.test_alerts import told
from tests.web.conftest import event, write

from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.record.models import Alert
from constat.warn.alerts.casework import from_watch
from constat.warn.watch.watchlist import Watched


@pytest.fixture
def watched(office: Office, tmp_path: Path) -> Office:
    """Four quiet years in Nord, and six attacks in the last month."""
    rows = []
    for month in range(48):
        for again in range(6 if month == 47 else int(month % 5 == 0)):
            day = f"{2018 + month // 12}-{1 + month % 12:02d}-{20 + again:02d}"
            rows.append(event(len(rows), date_start=day, date_end=day, year=day[:4], adm_1="Nord", type_of_violence=3, best=3, low=3, high=4))
    plan(Workspace.open(office.path), write(tmp_path / "a.csv", rows), name="attacks").commit()
    return office


def test_a_member_begins_an_alert_that_says_why(watched: Office) -> None:
    verifier = watched.client("verifier")
    page = verifier.get("/en/warning").text
    action = re.search(r'action="(/en/work/alerts/from-watch\?[^"]*)"', page)
    assert action and 'value="Nord"' in page
    begun = verifier.post(action[1].replace("&amp;", "&"), {"place": "Nord"})
    assert begun.status_code == 302 and not watched.rows(Alert).count(), "a draft is no alert"
    form = verifier.get(begun.headers["location"]).text
    assert "6 events in 30 days" in form and 'name="admin1" value="Nord"' in form and 'name="origin" value="rule"' in form
    saved = verifier.post(begun.headers["location"], told(origin="rule", admin1="Nord", basis="6 events in 30 days"))
    assert saved.status_code == 302 and watched.rows(Alert).get().origin == "rule"


def test_every_kind_of_place_begins_an_alert_that_can_be_saved_as_it_stands() -> None:
    """A district alone does not meet the form's demand for a place: its name is told as people call it too."""
    place = Watched("Djenné", 9, 30, 6, 7, None, None, None, (("year-high", 6),))
    told = {by: from_watch(place, by, "fr") for by in ("country", "admin1", "admin2", "cell")}
    assert all(one.get("place_text") or one.get("admin1") or one.get("country") for one in told.values())
    assert told["admin2"]["admin2"] == told["admin2"]["place_text"] == told["cell"]["place_text"] == "Djenné"
    assert all(one["origin"] == "rule" and one["basis"].startswith("6 ") for one in told.values())


def test_a_place_that_is_not_on_the_list_begins_nothing(watched: Office) -> None:
    answer = watched.client("verifier").post("/en/work/alerts/from-watch?by=admin1", {"place": "Atlantis"})
    assert answer.status_code == 400 and "Atlantis" in answer.text


def test_who_may_raise_no_alert_is_shown_no_button(watched: Office) -> None:
    reader = watched.client("reader")
    assert "from-watch" not in reader.get("/en/warning").text
    assert reader.post("/en/work/alerts/from-watch?by=admin1", {"place": "Nord"}).status_code in (403, 404)
