"""Generated passages: themes say what is told and what is not; a party's gravest incidents stand in order; nothing withheld is ranked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.events.conftest import event
from tests.report.reports import body, composed, written

from constat.errors import BadSpecification
from constat.events.query import Table
from constat.report.document import Heading, plain
from constat.report.templates import instantiate

Told = Callable[..., Table]
PARTIES = [{"id": "a", "label": {"en": "Group A", "fr": "Groupe A"}, "members": ["Group A"]}]
ORDER = [
    "Key figures",
    "Introduction",
    "Methodology",
    "Context",
    "Trends",
    "By party",
    "Themes",
    "Response of the authorities and justice",
    "Activities of the office",
    "Observations of the authorities",
    "Recommendations",
    "Annex: corrections of former editions",
    "Annex: glossary",
    "Annex: tables",
    "Annex: coverage",
    "Annex: verified late, revised, excluded",
    "Annex: incidents",
]


def dead(id: str, number: int, **more: Any) -> dict[str, Any]:
    killed = {f"killed{who}_{b}": number for who in ("", "_civilians") for b in ("low", "best", "high")}
    return event(id, "2022-02-10", country="Kelara", place_name=f"Place {id}", perpetrators=["Group A"], **killed, **more)


def text(told: Told, folder: Path, rows: list[dict[str, Any]], tag: str, language: str = "en") -> str:
    return " ".join(body(told(rows), written(folder, f"{{{{ {tag} }}}}", parties=PARTIES), language)).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(("language", "words"), [("en", "That is not to say that there were none"), ("fr", "Cela ne veut pas dire qu’il n’y en a pas eu")])
@pytest.mark.parametrize("theme", ["sexual-violence", "detention", "abduction", "children"])
def test_a_theme_of_which_nothing_is_told_says_so_and_prints_no_nought(told: Told, tmp_path: Path, theme: str, language: str, words: str) -> None:
    said = text(told, tmp_path, [dead("a", 5)], f"theme:{theme}", language)
    assert words in said
    assert " 0 " not in said


def test_a_theme_tells_its_count_its_two_comparisons_and_to_whom_it_is_attributed(told: Told, tmp_path: Path) -> None:
    said = text(told, tmp_path, [dead("a", 5, abducted_best=12)], "theme:abduction")
    assert "12 people abducted or disappeared" in said
    assert "the previous quarter" in said
    assert "the same quarter of the previous year" in said
    assert "Attributed: 12 by Group A" in said


def test_children_are_told_with_those_whose_age_is_not(told: Told, tmp_path: Path) -> None:
    said = text(told, tmp_path, [dead("a", 5, killed_civilians_girls=2, killed_civilians_men=1)], "theme:children")
    assert "Among 5 civilians killed, the sources tell of 2 girls" in said
    assert "The ages of at least 2 more" in said or "The ages of 2 more" in said


def test_an_unknown_theme_is_named(told: Told, tmp_path: Path) -> None:
    with pytest.raises(BadSpecification, match="weather"):
        text(told, tmp_path, [dead("a", 5)], "theme:weather")


def test_up_to_three_incidents_of_a_party_are_named_the_gravest_first(told: Told, tmp_path: Path) -> None:
    said = text(told, tmp_path, [dead("a", 5), dead("b", 9), dead("c", 7), dead("d", 3)], "parties")
    assert said.index("Place b") < said.index("Place c") < said.index("Place a")
    assert "Place d" not in said


def test_the_quarterly_note_stands_in_the_order_of_such_notes_and_its_paragraphs_are_numbered(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "note.yaml"
    path.write_text(instantiate("quarterly", period="2022-Q1", office="O", dataset="told"), encoding="utf-8")
    document = composed(told([dead("a", 5)]), path)
    heads = [plain(b.runs) for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert [head for head in heads if head in ORDER] == ORDER
    numbers = [b.number for b in document.blocks if getattr(b, "number", None) and hasattr(b, "style")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_section_that_nobody_wants_goes_with_its_heading(told: Told, tmp_path: Path) -> None:
    given = yaml.safe_load(instantiate("quarterly", period="2022-Q1", office="O", dataset="told"))
    given["fields"] = {}
    path = tmp_path / "note.yaml"
    path.write_text(yaml.safe_dump({**given, "draft": False}), encoding="utf-8")
    heads = [plain(b.runs) for b in composed(told([dead("a", 5)]), path).blocks if isinstance(b, Heading)]
    assert "Recommendations" not in heads
    assert "Civic space" not in heads
    assert "Trends" in heads
