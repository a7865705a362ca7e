"""ACLED's rows through its API, with the user's own account: OAuth password grant, then page after page, into one CSV.

As ACLED documents it (2026): POST `<address>/oauth/token` with grant_type=password, client_id=acled, username and password;
the token serves a day. GET `<address>/api/acled/read` answers JSON, at most 5,000 rows a page, newest first; a page shorter
than asked for is the last. 400 or 401 from the token address mean a wrong account; 403 that its terms are not accepted, its
profile is incomplete, or its level of access does not reach that far.

Pages lie in `<name>.part/` until all are there, so that a killed download goes on where it stopped. The data is alive: pages
older than six hours are fetched again, and a row that slid from one page to the next is kept once, its later state.

The account is never written down and never sent unencrypted, but to this machine itself.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import httpx

from constat import settings
from constat.errors import BadInput, BadSettings, RemoteFailed
from constat.sources.fetch.retry import WORTH_ANOTHER_TRY, Attempts, Retry, host, refuse, retry_after
from constat.sources.fetch.transfer import Progress, replace_text, sha256_of, storage_fault
from constat.vocab import load, resolve_country

PAGE_ROWS: Final = 5000
MOST_PAGES: Final = 2000
_PAGES_SERVE_FOR: Final = 6 * 3600
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Account:
    """A myACLED account. Its password is shown in no message and no log."""

    email: str
    password: str = field(repr=False)


def account_from_settings() -> Account:
    """The account that the settings name; BadSettings says how to name one."""
    account = Account(str(settings.value("acled_email")), str(settings.value("acled_password")))
    if not account.email or not account.password:
        raise BadSettings("fetch-acled-account-missing", room="sources")
    return account


class AcledReader:
    """A conversation with ACLED's API."""

    def __init__(self, session: httpx.Client, account: Account, *, address: str | None = None, retry: Retry | None = None, page_rows: int = PAGE_ROWS) -> None:
        self._session = session
        self._account = account
        self._address = (address or str(settings.value("acled_address"))).rstrip("/")
        self._retry = retry or Retry()
        self._token: str | None = None
        self.page_rows = page_rows
        url = httpx.URL(self._address)
        if url.scheme != "https" and url.host not in _LOOPBACK:
            raise BadSettings("fetch-acled-unencrypted", room="sources", address=self._address)

    def page(self, query: Mapping[str, str], number: int) -> list[dict[str, Any]]:
        """The rows of one page (numbered from 1)."""
        url = f"{self._address}/api/acled/read"
        parameters = {"_format": "json", **query, "limit": str(self.page_rows), "page": str(number)}
        renewed = False
        while True:
            token = self._token or self._sign_in()
            answer = self._ask(lambda token=token: self._session.get(url, params=parameters, headers={"Authorization": f"Bearer {token}"}), url)  # type: ignore[misc]
            if answer.status_code == 401 and not renewed:
                renewed, self._token = True, None  # a token serves a day; a long download may outlive it
                continue
            if answer.status_code == 401:
                raise RemoteFailed("fetch-acled-refused", room="sources", host=host(url))
            if answer.status_code == 403:
                raise RemoteFailed("fetch-acled-403", room="sources", host=host(url))
            refuse(answer)
            return _rows(answer)

    def _sign_in(self) -> str:
        url = f"{self._address}/oauth/token"
        form = {"username": self._account.email, "password": self._account.password, "grant_type": "password", "client_id": "acled"}
        # The account must not travel on to wherever a redirect points.
        answer = self._ask(lambda: self._session.post(url, data=form, follow_redirects=False), url)
        if answer.status_code in (400, 401):
            raise RemoteFailed("fetch-acled-refused", room="sources", host=host(url))
        if answer.status_code == 403:
            raise RemoteFailed("fetch-acled-403", room="sources", host=host(url))
        refuse(answer)
        try:
            token = answer.json()["access_token"]
        except (ValueError, KeyError, TypeError):
            token = None
        if answer.status_code != 200 or not isinstance(token, str) or not token:
            raise RemoteFailed("fetch-acled-unreadable", room="sources", host=host(url), what="access_token")
        self._token = token
        return token

    def _ask(self, request: Callable[[], httpx.Response], url: str) -> httpx.Response:
        attempts = Attempts(self._retry, url)
        while True:
            try:
                answer = request()
            except httpx.TransportError as broken:
                attempts.again(str(broken) or type(broken).__name__)
                continue
            if answer.status_code not in WORTH_ANOTHER_TRY:
                return answer
            attempts.again(f"HTTP {answer.status_code}", retry_after(answer))


