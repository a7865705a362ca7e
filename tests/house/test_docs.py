"""The generated pages are current, what a page tells its reader to type exists, and every link leads somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from constat.cli.page import columns_page, commands, settings_page

from ..conftest import ROOT

READMES = sorted(ROOT.glob("README*.md"))
PAGES = sorted((ROOT / "docs").rglob("*.md"))
GENERATED = ROOT / "docs/look-up/commands.md"


def test_the_page_of_commands_is_current() -> None:
    run = subprocess.run([sys.executable, "-c", "from constat.cli.page import commands_page as p; import sys; sys.stdout.buffer.write(p().encode())"],
                         capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "CONSTAT_LANGUAGE": "en"})
    assert (ROOT / "docs/look-up/commands.md").read_bytes() == run.stdout, "run: make docs"


def test_the_page_of_settings_is_current() -> None:
    assert (ROOT / "docs/look-up/settings.md").read_text(encoding="utf-8") == settings_page(), "run: make docs"


def test_the_page_of_columns_is_current() -> None:
    assert (ROOT / "docs/look-up/columns.md").read_text(encoding="utf-8") == columns_page(), "run: make docs"


@pytest.mark.parametrize("page", ["README.md", "README.fr.md", "CONTRIBUTING.md"])
def test_every_task_that_a_page_names_is_in_the_makefile(page: str) -> None:
    tasks = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.M)) <= tasks


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def typed(page: Path) -> list[str]:
    """What a page tells its reader to type after `constat`, without comments and without the choice of a language."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    lines = [line.split(" #")[0] for block in blocks for line in block.splitlines()]
    return [re.sub(r"^constat (--language \w+ )?", "", line) for line in lines if line.startswith("constat ")]


@pytest.mark.parametrize("page", [*READMES, *(p for p in PAGES if p != GENERATED and typed(p))], ids=name_of)
def test_every_command_of_a_page_exists_with_its_options(page: Path) -> None:
    known = {name: {o for p in command.params for o in p.opts} for name, command in commands()}
    assert typed(page)
    for line in typed(page):
        name = next((n for n in known if line == n or line.startswith(n + " ")), None)
        assert name, line
        assert set(re.findall(r"--[a-z0-9-]+", line)) <= known[name], line


def test_both_readmes_show_the_same_commands() -> None:
    english, french = (typed(ROOT / name) for name in ("README.md", "README.fr.md"))
    assert [line.replace(".en.", ".fr.") for line in english] == french


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*READMES, *PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=name_of)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        led = (page.parent / path) if path else page
        assert led.exists(), target
        assert not anchor or anchor in anchors(led), target


def test_the_index_names_every_page() -> None:
    index = ROOT / "docs/README.md"
    named = {(index.parent / target).resolve() for target in re.findall(r"\]\(([^)#:]+)\)", index.read_text(encoding="utf-8"))}
    assert {p.resolve() for p in PAGES} - {index.resolve()} == named
