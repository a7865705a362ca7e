"""Every type, field, sensitivity and role of the case file has its word in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import constat.web
from constat.language import LANGUAGES, phrases
from constat.record.fields import SENSITIVITIES
from constat.record.keys import ROLES
from constat.record.models import types
from constat.web import labels

HOME = Path(constat.web.__file__).parent / "locale"
FIELDS = [(name, field) for name, model in types().items() for field in model.declared()]
ON_FORMS = [
    ("statement", ("text", "when_text", "when", "place_name", "place_text", "place_precision", "source", "translation", "translator")),
    ("source", ("code",)),
    ("victimcount", ("count", "text", "harm", "status", "sex", "age", "named", "day", "relation", "of")),
    ("consent", ("purpose", "answer", "given", "reason", "withdrawn")),
    ("finding", ("reasoning", "rivals", "standard", "conclusion_en", "conclusion_fr")),
    ("incident", ("title_en", "title_fr", "summary_en", "summary_fr")),
    ("evidence", ("kind", "captured", "received", "stripped", "origin", "description")),
]
both = pytest.mark.parametrize("language", LANGUAGES)


def ids(language: str) -> list[str]:
    return re.findall(r"^([a-z][a-z0-9_-]*) =", (HOME / f"records.{language}.ftl").read_text(encoding="utf-8"), re.M)


@both
def test_every_type_has_a_word_for_one_and_for_several(language: str) -> None:
    for name in types():
        one, several = labels.type_label(name, language), labels.type_label(name, language, plural=True)
        assert 0 < len(one) < 60 and 0 < len(several) < 60
        assert name not in (one, several)


@both
@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[f"{name}.{field}" for name, field in FIELDS])
def test_every_field_has_a_short_word_that_is_not_its_code(name: str, field: str, language: str) -> None:
    label = labels.field_label(name, field, language)
    assert 0 < len(label) < 60
    assert label != field
    assert label[0].isupper()


@both
def test_two_fields_of_one_type_never_share_a_word(language: str) -> None:
    for name, model in types().items():
        told = [labels.field_label(name, field, language) for field in model.declared()]
        assert len(told) == len(set(told)), name


def test_a_type_may_call_a_field_by_a_word_of_its_own() -> None:
    assert labels.field_label("statement", "text", "fr") == "Ce qui a été dit (mot pour mot)"
    assert labels.field_label("victimcount", "text", "en") == "Number, in their own words"
    assert labels.field_label("mention", "statement", "en") == "Statement"


@both
@pytest.mark.parametrize(("name", "fields"), ON_FORMS)
def test_what_a_form_asks_is_explained_in_a_sentence(name: str, fields: tuple[str, ...], language: str) -> None:
    for field in fields:
        assert labels.field_help(name, field, language).endswith((".", "…")), field
        assert field in types()[name].declared()


def test_a_field_on_no_form_has_no_help() -> None:
    assert labels.field_help("freeze", "cut", "en") == ""


@both
def test_every_sensitivity_role_and_reason_is_said(language: str) -> None:
    for word in SENSITIVITIES:
        assert labels.sensitivity_label(word, language) != word
        assert labels.sensitivity_about(word, language).endswith(".")
    for role in ROLES:
        assert labels.role_label(role, language) != role
        assert labels.role_about(role, language).endswith(".")
    told = {labels.withheld_label(reason, language) for reason in ("sensitivity", "purpose", "reason", "erased", "locked")}
    assert len(told) == 5


def test_no_word_is_left_over() -> None:
    """A message of these catalogues belongs to a type, field, sensitivity, role or reason that exists."""
    fields = {field.replace("_", "-") for _name, field in FIELDS}
    known = {f"rec-{field}" for field in fields} | {f"rec-{name}-{field.replace('_', '-')}" for name, field in FIELDS}
    known |= {f"help-{name}-{field}" for name, field in FIELDS} | {f"{head}-{name}" for head in ("type", "types") for name in types()}
    known |= {f"sens-{word}{tail}" for word in SENSITIVITIES for tail in ("", "-about")}
    known |= {f"role-{role}{tail}" for role in ROLES for tail in ("", "-about")}
    known |= {f"withheld-{reason}" for reason in ("sensitivity", "purpose", "reason", "erased", "locked")}
    assert set(ids("en")) - known == set()
    shared = {one for one in ids("en") if one.startswith("rec-")}
    used = {own if (own := f"rec-{name}-{field.replace('_', '-')}") in shared else f"rec-{field.replace('_', '-')}" for name, field in FIELDS}
    assert shared - used == set()


def test_french_and_english_words_are_not_copies_of_each_other() -> None:
    en, fr = phrases("web", "en"), phrases("web", "fr")
    alike = {one for one in ids("en") if en.say(one) == fr.say(one)}
    assert all(len(en.say(one).split()) == 1 for one in alike), alike


def test_french_marks_stand_apart() -> None:
    text = (HOME / "records.fr.ftl").read_text(encoding="utf-8")
    sentences = [line.partition(" = ")[2] for line in text.splitlines() if " = " in line and not line.startswith("#")]
    assert not [told for told in sentences if re.search(r"[^\u202f][;:?!»]|«[^\u202f]", told)]
