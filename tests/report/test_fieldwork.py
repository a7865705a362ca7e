"""What the office did is counted from its list; what it does not list is not told, in both languages, and never none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.events.conftest import event
from tests.report.reports import body, composed, written

from constat.errors import BadSpecification
from constat.events.query import Table
from constat.report.document import Table as Printed
from constat.report.document import plain

Told = Callable[..., Table]
FIELDWORK: dict[str, Any] = {
    "missions": [
        {"day": "2022-01-09", "place": "Lomadi", "outcome": "made"},
        {"day": "2022-02-09", "place": "Garini", "outcome": "refused", "note": {"en": "road closed", "fr": "route fermée"}},
        {"day": "2022-03-09", "place": "Soubrel", "outcome": "made"},
        {"day": "2021-12-09", "place": "Bomboro", "outcome": "made"},
    ],
    "offices": [{"place": "Lomadi", "from": "2021-01-01"}],
    "reply": [{"to": {"en": "the Ministry", "fr": "ministère"}, "sent": "2022-04-01", "due": "2022-04-10"}],
}


def said(told: Told, folder: Path, text: str, language: str = "en", fieldwork: Any = None) -> str:
    rows = [event("a", "2022-02-10", country="Kelara", recorded_at=None)]
    given = {"fieldwork": fieldwork} if fieldwork is not None else {}
    return " ".join(body(told(rows), written(folder, text, **given), language)).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2 fact-finding missions; 1 visit that it asked for was refused"),
        ("fr", "2 missions d’établissement des faits ; 1 visite demandée a été refusée"),
    ],
)
def test_missions_of_the_period_are_counted_and_visits_refused(told: Told, tmp_path: Path, language: str, words: str) -> None:
    assert words in said(told, tmp_path, "{{ missions }}", language, FIELDWORK)


@pytest.mark.parametrize(("language", "words"), [("en", "is not told"), ("fr", "n’est pas indiqué")])
@pytest.mark.parametrize("tag", ["missions", "fieldwork", "reply"])
def test_what_is_not_listed_is_not_told_and_not_none(told: Told, tmp_path: Path, tag: str, language: str, words: str) -> None:
    text = said(told, tmp_path, f"{{{{ {tag} }}}}", language)
    assert words in text
    assert "0" not in text


def test_the_annex_lists_each_mission_and_office(told: Told, tmp_path: Path) -> None:
    path = written(tmp_path, "{{ fieldwork }}", fieldwork=FIELDWORK)
    missions, offices = [b for b in composed(told([event("a", "2022-02-10")]), path, "fr").blocks if isinstance(b, Printed)]
    assert [plain(row[1]) for row in missions.rows] == ["Lomadi", "Garini", "Soubrel"]
    assert plain(missions.rows[1][3]) == "route fermée"
    assert plain(offices.rows[0][2]) == "toujours ouvert"


def test_silence_is_said_with_its_day_and_an_answer_with_what_became_of_it(told: Told, tmp_path: Path) -> None:
    assert "No answer had been received on 1 April 2022" in said(told, tmp_path, "{{ reply }}", "en", FIELDWORK)
    answered = {"reply": [{**FIELDWORK["reply"][0], "received": "2022-04-09", "kept": "annexed"}]}
    assert "received on 9 April 2022, is annexed" in said(told, tmp_path, "{{ reply }}", "en", answered)


@pytest.mark.parametrize(
    "wrong",
    [
        {"trips": []},
        {"missions": [{"day": "2022-01-09", "place": "Lomadi", "outcome": "fine"}]},
        {"missions": [{"place": "Lomadi", "outcome": "made"}]},
        {"missions": [{"day": "soon", "place": "Lomadi", "outcome": "made"}]},
        {"reply": [{"sent": "2022-01-01"}]},
    ],
)
def test_a_list_that_cannot_be_read_is_refused(told: Told, tmp_path: Path, wrong: Any) -> None:
    with pytest.raises(BadSpecification, match="fieldwork"):
        said(told, tmp_path, "{{ missions }}", fieldwork=wrong)


def test_lateness_is_counted_where_days_are_told_and_unknown_where_not(told: Told, tmp_path: Path) -> None:
    from datetime import date

    assert "unknown" in said(told, tmp_path, "{{ excluded }}")
    rows = [event("a", "2022-02-10", recorded_at=date(2022, 4, 3)), event("b", "2022-02-11", recorded_at=date(2022, 2, 12)), event("c", "2022-02-12")]
    text = " ".join(body(told(rows), written(tmp_path, "{{ excluded }}", select={"kind": ["one-sided"]})))
    late = " ".join(body(told(rows), written(tmp_path, "{{ excluded }}")))
    assert "Of 3 incidents of the period, 1 became known only after" in late
    assert "Of 1 more, the day is not told" in late
    assert "left out" in text
