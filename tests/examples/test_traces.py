"""What is listed sums exactly to what is printed, for every figure of every example."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from constat.cli.demo import build_reports, load_examples
from constat.events.ledger import recall
from constat.events.tracing import is_listed, trace
from constat.events.workspace import Workspace
from constat.model import Figure


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.create(tmp_path_factory.mktemp("demo") / "workspace")
    load_examples(workspace)
    build_reports(workspace)
    return workspace


def kept(workspace: Workspace) -> list[Figure]:
    return [Figure.from_json(json.loads(path.read_text(encoding="utf-8"))) for path in sorted((workspace.path / "figures").glob("*.json"))]


@pytest.mark.slow
def test_every_figure_of_every_example_is_the_sum_of_what_is_listed_or_follows_from_its_parts(demo: Workspace) -> None:
    figures = kept(demo)
    assert len(figures) > 100
    for figure in figures:
        found = trace(demo, figure.id)
        assert found.figure == figure
        if is_listed(figure):
            assert sum(incident["value"] for incident in found.incidents) == (figure.value or 0), figure.method
            assert len(found.incidents) == found.total == figure.events
            assert all(incident["provider_id"] for incident in found.incidents if not incident["rivals"])
        else:
            assert figure.parts and all(recall(demo, part) for part in figure.parts)
            first, *rest = (part.value for part in found.parts)
            assert first is not None and None not in rest
            follows = first - sum(rest) if figure.kind == "difference" else first / rest[0]
            assert figure.value == pytest.approx(follows), (figure.method, figure.id)


def test_every_file_of_every_example_verifies(demo: Workspace) -> None:
    from constat.report import verify

    files = [f for f in sorted((demo.path / "reports").iterdir()) if f.suffix in (".html", ".pdf", ".docx", ".xlsx")]
    assert len(files) >= 16
    for file in files:
        assert verify(file).holds, file.name
    assert verify(files[0], demo).recomputed > 0


def test_a_second_demonstration_builds_nothing_again(demo: Workspace, tmp_path: Path) -> None:
    before = {f.name: f.stat().st_mtime_ns for f in (demo.path / "reports").iterdir()}
    load_examples(demo)
    build_reports(demo)
    assert {f.name: f.stat().st_mtime_ns for f in (demo.path / "reports").iterdir()} == before
