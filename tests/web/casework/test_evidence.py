"""Evidence on screen: sealed before anything is written, looked at with a reason and blurred, every hand on record."""

from __future__ import annotations

import io
import json
import re
from typing import Any

from tests.record.preview.test_preview import CANARY, document, photograph
from tests.web.casework.conftest import Office

from constat.record.models import Custody, Evidence

NAME = "CANARY-Moussa-passport.jpg"


def taken(office: Office, content: bytes | None = None, name: str = NAME, **told: str) -> str:
    awa = office.client("documenter")
    awa.get("/en/work/evidence/new")
    data = {"csrfmiddlewaretoken": awa.token, "kind": "photograph", "received_from": "CANARY-his-brother", **told}
    answer = awa.client.post("/en/work/evidence/new", data=data, files={"file": (name, io.BytesIO(content or photograph()), "image/jpeg")})
    assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.text)[:2000]
    return answer.headers["location"].rsplit("/", 1)[1]


def clear(office: Office) -> bytes:
    return b"".join(path.read_bytes() for path in office.path.rglob("*") if path.is_file())


def test_a_file_is_sealed_with_its_name_and_known_by_its_bytes(office: Office) -> None:
    subject = taken(office, content=photograph(), name="CANARY-holiday.txt")
    row = office.rows(Evidence).get(pk=subject)
    assert row.code == "E-001" and row.media_type == "image/jpeg" and str(row.file_name) == "▮▮▮"
    assert [one.act for one in office.rows(Custody).filter(evidence=subject)] == ["received"]
    assert b"CANARY" not in clear(office)


def test_the_page_shows_no_picture_and_no_name_until_somebody_says_why(office: Office) -> None:
    page = f"/en/work/evidence/{taken(office)}"
    ibrahim = office.client("verifier")
    first = ibrahim.get(page).text
    assert "data:image/png" not in first and "CANARY-Moussa" not in first
    assert "data:image/png" not in ibrahim.post(page, {"act": "look", "reason": " "}).text and not list(office.case.readlog.lines())
    shown = ibrahim.post(page, {"act": "look", "reason": "to verify"}).text
    assert "Blurred preview" in shown and CANARY not in shown and len(list(office.case.readlog.lines())) == 1
    assert "data:image/png" in ibrahim.post(page, {"act": "see", "reason": "to verify"}).text
    assert [one.act for one in office.rows(Custody).order_by("made")] == ["received", "viewed", "viewed"]


def test_other_roles_see_neither_items_nor_files(office: Office) -> None:
    page = f"/en/work/evidence/{taken(office)}"
    for role in ("editor", "administrator", "reader"):
        who = office.client(role)
        assert who.get(page).status_code == 403 and who.post(f"{page}/original", {"reason": "x"}).status_code == 403


def test_the_original_goes_out_under_its_code_as_something_that_no_browser_opens(office: Office) -> None:
    content = b"<html><script>document.title='taken'</script></html>"
    page = f"/en/work/evidence/{taken(office, content=content, name='x.html')}"
    ibrahim = office.client("verifier")
    assert ibrahim.post(f"{page}/original", {"reason": ""}).status_code == 400
    answer = ibrahim.post(f"{page}/original", {"reason": "for the court"})
    assert answer.content == content and answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == 'attachment; filename="E-001.bin"' and answer.headers["x-content-type-options"] == "nosniff"
    assert "exported" in office.rows(Custody).values_list("act", flat=True)
    shown = ibrahim.post(page, {"act": "look", "reason": "x"}).text
    assert "&lt;script&gt;" in shown and "<script>document" not in shown


def test_a_working_copy_stands_beside_its_original_without_metadata(office: Office) -> None:
    subject = taken(office)
    ibrahim = office.client("verifier")
    made = ibrahim.post(f"/en/work/evidence/{subject}/copy", {"reason": "for the report"}).headers["location"].rsplit("/", 1)[1]
    row = office.rows(Evidence).get(pk=made)
    assert row.derived_from == subject and row.stripped and row.media_type == "image/jpeg"
    copy = ibrahim.post(f"/en/work/evidence/{made}/original", {"reason": "x"}).content
    assert copy.startswith(b"\xff\xd8\xff") and CANARY.encode() not in copy
    assert "Working copies" in ibrahim.get(f"/en/work/evidence/{subject}").text


def test_a_document_that_asks_an_outside_address_is_drawn_and_asks_nothing(office: Office) -> None:
    page = f"/en/work/evidence/{taken(office, content=document(), name='x.pdf')}"
    shown = office.client("verifier").post(page, {"act": "see", "reason": "x"}).text
    assert "data:image/png" in shown and "evil.example" not in shown


def test_pieces_go_on_where_a_line_was_cut(office: Office) -> None:
    awa, content = office.client("documenter"), photograph(1200, 900)
    awa.get("/en/work/evidence/new")

    def ask(files: Any = None, **data: str) -> Any:
        return awa.client.post("/en/work/evidence/pieces", data={"csrfmiddlewaretoken": awa.token, **data}, files=files)

    token = ask(act="begin", name=NAME, size=str(len(content)), kind="photograph").json()["upload"]
    half = len(content) // 2
    assert ask({"piece": ("piece", content[:half])}, act="piece", upload=token, n="0").json() == {"kept": True}
    assert ask(act="finish", upload=token).status_code == 400 and b"CANARY" not in clear(office)
    assert ask({"piece": ("piece", content[half:])}, act="piece", upload=token, n="1").json() == {"kept": True}
    done = ask(act="finish", upload=token)
    assert done.status_code == 200 and office.rows(Evidence).get(pk=done.json()["id"]).media_type == "image/jpeg"
    assert not list((office.path / "record" / "uploads").rglob("*.piece"))
    assert ask(act="finish", upload="0" * 32).status_code == 404 and "error" in json.loads(ask(act="piece", upload="../..", n="0").text)


def test_an_item_that_was_changed_on_disk_is_found(office: Office) -> None:
    subject = taken(office)
    page, ibrahim = f"/en/work/evidence/{subject}", office.client("verifier")
    assert "is what was bound when it came" in ibrahim.post(page, {"act": "check"}).text
    name = office.rows(Evidence).get(pk=subject).file
    (path,) = [path for path in (office.path / "record" / "vault").rglob(f"*{name[2:]}*") if path.is_file()] or [
        path for path in (office.path / "record" / "vault").rglob("*") if path.is_file()
    ]
    path.chmod(0o600)
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)
    assert ibrahim.post(page, {"act": "check"}).status_code >= 400


def test_evidence_of_a_case_that_one_does_not_see_is_not_joined_to_it(office: Office) -> None:
    awa = office.client("documenter")
    assert awa.get("/en/work/evidence/new?incident=" + "0" * 32).status_code == 404
