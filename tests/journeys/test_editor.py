"""The editor's path in a browser: freeze, write, ask for a figure, check, submit, be refused, be approved, publish; a visitor follows the number."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.desk import PASSPHRASE, Person, Server, house, person

pytestmark = pytest.mark.browser
PICTURES = os.environ.get("PICTURES")
"""A folder: pictures of each station are put there, for people to look at."""
SAID = {
    "en": {
        "clear": "Nothing stands in its way", "hand": "is a number typed by hand", "own": "somebody else has to approve it", "passes": "Disclosure control lets it pass",
        "add": "Put it in the list", "check": "Check", "submit": "Build all files and submit", "approve": "Approve exactly these files", "publish": "Publish",
        "number": "at least 500", "title": "What happened at Moura",
    },
    "fr": {
        "clear": "Rien ne s’y oppose", "hand": "est un nombre écrit à la main", "own": "quelqu’un d’autre doit l’approuver", "passes": "Le contrôle de divulgation le laisse passer",
        "add": "Mettre dans la liste", "check": "Vérifier", "submit": "Produire tous les fichiers et soumettre", "approve": "Approuver exactement ces fichiers", "publish": "Publier",
        "number": "au moins 500", "title": "Ce qui s’est passé à Moura",
    },
}  # fmt: skip


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Moura as a case file, its findings signed by a second person; an editor and a verifier."""
    monkeypatch.setenv("DATABASE_URL", "")
    case = house(tmp_path / "bureau", {"claire": ["editor"], "ibrahim": ["verifier"]})
    from constat.examples.moura import casefile
    from constat.record.casework import findings

    made = casefile.record(case)["findings"]
    for finding in made:
        findings.propose(case, finding)
    case.lock()
    case.unlock("ibrahim", PASSPHRASE)
    for finding in made:
        findings.sign(case, finding)
    server = Server(tmp_path / "bureau")
    server.start()
    yield server
    for page in server.pages:
        page.close()
    server.kill()
    case.close()


def picture(one: Person, name: str) -> None:
    """A picture of the page as it stands, wide and narrow."""
    if PICTURES:
        for width in (1440, 390):
            one.page.set_viewport_size({"width": width, "height": 900})
            one.page.screenshot(path=Path(PICTURES) / f"publish-{name}-{one.language}-{width}.png", full_page=True)
        one.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_the_frozen_state_to_a_number_that_a_visitor_opens(language: str, server: Server, browser: Any) -> None:
    words = SAID[language]
    ibrahim, claire = person(browser, server, language), person(browser, server, language)
    ibrahim.unlock("ibrahim")
    ibrahim.go("publish/new")
    ibrahim.press("button[value=freeze]")
    claire.unlock("claire")
    claire.go("publish")
    picture(claire, "list-empty")
    claire.press("a.button")
    picture(claire, "new")
    page = claire.page
    page.check("[name=template][value=plain]")
    page.fill("[name=period]", "2022-03")
    page.fill("[name=title]", "Moura")
    assert page.is_checked("[name=dataset][value=case-file]")
    claire.press("button[value=begin]")
    written = page.url

    # A number typed by hand is told with its place; what was typed stays.
    for tongue in ("fr", "en"):
        page.fill(f"[name=title-{tongue}]", words["title"])
        page.fill(f"[name=text-body-{tongue}]", "# Moura\n\n500.")
    claire.press(f"button.button:has-text('{words['check']}')")
    assert words["hand"] in claire.text() and page.input_value("[name=text-body-fr]") == "# Moura\n\n500."
    # A figure is asked for, and named in both texts.
    page.click("section[aria-labelledby=figures] summary")
    page.select_option("[name=new-measure]", "killed")
    page.fill("[name=new-country]", "Mali")
    picture(claire, "figure")
    claire.press(f"button:has-text('{words['add']}')")
    tag = page.locator("section[aria-labelledby=figures] code").first.inner_text()
    assert tag == "{{ fig:killed | counted }}"
    for tongue in ("fr", "en"):
        page.fill(f"[name=text-body-{tongue}]", f"# Moura\n\n{tag}.")
    claire.press(f"button.button:has-text('{words['check']}')")
    assert words["clear"] in claire.text()
    picture(claire, "written")

    page.goto(f"{written}/submit")
    picture(claire, "submit")
    claire.press(f"button:has-text('{words['submit']}')")
    for answer in page.locator("textarea[name^=answer-]").all():
        answer.fill("-")
    if page.url.endswith("/submit"):
        claire.press(f"button:has-text('{words['submit']}')")
    edition = page.url
    assert words["passes"] in claire.text() and words["own"] in claire.text()
    picture(claire, "edition")

    ibrahim.page.goto(edition)
    ibrahim.press(f"button:has-text('{words['approve']}')")
    page.goto(edition)
    claire.press("button[value=publish]")
    picture(claire, "published")
    claire.go("publish")
    picture(claire, "list")

    visitor = person(browser, server, language)
    visitor.go("")
    visitor.press(f"main a:has-text('{words['title']}')")
    visitor.press(f"a[href='read.{language}.html']")
    visitor.page.get_by_text("500", exact=True).first.click()
    visitor.page.wait_for_url(f"**/figure/*.{language}.html")
    assert words["number"] in visitor.text("h1, main")
    picture(visitor, "figure-page")
    for one in (ibrahim, claire, visitor):
        one.sound()
