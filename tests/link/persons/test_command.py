"""`constat link persons`, as typed."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from constat.cli import main
from constat.events.workspace import Workspace
from constat.link.linkage import Linkage

from .conftest import LEFT, RIGHT, TRUTH

Types = Callable[..., tuple[str, str]]


@pytest.fixture
def files(tmp_path: Path, lists: tuple[pl.DataFrame, pl.DataFrame]) -> tuple[str, ...]:
    for name, table in zip(("morgue", "office"), lists, strict=True):
        table.write_csv(tmp_path / f"{name}.csv")
    return "--left", str(tmp_path / "morgue.csv"), "--right", str(tmp_path / "office.csv")


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Types:
    def run(*words: object, code: int = 0) -> tuple[str, str]:
        with pytest.raises(SystemExit) as left:
            main(["link", "persons", *(str(w) for w in words)])
        said = capsys.readouterr()
        assert (left.value.code or 0) == code, said.err
        return said.out, said.err

    return run


def nameless(text: str) -> bool:
    """Whether no word of any name stands in a text."""
    words = {word.casefold() for row in (*LEFT, *RIGHT) for word in row.split("|")[1].split() if len(word) > 2}
    return not any(word in text.casefold() for word in words)


def test_ids_probability_and_cluster_are_written(tmp_path: Path, files: tuple[str, ...], typed: Types) -> None:
    out, err = typed(*files, "--out", tmp_path / "links.csv", "--json")
    table = pl.read_csv(tmp_path / "links.csv")
    assert table.columns == ["left_id", "right_id", "probability", "cluster"] and set(table.select("left_id", "right_id").iter_rows()) == TRUTH
    assert json.loads(out)["links"] == 7 and nameless((tmp_path / "links.csv").read_text() + out + err)
    typed(*files, "--out", tmp_path / "links.parquet")
    assert pl.read_parquet(tmp_path / "links.parquet").height == 7


def test_a_pair_is_explained_without_names_unless_asked_on_a_screen(files: tuple[str, ...], typed: Types, monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = typed(*files, "--explain", "a1", "b1")
    assert "name: all parts" in out and nameless(out + err)
    assert nameless(typed(*files, "--explain", "a1", "b1", "--json")[0])
    assert "on screen only" in typed(*files, "--explain", "a1", "b1", "--names", code=2)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert "DIARRA Mousa" in typed(*files, "--explain", "a1", "b1", "--names")[0]
    assert "on screen only" in typed(*files, "--explain", "a1", "b1", "--names", "--json", code=2)[1]


def test_kept_in_a_workspace_pairs_are_reviewed_like_events_and_no_name_lies_there(tmp_path: Path, files: tuple[str, ...], typed: Types) -> None:
    workspace = Workspace.create(tmp_path / "workspace")
    typed(*files, "--keep", "--workspace", workspace.path)
    linkage = Linkage(workspace, "persons")
    assert linkage.standing().members.filter(pl.col("provider") == "morgue").height == 8
    pairs: Any = linkage.standing().pairs
    assert {"bits_name", "bits_date"} <= set(pairs.columns)
    for path in workspace.path.rglob("*"):
        assert path.is_dir() or b"Diarra" not in path.read_bytes()


def test_slips_of_the_pen_are_said(tmp_path: Path, files: tuple[str, ...], typed: Types) -> None:
    assert "--out" in typed(*files, code=2)[1]
    assert "one of the lists" in typed(*files, "--out", files[1], code=2)[1]
    assert "no id" not in typed(*files, "--explain", "a1", "zz", code=3)[1]
    (tmp_path / "bad.csv").write_text("number\n1\n")
    assert "id, name" in typed("--left", tmp_path / "bad.csv", "--right", files[3], "--out", tmp_path / "o.csv", code=2)[1]
    assert "none.csv" in typed("--left", tmp_path / "none.csv", "--right", files[3], "--out", tmp_path / "o.csv", code=2)[1]
    assert not (tmp_path / "o.csv").exists()
