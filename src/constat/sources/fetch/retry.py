"""Polite persistence: which answers of a server are worth another try, after how long, and when to stop.

* 429 and 503 with Retry-After: waits as long as asked, unless that is longer than `longest_wait`; then it says so and stops.
* 408, 429, 500, 502, 503, 504 and broken connections: waits twice as long each time, with jitter, up to `cap` seconds.
* 401 and 403: never tried again; the account or its rights are the matter.
* `attempts` in a row without a byte gained, or `attempts_in_all` of them, end it. Nothing loops for ever.
"""

from __future__ import annotations

import email.utils
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from typing import Final

import httpx

from constat.errors import RemoteFailed

WORTH_ANOTHER_TRY: Final = frozenset({408, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Retry:
    """How patient to be. `sleep` and `jitter` (0 to 1) are given so that tests need not wait."""

    attempts: int = 6
    attempts_in_all: int = 40
    first_wait: float = 1.0
    cap: float = 60.0
    longest_wait: float = 900.0
    sleep: Callable[[float], None] = field(default=time.sleep, compare=False)
    jitter: Callable[[], float] = field(default=random.random, compare=False)
    tell: Callable[[float, str], None] | None = field(default=None, compare=False)
    """Called before each wait with its seconds and its reason, so that nobody sits before a silent screen."""

    def wait(self, failures: int) -> float:
        """Seconds to wait after that many failures in a row: half fixed, half by chance, so that clients do not march in step."""
        whole = min(self.cap, self.first_wait * 2.0 ** min(max(failures - 1, 0), 30))
        return whole / 2 + whole / 2 * self.jitter()


class Attempts:
    """One conversation's count of failures; each `again` waits, or raises what ends it."""

    def __init__(self, retry: Retry, url: str) -> None:
        self._retry = retry
        self._url = url
        self._in_a_row = 0
        self._in_all = 0

    def gained(self) -> None:
        """Bytes arrived: failures in a row start again from none."""
        self._in_a_row = 0

    def again(self, reason: str, after: float | None = None) -> None:
        """Waits before another try; raises RemoteFailed when enough has been tried or the wait asked for is too long."""
        self._in_a_row += 1
        self._in_all += 1
        if after is not None and after > self._retry.longest_wait:
            raise RemoteFailed("fetch-wait-too-long", room="sources", host=host(self._url), minutes=str(max(1, round(after / 60))))
        if self._in_a_row >= self._retry.attempts or self._in_all >= self._retry.attempts_in_all:
            raise RemoteFailed("fetch-gave-up", room="sources", url=public(self._url), attempts=str(self._in_all), reason=reason)
        seconds = max(after or 0.0, self._retry.wait(self._in_a_row))
        if self._retry.tell is not None:
            self._retry.tell(seconds, reason)
        self._retry.sleep(seconds)


def retry_after(answer: httpx.Response) -> float | None:
    """Seconds that the server asks to wait (Retry-After as seconds or as a date, RFC 9110 10.2.3), or None."""
    told = answer.headers.get("retry-after", "").strip()
    if not told:
        return None
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        moment = email.utils.parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def refuse(answer: httpx.Response) -> None:
    """Raises what an answer that no second try would mend means; returns where another try may help or all is well."""
    status = answer.status_code
    if status < 400 or status in WORTH_ANOTHER_TRY:
        return
    url = str(answer.request.url)
    if status == 401:
        raise RemoteFailed("fetch-401", room="sources", host=host(url))
    if status == 403:
        raise RemoteFailed("fetch-403", room="sources", host=host(url))
    if status in (404, 410):
        raise RemoteFailed("fetch-404", room="sources", url=public(url))
    raise RemoteFailed("fetch-status", room="sources", url=public(url), status=str(status))


def host(url: str) -> str:
    """The host of an address, for messages."""
    return httpx.URL(url).host


def public(url: str) -> str:
    """An address without its query, which may hold more than a message should."""
    return str(httpx.URL(url).copy_with(query=None, username=None, password=None))


def open_session() -> httpx.Client:
    """An HTTP client that names itself, follows redirects and gives up on silence after a minute."""
    try:
        version = metadata.version("constat")
    except metadata.PackageNotFoundError:
        version = "0"
    return httpx.Client(
        headers={"User-Agent": f"constat/{version}"},
        follow_redirects=True,
        max_redirects=5,
        timeout=httpx.Timeout(60.0, connect=20.0),
    )
