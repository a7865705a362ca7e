"""`constat gazetteer`: places imported, searched and listed, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from constat.cli import main
from constat.cli.demo import load_case_file
from constat.events.workspace import Workspace

SHEET = """name;aliases;country;admin1;admin2;admin3;latitude;longitude;market_day
Moura;Mourah;Mali;Mopti;Djenné;Togué-Mourari;14.33;-4.35;dimanche
Moura;;Mali;Kayes;Nioro;Gogui;15.3;-9.4;mardi
Nulle part;;Mali;;;;99;0;
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "w" / "record" / "keys").mkdir(parents=True, mode=0o700)
    (tmp_path / "lieux.csv").write_text(SHEET, encoding="utf-8")
    return tmp_path / "w"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_an_import_tells_what_was_refused_and_stores_the_rest(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "gazetteer", "import", workspace.parent / "lieux.csv", "--workspace", workspace, "--json")
    told = json.loads(out)
    assert code == 0 and (told["rows_read"], told["places"], told["rejected"], told["markets"]) == (3, 2, 1, 2)
    assert "99" in err and "latitude" in err
    code, out, _ = run(capsys, "gazetteer", "list", "--workspace", workspace)
    assert code == 0 and "lieux" in out and "MLI" in out


def test_a_dry_run_stores_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, _ = run(capsys, "gazetteer", "import", workspace.parent / "lieux.csv", "--workspace", workspace, "--dry-run")
    assert code == 0 and not (workspace / "record" / "gazetteer").exists()
    code, out, _ = run(capsys, "gazetteer", "list", "--workspace", workspace, "--json")
    assert code == 0 and json.loads(out) == []


def test_a_search_shows_every_namesake_in_both_languages(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "gazetteer", "import", workspace.parent / "lieux.csv", "--workspace", workspace)
    code, out, _ = run(capsys, "--language", "fr", "gazetteer", "search", "moura,", "djenné", "--workspace", workspace)
    assert code == 0 and out.index("Moura (Togué-Mourari, Djenné, Mopti)") < out.index("Moura (Gogui, Nioro, Kayes)")
    assert "2 lieux de ce nom" in out and "marché le dimanche" in out
    code, out, _ = run(capsys, "gazetteer", "search", "Mourah", "--workspace", workspace, "--json", "--country", "Mali", "--on", "2022-03-27")
    assert [one["why"] for one in json.loads(out)] == ["exact", "variant"]


def test_an_empty_gazetteer_says_what_to_do(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "gazetteer", "search", "Moura", "--workspace", workspace)
    assert code == 0 and "constat gazetteer import" in err


def test_wrong_paths_are_refused_with_their_codes(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wanted, arguments in [
        (2, ("import", workspace / "none.csv")),
        (2, ("import", workspace.parent / "lieux.csv", "--country", "Nowhere")),
        (2, ("import", workspace.parent / "lieux.csv", "--name", "../x")),
        (2, ("search", "Moura", "--on", "hier")),
        (3, ("remove", "none")),
    ]:
        code, _, err = run(capsys, "gazetteer", *arguments, "--workspace", workspace)
        assert code == wanted and err.strip()
    code, _, err = run(capsys, "gazetteer", "import", workspace.parent / "lieux.csv", "--workspace", workspace.parent / "elsewhere")
    assert code == 3 and "init" in err
    run(capsys, "gazetteer", "import", workspace.parent / "lieux.csv", "--workspace", workspace)
    assert run(capsys, "gazetteer", "remove", "lieux", "--workspace", workspace)[0] == 0


def test_the_demonstration_knows_the_places_it_tells_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = Workspace.create(tmp_path / "w")
    load_case_file(opened)
    code, out, _ = run(capsys, "gazetteer", "search", "Moura", "--workspace", opened.path, "--json")
    assert code == 0 and json.loads(out)[0]["namesakes"] == 4
    code, out, _ = run(capsys, "--language", "fr", "gazetteer", "search", "kouri ba", "--workspace", opened.path)
    assert code == 0 and "marché le vendredi" in out and "marché le dimanche" in out
