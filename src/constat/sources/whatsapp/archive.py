"""The archive of an exported chat, read in place: names that lead outside, bombs, encrypted and doubled members are refused."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from constat.errors import BadFile
from constat.sources.whatsapp.chat import Chat, read_chat

MEMBERS: Final = 20_000
LARGEST: Final = 4 * 1024**3
"""Bytes of all members together, unpacked."""
RATIO: Final = 200
"""Unpacked bytes for one packed; a chat's text packs twenty to one."""
SWOLLEN: Final = 40
"""The same for any other file: photographs and videos are packed already, and are held in memory one by one."""
CHAT: Final = 50 * 1024 * 1024


@dataclass
class Archive:
    """An opened archive with its chat."""

    chat: Chat
    attachments: dict[str, int]
    """Size of each file beside the chat, by name."""
    zip: zipfile.ZipFile = field(repr=False)

    def open(self, name: str) -> BinaryIO:
        """A file of the archive as a stream; `BadFile` where there is none of that name."""
        if name not in self.attachments:
            raise BadFile("whatsapp-no-member", room="sources", name=name[:80])
        return self.zip.open(name)  # type: ignore[return-value]

    def close(self) -> None:
        """Closes it."""
        self.zip.close()


def open_archive(reader: BinaryIO) -> Archive:
    """The chat and the attachments of an exported archive; `BadFile` says why it is none."""
    try:
        held = zipfile.ZipFile(reader)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise BadFile("whatsapp-no-archive", room="sources") from None
    members = held.infolist()
    names = Counter(one.filename for one in members)
    if len(members) > MEMBERS or sum(one.file_size for one in members) > LARGEST:
        raise BadFile("whatsapp-too-large", room="sources", members=str(MEMBERS), limit=str(LARGEST // 1024**3))
    for one in members:
        name = one.filename
        unsafe = name.startswith(("/", "\\")) or ":" in name[:3] or ".." in name.replace("\\", "/").split("/") or "\x00" in name
        if unsafe or (one.external_attr >> 16) & 0o170000 == 0o120000 or one.flag_bits & 1 or names[name] > 1:
            raise BadFile("whatsapp-unsafe", room="sources", name=name[:80])
        steepest = RATIO if name.lower().endswith(".txt") else SWOLLEN
        if one.file_size > 1024 * 1024 and one.file_size > steepest * max(1, one.compress_size):
            raise BadFile("whatsapp-unsafe", room="sources", name=name[:80])
    texts = [one for one in members if one.filename.lower().endswith(".txt") and "/" not in one.filename and one.file_size <= CHAT]
    for one in sorted(texts, key=lambda told: (told.filename != "_chat.txt", -told.file_size)):
        chat = read_chat(_read(held, one))
        if chat.messages:
            return Archive(chat, {told.filename: told.file_size for told in members if told is not one and not told.is_dir()}, held)
    raise BadFile("whatsapp-no-chat", room="sources")


def _read(held: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    try:
        with held.open(member) as file:
            # What a member says of its own size is not believed: reading stops at the limit.
            return io.BytesIO(file.read(CHAT)).getvalue().decode("utf-8-sig", "replace")
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError):
        raise BadFile("whatsapp-no-archive", room="sources") from None
