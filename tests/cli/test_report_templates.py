"""Each template from the command line in one go: new, build, verify, in both languages, with remarks beside and refusals after."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from constat.cli import main
from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.examples.moura import FILE
from constat.model.figure import Figure
from constat.report.templates import TEMPLATES


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Workspace.create(tmp_path_factory.mktemp("templates") / "w")
    plan(made, FILE, name="moura").commit()
    return made.path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def new(capsys: pytest.CaptureFixture[str], folder: Path, template: str) -> Path:
    path = folder / f"{template}.yaml"
    asked = ("--template", template, "--period", "2022-03-27..2022-03-31", "--office", "The office", "--dataset", "moura")
    assert run(capsys, "report", "new", path, *asked)[0] == 0
    return path


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_becomes_a_report_that_verifies(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], template: str) -> None:
    path = new(capsys, tmp_path, template)
    code, out, err = run(capsys, "report", "build", path, "--out", tmp_path / "out", "--workspace", workspace, "--json")
    assert code == 0, err
    files = [Path(file) for file in json.loads(out)["files"]]
    assert {file.suffixes[-2] + file.suffix for file in files if file.suffix in (".pdf", ".docx", ".html")} == {
        f".{language}.{form}" for language in ("en", "fr") for form in ("pdf", "docx", "html")
    }
    for file in files:
        if file.suffix in (".pdf", ".docx", ".html"):
            code, said, err = run(capsys, "report", "verify", file, "--workspace", workspace, "--json")
            assert code == 0, said + err


def test_a_build_remarks_on_the_words_without_refusing_them(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = new(capsys, tmp_path, "flash")
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    given["fields"]["threat"] = {"en": "Abuses by the armed forces.", "fr": "Des atteintes par les forces armées."}
    path.write_text(yaml.safe_dump(given), encoding="utf-8")
    code, _, err = run(capsys, "report", "build", path, "--out", tmp_path / "out", "--workspace", workspace, "--format", "html")
    assert code == 0
    assert "threat.en:1" in err
    assert "threat.fr:1" in err


def test_a_published_note_names_its_former_edition_or_is_refused_when_silent(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The former edition is the same note with one figure altered in its manifest, as if the data had said otherwise then."""
    (tmp_path / "note.en.md").write_text("{{ fig:dead | counted }}.", encoding="utf-8")
    (tmp_path / "note.fr.md").write_text("{{ fig:dead | counted }}.", encoding="utf-8")
    both = {"en": "Note", "fr": "Note"}
    given = {"name": "note", "title": both, "office": both, "period": "2022-Q1", "select": {"dataset": ["moura"]}, "figures": {"dead": {"count": "killed"}}}
    path = tmp_path / "note.yaml"
    path.write_text(yaml.safe_dump({**given, "text": {"en": "note.en.md", "fr": "note.fr.md"}}), encoding="utf-8")
    build = ("report", "build", path, "--out", tmp_path / "out", "--workspace", workspace, "--format", "html")
    assert run(capsys, *build)[0] == 0
    html = (tmp_path / "out" / "note.en.html").read_text(encoding="utf-8")
    manifest = json.loads(html.split('id="constat-manifest">')[1].split("</script>")[0])
    (dead,) = manifest["figures"]
    earlier = replace(Figure.from_json(dead), value=190)
    manifest["figures"] = [earlier.to_json()]
    manifest["document"]["printed"] = [[where, earlier.id, mode, text] for where, _, mode, text in manifest["document"]["printed"]]
    (tmp_path / "former.json").write_text(json.dumps(manifest), encoding="utf-8")
    path.write_text(yaml.safe_dump({**given, "former": "former.json", "text": {"en": "note.en.md", "fr": "note.fr.md"}}), encoding="utf-8")
    code, _, err = run(capsys, *build)
    assert code != 0
    assert "190" in err
    for language in ("en", "fr"):
        (tmp_path / f"note.{language}.md").write_text("{{ fig:dead | counted }}.\n\n{{ corrections }}", encoding="utf-8")
    assert run(capsys, *build)[0] == 0
    assert ">at least 190<" in (tmp_path / "out" / "note.en.html").read_text(encoding="utf-8")
