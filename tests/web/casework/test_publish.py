"""The editor's room: a report is written over the frozen case file, submitted, approved by a second person, published, withdrawn."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from tests.web.casework.conftest import CODES, Office

from constat.examples.moura import casefile
from constat.record.casework import findings
from constat.record.models import Approval, Edition

TEXT = {
    "text-body-en": "# What happened\n\nThe office recorded {{ fig:killed | counted }}.",
    "text-body-fr": "# Ce qui s’est passé\n\nLe bureau a recensé {{ fig:killed | counted }}.",
}


def signed(office: Office) -> None:
    """Moura's findings, proposed by one and signed by another."""
    made = casefile.record(office.case)
    for finding in made["findings"]:
        findings.propose(office.case, finding)
        answer = office.client("verifier").post(f"/en/work/findings/{finding}/step", {"act": "sign"})
        assert answer.status_code == 302, words(answer.text)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))[:3000]


@pytest.fixture
def frozen(office: Office) -> Office:
    """An office whose case file is frozen, on screen."""
    signed(office)
    answer = office.client("verifier").post("/en/publish/new", {"act": "freeze", "template": "plain"})
    assert answer.status_code == 302, words(answer.text)
    return office


def begun(office: Office, role: str = "editor", **given: Any) -> str:
    """The address of a new plain report."""
    values = {"act": "begin", "template": "plain", "period": "2022-03", "title": "Moura", "dataset": "case-file", **given}
    answer = office.client(role).post("/en/publish/new", values)
    assert answer.status_code == 302, words(answer.text)
    return str(answer.headers["location"])


def state(page: str) -> dict[str, Any]:
    """What the form of the page holds, as a browser sends it back."""
    told: dict[str, list[str]] = {}
    form = page[page.index('id="publishing"') :]
    for tag in re.findall(r"<input [^>]*>", form):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" in given and (given.get("type") not in ("checkbox", "radio") or " checked" in tag):
            told.setdefault(given["name"], []).append(html.unescape(given.get("value", "")))
    for name, text in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        told.setdefault(name, []).append(html.unescape(text))
    told.pop("csrfmiddlewaretoken", None)
    return told


def post(office: Office, page: str, role: str = "editor", **given: Any) -> Any:
    who = office.client(role)
    return who.post(page, {**state(who.get(page).text), **given})


def written(office: Office, role: str = "editor", **given: Any) -> str:
    """A report ready to be submitted."""
    page = begun(office, role, **given)
    answer = post(office, page, role, act="figure", **{"new-measure": "killed", "new-name": "killed", "new-country": "Mali"})
    assert answer.status_code == 302, words(answer.text)
    answer = post(office, page, role, act="check", **TEXT, **{"title-fr": "Moura", "title-en": "Moura"})
    assert answer.status_code == 200 and "Nothing stands in its way" in answer.text, words(answer.text)
    return page


def submitted(office: Office, role: str = "editor", **given: Any) -> str:
    """The address of a report that waits for approval."""
    page = written(office, role, **given)
    shown = office.client(role).get(f"{page}/submit").text
    answers = dict.fromkeys(re.findall(r'<textarea id="(answer-[0-9a-f]+)"', shown), "public already")
    answer = office.client(role).post(f"{page}/submit", {"note": "first build", **answers})
    if answer.status_code == 400:
        answers = dict.fromkeys(re.findall(r'<textarea id="(answer-[0-9a-f]+)"', answer.text), "public already")
        answer = office.client(role).post(f"{page}/submit", answers)
    assert answer.status_code == 302, words(answer.text)
    return str(answer.headers["location"])


def digest(office: Office, page: str, role: str) -> str:
    return re.findall(r'name="digest" value="([0-9a-f]{64})"', office.client(role).get(page).text)[0]


def test_a_report_goes_from_the_frozen_state_to_the_public_folder(frozen: Office) -> None:
    page = submitted(frozen)
    own = frozen.client("editor").post(f"{page}/step", {"act": "approve", "digest": digest(frozen, page, "editor")})
    assert own.status_code == 403 and "somebody else has to approve" in own.text
    assert 'value="approve"' not in own.text and 'value="approve"' in frozen.client("verifier").get(page).text
    assert frozen.client("editor").post(f"{page}/step", {"act": "publish"}).status_code == 409
    shown = frozen.client("verifier").get(page)
    assert "Disclosure control lets it pass" in shown.text, words(shown.text)
    frozen.client("verifier").post(f"{page}/step", {"act": "approve", "digest": digest(frozen, page, "verifier"), "note": "read"})
    answer = frozen.client("editor").post(f"{page}/step", {"act": "publish"})
    assert answer.status_code == 302, words(answer.text)
    row = frozen.rows(Edition).get()
    assert row.status == "published" and (frozen.path / "public" / row.code / "signature.json").is_file()
    stranger = frozen.browser()
    public = stranger.get(f"/fr/public/{row.code}/")
    assert public.status_code == 200 and "Moura" in public.text
    assert set(frozen.rows(Approval).values_list("act", flat=True)) == {"submitted", "approved", "published"}
    answer = frozen.client("steward").post(f"{page}/step", {"act": "withdraw", "note": "a name in it"})
    assert answer.status_code == 302, words(answer.text)
    assert "a name in it" in stranger.get(f"/en/public/{row.code}/").text
    assert stranger.get(f"/en/public/{row.code}/{row.code}.en.pdf").status_code == 404


