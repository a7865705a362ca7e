from datetime import date
from pathlib import Path

import pytest

from constat.errors import BadSpecification
from constat.report.claims.reading import read_claims

HEAD = "constat-claims: 1\nselect: {country: Mali}\nclaims:\n"


def written(folder: Path, claim: str) -> Path:
    file = folder / "claims.yaml"
    file.write_text(HEAD + claim, encoding="utf-8")
    return file


def one(folder: Path, asserts: str, select: str = "{measure: killed, period: 2022-Q1}"):  # type: ignore[no-untyped-def]
    return read_claims(written(folder, f"  - {{id: a, sentence: It rose., select: {select}, asserts: {asserts}}}\n")).claims[0]


@pytest.mark.parametrize(
    ("asserts", "low", "high"),
    [
        ("{exactly: 500}", 500, 500),
        ("{at-least: 500}", 500, None),
        ("{at-most: 5}", None, 5),
        ("{between: [3, 7]}", 3, 7),
        ("{about: 500}", 450, 550),
        ("{about: 500, tolerance: 0.02}", 490, 510),
    ],
)
def test_a_count_asserts_bounds(tmp_path: Path, asserts: str, low: float | None, high: float | None) -> None:
    found = one(tmp_path, asserts).asserts
    assert (found.kind, found.low and pytest.approx(found.low), found.high and pytest.approx(found.high)) == ("count", low, high)


def test_a_change_of_a_hundred_percent_is_a_ratio_of_two(tmp_path: Path) -> None:
    found = one(tmp_path, "{change: 100, against: 2021-Q4}").asserts
    assert (found.low, found.high) == (pytest.approx(1.8), pytest.approx(2.2))
    assert found.against == (date(2021, 10, 1), date(2021, 12, 31))


def test_after_a_day_compares_as_many_months_on_either_side(tmp_path: Path) -> None:
    found = one(tmp_path, "{after: 2023-07-01, months: 6, direction: increased}", "{measure: killed}").asserts
    assert found.period == (date(2023, 7, 1), date(2023, 12, 31))
    assert found.against == (date(2023, 1, 1), date(2023, 6, 30))


def test_the_base_selection_is_that_of_the_other_side_too(tmp_path: Path) -> None:
    found = one(tmp_path, "{more-than: {measure: killed, place: Gao}}").asserts
    assert found.other is not None and found.other.country == ("Mali",) and found.other.place == ("Gao",)


@pytest.mark.parametrize(
    "asserts",
    [
        "{exactly: 1, at-least: 2}",
        "{}",
        "{sure: 1}",
        "{about: many}",
        "{between: 3}",
        "{direction: up, against: 2021}",
        "{change: 100}",
        "{after: 2023-07-01, months: 0, direction: increased}",
        "{exactly: 5, against: 2021}",
        "[1]",
        "{direction: increased, against: soon}",
        "{more-than: {contry: Mali}}",
    ],
)
def test_an_assertion_that_is_none_is_refused(tmp_path: Path, asserts: str) -> None:
    with pytest.raises(BadSpecification) as fault:
        one(tmp_path, asserts)
    assert "claims.yaml" in fault.value.say("en") and "claims.yaml" in fault.value.say("fr")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "claims: []",
        "constat-claims: 2\nclaims: []",
        "constat-claims: 1\nclaims: {}",
        "constat-claims: 1\nclaims: [3]",
        "constat-claims: 1\nclaims: []\nmore: 1",
    ],
)
def test_a_file_that_holds_no_claims_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(text)
    with pytest.raises(BadSpecification):
        read_claims(file)


def test_an_absent_or_binary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSpecification):
        read_claims(tmp_path / "absent.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(BadSpecification):
        read_claims(tmp_path / "binary.yaml")


def test_two_claims_of_one_id_are_refused(tmp_path: Path) -> None:
    claim = "  - {id: a, sentence: One., select: {measure: killed}, asserts: {exactly: 1}}\n"
    with pytest.raises(BadSpecification, match="two claims"):
        read_claims(written(tmp_path, claim * 2))
