"""Erasing on screen: the reach first, then the code typed and a reason, then who has answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.record.offices import office as other_office
from tests.web.casework.conftest import PASSPHRASE, Office

from constat.errors import NotFound
from constat.record.bundles import Choice, export_bundle, import_bundle
from constat.record.keys import Cost
from constat.record.lens import Lens
from constat.record.models import Mention, Person, Statement


def told(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


@pytest.fixture
def person(office: Office, take: Callable[..., str]) -> tuple[str, str]:
    """A person, and a statement that speaks of them."""
    statement = take(text="CANARY-WORDS")
    draft = office.case.draft("record")
    made = draft.new(Person, code="P-1", name="CANARY-NAME")
    draft.new(Mention, statement=statement, person=made)
    draft.append()
    return made, statement


def readable(office: Office, model: type, subject: str, field: str) -> bool:
    lens = Lens(office.case, office.case.keys.need())
    try:
        getattr(model.seen_by(lens).get(pk=subject), field).open(lens, "to test")
    except NotFound:
        return False
    return True


def test_the_reach_is_shown_before_anything_is_erased(office: Office, person: tuple[str, str]) -> None:
    fatou = office.client("steward")
    fatou.get("/en/office/erasure")
    answer = fatou.post("/en/office/erasure", {"kind": "person", "code": "P-1"})
    assert answer.headers["location"] == f"/en/office/erasure/person/{person[0]}"
    page = fatou.get(answer.headers["location"]).text
    assert "One key is destroyed" in page and f"statement:{person[1]}" in page and "CANARY" not in page
    assert "What no program can reach" in page and "Prints, and what people remember." in page
    assert readable(office, Person, person[0], "name")


def test_nothing_is_erased_without_the_code_and_a_reason(office: Office, person: tuple[str, str]) -> None:
    fatou, address = office.client("steward"), f"/en/office/erasure/person/{person[0]}"
    fatou.get(address)
    for given in ({"typed": "P-2", "reason": "asked"}, {"typed": "P-1", "reason": "  "}, {"typed": "", "reason": "asked"}):
        assert fatou.post(address, {"act": "erase", **given}).status_code == 400
    assert readable(office, Person, person[0], "name")


def test_the_person_and_the_ticked_text_are_erased_for_ever(office: Office, person: tuple[str, str]) -> None:
    fatou, address = office.client("steward"), f"/en/office/erasure/person/{person[0]}"
    fatou.get(address)
    answer = fatou.post(address, {"act": "erase", "typed": "P-1", "reason": "at the family's wish", "also": f"statement:{person[1]}"})
    assert answer.status_code == 302
    assert not readable(office, Person, person[0], "name") and not readable(office, Statement, person[1], "text")
    page = told(fatou.get("/en/office/erasure").text)
    assert "at the family&#x27;s wish" in page and "destroyed" in page and "No office was given identities." in page


def test_indexes_in_memory_forget_what_was_erased(office: Office, person: tuple[str, str]) -> None:
    from constat.web.casework.search.sealed import Shared, index_of

    fatou, address = office.client("steward"), f"/en/office/erasure/person/{person[0]}"
    session = next(one for one in office.app.house.sessions._open.values() if one.member.code == "fatou")
    assert index_of(office.app.house, session).search is not None
    fatou.get(address)
    fatou.post(address, {"act": "erase", "typed": "P-1", "reason": "asked"})
    assert [one.search for one in office.app.house.kept.values() if isinstance(one, Shared)] == [None]


def test_who_has_answered_is_told_office_by_office(office: Office, person: tuple[str, str], tmp_path: Path) -> None:
    others = [other_office(tmp_path, name) for name in ("Gao", "Mopti")]
    for one in others:
        office.case.keys.trust(one.case.keys.card(), one.case.keys.fingerprint)
        one.case.keys.trust(office.case.keys.card(), office.case.keys.fingerprint)
        peers = [peer for peer in office.case.keys.peers() if peer.public_key == one.case.keys.public_key]
        export_bundle(office.case, tmp_path / f"{one.home.name}.age", peers, Choice(level="identity"))
        import_bundle(one.case, tmp_path / f"{one.home.name}.age")
    fatou, address = office.client("steward"), f"/en/office/erasure/statement/{person[1]}"
    assert "Gao" in fatou.get(address).text
    code = office.rows(Statement).get(pk=person[1]).code or person[1][:8]
    assert fatou.post(address, {"act": "erase", "typed": code, "reason": "withdrawn"}).status_code == 302
    gao = others[0].case
    export_bundle(office.case, tmp_path / "erasure.age", [peer for peer in office.case.keys.peers() if peer.office == "Gao"], Choice())
    import_bundle(gao, tmp_path / "erasure.age")
    export_bundle(gao, tmp_path / "receipt.age", gao.keys.peers(), Choice())
    import_bundle(office.case, tmp_path / "receipt.age")
    page = told(fatou.get("/en/office/erasure").text)
    assert "Gao has destroyed it" in page and "Mopti no answer yet" in page
    assert "Erasures that an office has not answered 1" in told(fatou.get("/en/office").text)
    for one in others:
        one.case.close()


def test_a_steward_of_other_cases_does_not_find_the_person(office: Office, person: tuple[str, str]) -> None:
    office.case.keys.add_member("narrow", PASSPHRASE, ["steward"], [], cost=Cost.smallest())
    browser = office.browser()
    browser.unlock("narrow")
    assert browser.get(f"/en/office/erasure/person/{person[0]}").status_code == 404
    assert browser.post("/en/office/erasure", {"kind": "person", "code": "P-1"}).status_code == 404
    assert browser.post(f"/en/office/erasure/person/{person[0]}", {"act": "erase", "typed": "P-1", "reason": "x"}).status_code == 404
    assert readable(office, Person, person[0], "name")


def test_only_stewards_erase(office: Office, person: tuple[str, str]) -> None:
    for role in ("documenter", "verifier", "editor", "administrator", "reader"):
        assert office.client(role).get("/en/office/erasure").status_code == 403
        assert office.client(role).post(f"/en/office/erasure/person/{person[0]}", {"act": "erase", "typed": "P-1", "reason": "x"}).status_code == 403
    assert readable(office, Person, person[0], "name")
