"""Files in pieces: sealed as they come, whole or refused, and their member's alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tests.record.offices import office

from constat.errors import BadInput, ConstatError, NotFound
from constat.record.keys import Cost
from constat.record.uploads import PIECE, Uploads

CANARY = b"CANARY-piece" * 1000


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(office(tmp_path, "Bamako").case)


def test_pieces_come_back_as_one_file_in_any_order_of_arrival_and_twice(uploads: Uploads) -> None:
    data = os.urandom(PIECE + 12_345)
    token = uploads.begin("film.mp4", len(data), {"incident": "x"})
    for number in (1, 0, 1):
        uploads.put(token, number, data[number * PIECE : (number + 1) * PIECE])
    upload, reader = uploads.finish(token)
    assert reader.read() == data and upload.name == "film.mp4" and upload.about == {"incident": "x"}
    uploads.drop(token)
    with pytest.raises(NotFound):
        uploads.read(token)


def test_nothing_of_a_file_lies_in_the_clear(uploads: Uploads) -> None:
    token = uploads.begin("CANARY-name.jpg", len(CANARY))
    uploads.put(token, 0, CANARY)
    held = b"".join(path.read_bytes() for path in uploads.folder.rglob("*") if path.is_file())
    assert b"CANARY" not in held and all("CANARY" not in path.name for path in uploads.folder.rglob("*"))


def test_a_missing_piece_and_another_size_are_named(uploads: Uploads) -> None:
    token = uploads.begin("a", 30)
    uploads.put(token, 0, b"x" * 10)
    uploads.put(token, 2, b"x" * 10)
    with pytest.raises(BadInput, match="Piece 1"):
        uploads.finish(token)
    uploads.put(token, 1, b"x" * 5)
    with pytest.raises(BadInput, match="ends 5 bytes before"):
        uploads.finish(token)[1].read()
    with pytest.raises(BadInput, match="1 bytes longer"):
        uploads.put(token, 1, b"x" * 11)


def test_a_changed_piece_is_found(uploads: Uploads) -> None:
    token = uploads.begin("a", 20)
    uploads.put(token, 0, b"x" * 10)
    uploads.put(token, 1, b"y" * 10)
    folder = uploads.folder / token
    (folder / "0.piece").write_bytes((folder / "1.piece").read_bytes())
    with pytest.raises(ConstatError):
        uploads.finish(token)[1].read()


def test_an_upload_is_its_members_alone(uploads: Uploads) -> None:
    token = uploads.begin("a", 1)
    case = uploads.case
    case.keys.add_member("other", "corbeau lune sept", ["documenter"], cost=Cost.smallest())
    case.lock()
    case.unlock("other", "corbeau lune sept")
    with pytest.raises(NotFound):
        Uploads(case).read(token)


def test_what_is_not_finished_within_a_week_is_swept(uploads: Uploads) -> None:
    token = uploads.begin("a", 1)
    old = time.time() - 8 * 24 * 3600
    os.utime(uploads.folder / token, (old, old))
    assert uploads.sweep() == 1 and not (uploads.folder / token).exists()


@pytest.mark.parametrize("token", ["..", "../../keys", "a" * 31, "", "A" * 32])
def test_no_id_reaches_another_folder(uploads: Uploads, token: str) -> None:
    for act in (lambda: uploads.read(token), lambda: uploads.put(token, 0, b"x"), lambda: uploads.drop(token)):
        with pytest.raises(NotFound):
            act()
