"""What auditors found in programs of this kind, one test each: here it must fail to work."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.casework.conftest import PASSPHRASE, Browser, Office, open_office

from constat.record.keys import Cost
from constat.record.models import Finding, Incident, Statement

SCRIPT = "<script>document.title='taken'</script><img src=x onerror=alert(1)>"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office that a test may break."""
    monkeypatch.setenv("DATABASE_URL", "")
    made = open_office(tmp_path / "bureau", "")
    yield made
    made.app.close()
    made.case.close()


def statement(office: Office, **told: str) -> str:
    values = {"source": "S-001", "source_kind": "court", "text": "…", "when": "2022", "place_text": "Moura", "act": "save"}
    answer = office.client("documenter").post(f"/en/work/statements/new/{uuid.uuid4().hex}", values | told)
    assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.text)[:2000]
    return answer.headers["location"].rsplit("/", 1)[1]


# -- coming in ---------------------------------------------------------------------------------------------------------


def test_the_page_that_sets_up_is_shut_without_its_key_and_for_ever_once_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from constat.events.workspace import Workspace
    from constat.web.serving import application

    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setattr(Cost, "for_this_machine", classmethod(lambda cls: cls.smallest()))
    app = application(Workspace.create(tmp_path / "neuf").path)
    stranger, owner = Browser(app), Browser(app)
    told = {"office": "Bureau", "code": "eve", "roles": ["administrator"], "passphrase": PASSPHRASE, "again": PASSPHRASE}
    for path in ("/en/start", "/en/start?key=", "/en/start?key=guess"):
        assert stranger.get(path).status_code == 404
    stranger.token = ""
    owner.get(f"/en/start?key={app.house.start_key}")
    stranger.token, stranger.client.cookies = owner.token, owner.client.cookies
    assert stranger.post("/en/start", told).status_code in (403, 404)
    key = app.house.start_key
    made = owner.post("/en/start", told | {"key": key, "code": "awa"})
    assert made.status_code == 200 and "AGE-SECRET-KEY-" in made.text and made.headers["cache-control"] == "no-store"
    for again in (key, app.house.start_key):
        assert owner.post("/en/start", told | {"key": again}).status_code in (403, 404)
    app.close()


def test_a_code_that_exists_and_one_that_does_not_are_told_alike(office: Office) -> None:
    answers = []
    for code in ("ibrahim", "nobody-of-that-name"):
        browser = office.browser()
        browser.get("/en/unlock")
        answer = browser.post("/en/unlock", {"code": code, "passphrase": "wrong wrong wrong"})
        answers.append((answer.status_code, re.sub(r'value="[^"]*"', "", answer.text)))
    assert answers[0] == answers[1] and answers[0][0] == 403


def test_guessing_is_slowed_and_outlives_a_restart(office: Office) -> None:
    browser = office.browser()
    browser.get("/en/unlock")
    for _ in range(5):
        last = browser.post("/en/unlock", {"code": "ibrahim", "passphrase": "wrong wrong wrong"})
    assert "Wait" in last.text or "wait" in last.text
    from constat.web.serving import application

    again = Browser(application(office.path))
    again.get("/en/unlock")
    right = again.post("/en/unlock", {"code": "ibrahim", "passphrase": PASSPHRASE})
    assert right.status_code == 403, "the right passphrase waits too: a guess cannot be told from it by time"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(office: Office) -> None:
    browser = office.browser()
    browser.get("/en/unlock")
    before = dict(browser.client.cookies)
    answer = browser.post("/en/unlock", {"code": "ibrahim", "passphrase": PASSPHRASE})
    cookie = next(value for name, value in answer.headers.multi_items() if name == "set-cookie" and value.strip().startswith("constat="))
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie and "Max-Age" not in cookie
    assert "constat" not in before


def test_a_session_that_somebody_prepared_is_not_taken_over(office: Office) -> None:
    browser = office.browser()
    browser.client.cookies.set("constat", "prepared-by-somebody-else")
    browser.unlock("ibrahim")
    assert browser.client.cookies.get("constat", domain="127.0.0.1") != "prepared-by-somebody-else"


