"""The errors of real coverage and the words of the house: each is remarked on, with its place and remedy, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.report.reports import written

from constat.examples import folder
from constat.report.linting import lint, lint_text
from constat.report.specification import read_specification
from constat.report.templates import TEMPLATES, instantiate, slots


def rules(text: str, language: str = "en", **more: object) -> set[str]:
    return {remark.rule for remark in lint_text(text, language, "note", **more)}  # type: ignore[arg-type]


def said(rule: str, text: str, language: str = "en") -> str:
    (remark,) = [remark for remark in lint_text(text, language, "note.en") if remark.rule == rule]
    return remark.say(language)


# -- what was printed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("Killings rose from 584 to 1,277, an increase of 54%.", "en", "+119%"),
        ("Le nombre de personnes tuées est passé de 584 à 1 277, soit +54 %.", "fr", "+119"),
        ("The number fell from 744 to 372 (-58%).", "en", "\u221250%"),
        ("On est passé de 744 à 372 personnes, soit une baisse de 58 %.", "fr", "\u221250"),
        ("They were held responsible for 320 against 31, up about 100 per cent.", "en", "+932%"),
        ("Le nombre s’établit à 320, contre 31, une hausse de près de 100 %.", "fr", "+932"),
    ],
)
def test_a_percentage_that_its_numbers_do_not_give_is_told_with_the_right_one(text: str, language: str, right: str) -> None:
    assert right in said("percent-wrong", text, language)


@pytest.mark.parametrize(
    "text", ["Killings rose from 584 to 1,277, an increase of 119%.", "It fell from 744 to 372 (-50%).", "All parties: 812 against 323, up 151 per cent."]
)
def test_a_right_percentage_is_not_called_wrong(text: str) -> None:
    assert "percent-wrong" not in rules(text)


@pytest.mark.parametrize(("text", "language"), [("From 4 to 9, up 125%.", "en"), ("De 4 à 9, soit +125 %.", "fr")])
def test_a_percentage_on_a_base_under_ten_is_remarked_on(text: str, language: str) -> None:
    found = said("percent-small", text, language)
    assert "10" in found
    assert "4" in found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("827 people were abducted: 174 by one group, 82 by another and 91 by a third.", "en"),
        ("827 personnes ont été enlevées : 174 par un groupe, 82 par un autre et 91 par un troisième.", "fr"),
    ],
)
def test_parts_that_do_not_make_their_whole_are_told_with_their_sum(text: str, language: str) -> None:
    found = said("parts-sum", text, language)
    assert "347" in found
    assert "480" in found


def test_a_whole_that_its_parts_make_is_left_alone_and_parts_among_it_need_not_fill_it() -> None:
    assert not {"parts-sum", "parts-over"} & rules("A total of 1,277 people (543 men, 317 women, 243 children and 174 unknown).")
    assert not {"parts-sum", "parts-over"} & rules("There were 500 dead, including 20 women and 7 children.")
    assert "parts-over" in rules("There were 500 dead, including 420 men and 97 women.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The note counts 347 violations. In all, 347 victims were recorded.", "en"),
        ("La note compte 347 violations. En tout, 347 victimes sont recensées.", "fr"),
    ],
)
def test_victims_taken_for_violations_are_found(text: str, language: str) -> None:
    assert "347 violations" in said("units-clash", text, language)


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("The armed forces committed abuses at the market.", "en", "abuses-of-state"),
        ("Des atteintes sont attribuées aux forces armées.", "fr", "abuses-of-state"),
        ("Violations by armed groups went on.", "en", "violations-of-group"),
        ("Les violations commises par des groupes armés se poursuivent.", "fr", "violations-of-group"),
        ("Violations by the army went on, and abuses by the police too.", "en", "abuses-of-state"),
        ("An unverified account tells that men were killed on the road.", "en", "firm-unverified"),
        ("Selon une rumeur, des hommes ont été tués sur la route.", "fr", "firm-unverified"),
        ("Une information non confirmée circule : des hommes ont été tués.", "fr", "firm-unverified"),
        ("Une information non confirmée circule : des hommes auraient été tués.", "fr", ""),
        ("An unverified account tells that men were reportedly killed.", "en", ""),
        ("The perpetrators left at dawn.", "en", "perpetrator-unpresumed"),
        ("The alleged perpetrators left at dawn.", "en", ""),
        ("Les auteurs des faits sont partis à l’aube.", "fr", "perpetrator-unpresumed"),
        ("Les auteurs présumés des faits sont partis à l’aube.", "fr", ""),
        ("The terrorists left at dawn.", "en", "verdict"),
        ("Le communiqué parle de « terroristes ».", "fr", ""),
        ("Abuses by armed groups and violations by the armed forces went on.", "en", ""),
        ("Les groupes armés ont commis des atteintes, tandis que les forces armées ont commis des violations.", "fr", ""),
        ("The commission followed the grave violations of which armed groups are accused.", "en", ""),
    ],
)
def test_words_fit_who_acted_and_how_firmly_it_is_known(text: str, language: str, rule: str) -> None:
    assert rules(text, language) == ({rule} if rule else set())


def test_the_parties_of_the_note_are_known_by_their_names() -> None:
    assert rules("Violations by the Guardians went on.", groups=("Guardians",)) == {"violations-of-group"}
    assert rules("Abuses by the Third Brigade went on.", states=("Third Brigade",)) >= {"abuses-of-state"}


@pytest.mark.parametrize(("language", "before"), [("en", "at least "), ("fr", "au moins ")])
def test_a_minimum_says_at_least_once(language: str, before: str) -> None:
    assert rules("{{ fig:dead | low }}.", language) == {"least-missing"}
    assert rules(before + "{{ fig:dead | low }}.", language) == set()
    assert rules(before + "{{ fig:dead }}.", language, minima=("dead",)) == {"least-twice"}


@pytest.mark.parametrize(("text", "language", "rule"), [("Some 40 fled.", "en", "typed-number"), ("Une hausse de 40 %.", "fr", "typed-percent")])
def test_numbers_and_percentages_by_hand_are_remarked_on(text: str, language: str, rule: str) -> None:
    assert rule in rules(text, language)


def test_a_remark_tells_its_line_and_what_to_write() -> None:
    (remark,) = lint_text("First.\n\nThe armed forces committed abuses.", "en", "themes.en")
    assert remark.where == "themes.en:3"
    assert "write “violations”" in remark.say("en")
    assert "écrire «\u202fviolations\u202f»" in remark.say("fr")


# -- what is shipped --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted([*(folder("fictional") / "report").glob("*.yaml"), *(folder("moura") / "report").glob("*.yaml")]), ids=lambda f: f.stem)
def test_the_examples_give_no_cause_for_remarks(file: Path) -> None:
    assert [remark.say("en") for remark in lint(read_specification(file))] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_templates_give_no_cause_for_remarks(tmp_path: Path, template: str) -> None:
    fields = {slot: {"en": "It is so.", "fr": "C’est ainsi."} for slot in slots(template)}
    path = tmp_path / "note.yaml"
    path.write_text(instantiate(template, period="2022-Q1", office="O", dataset="told", fields=fields), encoding="utf-8")
    assert [remark.say("en") for remark in lint(read_specification(path))] == []


def test_a_specification_is_read_with_its_own_parties(tmp_path: Path) -> None:
    parties = [{"id": "g", "label": {"en": "the Guardians", "fr": "les Gardiens"}, "members": ["Guardians"]}]
    path = written(tmp_path, "Violations by the Guardians.", "Violations commises par les Gardiens.", parties=parties)
    assert [(remark.rule, remark.where) for remark in lint(read_specification(path))] == [
        ("violations-of-group", "text.en:1"),
        ("violations-of-group", "text.fr:1"),
    ]
