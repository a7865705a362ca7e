"""Tags in Markdown: what they may hold, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.events.conftest import event
from tests.golden.test_published_numbers import Told
from tests.report.reports import body, said, written

from constat.errors import BadSpecification, ConstatError, Refused

ROW = event("a", "2022-02-01", killed_low=3, killed_best=4, killed_high=6)
KILLED = {"killed": {"count": "killed"}}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('Resolution {{ literal "2364 (2018)" as resolution }} applies.', "Resolution 2364 (2018) applies."),
        ('On {{ literal "27 March 2019" as date }}, it began.', "On 27 March 2019, it began."),
        ('A witness: {{ literal "they took 12 men" as quotation }}.', "A witness: “they took 12 men”."),
        ('The group {{ literal "M23" as name }} came.', "The group M23 came."),
    ],
)
def test_a_marked_literal_is_printed(told: Told, tmp_path: Path, text: str, printed: str) -> None:
    assert said(told([ROW]), written(tmp_path, text)) == printed


@pytest.mark.parametrize("literal", ['"500 killed" as date', '"500 civilians" as name', '"54 %" as resolution', '"five hundred and more again" as date'])
def test_a_count_cannot_pass_as_a_literal(told: Told, tmp_path: Path, literal: str) -> None:
    with pytest.raises(Refused):
        said(told([ROW]), written(tmp_path, f"It was {{{{ literal {literal} }}}}."))


def test_french_quotations_get_french_marks(told: Told, tmp_path: Path) -> None:
    assert "«\u00a0ils ont pris 12 hommes\u00a0»" in said(told([ROW]), written(tmp_path, '{{ literal "ils ont pris 12 hommes" as quotation }}'), "fr")


@pytest.mark.parametrize(
    "text", ["{{ nothing:killed }}", "{{ fig:absent }}", "{{ fig:killed | ", "{{ table:absent }}", "A {{ trends }} inside.", "{{ compare:killed }}"]
)
def test_a_tag_that_means_nothing_is_refused(told: Told, tmp_path: Path, text: str) -> None:
    with pytest.raises(ConstatError):
        said(told([ROW]), written(tmp_path, text + " }}" if text.endswith("| ") else text, figures=KILLED))


def test_a_figure_prints_with_its_unit_and_its_range(told: Told, tmp_path: Path) -> None:
    text = "{{ fig:killed | unit }}; {{ fig:killed | counted }}; {{ fig:killed | range }}; {{ fig:killed }} dead."
    assert said(told([ROW]), written(tmp_path, text, figures=KILLED)) == "4\u00a0people; 4 people killed; 4 (between 3 and 6); 4 dead."


def test_a_literal_number_in_a_title_is_refused(told: Told, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="title"):
        said(told([ROW]), written(tmp_path, "Text.", title={"en": "The 500 of Moura", "fr": "Les morts"}))


def test_a_section_without_content_takes_its_heading_with_it(told: Told, tmp_path: Path) -> None:
    text = "# Context\n\n{{ text:context }}\n\n# Trends\n\n## Sub\n\nText.\n\n# Last"
    assert body(told([ROW]), written(tmp_path, text)) == ["Trends", "Sub", "Text."]


def test_html_in_a_text_is_text(told: Told, tmp_path: Path) -> None:
    assert "<script>" in said(told([ROW]), written(tmp_path, "A <script>alert()</script> here."))


def test_an_unknown_key_is_refused_by_name(tmp_path: Path, told: Told) -> None:
    with pytest.raises(BadSpecification, match="figurse"):
        said(told([ROW]), written(tmp_path, "Text.", figurse={}))
