"""The documenter's golden path, offline, in French and in English; and a process killed while somebody types."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.desk import PASSPHRASE, Person, Server, house, person
from tests.record.offices import office
from tests.sources.whatsapp.test_whatsapp import archive

pytestmark = pytest.mark.browser
FULFULDE = "Ɓe warii subaka law, ɓe mari fetelaaji. Ɓe nanngi worɓe fuu."
SAID = {
    "fr": {
        "offline": "Hors ligne – tout fonctionne", "when": "le lendemain de la foire de Moura", "count": "Une trentaine de morts, dont mon frère",
        "kept": "Enregistré sur ce portable à", "missing": "Il manque 4 choses", "translation": "Ils sont venus à l'aube, avec des fusils.", "closed": "Identité et protection : fermé",
        "doors": ("Nouveau témoignage", "Nouvelle liste de noms", "Nouvelle alerte"), "about": "environ 30",
    },
    "en": {
        "offline": "Offline – everything works", "when": "the day after the market of Moura", "count": "About thirty dead, among them my brother",
        "kept": "Kept on this laptop at", "missing": "4 things are missing", "translation": "They came at dawn, with guns.", "closed": "Identity and protection: closed",
        "doors": ("New statement", "New list of names", "New alert"), "about": "about 30",
    },
}  # fmt: skip


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A case file with a documenter, served."""
    monkeypatch.setenv("DATABASE_URL", "")
    case = house(tmp_path / "bureau", {"awa": ["documenter"], "ibrahim": ["verifier"], "moussa": ["verifier"]})
    made = Server(tmp_path / "bureau")
    made.start()
    yield made
    for page in made.pages:
        page.close()
    made.kill()
    case.close()


def typed(awa: Person, words: dict[str, Any]) -> None:
    """Everything that the documenter types, up to consent."""
    page = awa.page
    page.fill("[name=text]", FULFULDE)
    page.select_option("[name=language]", "ff")
    page.fill("[name=translation]", words["translation"])
    page.select_option("[name=translation_language]", awa.language)
    page.fill("[name=translator]", "TR-02")
    page.select_option("[name=source_kind]", "relative")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_the_first_word_to_the_register_without_a_network(language: str, server: Server, browser: Any) -> None:
    words = SAID[language]
    awa = person(browser, server, language, offline=True)
    awa.unlock("awa")
    assert words["offline"] in awa.text(".workbar")
    assert tuple(awa.page.locator(".door b").all_inner_texts()) == words["doors"]
    awa.press("a.door >> nth=0")
    page = awa.page
    assert page.input_value("[name=source]") == "S-001" and words["closed"] in awa.text(".lockbox summary")
    assert not page.is_visible("[name=source_name]")
    typed(awa, words)

    # The words of the date stay beside the interval that is proposed with its rule.
    page.fill("[name=taken]", "2022-04-12")
    page.fill("[name=when_text]", words["when"])
    proposal = page.locator("#date-proposals button.proposal").first
    proposal.wait_for()
    assert len(proposal.inner_text()) > 30
    proposal.click()
    interval = page.input_value("[name=when]")
    assert interval.startswith("2022-0")
    # Every namesake is shown; not knowing which is an answer too.
    page.fill("[name=place_text]", "Moura")
    page.locator("#place-proposals input").nth(3).wait_for()
    places = awa.text("#place-proposals")
    assert "Djenné" in places and "Portugal" in places
    page.locator("#place-proposals label", has_text="Djenné").first.click()
    # "About thirty" has no bounds that nobody gave.
    page.fill("[name=count_0_text]", words["count"])
    page.locator("#count-proposals button.proposal").first.click()
    assert page.input_value("[name=count_0_best]") == "30"
    assert page.input_value("[name=count_0_low]") == page.input_value("[name=count_0_high]") == ""
    assert page.input_value("[name=count_0_name]")
    page.locator("#kept", has_text=words["kept"]).wait_for()

    awa.press("button[value=save]")
    assert words["missing"] in awa.text("#faults")
    # The process is killed; what was typed is there when it comes back.
    address = page.url
    server.kill()
    server.start()
    awa.unlock("awa")
    page.goto(address)
    assert page.input_value("[name=text]") == FULFULDE and page.input_value("[name=when]") == interval
    for purpose in ("record", "share-with-partners", "publish-anonymously", "court"):
        page.check(f'[name="consent_{purpose}"][value={"refused" if purpose == "court" else "given"}]')
    awa.press("button[value=save]")
    told = awa.text()
    assert "T-001" in told and "S-001" in told and "Moura" in told and words["when"] in told and words["about"] in told
    assert FULFULDE not in told, "closed again as soon as it is saved"
    awa.sound()


