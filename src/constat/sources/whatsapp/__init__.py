"""A chat as WhatsApp exports it: messages in order, attachments read from the archive, authors under codes. Nothing is unpacked to disk."""

from __future__ import annotations

from constat.sources.whatsapp.archive import Archive, open_archive
from constat.sources.whatsapp.chat import Chat, Message, pseudonymised, read_chat

__all__ = ["Archive", "Chat", "Message", "open_archive", "pseudonymised", "read_chat"]
