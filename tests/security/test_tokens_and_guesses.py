"""Programs stay in what they were given, and nobody guesses a passphrase behind another's right one."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.web.casework.conftest import PASSPHRASE, Browser, Office, open_office

from constat.record.models import Citation, Finding, Incident, Signature, Source, Statement
from constat.web.api.bearers import KEPT


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office that a test may break."""
    monkeypatch.setenv("DATABASE_URL", "")
    made = open_office(tmp_path / "bureau", "")
    yield made
    made.app.close()
    made.case.close()


def token(office: Office, role: str, *scopes: str) -> str:
    told = office.client(role).post("/en/work/tokens", {"act": "make", "name": "x", "scopes": list(scopes), "days": "5"})
    return str(re.search(r"<code>(constat_[^<]+)</code>", told.text)[1])  # type: ignore[index]


def program(office: Office, text: str) -> httpx.Client:
    return httpx.Client(transport=httpx.WSGITransport(app=office.app), base_url="http://127.0.0.1:8000/api/v1", headers={"authorization": f"Bearer {text}"})


def guess(office: Office, code: str, passphrase: str = "wrong wrong wrong", **told: str) -> httpx.Response:
    browser = office.browser()
    browser.get("/en/unlock")
    return browser.post("/en/unlock", {"code": code, "passphrase": passphrase, **told})


# -- tokens ------------------------------------------------------------------------------------------------------------


def test_a_token_opens_no_session_on_screen_where_its_scopes_would_not_be_asked(office: Office) -> None:
    head, _, secret = token(office, "verifier", "read").removeprefix("constat_").partition("_")
    answer = guess(office, f"token-{head}", secret)
    assert answer.status_code == 403 and "constat=" not in str(answer.headers.get_list("set-cookie"))


def test_a_token_ends_at_its_hour_though_its_program_never_pauses(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one = program(office, token(office, "verifier", "read"))
    assert one.get("/whoami").status_code == 200
    later = time.time() + 6 * 86400
    monkeypatch.setattr("constat.record.keys.opening.time.time", lambda: later)
    assert one.get("/whoami").status_code == 401


def test_the_keys_of_a_program_that_stopped_asking_are_forgotten_though_nobody_asks(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program(office, token(office, "verifier", "read")).get("/whoami").status_code == 200
    (held,) = [kept for kept in office.app.house.kept.values() if hasattr(kept, "scopes")]
    assert held.case.keys.unlocked
    later = time.monotonic() + KEPT + 1
    monkeypatch.setattr("constat.web.api.bearers.time.monotonic", lambda: later)
    office.app.house.reap()
    assert not held.case.keys.unlocked and held not in office.app.house.kept.values()


def test_the_keys_of_programs_go_when_the_server_ends(office: Office) -> None:
    assert program(office, token(office, "verifier", "read")).get("/whoami").status_code == 200
    (held,) = [kept for kept in office.app.house.kept.values() if hasattr(kept, "scopes")]
    office.app.house.close()
    assert not held.case.keys.unlocked


def proposed(office: Office) -> str:
    """A finding with everything it needs, proposed by the verifier."""
    draft = office.case.draft("record")
    incident = draft.new(Incident, code="I-1", when="2022-03-27")
    source = draft.new(Source, code="S-1", kind="court")
    statement = draft.new(Statement, code="T-1", source=source, incident=incident, text="They came.")
    told: dict[str, Any] = {"incident": incident, "aspect": "occurrence", "standard": "reasonable-grounds", "conclusion_en": "It took place."}
    finding = draft.new(Finding, status="draft", reasoning="Two voices.", **told)
    draft.new(Citation, finding=finding, statement=statement, bearing="for")
    draft.append()
    answer = program(office, token(office, "verifier", "read", "write")).post(f"/findings/{finding}/step", json={"act": "propose"})
    assert answer.status_code == 200, answer.text
    return finding


def test_nobody_signs_through_another_token_of_theirs_what_they_proposed(office: Office) -> None:
    finding = proposed(office)
    other = program(office, token(office, "verifier", "read", "write")).post(f"/findings/{finding}/step", json={"act": "sign"})
    assert other.status_code == 403 and other.json()["error"] == "finding-own-signature"
    office.client("verifier").post(f"/en/work/findings/{finding}/sign", {"note": ""})
    assert office.rows(Finding).get(pk=finding).status == "proposed"


def test_no_program_writes_a_signature_or_the_standing_of_a_finding_past_its_steps(office: Office) -> None:
    finding = proposed(office)
    row = office.rows(Finding).get(pk=finding)
    one = program(office, token(office, "verifier", "read", "write"))
    me = office.rows(Signature).get(finding=finding).member
    forged = one.post("/records/signature", json={"values": {"finding": finding, "member": me, "act": "signed", "content": row.proposed_at}})
    assert forged.status_code == 403, forged.text
    for values in ({"status": "signed"}, {"lone_verifier": True}, {"proposed_at": "0" * 64}):
        answer = one.patch(f"/records/finding/{finding}", json={"values": values}, headers={"if-match": row.revision})
        assert answer.status_code == 403, answer.text
    assert one.post("/records/finding", json={"values": {"aspect": "occurrence", "status": "published"}}).status_code == 403
    assert office.rows(Signature).filter(act="signed").count() == 0 and office.rows(Finding).get(pk=finding).status == "proposed"


# -- guesses -----------------------------------------------------------------------------------------------------------


def test_wrong_tokens_keep_no_member_waiting(office: Office) -> None:
    for _ in range(6):
        assert program(office, "constat_" + "a" * 12 + "_" + "b" * 43).get("/whoami").status_code == 401
    assert guess(office, "ibrahim", PASSPHRASE).status_code == 302


def test_a_right_passphrase_of_ones_own_does_not_make_another_members_cheap(office: Office) -> None:
    text = token(office, "documenter", "read")
    for turn in range(5):
        answer = guess(office, "fatou", f"wrong wrong {turn}")
        guess(office, "awa", PASSPHRASE)
        program(office, text).get("/whoami")
    assert "Wait" in answer.text or "wait" in answer.text


def test_a_code_that_nobody_has_waits_as_one_that_somebody_has(office: Office) -> None:
    told = {}
    for code in ("fatou", "nobody-of-that-name"):
        told[code] = []
        for turn in range(5):
            answer = guess(office, code, f"wrong wrong {turn}")
            told[code].append("ait " in re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2]))
            guess(office, "awa", PASSPHRASE)
    assert told["fatou"] == told["nobody-of-that-name"] and True in told["fatou"]


