"""`constat report publish` and `withdraw`, with a case file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.report.publications import CODE, EDITOR, approved, opened

from constat.cli.app import app
from constat.errors import NotFound
from constat.record.keys import Cost


def test_an_edition_is_published_and_withdrawn_and_its_page_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cost, "for_this_machine", classmethod(lambda cls: cls.smallest()))
    monkeypatch.setenv("DATABASE_URL", "")
    house = approved(opened(tmp_path / "bureau"))
    home = house.workspace.path
    house.case.close()

    def run(*words: str) -> Any:
        environment = {"CONSTAT_WORKSPACE": str(home), "CONSTAT_USER": EDITOR[0], "CONSTAT_PASSPHRASE": EDITOR[1]}
        return CliRunner(env=environment).invoke(app, ["report", *words])

    assert "Signed" in run("publish", CODE).stdout
    assert run("withdraw", CODE).exit_code == 2
    assert isinstance(run("withdraw", "none", "--why", "x").exception, NotFound)
    told = json.loads(run("withdraw", CODE, "--why", "One count was wrong.", "--json").stdout)
    assert told == {"code": CODE, "withdrawn": True, "folder": str(home / "public" / CODE)}
    pages = [path.read_text(encoding="utf-8") for path in (home / "public" / CODE).glob("index.??.html")]
    assert pages and all("One count was wrong." in page for page in pages)
    assert not list((home / "public" / CODE).glob("*.pdf"))
