"""Members on screen: added with a passphrase shown once, changed, removed; never without an administrator."""

from __future__ import annotations

import re
import time

import pytest
from tests.web.casework.conftest import CODES, PASSPHRASE, Browser, Office

from constat.record.keys import Cost
from constat.web.sessions import FRESH


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases cost little in tests."""
    monkeypatch.setattr(Cost, "for_this_machine", classmethod(lambda cls: cls.smallest()))


def actor(office: Office, code: str) -> str:
    return next(member.actor for member in office.case.keys.members() if member.code == code)


def member(office: Office, code: str):
    office.case.keys.refresh()
    return next((one for one in office.case.keys.members() if one.code == code), None)


def change(office: Office, code: str, **told: object) -> object:
    browser: Browser = office.client("administrator")
    address = f"/en/office/members/{actor(office, code)}"
    browser.get(address)
    return browser.post(address, told)


def test_the_list_tells_roles_cases_and_second_factor(office: Office) -> None:
    page = office.client("steward").get("/en/office/members").text
    assert all(code in page for code in CODES.values()) and "Takes statements, lists and evidence" in page
    assert "/office/members/new" not in page and "/office/members/new" in office.client("administrator").get("/en/office/members").text


def test_a_new_member_unlocks_with_the_passphrase_that_was_shown_once(office: Office) -> None:
    paul = office.client("administrator")
    paul.get("/en/office/members/new")
    answer = paul.post("/en/office/members/new", {"code": "moussa", "roles": ["documenter", "verifier"], "sight": "all", "first": "made"})
    phrase = re.search(r'recovery-key" translate="no"><code>([^<]+)<', answer.text)[1]
    assert len(phrase.split()) == 6 and answer.headers["cache-control"] == "no-store"
    assert phrase not in paul.get("/en/office/members").text
    assert office.browser().unlock("moussa", phrase).status_code == 302
    assert member(office, "moussa").roles == {"documenter", "verifier"}


def test_a_typed_passphrase_must_be_typed_twice_and_is_never_shown(office: Office) -> None:
    paul = office.client("administrator")
    paul.get("/en/office/members/new")
    told = {"code": "moussa", "roles": "reader", "sight": "all", "first": "typed", "passphrase": "quatre mots sans lien", "again": "autre chose tout de bon"}
    assert paul.post("/en/office/members/new", told).status_code == 400 and member(office, "moussa") is None
    answer = paul.post("/en/office/members/new", told | {"again": told["passphrase"]})
    assert answer.status_code == 200 and "quatre mots" not in answer.text
    assert office.browser().unlock("moussa", "quatre mots sans lien").status_code == 302


def test_a_code_that_is_taken_is_refused_beside_the_field(office: Office) -> None:
    paul = office.client("administrator")
    paul.get("/en/office/members/new")
    answer = paul.post("/en/office/members/new", {"code": "awa", "roles": "reader", "sight": "all", "first": "made"})
    assert answer.status_code == 400 and "awa" in answer.text


def test_roles_and_cases_change_from_the_next_page_on(office: Office) -> None:
    draft = office.case.draft("record")
    case = draft.new("case", code="K-1")
    draft.append()
    awa = office.client("documenter")
    assert awa.get("/en/work/findings").status_code == 403
    assert change(office, "awa", act="change", roles=["documenter", "verifier"], sight="some", cases=[case]).status_code == 302
    assert member(office, "awa").cases == {case} and awa.get("/en/work/findings").status_code == 200


def test_an_administrator_gives_access_by_ids_and_reads_no_code(office: Office) -> None:
    draft = office.case.draft("record")
    case = draft.new("case", code="CANARY-CODE")
    draft.append()
    paul = office.client("administrator")
    for path in ("members", "members/new", f"members/{actor(office, 'awa')}"):
        assert "CANARY" not in paul.get(f"/en/office/{path}").text
    assert case[:8] in paul.get("/en/office/members/new").text
    page = office.client("steward").get("/en/office/members").text
    assert "CANARY-CODE" in page and case[:8] in page


def test_the_last_administrator_stays(office: Office) -> None:
    assert change(office, "founder", act="change", roles=["steward"], sight="all").status_code == 302
    answer = change(office, "paul", act="change", roles=["reader"], sight="all")
    assert answer.status_code == 400 and "administrator" in member(office, "paul").roles
    assert change(office, "paul", act="remove", typed="paul").status_code == 400 and member(office, "paul")


def test_removing_asks_for_the_code_and_changes_the_keys(office: Office) -> None:
    before = office.case.keys.generation
    raya = office.client("reader")
    assert change(office, "raya", act="remove", typed="paul").status_code == 400 and member(office, "raya")
    assert change(office, "raya", act="remove", typed="raya").status_code == 302 and member(office, "raya") is None
    assert office.case.keys.generation == before + 1 and raya.get("/en/explore").status_code == 302


def test_a_lost_telephone_is_dropped_by_an_administrator(office: Office) -> None:
    import pyotp

    awa = office.client("documenter")
    awa.get("/en/second-factor")
    session = next(one for one in office.app.house.sessions._open.values() if one.member.code == "awa")
    secret = session.kept["second-factor"]
    awa.post("/en/second-factor", {"act": "confirm", "digits": pyotp.TOTP(secret).now()})
    assert office.case.keys.second_factor("awa")
    assert change(office, "awa", act="factor").status_code == 302 and not office.case.keys.second_factor("awa")


def test_changes_ask_for_the_passphrase_again(office: Office) -> None:
    paul = office.client("administrator")
    for session in office.app.house.sessions._open.values():
        session.confirmed = time.monotonic() - FRESH - 1
    assert "/confirm?" in paul.get("/en/office/members/new").headers["location"]
    assert "/confirm?" in paul.post(f"/en/office/members/{actor(office, 'awa')}", {"act": "remove", "typed": "awa"}).headers["location"]
    assert member(office, "awa") is not None


def test_only_administrators_change_members(office: Office) -> None:
    for role in ("documenter", "verifier", "editor", "steward", "reader"):
        assert office.client(role).post("/en/office/members/new", {"code": "x", "roles": "reader", "sight": "all", "first": "made"}).status_code == 403
        assert office.client(role).post(f"/en/office/members/{actor(office, 'awa')}", {"act": "remove", "typed": "awa"}).status_code == 403


def test_everybody_changes_their_own_passphrase_knowing_the_old_one(office: Office) -> None:
    raya = office.client("reader")
    raya.get("/en/office/passphrase")
    new = {"passphrase": "nouvelle phrase longue", "again": "nouvelle phrase longue"}
    assert raya.post("/en/office/passphrase", {"old": "pas celle-ci", **new}).status_code == 403
    time.sleep(1.1)
    answer = raya.post("/en/office/passphrase", {"old": PASSPHRASE, **new})
    assert "is changed" in answer.text and "nouvelle phrase" not in answer.text
    assert office.browser().unlock("raya", "nouvelle phrase longue").status_code == 302
