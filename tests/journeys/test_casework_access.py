"""Every screen of the case file: WCAG 2.2 AA by axe, both languages, wide and narrow, light and dark; no line wider than the screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.desk import Person, Server, house, person
from tests.journeys.test_access import faults

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
        """Every screen by a short name."""
        told = self.ids
        pages = {
            "desk": "work", "statements": "work/statements", "take": "work/statements/new/" + "0" * 32, "statement": f"work/statements/{told['statement']}",
            "incidents": "work/incidents", "incident": f"work/incidents/{told['incident']}", "incident-edit": f"work/incidents/{told['incident']}/edit",
            "incident-new": "work/incidents/new", "attach": f"work/incidents/{told['incident']}/attach", "findings": "work/findings",
            "finding": f"work/findings/{told['finding']}", "finding-new": f"work/findings/new?incident={told['incident']}", "reply": f"work/findings/{told['finding']}/reply",
            "history": f"work/history/incident/{told['incident']}", "search": "work/search?q=mou", "second-factor": "second-factor", "confirm": "confirm",
        }  # fmt: skip
        return pages | EXTRA


EXTRA: dict[str, str] = {}
"""Screens that need no record."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Three statements, an incident, a finding with a rival account."""
    patch = pytest.MonkeyPatch()
    patch.setenv("DATABASE_URL", "")
    path = tmp_path_factory.mktemp("access") / "bureau"
    case = house(path, {"awa": ROLES, "ibrahim": ["verifier"]})
    from constat.record.models import Citation, Consent, Finding, Incident, Party, Source, Statement, VictimCount

    draft = case.draft("record")
    army = draft.new(Party, name_en="Malian Armed Forces", name_fr="Forces armées maliennes")
    group = draft.new(Party, name_en="Katiba Macina", name_fr="Katiba Macina")
    place = {"place_name": "Moura", "admin2": "Djenné", "admin1": "Mopti", "country": "Mali", "country_iso3": "MLI"}
    incident = draft.new(Incident, code="I-001", title_en="Killings in Moura", title_fr="Tueries de Moura", kind="one-sided", when="2022-03-27/2022-03-31", status="pending-verification", **place)
    draft.new(Incident, code="I-002", title_en="Attack on the market", title_fr="Attaque du marché", kind="one-sided", when="2022-03-28", **place)
    ids = {"incident": incident}
    for number, (kind, low, party) in enumerate((("eyewitness", 200, army), ("relative", 300, army), ("official-communique", 203, group)), 1):
        source = draft.new(Source, code=f"S-{number:03d}", kind=kind, name="Somebody")
        statement = draft.new(Statement, code=f"T-{number:03d}", source=source, incident=incident, when="2022-03-27/2022-03-31", kind="one-sided", alleged=[party], text="…", language="ff", **place)
        draft.new(VictimCount, statement=statement, harm="killing", count={"low": low, "best": None, "high": low if number == 3 else None}, relation="whole")
        draft.new(Consent, statement=statement, purpose="record", answer="given", given="2022-04-12")
        ids["statement"] = statement
    finding = draft.new(Finding, code="C-001", incident=incident, aspect="attribution", status="draft", standard="reasonable-grounds", conclusion_en="The armed forces did it.", conclusion_fr="Les forces armées en sont les auteurs.", parties=[army], reasoning="Two voices.")  # fmt: skip
    draft.new(Citation, finding=finding, statement=ids["statement"], bearing="against")
    draft.append()
    server = Server(path)
    server.start()
    yield Told(server, ids | {"finding": finding})
    for page in server.pages:
        page.close()
    server.kill()
    case.close()
    patch.undo()


def visitor(browser: Any, told: Told, language: str, width: int, *, dark: bool = False) -> Person:
    awa = person(browser, told.server, language, width=width)
    if dark:
        awa.page.emulate_media(color_scheme="dark")
    awa.unlock("awa")
    return awa


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, False), (1440, True)], ids=["wide", "narrow", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(told: Told, browser: Any, language: str, width: int, dark: bool) -> None:
    awa = visitor(browser, told, language, width, dark=dark)
    found: list[str] = []
    for name, path in told.pages().items():
        awa.go(path)
        for summary in awa.page.locator("main summary").all():
            summary.click()
        found += [f"{name}: {fault}" for fault in faults(awa.page, dark)]
        wide = awa.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found.append(f"{name}: {wide} pixels wider than the screen")
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            awa.page.screenshot(path=f"{PICTURES}/{name}-{language}-{width}{'-dark' if dark else ''}.png", full_page=True)
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