def test_unlocking_leads_to_no_other_site(office: Office) -> None:
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example", "/en/\\evil", "javascript:alert(1)", "/en/work\r\nX: y"):
        browser = office.browser()
        browser.get("/en/unlock")
        answer = browser.post("/en/unlock", {"code": "ibrahim", "passphrase": PASSPHRASE, "next": target})
        assert answer.headers["location"] == "/en/work", target


# -- staying in --------------------------------------------------------------------------------------------------------


def test_a_role_that_was_taken_away_is_gone_at_the_next_page(office: Office) -> None:
    ibrahim = office.client("verifier")
    assert ibrahim.get("/en/work/findings").status_code == 200
    office.case.keys.change_roles("ibrahim", ["reader"])
    assert ibrahim.get("/en/work/findings").status_code == 403


def test_a_member_who_was_removed_is_out_at_once(office: Office) -> None:
    ibrahim = office.client("verifier")
    assert ibrahim.get("/en/work").status_code == 200
    office.case.keys.remove_member("ibrahim")
    assert ibrahim.get("/en/work").status_code == 302


def test_a_session_ends_when_nobody_is_there_and_its_keys_are_forgotten(office: Office) -> None:
    ibrahim, sessions = office.client("verifier"), office.app.house.sessions
    (session,) = [one for one in sessions._open.values() if one.member.code == "ibrahim"]
    later = sessions.clock() + sessions.idle + 1
    sessions.clock = lambda: later
    # A page that asks by itself is no sign of life.
    assert ibrahim.client.get("/en/work", headers={"x-constat-quiet": "1"}).status_code in (302, 401)
    assert not session.case.keys.unlocked


def test_asking_by_itself_does_not_keep_a_session_open(office: Office) -> None:
    ibrahim, sessions = office.client("verifier"), office.app.house.sessions
    start = sessions.clock()
    sessions.clock = lambda: start + sessions.idle * 0.9
    assert ibrahim.client.get("/en/work", headers={"x-constat-quiet": "1"}).status_code == 200
    sessions.clock = lambda: start + sessions.idle * 1.1
    assert ibrahim.get("/en/work").status_code == 302


def test_what_is_grave_asks_for_the_passphrase_again(office: Office) -> None:
    ibrahim, sessions = office.client("verifier"), office.app.house.sessions
    start = sessions.clock()
    sessions.clock = lambda: start + 11 * 60
    answer = ibrahim.get("/en/second-factor")
    assert answer.status_code == 302 and "/en/confirm?next=" in answer.headers["location"]
    ibrahim.get("/en/confirm?next=/en/second-factor")
    assert ibrahim.post("/en/confirm", {"passphrase": "wrong wrong wrong", "next": "/en/second-factor"}).status_code == 403
    assert ibrahim.post("/en/confirm", {"passphrase": PASSPHRASE, "next": "/en/second-factor"}).headers["location"] == "/en/second-factor"
    assert ibrahim.get("/en/second-factor").status_code == 200


def test_a_locked_session_token_opens_nothing(office: Office) -> None:
    ibrahim = office.client("verifier")
    kept = dict(ibrahim.client.cookies)
    assert ibrahim.post("/en/lock").headers["clear-site-data"] == '"cache"'
    thief = office.browser()
    thief.client.cookies.update(kept)
    assert thief.get("/en/work").status_code == 302


def test_pages_of_a_member_are_kept_by_no_browser(office: Office) -> None:
    ibrahim = office.client("verifier")
    for path in ("/en/work", "/en/work/incidents", "/en/work/statements", "/en/"):
        assert ibrahim.get(path).headers["cache-control"] == "no-store", path


