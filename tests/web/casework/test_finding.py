"""Findings on screen: each aspect its standard, rivals weighed, signed by another, reopened with a reason; the right of reply."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.casework.conftest import PASSPHRASE, Office

from constat.record.keys import Cost
from constat.record.models import Citation, Finding, Incident, Party, Response, Signature, VictimCount

TOLD = {"aspect": "occurrence", "standard": "reasonable-grounds", "conclusion_en": "Killings took place in Moura.", "reasoning": "Three voices agree."}


@pytest.fixture
def told(office: Office, take: Callable[..., str]) -> tuple[str, str, list[str]]:
    """An incident of March 2022 with two statements, a draft finding, and a second verifier (moussa)."""
    office.case.keys.add_member("moussa", PASSPHRASE, ["verifier"], cost=Cost.smallest())
    statements = [take(source=f"S-00{n}") for n in (1, 2)]
    ibrahim = office.client("verifier")
    made = ibrahim.post(
        f"/en/work/incidents/new?statement={statements[0]}",
        {"code": "I-001", "when": "2022-03-27/2022-03-31", "place_name": "Moura", "status": "pending-verification"},
    )
    incident = made.headers["location"].rsplit("/", 1)[1]
    ibrahim.post(f"/en/work/incidents/{incident}/attach", {"statement": statements[1]})
    made = ibrahim.post(f"/en/work/findings/new?incident={incident}", {"incident": incident, **TOLD})
    assert made.status_code == 302, re.sub(r"<[^>]+>", " ", made.text)[:2000]
    return incident, made.headers["location"].rsplit("/", 1)[1], statements


def step(office: Office, who: Any, finding: str, act: str, **more: str) -> Any:
    return who.post(f"/en/work/findings/{finding}/step", {"act": act, **more})


def second(office: Office) -> Any:
    browser = office.browser()
    browser.unlock("moussa")
    return browser


def test_what_it_lacks_is_said_before_it_can_be_proposed(office: Office, told: tuple[str, str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    page = ibrahim.get(f"/en/work/findings/{told[1]}").text
    assert "a statement or evidence item cited for it" in page
    assert step(office, ibrahim, told[1], "propose").status_code == 403
    ibrahim.post(f"/en/work/findings/{told[1]}/cite", {f"statement-{told[2][0]}": "for"})
    assert step(office, ibrahim, told[1], "propose").status_code == 302
    assert office.rows(Finding).get(pk=told[1]).status == "proposed"


def test_ones_own_finding_is_refused_in_plain_words_and_a_colleague_signs(office: Office, told: tuple[str, str, list[str]]) -> None:
    incident, finding, statements = told
    ibrahim = office.client("verifier")
    ibrahim.post(f"/en/work/findings/{finding}/cite", {f"statement-{one}": "for" for one in statements})
    step(office, ibrahim, finding, "propose")
    page = ibrahim.get(f"/en/work/findings/{finding}").text
    assert "what one person concludes another one signs" in page and "<b>moussa</b>" in page
    own = step(office, ibrahim, finding, "sign")
    assert own.status_code == 403 and office.rows(Finding).get(pk=finding).status == "proposed"
    assert step(office, second(office), finding, "sign", note="agreed").status_code == 302
    row = office.rows(Finding).get(pk=finding)
    assert row.status == "signed" and not row.lone_verifier
    # The quarter of March 2022 had ended long before: the verification is late, and says so.
    assert office.rows(Incident).get(pk=incident).status == "late-verification"
    assert [one.act for one in office.rows(Signature).filter(finding=finding).order_by("made")] == ["proposed", "signed"]


def test_a_lone_verifier_signs_alone_and_it_is_marked(office: Office, told: tuple[str, str, list[str]]) -> None:
    # The founder holds every role too: both others must go before Ibrahim is alone.
    for code in ("moussa", "founder"):
        office.case.keys.change_roles(code, ["administrator"])
    ibrahim = office.client("verifier")
    ibrahim.post(f"/en/work/findings/{told[1]}/cite", {f"statement-{told[2][0]}": "for"})
    step(office, ibrahim, told[1], "propose")
    assert "the office has no other verifier" in ibrahim.get(f"/en/work/findings/{told[1]}").text
    assert step(office, ibrahim, told[1], "sign", lone="yes").status_code == 302
    assert office.rows(Finding).get(pk=told[1]).lone_verifier
    assert "Signed by whoever proposed it" in ibrahim.get(f"/en/work/findings/{told[1]}").text


def test_rival_accounts_must_be_weighed_in_writing(office: Office, told: tuple[str, str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    ibrahim.post(f"/en/work/findings/{told[1]}/cite", {f"statement-{told[2][0]}": "for", f"statement-{told[2][1]}": "against"})
    page = ibrahim.get(f"/en/work/findings/{told[1]}").text
    assert "a written assessment of the rival accounts" in page and "another account" in page
    assert step(office, ibrahim, told[1], "propose").status_code == 403
    address = f"/en/work/findings/{told[1]}"
    told_again = ibrahim.fields(address) | TOLD | {"rivals": "The communiqué names no place that was visited."}
    assert ibrahim.post(address, told_again).status_code == 302
    assert step(office, ibrahim, told[1], "propose").status_code == 302


def test_a_returned_finding_waits_on_its_authors_desk_and_a_signed_one_is_reopened_with_a_reason(office: Office, told: tuple[str, str, list[str]]) -> None:
    ibrahim, moussa = office.client("verifier"), second(office)
    ibrahim.post(f"/en/work/findings/{told[1]}/cite", {f"statement-{told[2][0]}": "for"})
    step(office, ibrahim, told[1], "propose")
    step(office, moussa, told[1], "return", note="say who saw it")
    assert "Returned to you" in ibrahim.get("/en/work/").text
    assert "say who saw it" in ibrahim.get(f"/en/work/findings/{told[1]}").text
    step(office, ibrahim, told[1], "propose")
    step(office, moussa, told[1], "sign")
    assert step(office, ibrahim, told[1], "reopen").status_code == 403
    assert step(office, ibrahim, told[1], "reopen", note="a new witness").status_code == 302
    assert office.rows(Finding).get(pk=told[1]).status == "reopened"


def test_numbers_are_concluded_and_taken_back_while_it_is_open(office: Office, told: tuple[str, str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    address = f"/en/work/findings/{told[1]}/count"
    assert ibrahim.post(address, {"harm": "killing", "count_0": "500"}).status_code == 302
    row = office.rows(VictimCount).get(finding=told[1])
    assert row.count == '{"best":null,"high":null,"low":500}' and row.status is None
    assert "at least 500" in ibrahim.get(f"/en/work/findings/{told[1]}").text
    assert ibrahim.post(address, {"harm": "killing"}).status_code == 400
    ibrahim.post(address, {"withdraw": row.pk})
    assert office.rows(VictimCount).get(pk=row.pk).void


def test_citations_of_a_proposed_finding_do_not_change(office: Office, told: tuple[str, str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    ibrahim.post(f"/en/work/findings/{told[1]}/cite", {f"statement-{told[2][0]}": "for"})
    step(office, ibrahim, told[1], "propose")
    assert ibrahim.post(f"/en/work/findings/{told[1]}/cite", {f"statement-{told[2][1]}": "against"}).status_code == 409
    assert office.rows(Citation).filter(finding=told[1]).count() == 1


def test_two_verifiers_at_one_finding_do_not_overwrite_each_other(office: Office, told: tuple[str, str, list[str]]) -> None:
    ibrahim, moussa, address = office.client("verifier"), second(office), f"/en/work/findings/{told[1]}"
    mine, theirs = ibrahim.fields(address) | TOLD, moussa.fields(address) | TOLD
    assert moussa.post(address, theirs | {"reasoning": "Theirs."}).status_code == 302
    assert ibrahim.post(address, mine | {"reasoning": "Mine."}).status_code == 409


def test_a_letter_that_may_expose_a_witness_needs_a_second_person(office: Office, told: tuple[str, str, list[str]]) -> None:
    draft = office.case.draft("record")
    party = draft.new(Party, name_en="Government of Mali", name_fr="Gouvernement du Mali")
    draft.append()
    ibrahim, address = office.client("verifier"), f"/en/work/findings/{told[1]}/reply"
    letter = "A witness says “I saw the white helicopter at my door” at 05h30."
    preview = ibrahim.post(address, {"party": party, "letter": letter, "act": "preview"}).text
    assert "Hour of the day" in preview and "Quotation" in preview and not office.rows(Response).exists()
    sent = {"party": party, "letter": letter, "sent": "2022-06-01", "deadline": "2022-06-15", "status": "sent", "act": "save"}
    assert ibrahim.post(address, sent).status_code == 400
    assert ibrahim.post(address, sent | {"approved": "ibrahim"}).status_code == 400
    assert ibrahim.post(address, sent | {"approved": "moussa"}).status_code == 302
    assert office.rows(Response).get(finding=told[1]).deadline == "2022-06-15"
    assert "Government of Mali" in ibrahim.get(f"/en/work/findings/{told[1]}").text


def test_an_editor_reads_a_finding_without_its_reasoning_and_takes_no_step(office: Office, told: tuple[str, str, list[str]]) -> None:
    page = office.client("editor").get(f"/en/work/findings/{told[1]}")
    assert page.status_code == 200 and "Three voices agree" not in page.text
    assert step(office, office.client("editor"), told[1], "propose").status_code == 403
