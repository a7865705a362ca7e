"""Previews: made apart, blurred, without metadata; nothing that a hostile file does reaches further."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from typing import Any

import pikepdf
import pytest
from PIL import Image

from constat.errors import BadFile, Refused
from constat.record.preview import metadata, parent, render, signature, working_copy

CANARY = "CANARY-Nikon-de-Moussa"


def photograph(width: int = 300, height: int = 200) -> bytes:
    """A picture of stripes with a camera, a day and a place in its metadata."""
    image = Image.new("RGB", (width, height), "white")
    for x in range(0, width, 10):
        image.paste("black", (x, 0, x + 5, height))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Nikon", CANARY
    exif.get_ifd(0x8769)[0x9003] = "2022:03:27 09:30:00"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (14.0, 20.0, 0.0), "W", (4.0, 21.0, 0.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=CANARY.encode())
    return out.getvalue()


def document() -> bytes:
    """A PDF that asks an outside address, runs a script when it is opened, and names its author."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(300, 400))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 300, 400], A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://evil.example/seen")))
    page.Annots = made.make_indirect([made.make_indirect(link)])
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.launchURL('http://evil.example')"))
    made.docinfo["/Author"] = CANARY
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def contrast(png: bytes) -> int:
    """How far apart the lightest and the darkest dots of the middle are."""
    image = Image.open(io.BytesIO(png)).convert("L")
    low, high = image.crop((60, 60, image.width - 60, image.height - 60)).getextrema()
    return int(high) - int(low)


def test_a_picture_is_shown_blurred_unless_asked_otherwise_and_carries_nothing() -> None:
    blurred, plain = render(io.BytesIO(photograph())), render(io.BytesIO(photograph()), blurred=False)
    assert blurred.kind == plain.kind == "picture" and contrast(blurred.content) < 40 < 200 < contrast(plain.content)
    for one in (blurred, plain):
        assert CANARY.encode() not in one.content and not Image.open(io.BytesIO(one.content)).getexif()


def test_a_working_copy_shows_the_same_and_tells_nothing() -> None:
    copy, told = working_copy(io.BytesIO(photograph()))
    assert told == "image/jpeg" and CANARY.encode() not in copy
    image = Image.open(io.BytesIO(copy))
    assert image.size == (300, 200) and not image.getexif()


def test_what_the_camera_wrote_is_told_as_a_proposal() -> None:
    told = metadata(io.BytesIO(photograph()))
    assert told["captured"] == "2022:03:27 09:30:00" and CANARY in told["camera"]
    assert (told["latitude"], told["longitude"]) == ("14.33333", "-4.35000")
    assert metadata(io.BytesIO(b"just words")) == {}


def test_a_document_is_drawn_without_its_scripts_and_a_copy_of_it_holds_none() -> None:
    told = render(io.BytesIO(document()), blurred=False)
    assert told.kind == "picture" and told.pages == 1
    copy, _type = working_copy(io.BytesIO(document()))
    held = pikepdf.open(io.BytesIO(copy))
    assert "/OpenAction" not in held.Root and "/Annots" not in held.pages[0] and CANARY not in str(dict(held.docinfo)) and b"evil.example" not in copy


@pytest.mark.parametrize("words", ["<html><script>alert(1)</script></html>", '<svg xmlns="x"><script>1</script></svg>', "plain words"])
def test_whatever_runs_scripts_is_shown_as_words(words: str) -> None:
    told = render(io.BytesIO(words.encode()))
    assert told.kind == "text" and told.content.decode() == words and signature(words.encode()) in ("text/html", "image/svg+xml", "text/plain")


def test_marks_that_turn_or_hide_words_are_made_visible() -> None:
    assert render(io.BytesIO("abc\u202etxt.exe\x1b[2J".encode())).content.decode() == "abc⟨U+202E⟩txt.exe⟨U+001B⟩[2J"


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"OggS\x00\x02", "audio/ogg"), (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4"), (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"), (b"%PDF-1.7", "application/pdf"), (b"PK\x03\x04....word/document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"\x00\x01\x02", "application/octet-stream"), (b"", "application/octet-stream"),
    ],
)  # fmt: skip
def test_files_are_known_by_their_first_bytes(head: bytes, told: str) -> None:
    assert signature(head) == told


@pytest.mark.parametrize("data", [b"\xff\xd8\xff" + b"nonsense" * 50, b"%PDF-1.7 nonsense", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40])
def test_a_damaged_file_is_said_to_be_so(data: bytes) -> None:
    with pytest.raises(BadFile, match="could not be shown"):
        render(io.BytesIO(data))


def test_sound_and_film_are_facts_only_and_have_no_copy() -> None:
    assert render(io.BytesIO(b"OggS" + b"\x00" * 100)).kind == "facts"
    with pytest.raises(Refused):
        working_copy(io.BytesIO(b"OggS" + b"\x00" * 100))


def test_a_picture_that_unpacks_to_more_than_memory_holds_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    begun = time.monotonic()
    with pytest.raises(BadFile):
        render(io.BytesIO(out.getvalue()))
    assert time.monotonic() - begun < 15


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "SECONDS", 0.001)  # less than any child takes to start
    with pytest.raises(BadFile):
        render(io.BytesIO(photograph()))


def test_the_child_is_given_no_secret_of_the_environment_and_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    run = subprocess.run

    def watched(*given: Any, **named: Any) -> Any:
        told.update(named)
        return run(*given, **named)

    monkeypatch.setenv("CONSTAT_PASSPHRASE", "CANARY")
    monkeypatch.setattr(subprocess, "run", watched)
    render(io.BytesIO(photograph()))
    assert "CANARY" not in str(told["env"]) and set(told["env"]) <= {"PATH", "LANG", "SYSTEMROOT"}
    tried = "from constat.record.preview import child; child.forbid_network(); import socket; socket.create_connection(('127.0.0.1', 9))"
    done = run([sys.executable, "-c", tried], capture_output=True, text=True, check=False)
    assert "PermissionError: socket." in done.stderr
