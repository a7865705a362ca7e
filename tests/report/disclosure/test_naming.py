"""Nobody is named below the standard or on a name match, and no text holds what would find a person."""

from __future__ import annotations

import pytest

from constat.report.disclosure.consent import GIVEN, Quoted, Unallowed, unallowed
from constat.report.disclosure.naming import FINDING, NAME_MATCH, Forbidden, Naming, keyed, masked, scan, unnamed
from constat.report.disclosure.rules import Rules

SIGNED = Naming("p-1", FINDING, "clear-and-convincing", signed=True, rights=True)
KEY = b"a key of thirty-two bytes, maybe"


def reason(name: Naming, rules: Rules | None = None) -> str:
    found = unnamed([name], rules or Rules())
    return found[0].reason if found else ""


def test_a_signed_finding_at_the_standard_may_name_with_rights() -> None:
    assert reason(SIGNED) == ""
    assert reason(Naming("p", FINDING, "beyond-reasonable-doubt", True, True)) == ""
    assert reason(Naming("p", FINDING, "reasonable-grounds", True, True), Rules(names="reasonable-grounds")) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (Naming("p", NAME_MATCH, "beyond-reasonable-doubt", True, True), "name-match"),
        (Naming("p", "statement", "beyond-reasonable-doubt", True, True), "no-finding"),
        (Naming("p", FINDING, None, True, True), "no-finding"),
        (Naming("p", FINDING, "clear-and-convincing", False, True), "unsigned"),
        (Naming("p", FINDING, "balance-of-probabilities", True, True), "below-standard"),
        (Naming("p", FINDING, "clear-and-convincing", True, False), "rights"),
    ],
)
def test_nobody_else_is_named(name: Naming, why: str) -> None:
    assert reason(name) == why


WRITTEN = (
    "Amadou Traoré said",
    "by TRAORE, Amadou.",
    "d'Amadou\u00a0Traore",
    "Amadou-Traoré",
    "Ama\u200bdou Trao\u0301re\u0301",
    "A note on amadou traoré",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    for forbidden in (Forbidden.of(["Amadou Traoré"]), Forbidden.of(hashes=[keyed("Amadou Traoré", KEY)], key=KEY)):
        found = scan({"p": text}, forbidden)
        assert [each.what for each in found] == ["name"], text
        assert "dou" not in masked(text, found).casefold()


def test_a_part_of_another_word_is_no_name() -> None:
    assert scan({"p": "Alimentary aid reached Traoré's sister Aminata; Ali."}, Forbidden.of(["Alim", "Amadou Traoré"])) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Call +223 76 12 34 56 now", "telephone"),
        ("tél. 76 12 34 56", "telephone"),
        ("0612345678", "telephone"),
        ("هاتف +٢٢٣ ٧٦ ١٢ ٣٤ ٥٦", "telephone"),
        ("write to a.b@example.org", "e-mail"),
        ("at 14.4974, -4.1968", "coordinates"),
        ("à 14,49741 ; -4,19682", "coordinates"),
        ("14°29'50\"N", "coordinates"),
        ("30P WB 1234 5678", "coordinates"),
    ],
)
def test_what_leads_to_a_person_or_a_house_is_found(text: str, what: str) -> None:
    found = scan({"paragraph 1": text}, Forbidden())
    assert {each.what for each in found} == {what}
    assert found[0].where == "paragraph 1"


@pytest.mark.parametrize(
    "text",
    ["1,277 killed in 2022", "27 to 31 March 2022", "resolution 2364 (2018)", "2022-03-27/2022-03-31", "1 277 personnes, 12 500 déplacés",
     "+119 %", "between 350 and 520", "S/2022/278", "ISO 3166-1", "between 14.5 and 15.5 per cent", "3f2a-91c0-55d1-e0aa"],
)  # fmt: skip
def test_what_reports_are_full_of_is_left_alone(text: str) -> None:
    assert scan({"p": text}, Forbidden.of(["Amadou Traoré"])) == ()


def test_neither_finds_nor_lists_repeat_what_they_found() -> None:
    forbidden = Forbidden.of(["Amadou Traoré"], key=KEY)
    (found,) = scan({"p": "Amadou Traoré"}, forbidden)
    assert "raor" not in repr(forbidden) + repr(found) + str(found.to_json())
    assert "a key" not in repr(forbidden)


def test_silence_is_no_consent() -> None:
    items = [Quoted("s1"), Quoted("s2"), Quoted("f1", "photograph"), Quoted("f2", "photograph")]
    answers = {"s1": GIVEN, "s2": "refused", "f1": "perhaps"}
    found = unallowed(items, answers)
    assert found[0] == Unallowed("s2", "statement", "refused")
    assert [(each.id, each.reason) for each in found[1:]] == [("f1", "not-asked"), ("f2", "not-asked")]
