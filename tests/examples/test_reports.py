"""The examples' reports build in both languages from a workspace that holds the examples, and say what they must."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from constat.events.importing import plan
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.examples import fictional, folder
from constat.model.selection import Selection
from constat.report.building import build


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    place = tmp_path_factory.mktemp("examples")
    made = Workspace.create(place / "workspace")
    for source in fictional.generate(place / "tarkane").sources:
        plan(made, source.file, name=source.name, mapping=source.mapping).commit()
    plan(made, folder("moura") / "moura.yaml", name="moura").commit()
    return made


def words(path: Path) -> str:
    body = re.sub(r"<(style|svg|script)[\s\S]*?</\1>", "", path.read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def test_rival_accounts_are_one_count_with_its_range_and_never_a_sum(workspace: Workspace) -> None:
    killed = Table.open(workspace).count(Selection.from_dict({"measure": "killed", "dataset": ["moura"]}))
    assert (killed.value, killed.low, killed.high, killed.at_least) == (203, 203, None, True)
    assert killed.value != 203 + 300 + 500


def test_no_account_of_moura_tells_of_civilians_killed(workspace: Workspace) -> None:
    civilians = Table.open(workspace).count(Selection.from_dict({"measure": "civilians-killed", "dataset": ["moura"]}))
    assert civilians.value in (None, 0)
    assert "not-told" in {flag.code for flag in civilians.flags}


def test_the_moura_report_prints_each_account_with_its_source(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace, folder("moura") / "report" / "incident.yaml", tmp_path, formats=("html",))
    for language, told in (
        ("en", ("at least 500 people killed", "203 people killed", "about 300 people killed")),
        ("fr", ("au moins 500 personnes tuées", "203 personnes tuées", "environ 300 personnes tuées")),
    ):
        text = words(tmp_path / f"moura-incident.{language}.html").replace("\u202f", " ").replace("\u00a0", " ")
        assert all(phrase in text for phrase in told), language
        assert all(f"[{account}]" in text for account in ("ohchr-2023-05", "fama-2022-04-01", "hrw-2022-04-05"))


@pytest.mark.slow
def test_the_quarterly_note_builds_in_both_languages(workspace: Workspace, tmp_path: Path) -> None:
    built = build(workspace, folder("fictional") / "report" / "quarterly.yaml", tmp_path, formats=("html",))
    assert len(built.figures) > 40
    for language, invented in (("en", "Tarkane is an invented country"), ("fr", "Le Tarkane est un pays inventé")):
        assert invented in words(tmp_path / f"tarkane-quarterly.{language}.html")
