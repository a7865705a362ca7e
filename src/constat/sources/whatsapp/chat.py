"""The text of a chat: who wrote what when, what was attached, what was left out; in French and English, of Android and iOS.

    27/03/2022, 09:30 - Moussa: Ils sont venus          Android
    [27/03/2022 09:30:15] Moussa: Ils sont venus        iOS

Whether the day or the month comes first is judged from the whole chat, and said. A line that begins no message goes on with the
one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_MARKS: Final = "\u200e\u200f\ufeff\u202a\u202c"
_HEAD: Final = re.compile(
    rf"^[{_MARKS}]*(?P<open>\[?)(?P<a>\d{{1,4}})[/.\-](?P<b>\d{{1,2}})[/.\-](?P<c>\d{{2,4}}),?(?:\s+(?:à|at))?\s+(?P<hour>\d{{1,2}})[:.h](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}}))?"
    r"[\s\u202f]*(?P<half>[APap]\.?\s?[Mm]\.?)?(?P<close>\]|\s+[-–])\s(?P<rest>.*)$",
    re.S,
)
_ATTACHED: Final = re.compile(
    rf"^[{_MARKS}]*(?:<(?:attached|pièce jointe)\s?[:\u202f ]+\s*(?P<ios>[^>]+)>"
    r"|(?P<android>[^\n:]+\.\w{2,5}) \((?:file attached|fichier joint|pièce jointe)\))"
)
_OMITTED: Final = re.compile(
    r"^\W*<?(?:media omitted|médias? omis|(?:image|video|audio|document|sticker|gif|contact card) omitted|(?:image|vidéo|audio|document) absente?)>?\W*$", re.I
)
_DELETED: Final = re.compile(r"^\W*(?:this message was deleted|you deleted this message|ce message a été supprimé|vous avez supprimé ce message)\W*$", re.I)
_STRIPPED: Final = re.compile(r"-WA\d{4,}\.|^\d{8}-(?:PHOTO|VIDEO|AUDIO|STICKER)-", re.I)
_PHONE: Final = re.compile(r"(?<![\w/])(?:\+|00)?\d(?:[\s.\-\u202f\u00a0()]?\d){7,14}(?!\w)")
LONGEST: Final = 20_000_000
"""Characters of a chat."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message, or a line of the program itself (`author` empty)."""

    number: int
    """Its place, from 1."""
    at: str
    """ISO 8601 to the minute, as the telephone's clock showed it: no zone is told."""
    author: str
    text: str
    attachment: str = ""
    """Name of the file in the archive."""
    stripped: bool = False
    """Whether the attachment went through WhatsApp as a photograph or recording, which takes its metadata away."""
    omitted: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A whole chat."""

    messages: tuple[Message, ...]
    order: str
    """`dmy`, `mdy` or `ymd`: how its dates were read."""
    certain: bool
    """Whether some date of the chat settles the order; otherwise the day is taken to come first."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote, in order of their first message."""
        return tuple(dict.fromkeys(one.author for one in self.messages if one.author))


def read_chat(text: str) -> Chat:
    """The messages of a chat; none where no line begins one."""
    heads: list[re.Match[str]] = []
    parts: list[list[str]] = []
    for line in text[:LONGEST].replace("\r\n", "\n").split("\n"):
        match = _HEAD.match(line)
        if match is not None and (match["open"] == "[") == (match["close"] == "]"):
            heads.append(match)
            parts.append([match["rest"]])
        elif parts:
            parts[-1].append(line)
    order, certain = _order(heads)
    messages = []
    for number, (head, lines) in enumerate(zip(heads, parts, strict=True), 1):
        at = _moment(head, order)
        if at is not None:
            messages.append(_message(number, at, "\n".join(lines).rstrip("\n")))
    return Chat(tuple(messages), order, certain)


def _order(heads: Iterable[re.Match[str]]) -> tuple[str, bool]:
    told = [(int(head["a"]), int(head["b"]), head["a"]) for head in heads]
    if any(len(text) == 4 for _a, _b, text in told):
        return "ymd", True
    if any(a > 12 for a, _b, _text in told):
        return "dmy", True
    if any(b > 12 for _a, b, _text in told):
        return "mdy", True
    return "dmy", False


def _moment(head: re.Match[str], order: str) -> str | None:
    parts = dict(zip(order, (int(head["a"]), int(head["b"]), int(head["c"])), strict=True))
    year = parts["y"] + 2000 if parts["y"] < 100 else parts["y"]
    hour, half = int(head["hour"]), (head["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(year, parts["m"], parts["d"], hour, int(head["minute"])).isoformat(timespec="minutes")  # noqa: DTZ001 - the telephone tells no zone
    except ValueError:
        return None


def _message(number: int, at: str, rest: str) -> Message:
    author, colon, text = rest.partition(": ")
    if not colon or "\n" in author or len(author) > 120:
        return Message(number, at, "", rest.strip(_MARKS))
    author = author.strip(_MARKS + " ~\u202f")
    attached = _ATTACHED.match(text)
    if attached is not None:
        name = (attached["ios"] or attached["android"]).strip(_MARKS + " ")
        return Message(number, at, author, text[attached.end() :].strip(), attachment=name, stripped=bool(_STRIPPED.search(name)))
    words = text.strip(_MARKS)
    if _OMITTED.match(words):
        return Message(number, at, author, "", omitted=True)
    if _DELETED.match(words):
        return Message(number, at, author, "", deleted=True)
    return Message(number, at, author, words)


def pseudonymised(text: str, codes: Mapping[str, str]) -> str:
    """A text in which authors stand under their codes, and telephone numbers that belong to none of them are masked."""
    for author in sorted(codes, key=len, reverse=True):
        if author:
            text = re.sub(rf"(?<!\w){re.escape(author)}(?!\w)", codes[author], text)
    digits = {re.sub(r"\D", "", author): code for author, code in codes.items() if len(re.sub(r"\D", "", author)) >= 8}

    def masked(match: re.Match[str]) -> str:
        number = re.sub(r"\D", "", match[0])
        return next((code for known, code in digits.items() if known.endswith(number[-8:])), "▮▮▮")

    return _PHONE.sub(masked, text)
