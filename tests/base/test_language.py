from datetime import date

import pytest

from constat.language import current_language, date_range, join_words, long_date, number, percent, phrases, use_language


def test_dates_are_written_as_the_field_writes_them() -> None:
    assert long_date(date(2026, 2, 3), "en") == "3 February 2026"
    assert long_date(date(2026, 2, 3), "fr") == "3 février 2026"
    assert long_date(date(2026, 3, 1), "fr") == "1er mars 2026"


@pytest.mark.parametrize(
    ("first", "last", "en", "fr"),
    [
        (date(2022, 3, 27), date(2022, 3, 27), "27 March 2022", "27 mars 2022"),
        (date(2022, 3, 27), date(2022, 3, 31), "27 to 31 March 2022", "du 27 au 31 mars 2022"),
        (date(2022, 3, 1), date(2022, 4, 2), "1 March to 2 April 2022", "du 1er mars au 2 avril 2022"),
        (date(2021, 12, 30), date(2022, 1, 2), "30 December 2021 to 2 January 2022", "du 30 décembre 2021 au 2 janvier 2022"),
    ],
)
def test_date_ranges(first: date, last: date, en: str, fr: str) -> None:
    assert date_range(first, last, "en") == en
    assert date_range(first, last, "fr") == fr


def test_numbers_and_percentages() -> None:
    assert number(1277, "en") == "1,277"
    assert number(1277, "fr") == "1\u202f277"
    assert percent(0.425, "en") == "43%"
    assert percent(-0.5, "fr") == "-50\u202f%"
    assert percent(1.18664, "en", digits=1) == "118.7%"


def test_words_are_joined() -> None:
    assert join_words([], "en") == ""
    assert join_words(["a"], "fr") == "a"
    assert join_words(["308 men", "72 women", "27 children"], "en") == "308 men, 72 women and 27 children"


def test_a_language_is_used_within_its_block(monkeypatch: pytest.MonkeyPatch) -> None:
    with use_language("fr"):
        assert current_language() == "fr"
    monkeypatch.setenv("CONSTAT_LANGUAGE", "fr")
    assert current_language() == "en"  # the fixture's choice is the nearer one


def test_a_missing_message_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        phrases("model", "en").say("no-such-message")
    with pytest.raises(KeyError):
        phrases("model", "en").say("unknown-measure")


def test_a_value_beyond_measure_is_shown_by_its_beginning() -> None:
    """Fluent refuses to print longer ones: what says that a value is too long would be a fault itself."""
    from constat.errors import BadInput

    told = BadInput("unknown-term", room="vocab", list="harm", term="x" * 70_000, nearest="").say("fr")
    assert "x" * 100 in told and "…" in told and len(told) < 3_000
