"""Who says that somebody held a post on the days of an incident: its basis, its dates, what stays sealed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.web.casework.conftest import Office

from constat.record.models import Finding, Incident, Listing, Party, Person, Post, Source, Statement
from constat.web.casework.person.holding import bearing

NAME = "Colonel Canari Traoré"


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("2021-06-01/2022-08-31", "throughout"),
        ("2022-03-29/2022-08-31", "partly"),
        ("2022", "possible"),
        ("2022-04-01/2022-08-31", "not-then"),
        ("", "untold"),
    ],
)
def test_a_post_bears_on_the_days_only_as_its_dates_say(held: str, told: str) -> None:
    assert bearing(held, "2022-03-27/2022-03-31") == told


@pytest.fixture
def person(office: Office, take: Callable[..., str]) -> str:
    """A person entered on screen, whose post two statements tell of: the second repeats the root of the first."""
    made = office.client("documenter").post("/en/work/persons/new", {"code": "P-001", "name": NAME, "sex": "man"})
    assert made.status_code == 302, plain(made.text)[:2000]
    subject = str(made.headers["location"].rsplit("/", 1)[1])
    first, second = take(source="S-001"), take(source="S-002")
    draft = office.case.draft("record")
    party = draft.new(Party, name_en="Armed forces", name_fr="Forces armées", kind="state-forces")
    draft.new(Incident, code="I-001", title_en="Moura", when="2022-03-27/2022-03-31")
    one, other = (office.rows(Source).filter(code=code).first() for code in ("S-001", "S-002"))
    draft.set(other, root=one.pk)
    draft.append()
    for statement, held in ((first, "2021-06/2022-08"), (second, "2022")):
        told = {"party": party, "title_en": "Sector commander", "title_fr": "Commandant de secteur", "held": held, "statement": statement}
        assert office.client("verifier").post(f"/en/work/persons/{subject}/post", told).status_code == 302
    return subject


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def on_the_days(office: Office, person: str, language: str = "en") -> str:
    incident = office.rows(Incident).first()
    return plain(office.client("verifier").get(f"/{language}/work/persons/{person}?incident={incident.pk}").text)


def test_posts_of_the_days_are_counted_by_independent_sources(office: Office, person: str) -> None:
    text = on_the_days(office, person)
    assert "2 posts are told by one independent source for the days of I-001" in text
    assert "held on all those days" in text and "the dates told are too rough to say" in text and "S-002" in text


def test_a_post_that_nobody_tells_of_has_to_be_said_so_and_is_marked(office: Office, person: str) -> None:
    party = office.rows(Party).first().pk
    ibrahim, page = office.client("verifier"), f"/en/work/persons/{person}/post"
    refused = ibrahim.post(page, {"party": party, "held": "2021/2023"})
    assert refused.status_code == 400 and "Choose the statement or the evidence" in refused.text
    assert ibrahim.post(page, {"party": party, "held": "2021/2023", "unbased": "on"}).status_code == 302
    assert office.rows(Post).count() == 3
    assert "One post rests on nothing." in on_the_days(office, person)


def test_the_name_opens_with_a_reason_that_is_logged(office: Office, person: str) -> None:
    ibrahim, page = office.client("verifier"), f"/en/work/persons/{person}"
    before = office.case.readlog.head()[0]
    assert NAME not in ibrahim.get(page).text
    assert NAME not in ibrahim.post(page, {"reason": " "}).text and office.case.readlog.head()[0] == before
    assert NAME in ibrahim.post(page, {"reason": "to tell namesakes apart"}).text
    assert office.case.readlog.head()[0] > before
    for path in ("/en/work/persons", "/en/work/search?q=P-001"):
        found = ibrahim.get(path).text
        assert "P-001" in found and NAME not in found and f"/work/persons/{person}" in found


def test_a_listing_is_copied_by_hand_and_no_listing_is_no_absence(office: Office, person: str) -> None:
    ibrahim = office.client("verifier")
    assert "does not mean that there is none" in ibrahim.get(f"/en/work/persons/{person}").text
    told = {"authority": "US Department of State", "measure": "visa restriction", "basis": "section 7031(c)", "listed": "2023-05"}
    assert ibrahim.post(f"/en/work/persons/{person}/listing", told).status_code == 302
    assert office.rows(Listing).first().person == person
    assert "section 7031(c)" in ibrahim.get(f"/en/work/persons/{person}").text


def test_findings_that_hold_the_person_responsible_are_shown_to_who_sees_them(office: Office, person: str) -> None:
    draft = office.case.draft("record")
    draft.new(Finding, code="F-9", aspect="attribution", status="draft", persons=[person], involvement="knew-and-did-not-prevent")
    draft.append()
    assert "F-9" in office.client("verifier").get(f"/en/work/persons/{person}").text


def test_editors_readers_and_administrators_see_no_person(office: Office, person: str) -> None:
    for role in ("editor", "reader", "administrator"):
        assert office.client(role).get("/en/work/persons").status_code in (403, 404)
        assert office.client(role).post(f"/en/work/persons/{person}/listing", {"authority": "x", "measure": "y"}).status_code in (403, 404)
    assert office.rows(Listing).count() == 0 and office.rows(Person).count() == 1


def test_french_says_french(office: Office, person: str) -> None:
    text = on_the_days(office, person, "fr")
    assert "Personne P-001" in text and "Commandant de secteur" in text and "exercée tous ces jours" in text
    assert "2 fonctions sont rapportées par une source indépendante" in text
    assert office.rows(Statement).count() == 2