def _rows(answer: httpx.Response) -> list[dict[str, Any]]:
    """The rows of an answer; ACLED may say 200 and yet tell of a failure in the body."""
    where = host(str(answer.request.url))
    try:
        body = answer.json()
    except ValueError:
        raise RemoteFailed("fetch-acled-unreadable", room="sources", host=where, what="JSON") from None
    if not isinstance(body, dict):
        raise RemoteFailed("fetch-acled-unreadable", room="sources", host=where, what="data")
    if body.get("success") is False or body.get("status", 200) not in (200, "200"):
        told = json.dumps(body.get("error") or body.get("messages") or body.get("status"), ensure_ascii=False)[:300]
        raise RemoteFailed("fetch-acled-failed", room="sources", host=where, told=told)
    rows = body.get("data")
    if not isinstance(rows, list) or not all(isinstance(row, dict) and row.get("event_id_cnty") for row in rows):
        raise RemoteFailed("fetch-acled-unreadable", room="sources", host=where, what="data, event_id_cnty")
    return rows


def query_of(country: str, start: date | None, end: date | None) -> dict[str, str]:
    """ACLED's query for one country (any name or code) and a period, both days counted."""
    term = load("country").term(resolve_country(country).id)
    query = {"country": term.code("acled") or term.en}
    if start or end:
        if start and end and end < start:
            raise BadInput("fetch-period-reversed", room="sources", start=start.isoformat(), end=end.isoformat())
        query["event_date"] = f"{(start or date(1997, 1, 1)).isoformat()}|{(end or datetime.now(UTC).date()).isoformat()}"
        query["event_date_where"] = "BETWEEN"
    return query


def read_into(folder: Path, query: Mapping[str, str], *, reader: AcledReader, progress: Progress | None = None) -> Path:
    """All rows of a query as a CSV in `folder`, put in place in one step; gives its path.

    `progress` is called with rows in hand; how many there will be ACLED does not say.
    """
    name = re.sub(r"[^a-z0-9]+", "-", "-".join(["acled", query.get("country", ""), query.get("event_date", "")]).lower()).strip("-")
    target, pages = folder / f"{name}.csv", folder / f"{name}.part"
    try:
        _open_pages(pages, dict(query), reader.page_rows)
        rows: dict[str, dict[str, Any]] = {}
        columns: list[str] = []
        for number in range(1, MOST_PAGES + 1):
            page = _page(pages, query, number, reader)
            before = len(rows)
            for row in page:
                columns += [column for column in row if column not in columns]
                kept = rows.get(str(row["event_id_cnty"]))
                if kept is None or _stamp(row) >= _stamp(kept):
                    rows[str(row["event_id_cnty"])] = row
            if progress is not None:
                progress(len(rows), None)
            if len(page) < reader.page_rows:
                break
            if len(rows) == before:
                raise RemoteFailed("fetch-acled-pages-repeat", room="sources", page=str(number))
        else:
            raise RemoteFailed("fetch-acled-pages-repeat", room="sources", page=str(MOST_PAGES))
        if not rows:
            shutil.rmtree(pages)
            raise RemoteFailed("fetch-acled-nothing", room="sources", query=", ".join(query.values()))
        written = io.StringIO(newline="")
        table = csv.DictWriter(written, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows.values())
        replace_text(target, written.getvalue())
        told = {"query": dict(query), "rows": len(rows), "sha256": sha256_of(target), "at": datetime.now(UTC).isoformat(timespec="seconds")}
        replace_text(target.with_name(target.name + ".fetched.json"), json.dumps(told, indent=1, ensure_ascii=False) + "\n")
        shutil.rmtree(pages)
    except OSError as fault:
        raise storage_fault(fault, target) from None
    return target


def _open_pages(pages: Path, query: dict[str, str], page_rows: int) -> None:
    """The folder of pages, emptied where it belongs to another query or is too old to be gone on with."""
    about = pages / "query.json"
    wanted = {"query": query, "page_rows": page_rows}
    try:
        told = json.loads(about.read_text(encoding="utf-8"))
        good = {key: told.get(key) for key in wanted} == wanted and 0 <= time.time() - told["began"] < _PAGES_SERVE_FOR
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        good = False
    if not good:
        shutil.rmtree(pages, ignore_errors=True)
        pages.mkdir(parents=True)
        replace_text(about, json.dumps({**wanted, "began": time.time()}))


def _page(pages: Path, query: Mapping[str, str], number: int, reader: AcledReader) -> list[dict[str, Any]]:
    stored = pages / f"page-{number:05d}.json"
    if stored.exists():
        kept: list[dict[str, Any]] = json.loads(stored.read_text(encoding="utf-8"))
        if len(kept) == reader.page_rows:
            return kept
        os.unlink(stored)  # the last page may have grown
    page = reader.page(query, number)
    replace_text(stored, json.dumps(page))
    return page


def _stamp(row: Mapping[str, Any]) -> int:
    told = str(row.get("timestamp") or "0")
    return int(told) if told.isdigit() else 0
