"""Every screen of the case file: WCAG 2.2 AA by axe, both languages, wide and narrow, light and dark; no line wider than the screen."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.desk import Server, house, person
from tests.journeys.test_access import faults
from tests.link.twice import told_twice

pytestmark = pytest.mark.browser
ROLES = ["documenter", "verifier", "editor", "steward", "administrator"]
PICTURES = os.environ.get("PICTURES")
"""A folder: pictures of every screen are put there, for people to look at."""


@dataclass
class Told:
    """A case file in which every screen has something to show."""

    server: Server
    ids: dict[str, str]

    def pages(self) -> dict[str, str]:
        """Every screen that shows something, from the URL map: its address with the records of this case file in it."""
        found = {}
        for pattern in screens():
            if pattern in ELSEWHERE:
                continue
            path = (WITH.get(pattern) or pattern).format(**self.ids)
            found[pattern] = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: self.ids[part[1]], path)
        return found | {"search with a word": "work/search?q=mou"}


LOOKED_AT = {("en", 1440, "light"), ("fr", 390, "light"), ("en", 390, "dark")}
ELSEWHERE = {
    "office/offices/card": "a file, not a screen",
    "office/offices/<str:root>/bundle": "needs another office: test_documenter walks it",
    "publish/draft/<str:draft_id>": "needs a frozen state: test_editor walks it",
    "publish/draft/<str:draft_id>/submit": "needs a frozen state: test_editor walks it",
    "publish/draft/<str:draft_id>/preview/<str:form>": "the report itself, held by the tests of reports",
    "publish/<str:edition_id>": "needs a submitted report: test_editor walks it",
    "publish/<str:edition_id>/file/<str:name>": "a file, not a screen",
    "work/inbox/<str:digest>": "needs a bundle: test_verifier walks it",
    "work/whatsapp/<str:token>": "needs an export: test_documenter walks it",
    "work/alerts/<str:alert_id>": "needs an alert: tests/web/casework/test_alerts.py",
    "work/evidence/<str:evidence_id>": "needs a sealed piece: tests/web/casework/test_evidence.py",
}
"""Addresses that are not visited here, each with why."""
WITH = {
    "work/findings/new": "work/findings/new?incident={incident_id}", "work/victims": "work/victims?incident={incident_id}",
    "work/links/pair": "work/links/pair?left=one:1&right=other:1",
}
"""Screens that say nothing without a question."""


def screens() -> list[str]:
    """Every address of the case file, the office and the editor's room that answers GET, as the URL map has it."""
    from constat.web.routes import routes

    found = (route.pattern.removeprefix("<language:language>/") for route in routes() if route.permission and route.permission.roles and "GET" in route.permission.methods)
    return sorted({pattern for pattern in found if pattern.split("/")[0] in ("work", "office", "publish", "second-factor", "confirm")} - {"work/"})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Three statements, an incident, a finding with a rival account."""
    patch = pytest.MonkeyPatch()
    patch.setenv("DATABASE_URL", "")
    path = tmp_path_factory.mktemp("access") / "bureau"
    case = house(path, {"awa": ROLES, "ibrahim": ["verifier"]})
    from constat.events.workspace import Workspace
    from constat.record.models import Citation, Consent, Finding, Incident, Party, Source, Statement, VictimCount
    from constat.record.models import Person as Somebody

    draft = case.draft("record")
    army = draft.new(Party, name_en="Malian Armed Forces", name_fr="Forces armées maliennes")
    group = draft.new(Party, name_en="Katiba Macina", name_fr="Katiba Macina")
    place = {"place_name": "Moura", "admin2": "Djenné", "admin1": "Mopti", "country": "Mali", "country_iso3": "MLI"}
    incident = draft.new(Incident, code="I-001", title_en="Killings in Moura", title_fr="Tueries de Moura", kind="one-sided", when="2022-03-27/2022-03-31", status="pending-verification", **place)
    draft.new(Incident, code="I-002", title_en="Attack on the market", title_fr="Attaque du marché", kind="one-sided", when="2022-03-28", **place)
    person_id = draft.new(Somebody, name="Somebody else")
    ids = {"incident_id": incident, "type_name": "incident", "record_id": incident, "person_id": person_id, "kind": "person", "subject": person_id}
    ids |= {"draft_id": "0" * 32, "actor": next(one.actor for one in case.keys.members() if one.code == "ibrahim"), "name": "why-code"}
    for number, (kind, low, party) in enumerate((("eyewitness", 200, army), ("relative", 300, army), ("official-communique", 203, group)), 1):
        source = draft.new(Source, code=f"S-{number:03d}", kind=kind, name="Somebody")
        statement = draft.new(Statement, code=f"T-{number:03d}", source=source, incident=incident, when="2022-03-27/2022-03-31", kind="one-sided", alleged=[party], text="…", language="ff", **place)
        draft.new(VictimCount, statement=statement, harm="killing", count={"low": low, "best": None, "high": low if number == 3 else None}, relation="whole")
        draft.new(Consent, statement=statement, purpose="record", answer="given", given="2022-04-12")
        ids["statement_id"] = statement
    finding = draft.new(Finding, code="C-001", incident=incident, aspect="attribution", status="draft", standard="reasonable-grounds", conclusion_en="The armed forces did it.", conclusion_fr="Les forces armées en sont les auteurs.", parties=[army], reasoning="Two voices.")  # fmt: skip
    draft.new(Citation, finding=finding, statement=ids["statement_id"], bearing="against")
    draft.append()
    with pytest.MonkeyPatch.context() as reading:
        told_twice(Workspace.open(path), tmp_path_factory.mktemp("told"), reading)
    server = Server(path)
    server.start()
    yield Told(server, ids | {"finding_id": finding})
    for page in server.pages:
        page.close()
    server.kill()
    case.close()
    patch.undo()


def test_no_screen_is_left_out_but_by_name() -> None:
    from constat.record import database

    database.ready()
    assert set(ELSEWHERE) | set(WITH) <= set(screens())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(told: Told, browser: Any, language: str) -> None:
    awa = person(browser, told.server, language)
    awa.unlock("awa")
    found: list[str] = []
    for name, path in told.pages().items():
        awa.page.set_viewport_size({"width": 1440, "height": 900})
        answer = awa.page.goto(f"{told.server.address}/{language}/{path}")
        if answer.status != 200:
            found.append(f"{name}: answers {answer.status}")
        for summary in awa.page.locator("main summary").all():
            if summary.is_visible():
                summary.click()
        for width, scheme in ((1440, "light"), (390, "light"), (390, "dark")):
            awa.page.set_viewport_size({"width": width, "height": 900})
            awa.page.emulate_media(color_scheme=scheme)
            # Languages change words, and widths the order: one way to look at it in each, all of them with PICTURES.
            if PICTURES or (language, width, scheme) in LOOKED_AT:
                found += [f"{name}, {width} {scheme}: {fault}" for fault in faults(awa.page, scheme == "dark")]
            wide = awa.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                found.append(f"{name}: {wide} pixels wider than a screen of {width}")
            if PICTURES:
                Path(PICTURES).mkdir(parents=True, exist_ok=True)
                shown = re.sub(r"[^a-z]+", "-", name)
                awa.page.screenshot(path=f"{PICTURES}/{shown}-{language}-{width}-{scheme}.png", full_page=True)
    assert found == []
    awa.sound()


def test_the_first_page_and_the_unlock_page_are_accessible(tmp_path: Path, browser: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from constat.record import database

    database.ready()
    from constat.events.workspace import Workspace

    monkeypatch.setenv("DATABASE_URL", "")
    server = Server(Workspace.create(tmp_path / "neuf").path)
    server.start()
    try:
        awa = person(browser, server, "fr", width=390)
        awa.go(f"start?key={server.key}")
        found = faults(awa.page, dark=False)
        for name, value in {"office": "Bureau", "code": "awa", "passphrase": "court", "again": "autre"}.items():
            awa.page.fill(f"[name={name}]", value)
        awa.press("main button.button")
        found += faults(awa.page, dark=False)
        awa.page.fill("[name=passphrase]", "marteau lune riz pont")
        awa.page.fill("[name=again]", "marteau lune riz pont")
        awa.press("main button.button")
        assert "AGE-SECRET-KEY-" in awa.text()
        found += faults(awa.page, dark=False)
        awa.go("unlock")
        assert found + faults(awa.page, dark=False) == []
    finally:
        for page in server.pages:
            page.close()
        server.kill()
