"""The case file on a map and by month: every incident is a mark, in a ring, or counted beside; nothing sealed is drawn."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.casework.conftest import Office

from constat.record.models import Incident


def draw(office: Office) -> dict[str, str]:
    draft = office.case.draft("record")
    ids = {
        "exact": draft.new(
            Incident, code="I-001", title_en="Moura", status="verified", when="2022-03-27", latitude="14.31", longitude="-3.73", place_precision="exact"
        ),
        "rough": draft.new(Incident, code="I-002", when="2022-05", latitude="14.60", longitude="-4.10", place_precision="district", place_text="CANARY-lieu"),
        "country": draft.new(Incident, code="I-003", when="2022-05-03", latitude="17.00", longitude="-4.00", place_precision="country"),
        "none": draft.new(Incident, code="I-004", notes="CANARY-notes"),
    }
    draft.append()
    return ids


def test_each_incident_with_a_place_is_a_link_and_the_others_are_counted_beside(office: Office) -> None:
    ids = draw(office)
    page = office.client("verifier").get("/en/work/overview").text
    drawn = page.split('class="case-map')[1].split("</figure>")[0]
    assert f"/en/work/incidents/{ids['exact']}" in drawn and f"/en/work/incidents/{ids['rough']}" in drawn
    assert ids["country"] not in drawn and ids["none"] not in drawn
    assert "2 incidents have no point on the map" in page
    assert drawn.count('class="ring"') == 1 and "Place known within about 40 km" in drawn
    assert "I-001 Moura. Verified. 0 statements." in drawn


def test_months_between_are_on_the_line_and_each_bar_says_its_statuses(office: Office) -> None:
    draw(office)
    page = office.client("verifier").get("/fr/work/overview").text
    assert 'viewBox="0 0 36 120"' in page, "March, April, May"
    assert "mars 2022\u202f: Vérifié\u00a01" in page and "mai 2022\u202f: Signalement en attente de vérification\u00a02" in page
    assert "1 incident n&#x27;a pas de date" in page


def test_facets_narrow_the_map_as_they_narrow_the_list(office: Office) -> None:
    ids = draw(office)
    page = office.client("verifier").get("/en/work/overview?status=verified").text
    assert ids["exact"] in page and ids["rough"] not in page
    assert "/en/work/incidents?status=verified" in page


def test_no_role_finds_a_sealed_word_on_it_and_administrators_find_nothing(office: Office, take: Callable[..., str]) -> None:
    draw(office)
    take(text="CANARY-words", source_name="CANARY-name")
    for role in ("documenter", "verifier", "editor", "steward", "reader"):
        answer = office.client(role).get("/en/work/overview")
        assert answer.status_code == 200 and "CANARY" not in answer.text, role
    assert office.client("administrator").get("/en/work/overview").status_code == 403
    assert "I-001" not in office.client("reader").get("/en/work/overview").text, "nothing of it is published"
