"""Each shipped template becomes a draft that builds in both languages with every heading; what is unwritten is not published."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import yaml
from tests.events.conftest import event, planned, reading, told, workspace
from tests.report.reports import composed

from constat.errors import BadSpecification, Refused
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.report import build, verify
from constat.report.building import compose
from constat.report.document import Heading, plain, runs_of
from constat.report.manifest import for_document
from constat.report.pdf import render_pdf
from constat.report.specification import read_specification, to_write
from constat.report.templates import TEMPLATES, instantiate, slots

__all__ = ["planned", "told", "workspace"]
Told = Callable[..., Table]
SHIPPED = Path(__import__("constat.report.templates", fromlist=["x"]).__file__).parent


def rows() -> list[dict[str, object]]:
    return [event(f"k{n}", "2022-02-10", killed_low=n, killed_best=n, killed_high=n, country="Kelara", perpetrators=["Group A"]) for n in range(3, 9)]


def draft(folder: Path, template: str, text: str = "", **more: object) -> Path:
    fields = {slot: {"en": text, "fr": text} for slot in slots(template)}
    given = yaml.safe_load(instantiate(template, period="2022-Q1", office="The office", dataset="told", fields=fields))
    path = folder / f"{template}.yaml"
    path.write_text(yaml.safe_dump({**given, **more}), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_holds_every_heading_of_its_template(told: Told, tmp_path: Path, template: str, language: str) -> None:
    named = yaml.safe_load((SHIPPED / template / f"{template}.yaml").read_text(encoding="utf-8"))["text"][language]
    lines = (SHIPPED / template / named).read_text(encoding="utf-8").splitlines()
    wanted = {line.lstrip("# ").replace("\u202f", " ") for line in lines if line.startswith("#")}
    document = composed(told(rows()), draft(tmp_path, template), language)
    found = {plain(block.runs).replace("\u202f", " ").replace("\xa0", " ") for block in document.blocks if isinstance(block, Heading)}
    assert wanted - found <= {"Corrections of former editions", "Corrections des éditions antérieures"}
    marker = {"en": "To be written", "fr": "À rédiger"}[language]
    assert sum(marker in plain(tuple(run for _, run in runs_of(block))) for block in document.blocks) == len(slots(template))


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_nobody_wrote_is_not_published(told: Told, tmp_path: Path, template: str) -> None:
    with pytest.raises(Refused, match="is empty in en"):
        composed(told(rows()), draft(tmp_path, template, draft=False))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_number_by_hand_in_a_passage_is_refused(told: Told, tmp_path: Path, template: str) -> None:
    with pytest.raises(Refused):
        composed(told(rows()), draft(tmp_path, template, "There were 47 people."))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_message_too_long_for_a_telephone_is_refused_in_each_language(told: Told, tmp_path: Path, language: str) -> None:
    composed(told(rows()), draft(tmp_path, "flash", "a" * 300), language)
    with pytest.raises(Refused, match="301"):
        composed(told(rows()), draft(tmp_path, "flash", "a" * 301), language)


def test_an_unknown_template_or_passage_is_named() -> None:
    with pytest.raises(BadSpecification, match="monthly"):
        slots("monthly")
    with pytest.raises(BadSpecification, match="poem"):
        instantiate("flash", period="2022-Q1", office="O", dataset="told", fields={"poem": {"en": "x", "fr": "x"}})


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_built_from_a_template_verifies(workspace: Workspace, tmp_path: Path, template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from constat.events import importing

    (tmp_path / "rows.csv").write_text("rows", encoding="utf-8")
    monkeypatch.setattr(importing, "read", lambda path, **_: reading(rows()))
    importing.plan(workspace, tmp_path / "rows.csv", name="told").commit()
    made = build(workspace, draft(tmp_path, template), tmp_path / "out", formats=("html", "pdf"))
    for file in made.files:
        if file.suffix != ".json":
            assert verify(file, workspace).faults == ()


def rendered(told: Told, path: Path, language: str) -> bytes:
    documents, manifest, _ = compose(told(rows()), read_specification(path, (language,)), (language,))
    return render_pdf(documents[0], for_document(manifest, documents[0], "pdf"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_flash_alert_stands_on_one_page_with_the_basis_of_its_figures(told: Told, tmp_path: Path, language: str) -> None:
    path = draft(tmp_path, "flash", "Attacks, {{ fig:dead | counted }}.", figures={"dead": {"count": "killed"}}, draft=False)
    with pikepdf.open(io.BytesIO(rendered(told, path, language))) as pdf:
        assert len(pdf.pages) == 1


def test_a_flash_alert_of_more_than_one_page_is_refused_and_its_pages_told(told: Told, tmp_path: Path) -> None:
    fields = {slot: {"en": "It is so. " * (3 if slot == "message" else 90), "fr": "x"} for slot in slots("flash")}
    with pytest.raises(Refused, match="needs [23] pages and must stand on one"):
        rendered(told, draft(tmp_path, "flash", fields=fields), "en")


def test_a_layout_that_nobody_knows_is_named(told: Told, tmp_path: Path) -> None:
    with pytest.raises(BadSpecification, match="poster"):
        composed(told(rows()), draft(tmp_path, "flash", layout="poster"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_says_what_each_unwritten_passage_is_to_tell(template: str, language: str) -> None:
    for slot in slots(template):
        assert not to_write(slot, language).endswith(slot), slot
