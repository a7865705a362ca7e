"""Tarkane's trap: violence rises, monitors leave, reports fall. Nothing that we print calls that a decrease."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from constat.estimate.comparison import CONFOUNDED, compare
from constat.estimate.presence import add, read_entries
from constat.estimate.presence.saying import said
from constat.events.importing import plan
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.examples.fictional import Generated, generate
from constat.language import use_language
from constat.model import Selection
from constat.model.selection import parse_period
from constat.report.tags import Slots
from constat.report.wording import Wording

NOW, BEFORE = parse_period("2025-01..2025-06"), parse_period("2024-01..2024-06")
AGAINST_CIVILIANS = Selection(dataset=("ged-tarkane",), kind=("one-sided",))
FORBIDDEN = re.compile(r"decreas|declin|fewer incidents|less violence|en baisse|diminu|a reculé de|baisse de", re.IGNORECASE)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return generate(tmp_path_factory.mktemp("tarkane"))


@pytest.fixture(scope="module")
def tarkane(generated: Generated, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.create(tmp_path_factory.mktemp("coverage") / "workspace")
    for source in generated.sources[:3]:
        plan(workspace, source.file, name=source.name, mapping=source.mapping).commit()
    read = read_entries(generated.folder / "coverage.csv")
    assert not read.refused
    add(workspace, read.entries)
    return workspace


@pytest.fixture
def table(tarkane: Workspace) -> Iterator[Table]:
    opened = Table.open(tarkane)
    yield opened
    opened.close()


def test_the_truth_is_that_violence_rose_where_the_monitors_left(generated: Generated) -> None:
    with (generated.folder / "truth" / "incidents.csv").open(encoding="utf-8") as file:
        days = [r["date_start"] for r in csv.DictReader(file) if r["kind"] == "one-sided"]
    counts = [sum(1 for day in days if start.isoformat() <= day <= end.isoformat()) for start, end in (NOW, BEFORE)]
    assert counts[0] > 1.1 * counts[1]


def test_the_naive_line_falls_and_the_word_is_confounded(table: Table) -> None:
    found = compare(table, AGAINST_CIVILIANS, NOW, BEFORE)[0]
    assert found.ratio is not None and found.ratio < 0.7
    assert found.overdispersed is not None and (found.overdispersed.high or 9) < 1
    assert found.wording == CONFOUNDED
    assert found.watched is not None and found.watched.fell
    assert found.panel is not None and found.panel.silent == ("Joint Observation Mission",)


def test_a_workspace_where_nobody_entered_coverage_sees_the_silent_source(generated: Generated, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "blind")
    plan(workspace, generated.sources[0].file, name="ged-tarkane").commit()
    table = Table.open(workspace)
    found = compare(table, AGAINST_CIVILIANS, NOW, BEFORE)[0]
    table.close()
    assert found.watched is None
    assert found.wording == CONFOUNDED


@pytest.mark.parametrize("measure", ["incidents", "killed", "civilians-killed", "injured"])
@pytest.mark.parametrize("dataset", ["ged-tarkane", "acled-tarkane", "otdh"])
@pytest.mark.parametrize("period", ["2025-01..2025-06", "2024-07..2024-12", "2025"])
def test_no_comparison_after_the_withdrawal_says_decreased(table: Table, measure: str, dataset: str, period: str) -> None:
    against = "2023" if period == "2025" else "2024-01..2024-06"
    for comparison in compare(table, Selection(measure=measure, dataset=(dataset,)), parse_period(period), parse_period(against), by="perpetrator"):
        assert comparison.wording != "decreased"
        for language in ("en", "fr"):
            assert not FORBIDDEN.search(" ".join(said(comparison, language)))


@pytest.mark.parametrize(("language", "words"), [("en", "confounded by coverage"), ("fr", "brouillé par la couverture")])
def test_the_command_says_confounded(tarkane: Workspace, language: str, words: str) -> None:
    from constat.cli.figure import group

    given = ["compare", "--period", "2025-01..2025-06", "--against", "2024-01..2024-06", "--dataset", "ged-tarkane", "--kind", "one-sided"]
    with use_language(language):
        answer = CliRunner().invoke(group, [*given, "--workspace", str(tarkane.path)], catch_exceptions=False)
        told = CliRunner().invoke(group, [*given, "--workspace", str(tarkane.path), "--json"], catch_exceptions=False)
    assert words in answer.stdout
    assert not FORBIDDEN.search(answer.stdout + answer.stderr)
    assert json.loads(told.stdout)["wording"] == CONFOUNDED


@pytest.fixture
def written(tarkane: Workspace) -> Iterator[tuple[Any, Any]]:
    """The reckoning of a half-yearly note after the withdrawal, and its specification."""
    from constat.report.reckoning import Reckoning
    from constat.report.specification import specification_of

    given = {
        "template": "quarterly", "name": "note", "title": {"en": "A note", "fr": "Une note"}, "office": {"en": "The office", "fr": "Le bureau"},
        "period": "2025-01..2025-06", "select": {"dataset": ["ged-tarkane"], "kind": ["one-sided"]}, "measures": ["incidents", "killed"],
    }
    specification = specification_of(given, tarkane.path / "note.yaml")
    opened = Table.open(tarkane)
    yield Reckoning(opened, specification), specification
    opened.close()


@pytest.mark.parametrize(("language", "words"), [("en", "confounded by coverage"), ("fr", "brouillé par la couverture")])
@pytest.mark.parametrize("form", ["change_phrase", "change_sentence", "change_again"])
def test_a_report_says_confounded_in_every_form_of_its_sentences(written: tuple[Any, Any], language: str, words: str, form: str) -> None:
    reckoning, specification = written
    wording = Wording(reckoning, Slots(), language)
    change = reckoning.change(specification.selection("incidents"), "last-year", "test")
    assert words in getattr(wording, form)(change)
    assert not FORBIDDEN.search(getattr(wording, form)(change))
    assert wording.change_short(change) == "–"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_reports_passages_on_trends_never_say_that_violence_fell(written: tuple[Any, Any], language: str) -> None:
    from constat.report.incidents import Incidents
    from constat.report.sections import Sections

    reckoning, _ = written
    wording = Wording(reckoning, Slots(), language)
    sections = Sections(reckoning, wording, Incidents(reckoning, wording))
    text = str((*sections.trends(), *sections.key_figures()))
    assert {"en": "confounded by coverage", "fr": "brouillé par la couverture"}[language] in text
    assert not FORBIDDEN.search(text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_names_the_offices_that_ceased_to_watch(written: tuple[Any, Any], language: str) -> None:
    from constat.report.methodology import Methodology

    reckoning, _ = written
    wording = Wording(reckoning, Slots(), language)
    assert "mission-marekou" in str(Methodology(reckoning, wording).limits())


def test_a_claim_that_it_decreased_is_not_supported(table: Table) -> None:
    from constat.report.claims.checking import NOT_DECIDED, answer
    from constat.report.claims.reading import Assertion, Claim

    claim = Claim("c", {"en": "It decreased.", "fr": "En baisse."}, AGAINST_CIVILIANS, Assertion("direction", direction="decreased", period=NOW, against=BEFORE))
    found = answer(table, claim)
    assert (found.verdict, found.firm) == (NOT_DECIDED, False)
