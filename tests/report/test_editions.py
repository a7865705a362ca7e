"""Two editions compared: every figure cited again with another value is found, classed, printed, and refused when silent."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.events.conftest import event
from tests.report.reports import composed, said, written

from constat.errors import BadFile, BadSpecification, NotFound, Refused
from constat.events.query import Table
from constat.report.building import compose
from constat.report.document import Number, plain
from constat.report.document import Table as Printed
from constat.report.editions import changes, corrections, require_listed
from constat.report.specification import read_specification

Told = Callable[..., Table]


def killed(id: str, number: int) -> dict[str, Any]:
    return event(id, "2022-02-10", killed_low=number, killed_best=number, killed_high=number, country="Kelara")


def edition(told: Told, folder: Path, rows: list[dict[str, Any]], measure: str = "killed", **select: Any) -> dict[str, Any]:
    figures = {"dead": {"count": measure, **({"select": select} if select else {})}}
    path = written(folder, "Counted: {{ fig:dead | counted }}.", "Compte : {{ fig:dead | counted }}.", figures=figures)
    return compose(told(rows), read_specification(path, ("en", "fr")), ("en", "fr"))[1]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([killed("a", 5), killed("b", 7), killed("c", 4)], "late-verified"),
        ([killed("a", 5)], "withdrawn"),
        ([killed("a", 5), killed("b", 9)], "revised"),
    ],
)
def test_a_figure_cited_again_with_another_value_is_found_with_its_reason(told: Told, tmp_path: Path, rows: list[dict[str, Any]], why: str) -> None:
    former = edition(told, tmp_path, [killed("a", 5), killed("b", 7)])
    (change,) = changes(former, edition(told, tmp_path, rows)).figures
    assert change.why == why
    assert change.old is not None and change.new is not None
    assert (change.old.value, change.new.value) == (12, sum(row["killed_best"] for row in rows))


def test_the_same_edition_has_no_changes_and_says_so(told: Told, tmp_path: Path) -> None:
    same = edition(told, tmp_path, [killed("a", 5)])
    found = changes(same, same)
    assert found.figures == ()
    require_listed(found, ())
    assert plain(corrections(found, "fr")[0].runs).startswith("Aucun chiffre")  # type: ignore[union-attr]


def test_another_selection_of_the_same_days_is_no_correction(told: Told, tmp_path: Path) -> None:
    rows = [killed("a", 5), killed("b", 7)]
    found = changes(edition(told, tmp_path, rows), edition(told, tmp_path, rows, country=["Kelara"]))
    assert [change.why for change in found.figures] == ["selection-changed"]
    assert found.corrected() == ()


def test_another_measure_is_one_figure_dropped_and_one_new(told: Told, tmp_path: Path) -> None:
    rows = [killed("a", 5), killed("b", 7)]
    found = changes(edition(told, tmp_path, rows), edition(told, tmp_path, rows, measure="incidents"))
    assert [change.why for change in found.figures] == ["new", "dropped"]


def test_a_silently_changed_figure_is_refused_until_it_is_listed(told: Told, tmp_path: Path) -> None:
    found = changes(edition(told, tmp_path, [killed("a", 5)]), edition(told, tmp_path, [killed("a", 6)]))
    with pytest.raises(Refused, match="was 5 in the former edition and is 6"):
        require_listed(found, ())
    require_listed(found, [change.key for change in found.corrected()])


@pytest.mark.parametrize(("language", "reason"), [("en", "revised"), ("fr", "révisé")])
def test_the_annex_prints_old_new_and_reason(told: Told, tmp_path: Path, language: str, reason: str) -> None:
    found = changes(edition(told, tmp_path, [killed("a", 5)]), edition(told, tmp_path, [killed("a", 6)]))
    table = corrections(found, language)[1]
    assert isinstance(table, Printed)
    cells = [plain(cell) for cell in table.rows[0]]
    assert cells[2:4] == ["5", "6"]
    assert cells[4].startswith(reason)


def test_a_folder_without_an_edition_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="holds no former edition"):
        changes(tmp_path, tmp_path)


def former_and(told: Told, folder: Path, now: int, text: str, **given: Any) -> Path:
    """A specification that names an edition which said five, on data that say `now`."""
    (folder / "former.json").write_text(json.dumps(edition(told, folder, [killed("a", 5)])), encoding="utf-8")
    told([killed("a", now)])
    return written(folder, text, figures={"dead": {"count": "killed"}}, former="former.json", **given)


def test_a_build_refuses_what_it_revises_in_silence(told: Told, tmp_path: Path) -> None:
    path = former_and(told, tmp_path, 6, "{{ fig:dead | counted }}.")
    with pytest.raises(Refused, match="was 5 in the former edition and is 6"):
        composed(told([killed("a", 6)]), path)


def test_a_draft_may_still_be_silent(told: Told, tmp_path: Path) -> None:
    path = former_and(told, tmp_path, 6, "{{ fig:dead | counted }}.", draft=True)
    assert composed(told([killed("a", 6)]), path).blocks


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_annex_of_corrections_lists_the_figure_and_leads_to_its_basis(told: Told, tmp_path: Path, language: str) -> None:
    path = former_and(told, tmp_path, 6, "{{ fig:dead | counted }}.\n\n{{ corrections }}")
    (table,) = [block for block in composed(told([killed("a", 6)]), path, language).blocks if isinstance(block, Printed)]
    assert [plain(cell) for cell in table.rows[0]][2:4] == ["5", "6"]
    assert isinstance(table.rows[0][3][0], Number)


def test_without_a_former_edition_its_corrections_are_unknown_and_not_none(told: Told, tmp_path: Path) -> None:
    text = said(told([killed("a", 6)]), written(tmp_path, "{{ corrections }}"))
    assert "No former edition was compared" in text
    assert "is not known" in text


def test_a_former_edition_that_is_no_edition_is_named(told: Told, tmp_path: Path) -> None:
    (tmp_path / "former.json").write_text("[]", encoding="utf-8")
    with pytest.raises(BadFile, match=r"former\.json"):
        composed(told([killed("a", 6)]), written(tmp_path, "{{ corrections }}", former="former.json"))
    with pytest.raises(NotFound):
        composed(told([killed("a", 6)]), written(tmp_path, "{{ corrections }}", former="gone.pdf"))
    with pytest.raises(BadSpecification, match="former"):
        composed(told([killed("a", 6)]), written(tmp_path, "{{ corrections }}", former=3))