def test_what_is_mended_is_approved_anew(frozen: Office) -> None:
    page = submitted(frozen)
    before = digest(frozen, page, "verifier")
    frozen.client("verifier").post(f"{page}/step", {"act": "approve", "digest": before})
    draft = frozen.client("editor").post(f"{page}/step", {"act": "mend"}).headers["location"]
    post(frozen, draft, act="check", **{"text-body-en": TEXT["text-body-en"] + "\n\nMore words."}, **{"text-body-fr": TEXT["text-body-fr"] + "\n\nEncore."})
    frozen.client("editor").get(f"{draft}/submit")
    answer = frozen.client("editor").post(f"{draft}/submit", {})
    assert answer.headers.get("location") == page, words(answer.text)
    assert frozen.rows(Edition).get().status == "in-review"
    assert frozen.client("verifier").post(f"{page}/step", {"act": "approve", "digest": before}).status_code == 409
    assert frozen.client("editor").post(f"{page}/step", {"act": "publish"}).status_code == 409


def test_problems_are_told_with_their_place_and_nothing_typed_is_lost(frozen: Office) -> None:
    page = begun(frozen)
    answer = post(frozen, page, act="check", **{"text-body-en": "There were 42 dead.", "text-body-fr": ""})
    assert "“42” is a number typed by hand" in html.unescape(answer.text) and "Written in one language only" in answer.text
    assert "There were 42 dead." in frozen.client("editor").get(page).text
    for bad in ({"new-measure": "lies"}, {"new-measure": "killed", "new-name": "9!"}):
        assert post(frozen, page, act="figure", **bad).status_code == 400
    assert frozen.client("editor").get(f"{page}/preview/en.html").status_code == 400
    assert post(frozen, page, act="check", period="yesterday").status_code == 200
    refused = frozen.client("editor").post(f"{page}/submit", {})
    assert 400 <= refused.status_code < 500 and not frozen.rows(Edition).exists()


def test_a_preview_stands_in_a_sandbox_and_is_marked_as_a_draft(frozen: Office) -> None:
    page = written(frozen)
    answer = frozen.client("editor").get(f"{page}/preview/fr.html")
    assert answer.status_code == 200 and "sandbox" in answer.headers["content-security-policy"] and "Ce qui s’est passé" in html.unescape(answer.text)
    assert frozen.client("editor").get(f"{page}/preview/en.pdf").content[:5] == b"%PDF-"


def test_a_name_of_the_case_file_stops_the_report_until_it_is_answered(frozen: Office) -> None:
    from constat.record.models import Person

    draft = frozen.case.draft("record")
    draft.new(Person, code="P-1", name="Amadou Diallo Canari")
    draft.append()
    page = written(frozen)
    post(frozen, page, act="check", **{"text-body-en": TEXT["text-body-en"] + "\n\nDiallo Amadou Canari was seen.", "text-body-fr": TEXT["text-body-fr"]})
    answer = frozen.client("editor").post(f"{page}/submit", {})
    assert answer.status_code == 400 and not frozen.rows(Edition).exists()
    keys = re.findall(r'<textarea id="(answer-[0-9a-f]+)"', answer.text)
    assert keys, words(answer.text)
    answer = frozen.client("editor").post(f"{page}/submit", dict.fromkeys(keys, "another man of that name, in public life"))
    assert answer.status_code == 302, words(answer.text)
    shown = frozen.client("verifier").get(answer.headers["location"]).text
    assert "another man of that name" in shown and f"Answered by {CODES['editor']}" in shown


def test_drafts_and_packages_lie_sealed(frozen: Office) -> None:
    canary = "CANARI-BROUILLON"
    page = written(frozen)
    post(frozen, page, act="check", **{"text-body-en": TEXT["text-body-en"] + f"\n\n{canary}", "text-body-fr": TEXT["text-body-fr"] + f"\n\n{canary}"})
    frozen.client("editor").get(f"{page}/preview/en.html")
    frozen.client("editor").post(f"{page}/submit", {})
    assert frozen.rows(Edition).exists()
    assert not [path for path in frozen.path.rglob("*") if path.is_file() and canary.encode() in path.read_bytes()]


