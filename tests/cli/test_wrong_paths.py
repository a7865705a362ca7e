"""A path that leads nowhere, or to the wrong thing, is told as what it is, in both languages."""

import json
from pathlib import Path

import pytest

from constat.cli import main
from constat.events.workspace import Workspace
from constat.language import use_language


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Workspace.create(tmp_path_factory.mktemp("paths") / "w").path


def said(capsys: pytest.CaptureFixture[str], language: str, code: int, *arguments: object) -> str:
    with use_language(language), pytest.raises(SystemExit) as left:  # type: ignore[arg-type]
        main(["--language", language, *(str(a) for a in arguments)])
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (code, ""), err
    assert "Traceback" not in err
    return err


def test_an_absent_report_is_not_called_a_specification(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "en", 2, "report", "verify", "ABSENT", "--workspace", workspace)
    assert "ABSENT" in told and "PDF" in told and "specification" not in told
    told = said(capsys, "fr", 2, "report", "verify", "ABSENT", "--workspace", workspace)
    assert "n’existe pas" in told and "spécification" not in told


def test_an_absent_file_of_claims_is_told_as_absent(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "en", 2, "claim", "check", "absent.yaml", "--workspace", workspace)
    assert "no file of claims" in told and "(-)" not in told
    assert "Aucun fichier d'affirmations" in said(capsys, "fr", 2, "claim", "check", "absent.yaml", "--workspace", workspace)


@pytest.mark.parametrize("command", [("init",), ("demo", "--no-serve")])
@pytest.mark.parametrize("under", ["", "/further/down"])
def test_a_workspace_cannot_stand_on_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], under: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear")
    told = said(capsys, "en", 6, *command, "--workspace", f"{file}{under}")
    assert "letter.txt" in told and "a file stands" in told and "Choose another path" in told and "disk" not in told
    told = said(capsys, "fr", 6, *command, "--workspace", f"{file}{under}")
    assert "un fichier se trouve" in told and "Choisissez un autre chemin" in told and "disque" not in told
    assert file.read_text() == "dear"


def test_a_name_that_no_disk_takes_is_called_too_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "too long" in said(capsys, "en", 6, "init", "--workspace", tmp_path / ("n" * 300))


@pytest.mark.parametrize("command", [("dataset", "add"), ("report", "verify"), ("report", "build", "--out", "out"), ("claim", "check")])
def test_a_folder_is_called_a_folder(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    assert "is a folder" in said(capsys, "en", 2, *command, tmp_path, "--workspace", workspace)
    assert "est un dossier" in said(capsys, "fr", 2, *command, tmp_path, "--workspace", workspace)


def test_prose_is_called_no_table_and_not_quoted_at_length(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prose = tmp_path / "letter.md"
    prose.write_text("# Letter\n\n" + "We went to the village, met the families, and wrote down with care what each of them told us, one by one.\n" * 8)
    told = said(capsys, "en", 2, "dataset", "add", prose, "--workspace", workspace)
    assert "does not look like a table" in told and len(told) < 300
    assert "pas l'air d'un tableau" in said(capsys, "fr", 2, "dataset", "add", prose, "--workspace", workspace)


def test_a_table_without_dates_lists_some_of_its_columns(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "list.csv"
    table.write_text(",".join(f"thing{n}" for n in range(40)) + "\n" + ",".join("abc" for _ in range(40)) + "\n")
    told = said(capsys, "en", 2, "dataset", "add", table, "--workspace", workspace)
    assert "thing0, thing1" in told and "thing39" not in told and "…" in told


def test_a_running_import_is_not_called_cut_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = Workspace.create(tmp_path / "w")
    (workspace.path / "datasets" / "told" / "0001").mkdir(parents=True)

    def findings(language: str = "en") -> dict[str, str]:
        with use_language(language), pytest.raises(SystemExit):  # type: ignore[arg-type]
            main(["--language", language, "doctor", "--workspace", str(workspace.path), "--json"])
        return {f["id"]: f["message"] for f in json.loads(capsys.readouterr().out)["findings"]}

    with workspace.writing():
        assert "health-leftovers" not in findings() and "at this moment" in findings()["health-import-running"]
        assert "en ce moment" in findings("fr")["health-import-running"]
    assert "health-leftovers" in findings() and "health-import-running" not in findings()
