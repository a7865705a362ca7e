"""The gate says of each item what, why, what is seen instead and who may decide otherwise; the same each time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.report.disclosure.figures import by_id, counted, parts_of

from constat.errors import NotFound, Refused
from constat.report import arithmetic
from constat.report.disclosure.auditing import audit_suppressed
from constat.report.disclosure.cells import cross
from constat.report.disclosure.consent import Quoted
from constat.report.disclosure.differencing import Edition
from constat.report.disclosure.gate import Decision, ReportItems, review
from constat.report.disclosure.linking import place_of, table_of
from constat.report.disclosure.naming import Forbidden, Naming
from constat.report.disclosure.rules import Rules

ENFORCE = Rules(mode="enforce")
WHOLE, MOPTI, GAO = counted(60), counted(57, place=["Mopti"]), counted(3, place=["Gao"])
FIGURES = by_id(WHOLE, MOPTI, GAO)


def rules_of(decision: Decision) -> set[str]:
    return {entry.rule for entry in decision.entries}


def test_public_data_are_checked_and_nothing_is_suppressed() -> None:
    decision = review(ReportItems(figures=FIGURES, texts={"p": "call +223 76 12 34 56"}), Rules())
    assert rules_of(decision) == {"text-telephone"} and decision.suppressed == ()
    assert review(ReportItems(figures=FIGURES, texts={"p": "call +223 76 12 34 56"}), Rules(mode="off")).entries == ()


def test_a_small_count_and_what_would_give_it_away_are_withheld() -> None:
    decision = review(ReportItems(figures=FIGURES), ENFORCE)
    shown = {entry.item: entry.instead("en") for entry in decision.entries}
    assert shown["figure", place_of(GAO, FIGURES)] == "<\u00a05"
    assert shown["figure", place_of(MOPTI, FIGURES)] == "\u2026"
    assert not any(entry.may_override for entry in decision.entries)


def test_a_ratio_follows_its_parts() -> None:
    share = arithmetic.share(GAO, WHOLE, "t")
    decision = review(ReportItems(figures=by_id(WHOLE, GAO, share)), ENFORCE)
    items = by_id(WHOLE, GAO, share)
    assert {entry.rule for entry in decision.entries if entry.item == ("figure", place_of(share, items))} == {"derived"}


def test_a_former_edition_joins_the_arithmetic() -> None:
    """The half-year less the published first quarter is the second, which a table of this report withholds."""
    half, second = counted(130, period="2022-01..2022-06"), counted(30, period="2022-04..2022-06")
    gao, mopti = counted(2, period="2022-04..2022-06", place=["Gao"]), counted(28, period="2022-04..2022-06", place=["Mopti"])
    rest = arithmetic.remainder(second, [gao, mopti], "t")
    figures = by_id(half, second, gao, mopti, rest)
    former = Edition("first", (counted(100, period="2022-01..2022-03"),))
    decision = review(ReportItems(figures=figures), ENFORCE, [former])
    hidden = {each.key for made in decision.suppressed for each in made.withheld}
    assert ("figure", place_of(gao, figures)) in hidden
    made = decision.suppressed[0]
    bounds = audit_suppressed(made, ENFORCE)
    assert all(bounds[each.key].width >= ENFORCE.width_of(each.measure) for each in made.withheld)


def test_what_a_former_edition_printed_cannot_be_taken_back_and_the_editor_is_told() -> None:
    decision = review(ReportItems(figures=by_id(GAO)), ENFORCE, [Edition("first", (GAO,))])
    (warning,) = [entry for entry in decision.entries if entry.rule == "exposed"]
    assert not decision.passes and warning.may_override
    assert warning.instead("fr") == "le nombre tel quel, une fois que deux personnes en sont convenues"


def test_months_quarters_status_and_sex_are_linked() -> None:
    quarter = counted(40)
    months = [counted(v, period=p) for v, p in ((20, "2022-01"), (17, "2022-02"), (3, "2022-03"))]
    civilians = counted(38, "civilians-killed")
    men = parts_of(civilians, 12, "men")
    table = table_of(by_id(quarter, *months, civilians, men), ENFORCE)
    terms = {len(each.terms) for each in table.sums if not each.at_most}
    assert 4 in terms
    assert any(each.at_most for each in table.sums)
    made = review(ReportItems(figures=by_id(quarter, *months)), ENFORCE).suppressed[0]
    assert len(made.withheld) >= 2 and made.exposed == ()


def test_a_month_of_sexual_violence_is_not_printed() -> None:
    month = counted(40, "sexual-violence", period="2022-02")
    assert rules_of(review(ReportItems(figures=by_id(month)), ENFORCE)) == {"coarse"}


def test_late_verification_warns_or_withholds_as_the_rule_says() -> None:
    former, again = Edition("first", (counted(60, place=["Gao"]),)), counted(61, place=["Gao"])
    assert rules_of(review(ReportItems(figures=by_id(again)), ENFORCE, [former])) == {"late"}
    strict = review(ReportItems(figures=by_id(again)), replace(ENFORCE, late="withhold"), [former])
    assert rules_of(strict) == {"late-withheld"} and strict.suppressed[0].withheld[0].shown() == "\u2026"


def items() -> ReportItems:
    return ReportItems(
        figures=FIGURES,
        rows={"r1": {"date_start": date(2022, 2, 11), "date_end": date(2022, 2, 11), "place_name": "CANARY", "admin1": "Mopti", "sexual_violence_best": 1}},
        names=(Naming("p-7", "name-match"),),
        texts={"paragraph 1": "Amadou CANARY was there."},
        forbidden=Forbidden.of(["Amadou Canary"]),
        quoted=(Quoted("s-1"), Quoted("f-1", "photograph")),
        consent={"s-1": "withdrawn"},
    )


def test_every_entry_says_why_and_what_is_seen_instead_in_both_languages() -> None:
    decision = review(items(), ENFORCE)
    assert {"small", "differencing", "coarsened", "name-name-match", "text-name", "consent-withdrawn", "consent-not-asked"} <= rules_of(decision)
    for entry in decision.to_json()["entries"]:
        assert all(entry["why"][language] and entry["instead"][language] for language in ("en", "fr"))
    assert json.dumps(review(items(), ENFORCE).to_json()) == json.dumps(decision.to_json())


def test_no_secret_is_in_what_the_gate_says() -> None:
    text = json.dumps(review(items(), ENFORCE).to_json()) + repr(review(items(), ENFORCE).entries)
    assert "CANARY" not in text and "madou" not in text
    assert GAO.id not in text and MOPTI.id not in text


def test_a_warning_needs_a_reason_and_two_people_and_small_numbers_are_nobodys_to_waive() -> None:
    decision = review(items(), ENFORCE)
    warning = decision.open[0]
    for given in ({"reason": " ", "by": "a", "second": "b"}, {"reason": "x", "by": "a", "second": "A "}, {"reason": "x", "by": "a", "second": ""}):
        with pytest.raises(Refused, match="two different people"):
            decision.overridden(warning.item, warning.rule, **given)
    done = decision.overridden(warning.item, warning.rule, reason="he is the mayor and speaks in public", by="awa", second="marc")
    assert not decision.passes and done.passes
    small = next(entry for entry in decision.entries if entry.rule == "small")
    with pytest.raises(Refused, match="nobody may waive"):
        decision.overridden(small.item, small.rule, reason="x", by="a", second="b")
    with pytest.raises(NotFound):
        decision.overridden(("text", "nowhere"), "text-name", reason="x", by="a", second="b")


def test_further_tables_are_judged_with_places_of_their_own() -> None:
    table = cross("by-place", {("Gao", "men"): 3, ("Gao", "women"): 12, ("Mopti", "men"): 20, ("Mopti", "women"): 30})
    decision = review(ReportItems(tables=(table,)), ENFORCE)
    assert ("by-place", "Gao", "men") in {entry.item for entry in decision.entries}
    assert all(entry.instead("en") and entry.instead("fr") for entry in decision.entries)
