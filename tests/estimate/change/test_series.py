from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from constat.errors import BadInput
from constat.estimate.change import Series, gathered, monthly, overview, read
from constat.events.query import Table
from constat.model import Selection

from ...events.conftest import event, planned, told, workspace

__all__ = ["planned", "told", "workspace"]
Told = Callable[..., Table]


def rows(*cells: tuple[object, object]) -> list[dict[str, object]]:
    return [{"month": month, "n": count} for month, count in cells]


def test_months_stand_in_order_whatever_the_table_does() -> None:
    found = gathered(rows(("2020-02", 3), ("2019-12-01", "1"), ("2020-01", 0)), "month", "n")
    assert found == Series(date(2019, 12, 1), (1, 0, 3))
    assert found.days == (31, 31, 29)
    assert found.index(date(2020, 2, 28)) == 2


@pytest.mark.parametrize(("cells", "says"), [
    ([("2020-01", 1), ("2020-04", 1)], r"2 months are missing \(2020-02, 2020-03\)"),
    ([("2020-01", 1), ("2020-01-15", 1)], "2020-01 stands twice"),
    ([("2020-01", -1)], "“-1”"),
    ([("2020-01", 1.5)], "“1.5”"),
    ([("2020-01", None)], "“”"),
    ([("2020-01", "many")], "“many”"),
    ([("2020-13", 1)], "no date"),
    ([], "no month"),
])
def test_what_is_no_series_is_refused_with_what_is_needed(cells: list[tuple[object, object]], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        gathered(rows(*cells), "month", "n")


def test_a_date_outside_is_refused() -> None:
    with pytest.raises(BadInput, match="2020-01 to 2020-02"):
        Series(date(2020, 1, 1), (1, 2)).index(date(2020, 3, 1))


def test_a_file_is_read_whole_or_by_place(tmp_path: Path) -> None:
    file = tmp_path / "months.csv"
    file.write_text("month,place,n\n2020-01,B,1\n2020-01,A,2\n2020-02,B,3\n2020-02,A,4\n", encoding="utf-8")
    assert [(s.name, s.counts) for s in read(file, "month", "n", by="place")] == [("A", (2, 4)), ("B", (1, 3))]
    with pytest.raises(BadInput, match="--by"):
        read(file, "month", "n")
    with pytest.raises(BadInput, match="no column “deaths”. Its columns are: month, place, n"):
        read(file, "month", "deaths")


def test_a_selection_has_its_empty_months_and_no_broken_ones(told: Told) -> None:
    days = ["2021-01-15", "2021-02-03", "2021-02-20", "2021-05-07", "2021-06-10"]
    table = told([event(f"e{i}", day, killed_best=2) for i, day in enumerate(days)])
    found = monthly(table, Selection(measure="killed"))
    assert found == Series(date(2021, 2, 1), (4, 0, 0, 2))
    assert monthly(table, Selection(measure="incidents", start=date(2021, 3, 1), end=date(2021, 5, 31))).counts == (0, 0, 1)


def test_an_overview_holds_what_a_page_shows(told: Told) -> None:
    table = told([event(f"e{m}-{d}", f"2021-{m:02d}-{d:02d}") for m in range(1, 13) for d in range(1, 4 if m < 7 else 25)] + [event("z", "2022-01-31")])
    found = overview(table, Selection(measure="incidents"))
    assert found.changes.points[0].month == date(2021, 7, 1)
    changed, watched = found.say("fr")
    assert found.trend is None and "niveau a changé" in changed and "couverture" in watched
