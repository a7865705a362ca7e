"""The audit: who did what and who opened whom, without a value of the case file in sight."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import openpyxl
from tests.web.casework.conftest import PASSPHRASE, Office

from constat.record.models import Source, Statement


def told(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def opened(office: Office, take: Callable[..., str]) -> str:
    """A statement whose words the verifier opened, for a reason."""
    statement = take(text="CANARY-WORDS", source="S-001")
    answer = office.client("verifier").post(f"/en/work/statements/{statement}", {"reason": "CANARY-REASON to verify"})
    assert answer.status_code == 200
    return statement


def test_the_steward_sees_who_changed_what_and_why(office: Office, take: Callable[..., str]) -> None:
    take(text="CANARY-WORDS")
    page = office.client("steward").get("/en/office/audit").text
    assert "awa" in page and "Recorded" in page and "Statement" in told(page) and "CANARY-WORDS" not in page


def test_filters_leave_what_was_asked_for(office: Office, take: Callable[..., str]) -> None:
    take()
    steward = office.client("steward")
    actors = {member.code: member.actor for member in office.case.keys.members()}
    assert "One entry." in told(steward.get("/en/office/audit?why=begin").text)
    assert "One entry." not in told(steward.get(f"/en/office/audit?member={actors['awa']}&type=statement").text).replace("One entry.", "", 1)
    assert "No entries." in told(steward.get(f"/en/office/audit?member={actors['ibrahim']}").text)
    assert "No entries." in told(steward.get("/en/office/audit?to=2001-01-01").text)
    assert steward.get("/en/office/audit?from=yesterday").status_code == 400
    assert steward.get("/en/office/audit?type=nothing").status_code == 400


def test_readings_tell_who_opened_which_identity_and_why(office: Office, take: Callable[..., str]) -> None:
    statement = opened(office, take)
    code = office.rows(Statement).get(pk=statement).code
    page = office.client("steward").get("/en/office/audit/readings").text
    assert "ibrahim" in page and "CANARY-REASON" in page and "CANARY-WORDS" not in page and (code is None or code in page)
    assert "ibrahim" in office.client("steward").get(f"/en/office/audit/readings?record={statement}").text
    assert "No openings." in told(office.client("steward").get("/en/office/audit/readings?record=S-404").text)


def test_reasons_stay_sealed_for_an_administrator_and_in_sheets(office: Office, take: Callable[..., str]) -> None:
    opened(office, take)
    for path in ("audit", "audit/readings"):
        page = office.client("administrator").get(f"/en/office/{path}").text
        assert "CANARY" not in page and "sealed" in page
    for role in ("administrator", "steward"):
        for path in ("audit?as=csv", "audit/readings?as=csv"):
            assert b"CANARY" not in office.client(role).get(f"/en/office/{path}").content


def test_sheets_carry_an_hxl_row_and_run_nothing(office: Office, take: Callable[..., str]) -> None:
    office.case.keys.add_member("=1+1", PASSPHRASE, ["documenter"], cost=_cheap())
    browser = office.browser()
    browser.unlock("=1+1")
    browser.get("/en/work/statements/new/" + "0" * 32)
    values = {"source": "S-9", "source_kind": "eyewitness", "text": "x", "when": "2022-03", "place_text": "Moura", "act": "save"}
    values |= {f"consent_{purpose}": "given" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}
    assert browser.post("/en/work/statements/new/" + "0" * 32, values).status_code == 302
    lines = office.client("steward").get("/en/office/audit?as=csv").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("#meta+id,#date,#contact+code") and any(",'=1+1," in line for line in lines)
    book = openpyxl.load_workbook(io.BytesIO(office.client("steward").get("/en/office/audit?as=xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert any(str(cell.value).endswith("=1+1") and cell.data_type == "s" for cell in cells) and not any(cell.data_type == "f" for cell in cells)


def test_verification_says_that_everything_holds_and_what_does_not(office: Office, take: Callable[..., str]) -> None:
    opened(office, take)
    steward = office.client("steward")
    assert "Everything holds" in steward.post("/en/office/audit/verify", {"files": "yes"}).text
    log = office.case.folder / "readlog.sqlite"
    import sqlite3

    with sqlite3.connect(log) as database:
        database.execute("DROP TRIGGER line_update")
        database.execute("UPDATE line SET actor = 'someone-else'")
    database.close()
    assert "does not hold" in steward.post("/en/office/audit/verify", {}).text


def test_a_steward_of_one_case_sees_the_entries_of_that_case_only(office: Office, take: Callable[..., str]) -> None:
    take(source="S-OTHER")
    draft = office.case.draft("record")
    case = draft.new("case", code="K-1")
    draft.append()
    draft = office.case.draft("record", reason="CANARY-REASON")
    draft.new(Source, code="S-MINE", case=case)
    draft.append()
    office.case.keys.add_member("narrow", PASSPHRASE, ["steward"], [case], cost=_cheap())
    browser = office.browser()
    browser.unlock("narrow")
    page = told(browser.get("/en/office/audit").text)
    assert "2 entries." in page and "CANARY" not in page and "Statement " not in page.split("2 entries.")[1]
    assert "No openings." in told(browser.get("/en/office/audit/readings").text)


def test_whoever_does_not_watch_the_house_is_refused(office: Office) -> None:
    for role in ("documenter", "verifier", "editor", "reader"):
        for path in ("audit", "audit/readings", "audit?as=csv", "audit/readings?as=xlsx", "members"):
            assert office.client(role).get(f"/en/office/{path}").status_code == 403, (role, path)


def test_french_says_french(office: Office, take: Callable[..., str]) -> None:
    take()
    page = told(office.client("steward").get("/fr/office/audit").text)
    assert "Consigné" in page and "Ce qui a été touché" in page and "Recorded" not in page


def _cheap() -> object:
    from constat.record.keys import Cost

    return Cost.smallest()