@pytest.mark.parametrize("role", ["documenter", "administrator", "reader"])
def test_others_do_not_come_in(office: Office, role: str) -> None:
    who = office.client(role)
    for page in ("publish", "publish/new", f"publish/draft/{'0' * 32}", f"publish/{'0' * 32}"):
        assert who.get(f"/en/{page}").status_code == 403
    assert who.post(f"/en/publish/{'0' * 32}/step", {"act": "publish"}).status_code == 403


def test_a_draft_of_another_member_is_not_there(frozen: Office) -> None:
    page = begun(frozen)
    assert frozen.client("verifier").get(page).status_code == 404
    assert frozen.client("verifier").get(f"{page}/preview/en.html").status_code == 404


def test_french_says_french(frozen: Office) -> None:
    page = written(frozen).replace("/en/", "/fr/")
    who = frozen.client("editor")
    assert "Rédiger le rapport" in who.get(page).text and "Contrôle de divulgation" in who.get(f"{page}/submit").text
    assert "Nouveau rapport" in who.get("/fr/publish").text


def test_an_editor_does_not_freeze(office: Office) -> None:
    signed(office)
    answer = office.client("editor").post("/en/publish/new", {"act": "freeze"})
    assert answer.status_code == 400 and not office.path.joinpath("datasets", "case-file").exists()


def test_words_and_arithmetic_to_look_at_again_are_told_with_their_place_and_stop_nothing(frozen: Office) -> None:
    page = written(frozen)
    more = {"text-body-en": "\n\nThe terrorists came at dawn.", "text-body-fr": "\n\nLes terroristes sont venus à l’aube."}
    answer = post(frozen, page, act="check", **{name: TEXT[name] + text for name, text in more.items()})
    told = html.unescape(answer.text)
    assert "Text (en):5" in told and "Text (fr):5" in told and "“terrorists” is a verdict" in told and "Nothing stands in its way" in told
    assert "2 remarks on the words" in told
    assert "2 remarques sur les mots" in frozen.client("editor").post(page.replace("/en/", "/fr/"), {**state(answer.text), "act": "check"}).text


def test_a_figure_stands_with_its_present_value(frozen: Office) -> None:
    page = written(frozen)
    shown = words(frozen.client("editor").get(page).text)
    assert re.search(r"Persons killed · Mali · \d+ in the text \{\{ fig:killed", shown), shown


def test_a_second_edition_carries_what_changed_since_the_first(frozen: Office) -> None:
    from constat.record.casework import editions
    from constat.report import publishing

    first = submitted(frozen, title="First")
    frozen.client("verifier").post(f"{first}/step", {"act": "approve", "digest": digest(frozen, first, "verifier")})
    assert frozen.client("editor").post(f"{first}/step", {"act": "publish"}).status_code == 302
    page = written(frozen, title="Second")
    post(frozen, page, act="check", former="first/first.en.html")
    second = frozen.client("editor").post(f"{page}/submit", {}).headers["location"]
    package = publishing.unpack(editions.package(frozen.case, second.rpartition("/")[2]))
    assert json.loads(package["changes.json"])["figures"] == []
    assert "No figure of the edition before has another value here" in frozen.client("verifier").get(second).text
    listed = frozen.client("editor").get("/en/publish").text
    assert "Frozen state" in listed and frozen.client("documenter").get(second).status_code == 403


@pytest.mark.parametrize("given", [{"former": "../record/keys.json"}, {"former": "/etc/passwd"}, {"former": "none/none.en.html"}, {"name": "../../x"}])
def test_no_field_of_a_report_leads_out_of_its_folder(frozen: Office, given: dict[str, str]) -> None:
    page = written(frozen)
    told = html.unescape(post(frozen, page, act="check", **given).text)
    assert "Nothing stands in its way" not in told and "stands in the way" in told
    assert frozen.client("editor").get(f"{page}/preview/en.html").status_code == 400
    answer = frozen.client("editor").post(f"{page}/submit", {})
    assert 400 <= answer.status_code < 500 and not frozen.rows(Edition).exists()


@pytest.mark.parametrize("template", ["flash", "incident", "quarterly"])
def test_each_template_goes_from_the_first_page_to_approval(frozen: Office, template: str) -> None:
    page = begun(frozen, template=template, title="", period="2022-Q1")
    who = frozen.client("editor")
    told = state(who.get(page).text)
    texts = {name: ["The office writes this passage." if name.endswith("-en") else "Le bureau rédige ce passage."] for name in told if name.startswith("text-")}
    assert len(texts) > 20
    answer = who.post(page, {**told, **texts, "act": "check"})
    assert "Nothing stands in its way" in answer.text, words(answer.text)
    answer = who.post(f"{page}/submit", {})
    if answer.status_code == 400:
        answer = who.post(f"{page}/submit", dict.fromkeys(re.findall(r'<textarea id="(answer-[0-9a-f]+)"', answer.text), "public already"))
    assert answer.status_code == 302, words(answer.text)
    shown = frozen.client("verifier").get(answer.headers["location"])
    assert "Disclosure control lets it pass" in shown.text and ".fr.pdf" in shown.text
