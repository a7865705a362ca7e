"""The generated pages are current, and what the README tells a newcomer to type exists."""

import os
import re
import subprocess
import sys

import pytest

from constat.cli.page import commands, settings_page

from ..conftest import ROOT


def test_the_page_of_commands_is_current() -> None:
    run = subprocess.run([sys.executable, "-c", "from constat.cli.page import commands_page as p; import sys; sys.stdout.buffer.write(p().encode())"],
                         capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "CONSTAT_LANGUAGE": "en"})
    assert (ROOT / "docs/look-up/commands.md").read_bytes() == run.stdout, "run: make docs"


def test_the_page_of_settings_is_current() -> None:
    assert (ROOT / "docs/look-up/settings.md").read_text(encoding="utf-8") == settings_page(), "run: make docs"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_task_that_a_page_names_is_in_the_makefile(page: str) -> None:
    tasks = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.M)) <= tasks


def test_every_command_of_the_readme_exists_with_its_options() -> None:
    known = {name: {o for p in command.params for o in p.opts} for name, command in commands()}
    lines = re.findall(r"^constat (.+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert lines
    for line in lines:
        name = next((n for n in known if line == n or line.startswith(n + " ")), None)
        assert name, line
        assert set(re.findall(r"--[a-z-]+", line)) <= known[name], line


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert (ROOT / target).is_file(), target
