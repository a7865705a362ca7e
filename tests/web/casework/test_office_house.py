"""The house watched: what needs attention, what the doctor says, backups made and compared, the lists of words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.web.casework.conftest import Office

from constat.record.backup import made


def told(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def make(office: Office, folder: object, **more: str) -> object:
    paul = office.client("administrator")
    paul.get("/en/office/backups")
    return paul.post("/en/office/backups", {"act": "make", "folder": str(folder), **more})


def test_the_overview_tells_what_needs_attention(office: Office, take: Callable[..., str]) -> None:
    statement = take(text="CANARY-WORDS")
    office.client("verifier").post(f"/en/work/statements/{statement}", {"reason": "to verify"})
    for role in ("administrator", "steward"):
        page = told(office.client(role).get("/en/office").text)
        assert "There is no backup yet" in page and "Members without a second factor 7 of 7" in page and "CANARY" not in page
        assert "Identities opened within seven days 1" in page
    assert "Values in conflict none" in told(office.client("steward").get("/en/office").text)
    assert "Values in conflict" not in office.client("administrator").get("/en/office").text


def test_tabs_show_what_a_role_may_open(office: Office) -> None:
    steward, paul = (office.client(role).get("/en/office").text for role in ("steward", "administrator"))
    assert "/office/erasure" in steward and "/office/backups" not in steward
    assert "/office/backups" in paul and "/office/erasure" not in paul


def test_health_puts_what_is_bad_first_with_what_to_do(office: Office) -> None:
    (office.case.folder / "inbox").mkdir()
    (office.case.folder / "inbox" / "0.age").write_bytes(b"x")
    office.case.keys.folder.joinpath(f"recovery-{office.case.keys.generation}.age").unlink()
    page = office.client("administrator").get("/en/office/health").text
    states = re.findall(r'class="sign (\w+)"', page)
    assert states == sorted(states, key=("bad", "warn", "good").index) and states[0] == "bad"
    assert "constat key rotate" in page and "constat doctor" in page
    assert "Examiné en" in office.client("steward").get("/fr/office/health").text


def test_a_backup_is_written_compared_and_noticed_when_changed(office: Office, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    answer = make(office, tmp_path / "usb", files="on", keys="on")
    assert answer.status_code == 200 and "The backup is written" in answer.text
    whole, keys = made(office.case.folder)
    assert Path(whole.path).is_file() and Path(keys.path).is_file() and whole.path.startswith(str(tmp_path / "usb"))
    paul = office.client("administrator")
    assert "byte for byte" in paul.post("/en/office/backups", {"act": "check", "digest": whole.digest}).text
    Path(whole.path).write_bytes(b"changed")
    assert "is not what was written" in paul.post("/en/office/backups", {"act": "check", "digest": whole.digest}).text
    Path(whole.path).unlink()
    assert "cannot be read" in paul.post("/en/office/backups", {"act": "check", "digest": whole.digest}).text
    assert paul.post("/en/office/backups", {"act": "check", "digest": "../../etc/passwd"}).status_code == 404


def test_keys_stay_out_of_a_backup_where_nobody_asks_for_them(office: Office, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    assert make(office, tmp_path / "usb").status_code == 200
    assert [one.keys for one in made(office.case.folder)] == [False]


def test_a_folder_that_is_not_there_or_lies_in_the_workspace_is_refused(office: Office, tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", "usb", office.path, office.path / "record", "/dev/null"):
        answer = make(office, folder)
        assert answer.status_code == 400 and 'class="fault"' in answer.text, folder
    assert made(office.case.folder) == []


def test_backups_are_for_administrators(office: Office, tmp_path: Path) -> None:
    for role in ("documenter", "verifier", "editor", "steward", "reader"):
        assert office.client(role).post("/en/office/backups", {"act": "make", "folder": str(tmp_path)}).status_code == 403
    assert made(office.case.folder) == []


def test_every_list_opens_in_both_languages_with_codes_of_others(office: Office) -> None:
    reader = office.client("reader")
    page = reader.get("/en/office/vocabularies").text
    names = re.findall(r'href="/en/office/vocabularies/([a-z-]+)"', page)
    assert len(names) > 40 and "They cannot be changed here" in page
    for name in names:
        assert reader.get(f"/fr/office/vocabularies/{name}").status_code == 200
    page = told(reader.get("/fr/office/vocabularies/why-code").text)
    assert "Person erased" in page and "Personne effacée" in page
    assert reader.get("/en/office/vocabularies/no-such-list").status_code == 404
    assert "why-code" in reader.get("/en/office/vocabularies?q=Person+erased").text
