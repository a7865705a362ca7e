"""The case file's models: every field declared in full, in step with vocabularies, migrations and the crosswalk."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command

from constat.errors import BadInput, Refused
from constat.record import database
from constat.vocab import load, names

database.ready()

from constat.record.fields import SENSITIVITIES  # noqa: E402
from constat.record.models import RECORDS, Incident, Record, of_type, types  # noqa: E402

EACH = pytest.mark.parametrize("model", RECORDS, ids=lambda model: str(model.type_name()))

NAMES_A_PERSON = {"name", "nickname", "father", "born", "village", "contact", "documents", "variants", "file_name", "cited_identity", "details"}
"""Fields that would name a person wherever they stand."""


def test_migrations_make_the_tables_that_the_models_ask_for() -> None:
    call_command("makemigrations", "record", check=True, dry_run=True, verbosity=0)


@EACH
def test_every_field_says_how_sensitive_it_is_and_what_it_holds(model: type[Record]) -> None:
    for name, declared in model.declared().items():
        assert declared.sensitivity in SENSITIVITIES, name
        assert re.fullmatch(r"[A-Z].+\.", declared.about), f"{name}: a sentence"
        assert not declared.unique and declared.remote_field is None, f"{name}: bundles are partial, no constraints between records"
        assert declared.null, f"{name}: nothing need be known"


@EACH
def test_every_vocabulary_that_a_field_names_exists(model: type[Record]) -> None:
    for name, declared in model.declared().items():
        vocabulary = getattr(declared, "vocabulary", None)
        assert vocabulary is None or (vocabulary in names() and len(load(vocabulary)) > 1), f"{name}: {vocabulary}"


@EACH
def test_every_link_leads_to_a_record_type(model: type[Record]) -> None:
    for name, declared in model.declared().items():
        target = getattr(declared, "target", None)
        # A judgement links two records of whichever type it names beside them.
        assert target is None or target in types() or (model.type_name(), target) == ("judgement", ""), f"{name}: {target}"


@EACH
def test_every_huridocs_number_is_in_the_crosswalk_and_fits_the_vocabulary(model: type[Record]) -> None:
    for name, declared in model.declared().items():
        if not declared.huridocs:
            continue
        term = load("huridocs-field").by_code("huridocs", declared.huridocs)
        vocabulary = getattr(declared, "vocabulary", "")
        assert not vocabulary or term.details.get("vocabulary", vocabulary) == vocabulary, f"{name}: {declared.huridocs} is {term.en}"


@EACH
def test_what_names_a_person_is_sealed_for_that_person(model: type[Record]) -> None:
    for name, declared in model.declared().items():
        if name in NAMES_A_PERSON or (model.type_name() == "statement" and name in ("text", "translation")):
            assert declared.sensitivity == "identity", name


def test_the_tables_have_no_columns_that_are_neither_declared_nor_bookkeeping() -> None:
    for model in RECORDS:
        columns = {field.column for field in model._meta.concrete_fields}
        assert columns == set(model.declared()) | set(model.BOOKKEEPING), model.type_name()


def test_every_text_in_one_language_stands_beside_the_other() -> None:
    for model in RECORDS:
        declared = model.declared()
        for name in declared:
            if name.endswith("_en"):
                other = name[:-3] + "_fr"
                assert other in declared and declared[other].sensitivity == declared[name].sensitivity


def test_a_type_is_known_by_one_name_and_an_unknown_one_is_answered_with_those_there_are() -> None:
    assert len(types()) == len(RECORDS)
    assert of_type("incident") is Incident
    with pytest.raises(BadInput, match="incident"):
        of_type("dragon")


@EACH
def test_no_way_of_djangos_writes_or_reads_without_the_register_and_a_lens(model: Any) -> None:
    row, rows = model(id="0" * 32), model.rows
    writing: dict[str, Callable[[], Any]] = {
        "save": row.save,
        "delete": row.delete,
        "save_base": lambda: row.save_base(raw=True),
        "create": lambda: rows.create(id="0" * 32),
        "update": lambda: rows.update(void=True),
        "delete all": rows.all().delete,
        "bulk_create": lambda: rows.bulk_create([row]),
        "bulk_update": lambda: rows.bulk_update([row], ["void"]),
        "get_or_create": lambda: rows.get_or_create(id="1"),
        "update_or_create": lambda: rows.update_or_create(id="1"),
        "raw": lambda: rows.raw("SELECT 1"),
        "read all": model.objects.all,
        "count": model.objects.count,
        "filter": lambda: model.objects.filter(void=True),
        "default manager": lambda: model._default_manager.all(),
    }
    for act in writing.values():
        with pytest.raises(Refused):
            act()
