"""What a hostile file does on its way in, and what files of ours do on their way: nothing in the clear beside the case file, no name of anybody's choosing."""

from __future__ import annotations

import io
import os
import sys
import time
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.web.casework.conftest import PASSPHRASE, Office, open_office

from constat.errors import BadFile
from constat.record.models import Evidence
from constat.record.sealing import CannotOpen
from constat.record.uploads import Uploads
from constat.sources.whatsapp import open_archive

CANARY = b"CANARY-of-a-file"
_watched: list[set[str]] = []


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event == "open" and _watched and isinstance(given[0], str | bytes | Path):
        writes = isinstance(given[1], str) and any(sign in given[1] for sign in "wax+")
        if writes or (isinstance(given[2], int) and given[2] & 3):
            _watched[-1].add(str(given[0]))


sys.addaudithook(_watch)


@contextmanager
def written() -> Iterator[set[str]]:
    """The names of files that this process opens for writing."""
    _watched.append(set())
    try:
        yield _watched[-1]
    finally:
        _watched.pop()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    made = open_office(tmp_path / "bureau", "")
    yield made
    made.app.close()
    made.case.close()


def picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(out, "JPEG", comment=CANARY)
    return out.getvalue()


def chat() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", f"[27/03/2022, 10:00:00] Moussa: {CANARY.decode()}\n[27/03/2022, 10:01:00] Awa: yes\n" * 20)
    return out.getvalue()


def sheet() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet().write_row(0, 0, [CANARY.decode(), "30", "M"])
    book.close()
    return out.getvalue()


def test_files_in_and_sheets_out_leave_nothing_in_the_clear_and_nothing_in_the_temporary_folder(office: Office) -> None:
    awa, home = office.client("documenter"), office.path
    sent = {"csrfmiddlewaretoken": awa.token}
    with written() as names:
        taken = awa.client.post("/en/work/evidence/new", data=sent | {"kind": "photograph"}, files={"file": ("CANARY.jpg", picture(), "image/jpeg")})
        assert taken.status_code == 302, taken.text[-800:]
        assert awa.post(taken.headers["location"], {"act": "see", "reason": "to see"}).status_code == 200
        begun = awa.client.post("/en/work/evidence/pieces", data=sent | {"act": "begin", "name": "CANARY.jpg", "size": str(len(picture())), "kind": "photograph"})
        token = begun.json()["upload"]
        awa.client.post("/en/work/evidence/pieces", data=sent | {"act": "piece", "upload": token, "n": "0"}, files={"piece": ("x", picture(), "x")})
        assert awa.client.post("/en/work/evidence/pieces", data=sent | {"act": "finish", "upload": token}).status_code == 200
        brought = awa.client.post("/en/work/whatsapp/new", data=sent, files={"file": ("c.zip", chat(), "application/zip")})
        assert brought.status_code == 302, brought.text[-800:]
        assert CANARY.decode() in awa.get(brought.headers["location"]).text
        names_page = awa.client.post(f"/en/work/names/new/{uuid.uuid4().hex}", data=sent | {"act": "read"}, files={"file": ("n.xlsx", sheet(), "x")})
        assert names_page.status_code < 500
        for form in ("csv", "xlsx"):
            assert awa.get(f"/en/work/evidence?as={form}").status_code == 200
    outside = sorted(name for name in names if not name.startswith(str(home)) and not name.startswith(("/dev/", "/proc/")) and "__pycache__" not in name)
    assert names and not outside, outside
    assert not list((home.parent / "tmp").rglob("*"))
    assert not [path for path in home.rglob("*") if path.is_file() and CANARY in path.read_bytes()]


def test_a_file_is_handed_out_under_a_name_and_a_type_of_ours(office: Office) -> None:
    draft = office.case.draft("record")
    awa = office.client("documenter")
    told = {"csrfmiddlewaretoken": awa.token}
    taken = awa.client.post("/en/work/evidence/new", data=told, files={"file": ("x.html", b"<html><script>1</script></html>", "text/html")})
    item = office.rows(Evidence).get(pk=taken.headers["location"].rsplit("/", 1)[1])
    draft.set(item, code='E"; filename=a.exe\r\nx'.replace("\r\n", " "))
    draft.append()
    answer = office.client("verifier").post(f"/en/work/evidence/{item.pk}/original", {"reason": "to send it on"})
    assert answer.headers["content-type"] == "application/octet-stream" and answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"] == 'attachment; filename="E---filename-a-exe-x.bin"' and answer.headers["cache-control"] == "no-store"


def test_an_upload_of_another_member_is_not_there_and_its_pieces_are_bounded(office: Office) -> None:
    awa, ibrahim = office.client("documenter"), office.client("verifier")
    begun = awa.post("/en/work/evidence/pieces", {"act": "begin", "name": "x", "size": "10"}).json()["upload"]
    for act in ("piece", "finish"):
        answer = ibrahim.client.post("/en/work/evidence/pieces", data={"act": act, "upload": begun, "n": "0", "csrfmiddlewaretoken": ibrahim.token}, files={"piece": ("x", b"x", "x")})
        assert answer.status_code == 404, act
    assert ibrahim.get(f"/en/work/whatsapp/{begun}").status_code == 404
    statuses = []
    for number in ("0", "1", "2"):
        told = {"act": "piece", "upload": begun, "n": number, "csrfmiddlewaretoken": awa.token}
        statuses.append(awa.client.post("/en/work/evidence/pieces", data=told, files={"piece": ("x", b"123456", "x")}).status_code)
    assert statuses == [200, 400, 400], "more than was announced would fill the disk"
    assert awa.client.post("/en/work/evidence/pieces", data=told | {"n": "0"}, files={"piece": ("x", b"123456", "x")}).status_code == 200, "a piece may come twice"


def test_an_archive_of_many_members_or_of_one_that_swells_is_refused_at_once(tmp_path: Path) -> None:
    line = "[27/03/2022, 10:00:00] Moussa: yes\n"
    many, swelling = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        archive.writestr("_chat.txt", line)
        for n in range(19_000):
            archive.writestr(f"{'a' * 40}{n}.jpg", b"")
    with zipfile.ZipFile(swelling, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", line)
        # A hundred to one: too little for a bomb of text, far too much for a video.
        archive.writestr("0.mp4", b"".join(os.urandom(16) + bytes(1984) for _ in range(20_000)))
    begun = time.monotonic()
    open_archive(many).close()
    assert time.monotonic() - begun < 5
    with pytest.raises(BadFile):
        open_archive(swelling)


def test_another_passphrase_ends_the_sessions_that_the_former_one_opened(office: Office) -> None:
    stolen, own = office.browser(), office.browser()
    for one in (stolen, own):
        one.unlock("ibrahim")
    own.get("/en/office/passphrase")
    changed = own.post("/en/office/passphrase", {"old": PASSPHRASE, "passphrase": "a quite different one", "again": "a quite different one"})
    assert changed.status_code == 200
    assert own.get("/en/work").status_code == 200
    assert stolen.get("/en/work").status_code == 302


def test_pieces_of_an_upload_are_sealed_and_bound_to_their_place(office: Office) -> None:
    uploads = Uploads(office.case)
    token = uploads.begin("x", 20)
    uploads.put(token, 0, CANARY)
    held = next((office.path / "record" / "uploads").rglob("0.piece"))
    assert CANARY not in held.read_bytes() and held.stat().st_mode & 0o077 == 0
    held.rename(held.with_name("1.piece"))
    uploads.put(token, 0, b"x")
    with pytest.raises(CannotOpen):
        uploads.finish(token)[1].read()
