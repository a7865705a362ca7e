"""An office at work: one member of every role, each at a browser of their own, on SQLite and on PostgreSQL."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.record.conftest import backend, cluster  # noqa: F401 - fixtures

from constat.record import database

database.ready()

from constat.events.workspace import Workspace  # noqa: E402
from constat.record.casefile import CaseFile  # noqa: E402
from constat.record.keys import ROLES, Cost  # noqa: E402
from constat.web.serving import application  # noqa: E402

PASSPHRASE = "marteau lune riz pont"
ADDRESS = "http://127.0.0.1:8000"
CODES = {"documenter": "awa", "verifier": "ibrahim", "editor": "claire", "steward": "fatou", "administrator": "paul", "reader": "raya"}


class Browser:
    """One browser: keeps cookies, and sends forms with the token of the page that it saw last."""

    def __init__(self, app: Any) -> None:
        self.client = httpx.Client(transport=httpx.WSGITransport(app=app), base_url=ADDRESS)
        self.token = ""

    def get(self, path: str, **given: Any) -> httpx.Response:
        answer = self.client.get(path, **given)
        if found := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text if "html" in answer.headers.get("content-type", "") else ""):
            self.token = found[1]
        return answer

    def post(self, path: str, data: dict[str, Any] | None = None, **given: Any) -> httpx.Response:
        if not self.token:
            self.get("/en/unlock")
        answer = self.client.post(path, data={"csrfmiddlewaretoken": self.token, **(data or {})}, **given)
        if found := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text if "html" in answer.headers.get("content-type", "") else ""):
            self.token = found[1]
        return answer

    def unlock(self, code: str, passphrase: str = PASSPHRASE) -> httpx.Response:
        self.get("/en/unlock")
        answer = self.post("/en/unlock", {"code": code, "passphrase": passphrase})
        self.get("/en/work/")
        return answer

    def fields(self, path: str) -> dict[str, Any]:
        """The values of the form that a page holds, as a browser would send them back (hidden ones included)."""
        text = self.get(path).text
        told: dict[str, Any] = {}
        for tag in re.findall(r"<input [^>]*>", text):
            given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
            if ("name" in given and given.get("type") not in ("checkbox", "radio", "submit", "file")) or ("checked" in tag and "name" in given):
                told[given["name"]] = html.unescape(given.get("value", ""))
        return told


@dataclass
class Office:
    """A served workspace with its members."""

    path: Path
    app: Any
    case: CaseFile
    """Unlocked by the steward: for looking at what a screen did."""
    recovery: str
    browsers: dict[str, Browser] = field(default_factory=dict)

    def client(self, role: str) -> Browser:
        """The browser of the member with that role, unlocked."""
        if role not in self.browsers:
            self.browsers[role] = self.browser()
            assert self.browsers[role].unlock(CODES[role]).status_code == 302, role
        return self.browsers[role]

    def browser(self) -> Browser:
        """A browser at which nobody is at work."""
        return Browser(self.app)

    def rows(self, model: Any) -> Any:
        return self.case.rows(model)


def open_office(path: Path, url: str) -> Office:
    """An office in that folder: a founder who holds all roles, and one member for each role."""
    workspace = Workspace.create(path)
    case, recovery = CaseFile.create(
        workspace.path, office="Bamako", code="founder", passphrase=PASSPHRASE, roles=ROLES, database_url=url, cost=Cost.smallest()
    )
    for role, code in CODES.items():
        case.keys.add_member(code, PASSPHRASE, [role], cost=Cost.smallest())
    return Office(workspace.path, application(workspace.path), case, recovery)


@pytest.fixture
def office(tmp_path: Path, backend: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:  # noqa: F811
    """An office on each database."""
    monkeypatch.setenv("DATABASE_URL", backend)
    made = open_office(tmp_path / "bureau", backend)
    yield made
    made.app.close()
    made.case.close()


@pytest.fixture
def take(office: Office) -> Callable[..., str]:
    """Takes a statement as the documenter, on the page for it, and gives its id."""
    from constat.record.models import Statement

    def one(**told: str) -> str:
        page = "/en/work/statements/new/" + "0" * 31 + f"{len(list(office.rows(Statement).values_list('pk'))) % 10}"
        values = {"source": "S-001", "source_kind": "eyewitness", "text": "They came at dawn.", "when": "2022-03-27", "place_text": "Moura", "act": "save"}
        values |= {f"consent_{purpose}": "given" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}
        answer = office.client("documenter").post(page, values | told)
        assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.text)[:3000]
        return answer.headers["location"].rsplit("/", 1)[1]

    return one
