"""The incident report: accounts side by side in the order of their days, parts as each source says, the authorities' own account."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.events.conftest import event, workspace
from tests.report.reports import body, composed, written

from constat.events import importing
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.examples.moura import FILE
from constat.report.document import Paragraph, Quotation, plain
from constat.report.document import Table as Printed
from constat.report.incidents import in_language

__all__ = ["workspace"]
Told = Callable[..., Table]
MOURA: dict[str, Any] = {"period": "2022-03-27..2022-03-31", "select": {"dataset": ["moura"]}}


@pytest.fixture
def moura(workspace: Workspace) -> Table:
    importing.plan(workspace, FILE, name="moura").commit()
    return Table.open(workspace)


@pytest.mark.parametrize(
    ("language", "women", "within"), [("en", "People killed, women", "within: people killed"), ("fr", "Personnes tuées, femmes", "compris dans")]
)
def test_a_part_is_said_to_be_within_its_whole_by_the_source_that_says_so(moura: Table, tmp_path: Path, language: str, women: str, within: str) -> None:
    (table,) = [b for b in composed(moura, written(tmp_path, "{{ wholes }}", **MOURA), language).blocks if isinstance(b, Printed)]
    rows = [[plain(cell).replace("\u202f", " ").replace("\xa0", " ") for cell in row] for row in table.rows]
    (found,) = [row for row in rows if row[1] == women]
    assert found[2] in ("about 20", "environ 20")
    assert found[3].startswith(within)
    whole = next(row for row in rows if row[2] in ("at least 500", "au moins 500"))
    assert whole[3] in ("a whole of its own", "total en soi")


def test_where_no_source_says_it_the_parts_are_not_known(told: Told, tmp_path: Path) -> None:
    assert "is not known" in " ".join(body(told([event("a", "2022-02-10")]), written(tmp_path, "{{ wholes }}")))


def test_the_authorities_speak_first_as_a_quotation_or_as_a_summary_named_so(moura: Table, tmp_path: Path) -> None:
    lead, quotation = composed(moura, written(tmp_path, "{{ authorities }}", **MOURA), "fr").blocks[:2]
    assert isinstance(lead, Paragraph) and isinstance(quotation, Quotation)
    assert "résumé du codeur" in plain(lead.runs)
    assert "203" in plain(quotation.runs)


def test_no_account_of_the_authorities_is_said(told: Told, tmp_path: Path) -> None:
    assert "No account of the authorities" in " ".join(body(told([event("a", "2022-02-10")]), written(tmp_path, "{{ authorities }}")))


def test_the_chronology_goes_by_day_and_says_who_is_blamed_by_nobody(told: Told, tmp_path: Path) -> None:
    rows = [event("b", "2022-03-02", killed_low=4), event("a", "2022-02-01", killed_best=3, perpetrators=["Group A"])]
    lines = [line for line in body(told(rows), written(tmp_path, "{{ chronology }}")) if "Killed, as told" in line]
    text = " ".join(lines)
    assert text.index("1 February 2022") < text.index("2 March 2022")
    assert "Killed, as told: 3. Attributed to Group A" in text
    assert "≥\N{NO-BREAK SPACE}4. Attributed to nobody" in text


def test_rival_accounts_make_no_table_whose_rest_is_less_than_nothing(moura: Table, tmp_path: Path) -> None:
    table = {"by": {"title": {"en": "By party", "fr": "Par partie"}, "by": "perpetrator", "measures": ["killed"]}}
    (first, *_) = composed(moura, written(tmp_path, "{{ table:by }}", tables=table, **MOURA)).blocks
    assert isinstance(first, Paragraph)
    assert "rival accounts" in plain(first.runs)


def test_a_period_without_data_is_unknown_and_not_nought(told: Told, tmp_path: Path) -> None:
    table = {"by": {"title": {"en": "T", "fr": "T"}, "by": "country", "measures": ["killed"], "change": "previous"}}
    rows = [event("a", "2022-02-10", country="Kelara", killed_best=12)]
    (printed,) = [b for b in composed(told(rows), written(tmp_path, "{{ table:by }}", tables=table)).blocks if isinstance(b, Printed)]
    assert [plain(cell) for cell in printed.rows[0]] == ["Kelara", "12", "\u2013", "\u2013"]
    assert "an unknown number" in " ".join(body(told(rows), written(tmp_path, "{{ limits }}")))


def test_a_summary_in_both_languages_is_read_in_the_one_of_the_document() -> None:
    both = "[Summary] Ten. [Résumé] Dix."
    assert (in_language(both, "en"), in_language(both, "fr")) == ("[Summary] Ten.", "[Résumé] Dix.")
    assert in_language("Quoted [Summary] words", "fr") == "Quoted [Summary] words"
