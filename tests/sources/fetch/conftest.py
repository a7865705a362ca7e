"""A server on this machine that behaves badly on command, for the tests of downloads."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from constat.sources.fetch import Retry

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; an answer writes to it."""

    protocol_version = "HTTP/1.1"
    form: dict[str, list[str]]

    @property
    def query(self) -> dict[str, str]:
        return {key: values[-1] for key, values in parse_qs(urlsplit(self.path).query).items()}

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.form = parse_qs(body)
        self._answer()

    def _answer(self) -> None:
        served: Served = self.server.served  # type: ignore[attr-defined]
        served.asked.append(f"{self.command} {self.path}")
        served.headers.append(dict(self.headers.items()))
        script = served.answers
        (script.pop(0) if len(script) > 1 else script[0])(self)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


class Served:
    """The server's script and its memory of what it was asked. The last answer is given for ever."""

    def __init__(self, address: str, answers: list[Answer]) -> None:
        self.address = address
        self.answers = answers
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []


@contextmanager
def serving(*answers: Answer) -> Iterator[Served]:
    """A server on 127.0.0.1 that gives these answers in turn."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.daemon_threads = True
    served = Served(f"http://127.0.0.1:{server.server_port}", list(answers))
    server.served = served  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sends(body: bytes, *, etag: str | None = '"one"', breaks_after: int | None = None, length: int | None = None, ranges: bool = True) -> Answer:
    """The file, or its end where a range is asked for; may break off, lie about its length, ignore ranges."""

    def answer(asked: Asked) -> None:
        told = asked.headers.get("Range")
        condition = asked.headers.get("If-Range")
        if etag and asked.headers.get("If-None-Match") == etag:
            asked.send_response(304)
            asked.send_header("ETag", etag)
            asked.end_headers()
            return
        part, start = body, 0
        if ranges and told and (condition is None or condition == etag):
            start = int(told.removeprefix("bytes=").removesuffix("-"))
            if start >= len(body):
                asked.send_response(416)
                asked.send_header("Content-Range", f"bytes */{len(body)}")
                asked.send_header("Content-Length", "0")
                asked.end_headers()
                return
            part = body[start:]
            asked.send_response(206)
            asked.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            asked.send_response(200)
        if etag:
            asked.send_header("ETag", etag)
        asked.send_header("Content-Length", str(length if length is not None and not start else len(part)))
        asked.end_headers()
        asked.wfile.write(part if breaks_after is None else part[:breaks_after])
        if breaks_after is not None or length is not None:
            asked.close_connection = True

    return answer


def says(status: int, **headers: str) -> Answer:
    """A status without a body."""

    def answer(asked: Asked) -> None:
        asked.send_response(status)
        for name, value in headers.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.send_header("Content-Length", "0")
        asked.end_headers()

    return answer


def tells(body: Any, status: int = 200) -> Answer:
    """A JSON answer; a function gets the request and gives the body (or status and body)."""

    def answer(asked: Asked) -> None:
        code, given = status, body
        if callable(body):
            given = body(asked)
            if isinstance(given, tuple):
                code, given = given
        text = json.dumps(given).encode()
        asked.send_response(code)
        asked.send_header("Content-Type", "application/json")
        asked.send_header("Content-Length", str(len(text)))
        asked.end_headers()
        asked.wfile.write(text)

    return answer


class Clock:
    """Remembers how long it was asked to sleep, and does not."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def retry(self, **changes: Any) -> Retry:
        return Retry(sleep=self.slept.append, jitter=lambda: 0.5, **changes)


@pytest.fixture
def clock() -> Clock:
    """Patience without waiting."""
    return Clock()


@pytest.fixture
def session() -> Iterator[httpx.Client]:
    """A client that knows no proxy: the server is this machine."""
    with httpx.Client(trust_env=False, follow_redirects=True, timeout=5) as client:
        yield client


@pytest.fixture(scope="session")
def provider() -> SimpleNamespace:
    """A provider of data on this machine: `provider.serving(answers...)`, each made by sends, says or tells."""
    return SimpleNamespace(serving=serving, sends=sends, says=says, tells=tells)
