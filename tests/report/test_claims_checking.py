"""Each verdict on invented rows: 12 killed in 2021, at least 30 in the first quarter of 2022, and what cannot be said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from constat.events.query import Table
from constat.report.claims import Answer, check_claims

from ..events.conftest import event, planned, told, workspace

__all__ = ["planned", "told", "workspace"]
Told = Callable[..., Table]
HEAD = "constat-claims: 1\nselect: {country: Mali}\nclaims:\n"


def rows() -> list[dict[str, object]]:
    mali = {"country": "Mali", "country_iso3": "MLI"}
    early = [event(f"e{m}", f"2021-{m:02d}-10", killed_low=1, killed_best=1, killed_high=1, perpetrators=["Army"], **mali) for m in range(1, 13)]
    late = [
        event(f"l{d}", f"2022-01-{d:02d}", killed_low=2, killed_best=3, killed_high=5, perpetrators=["Army"], place_name="Moura", **mali)
        for d in range(1, 31, 3)
    ]
    return [*early, *late, event("last", "2022-12-31", kind="state-based", **mali)]


@pytest.fixture
def asked(told: Told, tmp_path: Path) -> Callable[[str, str], Answer]:
    table = told(rows())

    def ask(select: str, asserts: str) -> Answer:
        file = tmp_path / "claims.yaml"
        file.write_text(HEAD + f"  - {{id: a, sentence: It rose., select: {select}, asserts: {asserts}}}\n", encoding="utf-8")
        return check_claims(table, file).answers[0]

    return ask


@pytest.mark.parametrize(
    ("select", "asserts", "verdict", "firm"),
    [
        ("{measure: killed, period: 2021}", "{exactly: 12}", "supported", True),
        ("{measure: killed, period: 2022-Q1}", "{at-least: 15}", "supported", True),
        ("{measure: killed, period: 2022-Q1}", "{at-least: 25}", "supported", False),
        ("{measure: killed, period: 2022-Q1}", "{at-least: 45}", "not-decided", False),
        ("{measure: killed, period: 2022-Q1}", "{at-least: 60}", "contradicted", False),
        ("{measure: killed, period: 2021}", "{about: 13}", "supported", True),
        ("{measure: killed, period: 2022-01}", "{direction: increased, against: 2021-01..2021-12}", "supported", True),
        ("{measure: killed, period: 2022-01}", "{direction: decreased, against: 2021-01..2021-12}", "contradicted", False),
        ("{measure: killed, period: 2021-07..2021-12}", "{direction: increased, against: 2021-01..2021-06}", "not-decided", False),
        ("{measure: killed, period: 2021-07..2021-12}", "{ratio: 1, against: 2021-01..2021-06}", "supported", True),
        ("{measure: killed, period: 2021-07..2021-12}", "{change: 54, against: 2021-01..2021-06}", "contradicted", False),
        ("{measure: killed, period: 2022-Q1}", "{more-than: {measure: killed, period: 2021}}", "supported", True),
        ("{measure: killed, period: 2021}", "{more-than: {measure: killed, period: 2022-Q1}}", "contradicted", False),
        ("{measure: killed, period: 2021-02}", "{share-of: {measure: killed, period: 2021}, about: 0.0833}", "supported", True),
        ("{measure: killed, period: 2010}", "{exactly: 12}", "outside-data", False),
        ("{measure: killed, place: Mopti, period: 2021}", "{exactly: 12}", "outside-data", False),
        ("{measure: injured, period: 2021}", "{exactly: 12}", "outside-data", False),
        ("{measure: killed}", "{after: 2030-01-01, months: 6, direction: increased}", "outside-data", False),
    ],
)  # fmt: skip
def test_each_verdict_is_reached(asked: Callable[[str, str], Answer], select: str, asserts: str, verdict: str, firm: bool) -> None:
    found = asked(select, asserts)
    assert (found.verdict, found.firm) == (verdict, firm)
    assert found.explain("en") and found.explain("fr") and found.explain("en") != found.explain("fr")
    if verdict in ("supported", "contradicted"):
        assert found.figures and found.found is not None


def test_a_claim_of_the_wrong_unit_finds_its_candidate(asked: Callable[[str, str], Answer]) -> None:
    """30 persons were killed in 10 incidents: "10 killed" is the number of incidents."""
    found = asked("{measure: killed, period: 2022-Q1, place: Moura}", "{exactly: 10}")
    assert found.verdict == "contradicted"
    assert any(c.holds and c.changed == ("measure:incidents",) and c.value == 10 for c in found.candidates)


def test_what_happened_before_a_period_outside_is_told_by_the_data_s_own_period(asked: Callable[[str, str], Answer]) -> None:
    assert "2021-01-10 to 2022-12-31" in asked("{measure: killed, place: Nowhere, period: 2010}", "{exactly: 1}").explain("en")


def test_json_says_verdict_figures_and_candidates(asked: Callable[[str, str], Answer]) -> None:
    told_ = asked("{measure: killed, period: 2022-Q1}", "{at-least: 60}").to_json()
    assert told_["verdict"] == "contradicted" and told_["verdict_text"] == "contradicted"
    assert told_["figures"][0]["value"] == 30
    assert told_["found"] == {"value": 30.0, "low": 20.0, "high": 50.0}


def test_the_shipped_claims_on_mali_are_readable() -> None:
    from constat.examples import folder
    from constat.report.claims import read_claims

    assert len(read_claims(folder("claims") / "mali.yaml").claims) >= 9