# -- forms and answers -------------------------------------------------------------------------------------------------


def test_a_header_that_programs_send_excuses_no_form_of_a_page(office: Office) -> None:
    stranger = Browser(office.app)
    told = {"code": "ibrahim", "passphrase": PASSPHRASE}
    answer = stranger.client.post("/en/unlock", data=told, headers={"authorization": "Basic eDp5", "origin": "https://evil.example"})
    assert answer.status_code == 403 and "constat=" not in str(answer.headers.get_list("set-cookie"))


def test_what_a_program_reads_is_kept_by_nobody_on_the_way(office: Office) -> None:
    one = program(office, token(office, "verifier", "read"))
    for path in ("/whoami", "/records/incident", "/records/nothing"):
        assert one.get(path).headers["cache-control"] == "no-store", path


def test_odd_letters_and_numbers_are_refused_and_break_nothing(office: Office) -> None:
    one = program(office, token(office, "verifier", "read", "write"))
    for path in ("?made=abc", "?made=%00", "?conflicts=-1", "?id=%00", "?code=%00", "?code=%ed%a0%80", "?limit=99999999999999999999", "?cursor=W10=", "/%00"):
        assert one.get(f"/records/incident{path}").status_code in (200, 400, 404, 422), path
    for path in ("/records/incident?cursor=%00", "/nothing", "/records/party?code=" + "a" * 20_000):
        answer = one.get(path)
        assert answer.status_code in (400, 404, 414) and answer.json()["message"], path
    for value in ("\\u0000", "\\ud800", "a" * 100_000, "\\u202e"):
        answer = one.post("/records/incident", content=f'{{"values": {{"code": "{value}"}}}}'.encode(), headers={"content-type": "application/json"})
        assert answer.status_code < 500, (value[:10], answer.text)
    deep = b'{"values": {"code": ' + b"[" * 50_000 + b"]" * 50_000 + b"}}"
    assert one.post("/records/incident", content=deep, headers={"content-type": "application/json"}).status_code in (400, 413, 422)
