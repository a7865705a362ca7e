"""The verifier's path in a browser: a bundle is looked at and admitted, voices are told apart, victims matched, findings signed by another, a state frozen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.desk import Server, house, person
from tests.record.offices import office

pytestmark = pytest.mark.browser
PLACE = {"place_name": "Moura", "admin2": "Djenné", "admin1": "Mopti", "country": "Mali", "country_iso3": "MLI"}
SAID = {
    "en": {
        "verified": "Verified: signed by Mopti", "statements": "Statements 12", "four": "4 statements, 4 independent sources", "three": "4 statements, 3 independent sources",
        "near": "same days, place, region · another kind", "sum": "3 named, 0 partly named, at least 1 unnamed", "rivals": "cannot be proposed before that account is weighed in writing", "own": "what one person concludes another one signs",
        "army": "Malian Armed Forces", "signed": "Signed", "silent": "No telephone number, hour, point or quotation was found in it", "frozen": "Last frozen",
    },
    "fr": {
        "verified": "Vérifié : signé par « Mopti »", "statements": "Témoignages 12", "four": "4 témoignages, 4 sources indépendantes", "three": "4 témoignages, 3 sources indépendantes",
        "near": "mêmes jours, lieu, région · autre type", "sum": "3 nommées, 0 nommée en partie, au moins 1 sans nom", "rivals": "ne peut être proposé avant que cette version soit évaluée par écrit", "own": "ce qu'une personne conclut, une autre le signe",
        "army": "Forces armées maliennes", "signed": "Signé", "silent": "Ni numéro de téléphone, ni heure, ni coordonnées, ni citation", "frozen": "Dernier état figé",
    },
}  # fmt: skip


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Bamako with two verifiers, and a bundle of twelve statements from Mopti beside it."""
    monkeypatch.setenv("DATABASE_URL", "")
    case = house(tmp_path / "bureau", {"ibrahim": ["verifier"], "moussa": ["verifier"]})
    from constat.record.bundles import Choice, export_bundle
    from constat.record.models import Consent, Incident, Party, Source, Statement, Victim, VictimCount

    mopti = office(tmp_path, "Mopti")
    for one, other in ((case, mopti.case), (mopti.case, case)):
        one.keys.trust(other.keys.card(), other.keys.fingerprint)
    draft = mopti.case.draft("record")
    army, group = draft.new(Party, name_en="Malian Armed Forces", name_fr="Forces armées maliennes"), draft.new(Party, name_en="Katiba Macina", name_fr="Katiba Macina")
    told: dict[str, Any] = {"kind": "one-sided", **PLACE}
    incident = draft.new(Incident, code="I-001", title_en="Moura", title_fr="Moura", when="2022-03-27/2022-03-31", status="pending-verification", **told)
    draft.new(Incident, code="I-002", title_en="Moura market", title_fr="Marché de Moura", when="2022-03-27/2022-03-31", status="pending-verification", **told | {"kind": "state-based"})
    for n in range(12):
        source = draft.new(Source, code=f"S-{n:03d}", kind="eyewitness")
        here = {"incident": incident, "alleged": [group if n == 3 else army]} if n < 4 else {"alleged": [group]}
        statement = draft.new(Statement, code=f"T-{n:03d}", source=source, when="2022-03-27/2022-03-31", text="Ils sont venus à l'aube.", language="fr", **here, **told)
        draft.new(Consent, statement=statement, purpose="share-with-partners", answer="given", given="2022-04-12")
        if n < 4:
            draft.new(VictimCount, statement=statement, harm="killing", count={"low": 200 + n, "best": None, "high": None}, relation="whole")
        for name in (("Moussa Diallo", "Oumar Keïta", None, None), ("Mousa Jallo", "Fatoumata Cissé"))[n] if n < 2 else ():
            naming = {"naming": "named", "name": name} if name else {"naming": "counted"}
            draft.new(Victim, incident=incident, statement=statement, harm="killing", status="civilian", **naming)
    draft.append()
    peers = [peer for peer in mopti.case.keys.peers() if peer.public_key == case.keys.public_key]
    export_bundle(mopti.case, tmp_path / "mopti.bundle", peers, Choice(level="identity"))
    mopti.case.close()
    made = Server(tmp_path / "bureau")
    made.start()
    yield made
    for page in made.pages:
        page.close()
    made.kill()
    case.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_the_inbox_to_a_frozen_state(language: str, server: Server, browser: Any, tmp_path: Path) -> None:
    words = SAID[language]
    ibrahim = person(browser, server, language)
    page = ibrahim.page
    ibrahim.unlock("ibrahim")

    # A bundle is looked at before anything of it enters.
    ibrahim.go("work/inbox")
    page.set_input_files("input[type=file]", str(tmp_path / "mopti.bundle"))
    ibrahim.press("form.lockbox button")
    assert words["verified"] in ibrahim.text(), ibrahim.text()
    assert words["statements"] in ibrahim.text(), ibrahim.text()
    ibrahim.press("form:has(input[value=admit]) button")

    # Voices: two statements repeat one source.
    ibrahim.go("work/incidents")
    ibrahim.press("main a:has-text(\"I-001\")")
    incident = page.url.rsplit("/", 1)[1]
    assert words["four"] in ibrahim.text(), ibrahim.text()
    assert words["near"] in ibrahim.text("section[aria-labelledby=near]"), ibrahim.text("section[aria-labelledby=near]")
    for box in page.locator("table.matrix input[type=checkbox]").all()[:2]:
        box.check()
    page.fill("#why-root", "cousins")
    ibrahim.press("button[value=join]")
    assert words["three"] in ibrahim.text()

    # Victims: the lists are compared by the keyboard; one person in both is counted once.
    ibrahim.go(f"work/victims?incident={incident}")
    page.fill("#reason", "overlap")
    ibrahim.press("form.form button.button")
    assert "Moussa Diallo" in ibrahim.text() and "Mousa Jallo" in ibrahim.text()
    # The module that hears keys may still be on its way: the first pair is marked once it is there.
    page.wait_for_selector(".twosome.marked")
    page.keyboard.press("1")
    ibrahim.press("button[value=next]")
    ibrahim.go(f"work/victims?incident={incident}")
    assert words["sum"] in ibrahim.text() and "Diallo" not in ibrahim.text()

    # Each aspect is given a standard; a rival account is weighed in writing before the finding may be proposed.
    made = []
    for aspect in ("occurrence", "attribution", "harm"):
        ibrahim.go(f"work/findings/new?incident={incident}")
        page.select_option("[name=aspect]", aspect)
        page.select_option("[name=standard]", "reasonable-grounds")
        page.fill("[name=conclusion_en]", "It is so.")
        page.fill("[name=conclusion_fr]", "Il en est ainsi.")
        page.fill("[name=reasoning]", "Three independent voices.")
        if aspect == "attribution":
            parties = page.locator("[name=parties]")
            if parties.first.get_attribute("type") == "checkbox":
                page.get_by_label(words["army"], exact=True).check()
            else:
                parties.select_option(label=words["army"])
        ibrahim.press("main form .actions button.button")
        made.append(page.url)
        page.locator("select[name^=statement-]").first.select_option("for")
        if aspect == "attribution":
            page.locator("select[name^=statement-]").last.select_option("against")
        ibrahim.press("form[action$=cite] button")
        if aspect == "attribution":
            assert words["rivals"] in ibrahim.text(), ibrahim.text()
            assert page.is_disabled("button[value=propose]")
            page.fill("[name=rivals]", "One voice names others; it was not there.")
            ibrahim.press("section[aria-labelledby=says] .actions button.button")
        ibrahim.press("button[value=propose]")
    assert words["own"] in ibrahim.text(), ibrahim.text()
    ibrahim.press("button[value=sign]")
    assert words["signed"] not in ibrahim.text("h1")

    moussa = person(browser, server, language)
    moussa.unlock("moussa")
    for finding in made:
        moussa.page.goto(finding)
        moussa.press("button[value=sign]")
        assert words["signed"] in moussa.text("h1")

    # The right of reply is previewed for what would point at a witness, and a state is frozen.
    moussa.page.goto(f"{made[1]}/reply")
    moussa.page.select_option("[name=party]", index=1)
    moussa.page.fill("[name=sent]", "2022-05-02")
    moussa.page.fill("[name=letter]", "We ask for your account of the operation of March.")
    moussa.press("button[value=preview]")
    assert "operation of March" in moussa.text("section[aria-labelledby=preview]")
    assert words["silent"] in moussa.text()
    moussa.go("publish/new")
    moussa.press("button[value=freeze]")
    assert words["frozen"] in moussa.text()
    for one in (ibrahim, moussa):
        assert one.foreign == []