def test_the_second_factor_is_asked_once_it_is_set_and_its_digits_count_once(office: Office) -> None:
    import time

    import pyotp

    ibrahim = office.client("verifier")
    page = ibrahim.get("/en/second-factor").text
    secret = re.search(r'<code class="digest">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")  # type: ignore[index]
    told = ibrahim.post("/en/second-factor", {"act": "confirm", "digits": pyotp.TOTP(secret).at(time.time() - 30)})
    assert told.status_code == 200 and "Ten codes on paper" in told.text
    paper = re.findall(r"<li><code>([^<]+)</code>", told.text)
    browser = office.browser()
    browser.get("/en/unlock")
    asked = {"code": "ibrahim", "passphrase": PASSPHRASE}
    assert browser.post("/en/unlock", asked).status_code == 403
    assert browser.post("/en/unlock", asked | {"digits": paper[0]}).status_code == 302
    again = office.browser()
    again.get("/en/unlock")
    assert again.post("/en/unlock", asked | {"digits": paper[0]}).status_code == 403, "a paper code works once"


# -- forms and objects -------------------------------------------------------------------------------------------------


def test_a_form_of_another_site_does_nothing(office: Office) -> None:
    awa = office.client("documenter")
    told = {"source": "S-1", "source_kind": "court", "text": "…", "when": "2022", "place_text": "x", "act": "save"}
    path = f"/en/work/statements/new/{uuid.uuid4().hex}"
    assert awa.client.post(path, data=told).status_code == 403
    assert awa.client.post(path, data=told | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert awa.client.post(path, data=told | {"csrfmiddlewaretoken": awa.token}, headers={"origin": "https://evil.example"}).status_code == 403
    assert not office.rows(Statement).exists()


def test_fields_that_a_form_does_not_show_are_not_written(office: Office) -> None:
    ibrahim = office.client("verifier")
    made = ibrahim.post("/en/work/incidents/new", {"code": "I-1", "when": "2022", "made_by": "0" * 32, "id": "1" * 32, "void": "yes", "same_as": "2" * 32})
    row = office.rows(Incident).get(pk=made.headers["location"].rsplit("/", 1)[1])
    assert row.pk != "1" * 32 and row.made_by != "0" * 32 and not row.void and row.same_as is None
    page = ibrahim.post(f"/en/work/findings/new?incident={row.pk}", {"incident": row.pk, "aspect": "occurrence", "status": "signed", "lone_verifier": "yes"})
    finding = office.rows(Finding).get(pk=page.headers["location"].rsplit("/", 1)[1])
    assert finding.status == "draft" and not finding.lone_verifier


def test_scripts_in_what_people_told_are_shown_as_words(office: Office) -> None:
    subject = statement(office, text=SCRIPT, place_text=SCRIPT, place_name=SCRIPT, when_text=SCRIPT, translation=SCRIPT)
    made = office.client("verifier").post(f"/en/work/incidents/new?statement={subject}", {"code": SCRIPT[:90], "title_en": SCRIPT, "when": "2022", "place_name": SCRIPT})
    incident = made.headers["location"].rsplit("/", 1)[1]
    for path in (f"statements/{subject}", "statements", f"incidents/{incident}", "incidents", f"history/statement/{subject}", f"incidents/{incident}/edit", "search?q=%3Cscript%3E", ""):
        for role in ("documenter", "verifier"):
            page = office.client(role).get(f"/en/work/{path}")
            assert "<script>document" not in page.text and "<img src=x" not in page.text, path
    page = office.client("verifier").post(f"/en/work/statements/{subject}", {"reason": "x"}).text
    assert "&lt;script&gt;document" in page and "<script>document" not in page


def test_no_address_reaches_a_file_outside(office: Office) -> None:
    awa = office.client("documenter")
    for path in ("..%2f..%2fkeyring", "../../keys/keyring.json", "%2e%2e%2fkeys", ".." + "/" * 3, "\\..\\keys", "a" * 31 + "/"):
        for base in ("/en/work/drafts/", "/en/work/statements/new/", "/en/report/", "/en/dataset/"):
            answer = awa.client.get(f"{base}{path}")
            assert answer.status_code in (302, 400, 404, 405), (base, path)
            assert "constat-keys" not in answer.text
        answer = awa.client.post(f"/en/work/drafts/{path}", data={"csrfmiddlewaretoken": awa.token, "draft-kind": "statement"})
        assert answer.status_code in (403, 404, 405)
    names = [path.name for path in (office.path / "record").rglob("*") if path.is_file()]
    assert not [name for name in names if "keyring" in name and name != "keyring.json"]


def test_names_of_files_tell_nothing(office: Office) -> None:
    awa = office.client("documenter")
    awa.post(f"/en/work/drafts/{uuid.uuid4().hex}", {"draft-kind": "statement", "source_name": "Koulibaly"})
    drafts = list((office.path / "record" / "drafts").rglob("*.draft"))
    assert drafts and all(re.fullmatch(r"[0-9a-f]{32}\.draft", path.name) and re.fullmatch(r"[0-9a-f]{32}", path.parent.name) for path in drafts)
    assert all(path.stat().st_mode & 0o077 == 0 for path in drafts)


def test_another_members_draft_is_not_there(office: Office) -> None:
    draft = uuid.uuid4().hex
    office.client("documenter").post(f"/en/work/drafts/{draft}", {"draft-kind": "statement", "text": "CANARY"})
    assert "CANARY" not in office.client("steward").get(f"/en/work/statements/new/{draft}").text
    assert office.client("steward").post(f"/en/work/drafts/{draft}/discard").status_code == 302
    assert "CANARY" in office.client("documenter").get(f"/en/work/statements/new/{draft}").text


def test_records_of_other_cases_are_neither_shown_nor_joined(office: Office) -> None:
    from constat.record.models import Case

    draft = office.case.draft("record")
    one, other = draft.new(Case, code="A"), draft.new(Case, code="B")
    mine, theirs = draft.new(Incident, code="I-A", case=one, when="2022"), draft.new(Incident, code="I-B", case=other, when="2022")
    draft.append()
    office.case.keys.add_member("limited", PASSPHRASE, ["verifier"], [one], cost=Cost.smallest())
    limited = office.browser()
    limited.unlock("limited")
    listed = limited.get("/en/work/incidents").text
    assert "I-A" in listed and "I-B" not in listed and "I-B" not in limited.get("/en/work/search?q=I-B").text.split("</form>", 3)[-1].replace('value="I-B"', "")
    for path in (f"incidents/{theirs}", f"incidents/{theirs}/edit", f"history/incident/{theirs}", f"findings/new?incident={theirs}"):
        assert limited.get(f"/en/work/{path}").status_code == 404, path
    assert limited.post(f"/en/work/incidents/{mine}/merge", {"into": theirs, "why": "x"}).status_code == 404
    loose = statement(office)
    assert limited.post(f"/en/work/incidents/{mine}/attach", {"statement": loose}).status_code == 404


def test_what_is_too_large_is_refused_before_it_is_read(office: Office) -> None:
    awa = office.client("documenter")
    answer = awa.client.post("/en/work/drafts/" + "0" * 32, content=b"x", headers={"content-length": str(300 * 1024 * 1024), "content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
    many = {f"f{n}": "x" for n in range(30_000)}
    assert awa.post("/en/work/drafts/" + "0" * 32, many | {"draft-kind": "statement"}).status_code == 400


def test_faults_say_nothing_of_the_inside(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from constat.web.casework.incident import listing

    def broken(*_given: Any) -> Any:
        raise RuntimeError("CANARY secret path /home/awa")

    monkeypatch.setattr(listing, "board_of", broken)
    answer = office.client("verifier").get("/en/work/incidents")
    assert answer.status_code == 500 and "CANARY" not in answer.text and "Traceback" not in answer.text


def test_every_page_of_a_member_says_what_a_browser_may_do(office: Office) -> None:
    answer = office.client("verifier").get("/en/work")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
    assert answer.headers["referrer-policy"] == "same-origin" and answer.headers["x-frame-options"] == "DENY"
    assert not re.search(r"<[^>]+\son\w+=", answer.text) and "<style" not in answer.text and not re.search(r"<script(?![^>]*src=)", answer.text)
