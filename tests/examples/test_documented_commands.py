"""Every command of the first steps and of the how-to pages that needs no network runs on the demonstration.

A ```console block holds commands to run; a block that names a file (```yaml file=note.yaml) is written as that file first.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from constat.cli.demo import build_reports, load_examples
from constat.events.workspace import Workspace

from ..conftest import ROOT

DOCS = ROOT / "docs"
PAGES = ["learn/first-steps.md", "fr/premiers-pas.md", "do/build-a-report.md", "do/check-claims.md", "do/show-on-a-projector.md"]
ESTIMATES = ["understand/coverage.md", "understand/undercount.md", "understand/change-and-effect.md"]
PAGES += [*ESTIMATES, "fr/couverture.md", "fr/sous-denombrement.md", "fr/changement-et-effet.md"]


def text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def commands(page: str) -> list[str]:
    return [line for block in re.findall(r"```console\n(.*?)```", text(page), re.S) for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documented")
    workspace = Workspace.create(folder / "demo")
    load_examples(workspace)
    build_reports(workspace)
    for page in PAGES:
        for name, content in re.findall(r"```\w+ file=([\w.-]+)\n(.*?)```", text(page), re.S):
            (folder / name).write_text(content, encoding="utf-8")
    return folder


def run(folder: Path, command: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CONSTAT_LANGUAGE": language, "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", *shlex.split(command)]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_page_has_commands() -> None:
    assert len(commands("learn/first-steps.md")) >= 7
    assert all(commands(page) and all(command.startswith("constat ") for command in commands(page)) for page in PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run_one_after_the_other(folder: Path, page: str) -> None:
    # In the page's own language: what the others say is told by the tests of the commands.
    language = "fr" if page.startswith("fr/") else "en"
    for command in commands(page):
        done = run(folder, command, language)
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout.strip() and "Traceback" not in done.stderr, command


def test_what_the_first_steps_say_of_the_answers_is_so(folder: Path) -> None:
    steps = commands("learn/first-steps.md")
    assert "several-datasets" in run(folder, steps[2]).stdout
    assert "several-datasets" not in run(folder, steps[1]).stdout
    assert run(folder, steps[3]).stdout.startswith("at least 203 ")


def test_the_french_first_steps_are_the_english_ones(folder: Path) -> None:
    english = [command.replace(".en.html", ".fr.html") for command in commands("learn/first-steps.md")]
    french = commands("fr/premiers-pas.md")
    assert [command.replace(" --language fr", "") for command in french] == english
    assert run(folder, french[3]).stdout.startswith("au moins 203 ")


def test_the_claims_of_the_page_are_answered_as_it_says(folder: Path) -> None:
    told = run(folder, commands("do/check-claims.md")[0]).stdout
    assert [line.split("]")[0] for line in told.splitlines() if line.startswith("[")] == ["[supported", "[contradicted", "[outside the data"]
    assert "nearest:" in told
