"""Receivers of alerts that fail, stall and repeat: a small SMTP server and a small webhook, on this machine."""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Seen:
    """What a receiver took, and how it is to behave next: `451`, `550`, `stall`, `drop` (after taking), or nothing for as it should."""

    moods: list[str] = field(default_factory=list)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    """Key (Message-ID, Idempotency-Key) and all bytes of what was taken."""
    address: str = ""

    def mood(self) -> str:
        return self.moods.pop(0) if self.moods else ""

    def told(self) -> list[str]:
        return [key for key, _raw in self.taken]


class _Mail(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        seen: Seen = self.server.seen  # type: ignore[attr-defined]
        self.say("220 here")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith((b"EHLO", b"HELO", b"MAIL", b"RCPT", b"RSET", b"NOOP")):
                self.say("250 yes")
            elif word == b"DATA":
                self.say("354 go on")
                lines = []
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(part)
                if part != b".\r\n":
                    return
                raw, mood = b"".join(lines), seen.mood()
                if mood in ("451", "550"):
                    self.say(f"{mood} no")
                    continue
                seen.taken.append((str(message_from_bytes(raw)["Message-ID"]), raw))
                if mood == "drop":
                    return
                if mood == "stall":
                    time.sleep(1.0)
                    return
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("500 what")

    def say(self, words: str) -> None:
        with suppress(OSError):
            self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who hangs up is no news."""


@contextmanager
def mail_server() -> Iterator[Seen]:
    """An SMTP server; its address is a setting `smtp`."""
    with _Server(("127.0.0.1", 0), _Mail) as server:
        server.seen = seen = Seen()  # type: ignore[attr-defined]
        seen.address = f"smtp://127.0.0.1:{server.server_address[1]}?from=alerts@constat.example"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield seen
        server.shutdown()


@contextmanager
def webhook() -> Iterator[Seen]:
    """A webhook that keeps one of each key."""
    seen = Seen()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            mood = seen.mood()
            if mood == "stall":
                time.sleep(1.0)
            elif mood and mood != "drop":
                self.send_response(int(mood))
                self.end_headers()
                return
            json.loads(raw)
            seen.taken.append((str(self.headers["Idempotency-Key"]), raw))
            if mood == "drop":
                self.connection.close()
                return
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_given: Any) -> None:
            """Quiet."""

        def handle(self) -> None:
            with suppress(OSError, ValueError):
                super().handle()

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        server.daemon_threads = True
        seen.address = f"http://127.0.0.1:{server.server_address[1]}/alerts"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield seen
        server.shutdown()