def test_what_was_typed_five_seconds_before_the_plug_is_pulled_is_there(server: Server, browser: Any) -> None:
    awa = person(browser, server, "fr")
    choose = random.Random(7)
    for turn in range(4):
        awa.unlock("awa")
        awa.go("work/statements/new")
        address, box = awa.page.url, awa.page.locator("[name=text]")
        log: list[tuple[float, str]] = []
        end = time.monotonic() + choose.uniform(2.0, 6.5)
        while time.monotonic() < end:
            box.press_sequentially(f"mot{len(log)} ", delay=15)
            log.append((time.monotonic(), box.input_value()))
        killed = time.monotonic()
        server.kill()
        server.start()
        awa.unlock("awa")
        awa.page.goto(address)
        kept = awa.page.input_value("[name=text]")
        due = max((text for at, text in log if at <= killed - 5), key=len, default="")
        assert kept.startswith(due), f"turn {turn}: typed more than five seconds before, and lost"
        assert log[-1][1].startswith(kept), "nothing that was not typed"


def test_two_strokes_of_escape_hide_everything_and_going_back_shows_nothing(server: Server, browser: Any) -> None:
    awa = person(browser, server, "fr")
    awa.unlock("awa")
    awa.go("work/statements")
    awa.page.keyboard.press("Escape")
    with awa.page.expect_navigation():
        awa.page.keyboard.press("Escape")
    assert "/unlock" in awa.page.url
    awa.page.go_back()
    awa.page.wait_for_load_state()
    assert "/unlock" in awa.page.url


def test_everything_works_without_scripts(server: Server, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    server.pages.append(context)
    awa = Person(server, context.new_page(), "fr")
    awa.unlock("awa")
    awa.press("a.door >> nth=0")
    page = awa.page
    page.fill("[name=text]", FULFULDE)
    page.fill("[name=place_text]", "Moura")
    page.check("[name=when_unknown]")
    awa.press("button[value=propose]")
    assert page.input_value("[name=text]") == FULFULDE
    page.locator("#place-proposals label", has_text="Djenné").first.locator("input").check()
    for purpose in ("record", "share-with-partners", "publish-anonymously", "court"):
        page.check(f'[name="consent_{purpose}"][value=given]')
    awa.press("button[value=save]")
    assert "T-001" in awa.text() and "Djenné" in awa.text()


CHAT = """27/03/2022, 09:31 - Moussa: Ils sont venus à l'aube
27/03/2022, 09:33 - +223 76 12 34 56: Nous avons fui vers Djenné
"""
CLOSED = {"fr": "identité : non incluse", "en": "identity: not included"}
PURPOSES = ("record", "share-with-partners", "publish-anonymously", "court")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_chat_a_pasted_list_and_a_bundle_without_identities(language: str, server: Server, browser: Any, tmp_path: Path) -> None:
    from constat.record.casefile import CaseFile

    mopti = office(tmp_path, "Mopti")
    card, fingerprint = mopti.case.keys.card(), mopti.case.keys.fingerprint
    mopti.case.close()
    here = CaseFile.open(server.path)
    here.unlock("founder", PASSPHRASE)
    here.keys.trust(card, fingerprint)
    here.close()
    awa = person(browser, server, language, offline=True)
    page = awa.page
    awa.unlock("awa")

    # A chat: the numbers are codes at once, and what is chosen becomes statements.
    awa.go("work/whatsapp/new")
    page.set_input_files("input[type=file]", {"name": "chat.zip", "mimeType": "application/zip", "buffer": archive({"_chat.txt": CHAT.encode()}).getvalue()})
    awa.press("main form button.button")
    assert "Ils sont venus" in awa.text() and "76 12 34 56" not in awa.text()
    for box in page.locator("input[name=message]").all():
        box.check()
    for purpose in PURPOSES:
        page.check(f'[name="consent_{purpose}"][value=given]')
    awa.press("button[value=save]")
    awa.go("work/statements")
    assert "T-001" in awa.text() and "T-002" in awa.text()

    # A list of names: pasted, its columns told.
    awa.go("work/names/new")
    page.fill("[name=pasted]", "Nom\tÂge\nMoussa Diallo\t35\nFanta Cissé\t12\n")
    awa.press("button[value=paste]")
    assert page.locator("[name=g-name]").nth(0).input_value() == "Moussa Diallo" and page.locator("[name=g-age]").nth(1).input_value() == "12"

    # A bundle: no identity unless asked for, and the fingerprint to be read aloud.
    awa.go("office/offices")
    awa.press("a[href$='/bundle']")
    told = awa.text()
    awa.press("main form button.button")
    assert CLOSED[language] in awa.text().casefold(), awa.text()
    assert re.sub(r"\W", "", fingerprint).casefold() in re.sub(r"\W", "", told).casefold(), told
    awa.sound()
