"""Every command of the first steps runs on the demonstration, in both languages."""

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

PAGE = ROOT / "docs" / "learn" / "first-steps.md"
COMMANDS = [line for block in re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S) for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first-steps")
    workspace = Workspace.create(folder / "demo")
    load_examples(workspace)
    build_reports(workspace)
    return folder


def run(folder: Path, command: str, language: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CONSTAT_LANGUAGE": language, "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", *shlex.split(command)]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_page_has_commands() -> None:
    assert len(COMMANDS) >= 7
    assert all(command.startswith("constat ") for command in COMMANDS)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_runs(folder: Path, command: str, language: str) -> None:
    done = run(folder, command, language)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert "Traceback" not in done.stderr


def test_what_the_page_says_of_the_answers_is_so(folder: Path) -> None:
    several = run(folder, COMMANDS[2], "en").stdout
    assert "several-datasets" in several
    assert "several-datasets" not in run(folder, COMMANDS[1], "en").stdout
    assert run(folder, COMMANDS[3], "en").stdout.startswith("at least 203 ")
