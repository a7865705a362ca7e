"""Chats as WhatsApp exports them, in both languages and of both telephones; and archives that are none."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadFile
from constat.sources.whatsapp import open_archive, pseudonymised, read_chat

ANDROID_FR = """27/03/2022 à 09:30 - Les messages et les appels sont chiffrés de bout en bout.
27/03/2022, 09:31 - Moussa Diallo: Ils sont venus à l'aube
avec des fusils
27/03/2022, 09:32 - +223 76 12 34 56: IMG-20220327-WA0001.jpg (fichier joint)
le puits
28/03/2022, 18:05 - Moussa Diallo: <Médias omis>
28/03/2022, 18:06 - Moussa Diallo: Ce message a été supprimé
"""
IOS_EN = "[3/27/22, 9:30:15\u202fPM] Awa: \u200e<attached: 00000012-PHOTO-2022-03-27-21-30-15.jpg>\n[3/28/22, 12:05:00 AM] Awa: They took all men: everyone\n"


def archive(files: dict[str, bytes], **told: object) -> io.BytesIO:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    held.seek(0)
    return held


def test_an_android_chat_in_french() -> None:
    chat = read_chat(ANDROID_FR)
    assert chat.order == "dmy" and chat.certain and chat.authors == ("Moussa Diallo", "+223 76 12 34 56")
    system, first, photo, omitted, deleted = chat.messages
    assert system.author == "" and first.at == "2022-03-27T09:31" and first.text == "Ils sont venus à l'aube\navec des fusils"
    assert photo.attachment == "IMG-20220327-WA0001.jpg" and photo.stripped and photo.text == "le puits"
    assert omitted.omitted and deleted.deleted


def test_an_ios_chat_in_english_with_a_clock_of_twelve_hours() -> None:
    chat = read_chat(IOS_EN)
    assert chat.order == "mdy" and [one.at for one in chat.messages] == ["2022-03-27T21:30", "2022-03-28T00:05"]
    assert chat.messages[0].attachment.endswith(".jpg") and chat.messages[0].stripped and chat.messages[1].text == "They took all men: everyone"


def test_an_order_that_no_date_settles_is_said_to_be_uncertain() -> None:
    chat = read_chat("03/04/2022, 09:31 - A: x\n")
    assert not chat.certain and chat.messages[0].at == "2022-04-03T09:31"


def test_authors_and_numbers_stand_under_codes() -> None:
    told = pseudonymised("Moussa a appelé le 0022376123456 puis +223 65 00 11 22, le 27 mars 2022 à 500 personnes", {"Moussa": "S-001", "+223 76 12 34 56": "S-002"})
    assert told == "S-001 a appelé le S-002 puis ▮▮▮, le 27 mars 2022 à 500 personnes"


def test_an_archive_is_read_in_place() -> None:
    opened = open_archive(archive({"Discussion WhatsApp avec X.txt": ANDROID_FR.encode(), "IMG-20220327-WA0001.jpg": b"\xff\xd8\xffphoto"}))
    assert opened.attachments == {"IMG-20220327-WA0001.jpg": 8} and opened.open("IMG-20220327-WA0001.jpg").read() == b"\xff\xd8\xffphoto"
    with pytest.raises(BadFile):
        opened.open("../../etc/passwd")


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "C:\\evil.txt", "a/../../b.jpg", "..\\x.jpg"])
def test_a_name_that_leads_outside_is_refused(name: str) -> None:
    with pytest.raises(BadFile, match="Nothing was taken"):
        open_archive(archive({"_chat.txt": ANDROID_FR.encode(), name: b"x"}))


def test_a_bomb_a_link_and_a_doubled_name_are_refused() -> None:
    with pytest.raises(BadFile):
        open_archive(archive({"_chat.txt": ANDROID_FR.encode(), "x.jpg": b"\x00" * 60_000_000}))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("_chat.txt", ANDROID_FR)
        link = zipfile.ZipInfo("link.jpg")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    with pytest.raises(BadFile):
        open_archive(held)
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as made:
        made.writestr("_chat.txt", ANDROID_FR)
        made.writestr("x.jpg", "1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("x.jpg", "2")
    with pytest.raises(BadFile):
        open_archive(twice)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no archive at all"])
def test_what_is_no_archive_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(BadFile, match="Export chat"):
        open_archive(io.BytesIO(content))


def test_an_archive_without_a_chat_is_said_to_hold_none() -> None:
    with pytest.raises(BadFile, match="no chat"):
        open_archive(archive({"notes.txt": b"hello"}))


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text: str) -> None:
    chat = read_chat(text)
    assert all(one.number >= 1 and one.at for one in chat.messages)
    pseudonymised(text, {"A": "S-1", text[:10]: "S-2"})


@given(st.binary(max_size=400))
def test_no_bytes_break_the_archive(data: bytes) -> None:
    with contextlib.suppress(BadFile):
        open_archive(io.BytesIO(data))
