"""What stands before every answer, static files included: host names, methods, lengths, security headers.

A page on this machine is within reach of every web site the user visits: a site may point its own name at 127.0.0.1 and
read what answers (DNS rebinding). So only known host names are answered.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from typing import Any, Final

from constat.errors import BadInput, ConstatError
from constat.web.errors import TooLarge, TooLong, WrongHost, WrongMethod

MAX_QUERY: Final = 8_000
MAX_PATH: Final = 1_000
MAX_VALUES: Final = 500
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
"""Which of them a page answers is said on its view (`permission.py`)."""
MAX_BODY: Final = 26 * 1024 * 1024
"""A file of 25 MB without scripts; with them, files come in pieces."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self'; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final[tuple[tuple[str, str], ...]] = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    # A form sent under `no-referrer` says `Origin: null`, which no check of the origin can tell from an attack.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_OWN: Final = frozenset({h.lower() for h, _ in HEADERS[1:]})

Environ = dict[str, Any]
Start = Callable[..., Any]


class Gate:
    """A WSGI callable around another: refuses what must not pass and puts the headers on every answer."""

    def __init__(
        self, inner: Callable[[Environ, Start], Iterable[bytes]], refused: Callable[[Environ, Start], Iterable[bytes]], hosts: Iterable[str],
        close: Callable[[], None] = lambda: None, warm: Callable[[], None] = lambda: None,
    ) -> None:
        self.warm = warm
        self.house: Any = None
        """What the server holds while it runs; see `house.py`."""
        self.close = close
        self.inner = inner
        self.refused = refused
        self.hosts = frozenset(host.lower() for host in hosts)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            # A view may set a policy of its own (a report in its sandbox); everything else is the gate's.
            given = {name.lower() for name, _ in headers}
            kept = [(name, value) for name, value in headers if name.lower() not in _OWN]
            added = [(name, value) for name, value in HEADERS if name.lower() in _OWN or name.lower() not in given]
            return start_response(status, kept + added, exc_info) if exc_info else start_response(status, kept + added)

        fault = self.fault(environ)
        if fault is not None:
            environ["constat.fault"] = fault
        answer = (self.inner if fault is None else self.refused)(environ, start)
        if environ.get("REQUEST_METHOD") != "HEAD":
            return answer
        if hasattr(answer, "close"):
            answer.close()
        return []

    def fault(self, environ: Environ) -> ConstatError | None:
        """Why a request must not pass, or None."""
        if not self.knows(environ.get("HTTP_HOST", "")):
            return WrongHost("wrong-host", room="web", host=str(environ.get("HTTP_HOST", ""))[:100])
        if environ.get("REQUEST_METHOD") not in METHODS:
            return WrongMethod("wrong-method", room="web", method=str(environ.get("REQUEST_METHOD"))[:20])
        if environ.get("QUERY_STRING", "").count("&") >= MAX_VALUES:
            return TooLong("too-many-values", room="web")
        if "%00" in environ.get("QUERY_STRING", "") or "\x00" in environ.get("PATH_INFO", ""):
            return BadInput("letter-unkept", room="web")
        length = str(environ.get("CONTENT_LENGTH") or "0")
        if not (length.isascii() and length.isdigit() and int(length) <= MAX_BODY):
            return TooLarge("body-too-large", room="web", limit=str(MAX_BODY // 1024 // 1024 - 1))
        if len(environ.get("QUERY_STRING", "")) > MAX_QUERY or len(environ.get("PATH_INFO", "")) > MAX_PATH:
            return TooLong("address-too-long", room="web", limit=MAX_QUERY)
        return None

    def knows(self, host: str) -> bool:
        """Whether a Host header names this machine's own loopback address or one of the configured names."""
        name = host.lower()
        name = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
        if name == "localhost" or name in self.hosts:
            return True
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return False
