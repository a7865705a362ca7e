"""Consent is taken back on screen, use by use: the day and the way stand in the history, and nothing for that use leaves any more."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.web.casework.conftest import Browser, Office

from constat.record.models import Citation, Consent, Finding, Incident, Statement


@pytest.fixture
def statement(office: Office, take: Callable[..., str]) -> str:
    return take()


def consents(office: Office) -> dict[str, Consent]:
    return {one.purpose: one for one in office.rows(Consent)}


def taken_back(office: Office, browser: Browser, statement: str, *purposes: str, **told: str) -> object:
    rows = consents(office)
    page = f"/en/work/statements/{statement}/consent"
    browser.get(page)
    return browser.post(page, {"consents": [rows[one].pk for one in purposes], "withdrawn": "2024-09-14", "why": "by telephone"} | told)


def test_one_use_is_taken_back_and_the_others_stand(office: Office, statement: str) -> None:
    awa = office.client("documenter")
    assert taken_back(office, awa, statement, "court").status_code == 302  # type: ignore[attr-defined]
    told = {purpose: row.withdrawn for purpose, row in consents(office).items()}
    assert told.pop("court") == "2024-09-14" and set(told.values()) == {None}
    page = awa.get(f"/en/work/statements/{statement}").text
    assert "Withdrawn 14 September 2024" in page
    assert "by telephone" in office.client("verifier").get(f"/en/work/history/consent/{consents(office)['court'].pk}").text


def test_nothing_for_that_use_leaves_any_more(office: Office, statement: str) -> None:
    from constat.record.lens import Lens

    lens = Lens(office.case, office.case.keys.need())

    def leaves() -> bool:
        return bool(Statement.seen_by(lens.exporting("share-with-partners")).filter(pk=statement).exists())

    before = leaves()
    taken_back(office, office.client("verifier"), statement, "share-with-partners")
    assert before and not leaves()


def test_no_use_and_no_way_is_told_and_changes_nothing(office: Office, statement: str) -> None:
    answer = office.client("documenter").post(f"/en/work/statements/{statement}/consent", {"withdrawn": "2024-09-14", "why": ""})
    assert answer.status_code == 400 and "Choose at least one use" in answer.text
    assert not any(row.withdrawn for row in consents(office).values())


def test_findings_that_rest_on_it_are_listed(office: Office, statement: str) -> None:
    draft = office.case.draft("record")
    incident = draft.new(Incident, code="I-001", title_en="Moura")
    finding = draft.new(Finding, code="F-1", incident=incident, aspect="occurrence", status="draft")
    draft.new(Citation, finding=finding, statement=statement, bearing="for")
    draft.append()
    text = office.client("verifier").get(f"/en/work/statements/{statement}/consent").text
    assert f"/work/findings/{finding}" in text and "I-001" in text


def test_an_answer_changed_meanwhile_is_not_overwritten(office: Office, statement: str) -> None:
    awa, ibrahim, row = office.client("documenter"), office.client("verifier"), consents(office)["court"]
    taken_back(office, ibrahim, statement, "court")
    answer = awa.post(f"/en/work/statements/{statement}/consent", {"consents": row.pk, "withdrawn": "2025-01-01", "why": "late", f"revision-{row.pk}": row.revision})
    assert answer.status_code in (400, 409)
    assert consents(office)["court"].withdrawn == "2024-09-14"


def test_who_does_no_casework_takes_nothing_back(office: Office, statement: str) -> None:
    for role in ("editor", "reader", "administrator"):
        answer = taken_back(office, office.client(role), statement, "court")
        assert answer.status_code in (403, 404)  # type: ignore[attr-defined]
    assert not any(row.withdrawn for row in consents(office).values())


def test_french_says_french(office: Office, statement: str) -> None:
    text = re.sub(r"\s+", " ", office.client("verifier").get(f"/fr/work/statements/{statement}/consent").text)
    assert "Pour quels usages" in text and "Comment cela fut dit" in text and "Remettre à une juridiction nationale" in text
