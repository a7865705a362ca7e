"""Finding: plain columns for all who see them; names and words with a reason, each reading logged; nothing beyond one's sight."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.web.casework.conftest import Office

from constat.record.drafts import Drafts
from constat.record.models import Party
from constat.web.casework.search.saved import clean


@pytest.fixture
def told(office: Office, take: Callable[..., str]) -> str:
    """A statement by a source whose name is known, and an incident in Djénné."""
    draft = office.case.draft("record")
    draft.new(Party, name_en="Government of Mali", name_fr="Gouvernement du Mali")
    draft.append()
    office.client("verifier").post("/en/work/incidents/new", {"code": "I-001", "title_en": "Killings in Moura", "place_name": "Djénné", "when": "2022-03-27"})
    return take(source_name="Aïssata Koulibaly", text="They gathered everybody at the market.")


def test_one_box_finds_codes_titles_places_and_parties(office: Office, told: str) -> None:
    ibrahim = office.client("verifier")
    for words, expected in (
        ("i-001", "I-001"),
        ("djenne", "I-001"),
        ("kill mou", "Killings in Moura"),
        ("T-0", "T-001"),
        ("S-001", "S-001"),
        ("mali", "Government of Mali"),
    ):
        page = ibrahim.get(f"/en/work/search?q={words}").text
        assert expected in re.sub(r'value="[^"]*"', "", page.split("<main")[1]), words
    assert "Nothing that you may see fits" in ibrahim.get("/en/work/search?q=zzz").text


def test_a_name_is_found_however_it_is_spelt_with_a_reason_that_is_logged(office: Office, told: str) -> None:
    ibrahim = office.client("verifier")
    without = ibrahim.post("/en/work/search", {"q": "Aissata Coulibaly", "among": "names", "reason": ""})
    assert without.status_code == 400 and "Koulibaly" not in without.text
    assert not list(office.case.readlog.lines())
    page = ibrahim.post("/en/work/search", {"q": "Aissata Coulibaly", "among": "names", "reason": "a relative asks"}).text
    assert "Aïssata Koulibaly" in page and "S-001" in page
    assert [line.type for line in office.case.readlog.lines()] == ["source"]


def test_words_of_statements_are_found(office: Office, told: str) -> None:
    assert "market" in office.client("steward").post("/en/work/search", {"q": "gathered mark", "among": "words", "reason": "who was there"}).text


def test_a_documenter_finds_what_they_entered_and_an_editor_no_name_at_all(office: Office, told: str) -> None:
    asked = {"q": "Aissata", "among": "names", "reason": "x"}
    assert "Aïssata Koulibaly" in office.client("documenter").post("/en/work/search", asked).text
    assert "Koulibaly" not in office.client("editor").post("/en/work/search", asked).text
    office.case.keys.add_member("other", "marteau lune riz pont", ["documenter"], cost=_cheap())
    other = office.browser()
    other.unlock("other")
    assert "Koulibaly" not in other.post("/en/work/search", asked).text


def _cheap() -> object:
    from constat.record.keys import Cost

    return Cost.smallest()


def test_the_index_goes_with_the_last_session_that_held_it(office: Office, told: str) -> None:
    ibrahim = office.client("verifier")
    ibrahim.post("/en/work/search", {"q": "Aissata", "among": "names", "reason": "x"})
    kept = office.app.house.kept
    assert any(key[0] == "search" for key in kept)
    ibrahim.post("/en/lock")
    assert not any(key[0] == "search" for key in kept)


def test_what_is_entered_later_is_found_too(office: Office, told: str, take: Callable[..., str]) -> None:
    ibrahim = office.client("verifier")
    ibrahim.post("/en/work/search", {"q": "Oumar", "among": "names", "reason": "x"})
    take(source="S-777", source_name="Oumar Cissé")
    assert "Oumar Cissé" in ibrahim.post("/en/work/search", {"q": "Omar Cisse", "among": "names", "reason": "x"}).text


def test_selections_are_kept_sealed_by_name_and_lead_to_no_other_page(office: Office) -> None:
    ibrahim = office.client("verifier")
    answer = ibrahim.post("/en/work/search/selections", {"name": "CANARY-Mopti", "query": "admin1=Mopti&status=verified&page=3"})
    assert answer.headers["location"].endswith("?admin1=Mopti&status=verified")
    assert "CANARY-Mopti" in ibrahim.get("/en/work/incidents").text and "CANARY-Mopti" in ibrahim.get("/en/work/search").text
    assert "CANARY-Mopti" not in office.client("steward").get("/en/work/search").text
    assert b"CANARY" not in b"".join(path.read_bytes() for path in office.path.rglob("*") if path.is_file())
    assert clean("javascript:alert(1)") == "" and clean('a=1"><script>') == "a=1%22%3E%3Cscript%3E"


def test_selections_of_statements_lead_to_the_statements_and_drafts_are_not_forgotten_as_selections(office: Office) -> None:
    awa = office.client("documenter")
    answer = awa.post("/en/work/search/selections", {"name": "loose ones", "query": "show=loose", "list": "statements"})
    assert answer.headers["location"] == "/en/work/statements?show=loose"
    assert "loose ones" in awa.get("/en/work/statements").text and "loose ones" not in awa.get("/en/work/incidents").text
    assert "/en/work/statements?show=loose" in awa.get("/en/work/search").text
    session = office.app.house.sessions.find(awa.client.cookies["constat"])
    Drafts(session.case).keep("statement", "d" * 32, {"text": ["words"]})
    assert awa.post("/en/work/search/selections/" + "d" * 32, {"name": ""}).status_code == 404
    assert Drafts(session.case).read("d" * 32).kind == "statement"
