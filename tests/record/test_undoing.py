"""Undo: an entry that sets back what another one changed, and refuses where that would lose something later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.cast import AWA, Member, case_file, filled
from tests.record.registers import new, row

from constat.errors import Conflict, NotFound, Refused
from constat.record import database
from constat.record.casefile import CaseFile
from constat.record.casework.undoing import undo
from constat.record.models import Incident, Person


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    made = case_file(tmp_path)
    made.keys.member = Member(AWA.actor, AWA.code, frozenset({"steward"}))  # type: ignore[attr-defined]
    yield made
    database.detach(made.alias)


def incident(case: CaseFile, **values: object) -> str:
    draft = case.draft("record")
    subject = draft.new(Incident, **values)
    draft.append()
    return subject


def correct(case: CaseFile, subject: str, **values: object) -> tuple[str, int]:
    draft = case.draft("correct")
    draft.set((Incident, subject), **values)
    entry = draft.append()
    return entry.chain, entry.seq


def test_what_a_correction_set_is_as_it_was_and_both_entries_stay(case: CaseFile) -> None:
    subject = incident(case, title_en="Moura", title_fr="Moura", verified="2022")
    tag = correct(case, subject, title_en="Mura", verified=None)
    entry = undo(case, *tag, "typed in the wrong window")
    now = row(case.register, subject)
    assert (now.title_en, now.verified, now.title_fr) == ("Moura", "2022", "Moura")
    assert entry.body is not None and entry.body["why_code"] == "undo"
    assert [each.seq for each in case.register.history(("incident", subject))] == [2, 3, 4]
    assert b"wrong window" not in (entry.body_bytes or b""), "the words are sealed"


def test_an_undo_can_be_undone(case: CaseFile) -> None:
    subject = incident(case, title_en="Moura")
    tag = correct(case, subject, title_en="Mura")
    back = undo(case, *tag)
    undo(case, back.chain, back.seq)
    assert row(case.register, subject).title_en == "Mura"


def test_what_an_entry_made_stays_as_a_withdrawn_record(case: CaseFile) -> None:
    subject = incident(case, title_en="Moura")
    own = case.register.own()
    undo(case, own.chain, own.seq)
    now = row(case.register, subject)
    assert (now.title_en, now.void) == (None, True)


def test_sealed_values_come_back_as_they_were(case: CaseFile) -> None:
    draft = case.draft("record")
    subject = draft.new(Person, code="P-1", name="Awa")
    draft.append()
    before = row(case.register, subject, "person").name.text
    draft = case.draft("correct")
    draft.set((Person, subject), name="Hawa")
    entry = draft.append()
    undo(case, entry.chain, entry.seq)
    assert row(case.register, subject, "person").name.text == before


def test_elements_of_sets_go_back_one_by_one(case: CaseFile) -> None:
    from constat.record.models import Party

    draft = case.draft("record")
    subject = draft.new(Party, name_en="A", aliases=["one", "two"])
    draft.append()
    draft = case.draft("correct")
    draft.add((Party, subject), "aliases", "three")
    draft.remove((Party, subject), "aliases", "one")
    entry = draft.append()
    assert row(case.register, subject, "party").aliases == '["three","two"]'
    undo(case, entry.chain, entry.seq)
    assert row(case.register, subject, "party").aliases == '["one","two"]'


def test_one_record_of_every_type_can_be_undone_and_rebuilt(case: CaseFile) -> None:
    ids = filled(case, AWA)
    case.keys.member = Member(AWA.actor, AWA.code, frozenset({"steward"}))  # type: ignore[attr-defined]
    own = case.register.own()
    undo(case, own.chain, own.seq)
    for name, subject in ids.items():
        now = row(case.register, subject, name)
        left = {field for field, declared in type(now).declared().items() if now.__dict__[field] not in (None, "[]") and field != "void"}
        assert (now.void, left) == (True, set()), name
    shown = case.register.digest()
    case.register.rebuild()
    assert case.register.digest() == shown


def test_a_field_that_was_changed_since_is_not_set_back(case: CaseFile) -> None:
    subject = incident(case, title_en="one")
    tag = correct(case, subject, title_en="two")
    correct(case, subject, title_en="three")
    length = case.register.own().seq
    with pytest.raises(Conflict) as told:
        undo(case, *tag)
    assert told.value.message_id == "undo-built-upon" and "title_en" in str(told.value)
    assert (row(case.register, subject).title_en, case.register.own().seq) == ("three", length)


def test_a_later_change_of_another_field_does_not_stand_in_the_way(case: CaseFile) -> None:
    subject = incident(case, title_en="one")
    tag = correct(case, subject, title_en="two")
    correct(case, subject, title_fr="deux")
    undo(case, *tag)
    now = row(case.register, subject)
    assert (now.title_en, now.title_fr) == ("one", "deux")


def test_what_cannot_be_undone_says_so_and_changes_nothing(case: CaseFile) -> None:
    own = case.register.own()
    erased = case.register.append(AWA.actor, "erase", [["erase", new()]])
    length = case.register.own().seq
    for tag, error, message in (
        ((own.chain, 1), Refused, "undo-impossible"),
        ((erased.chain, erased.seq), Refused, "undo-erasure"),
        ((own.chain, 99), NotFound, "no-entry"),
        (("f" * 32, 1), NotFound, "no-entry"),
    ):
        with pytest.raises(error) as told:
            undo(case, *tag)
        assert told.value.message_id == message
    assert case.register.own().seq == length


def test_an_entry_without_its_body_cannot_be_undone_here(case: CaseFile) -> None:
    incident(case, title_en="one")
    own = case.register.own()
    with case.register.writing() as cursor:
        cursor.execute('UPDATE "record_entry" SET "body" = NULL WHERE "seq" = %s', [own.seq])
    with pytest.raises(Refused) as told:
        undo(case, own.chain, own.seq)
    assert told.value.message_id == "undo-withheld"


def test_who_may_not_change_a_record_may_not_undo_a_change_of_it(case: CaseFile) -> None:
    subject = incident(case, place_name="one")
    tag = correct(case, subject, place_name="two")
    for role, error, message in (("editor", Refused, "policy-change"), ("reader", NotFound, "no-record")):
        case.keys.member = Member(new(), role, frozenset({role}))  # type: ignore[attr-defined]
        with pytest.raises(error) as told:
            undo(case, *tag)
        assert told.value.message_id == message
    assert row(case.register, subject).place_name == "two"


def test_who_may_not_change_a_record_learns_nothing_of_later_changes(case: CaseFile) -> None:
    subject = incident(case, title_en="Moura")
    tag = correct(case, subject, title_en="Mura")
    correct(case, subject, title_en="Moura again")
    case.keys.member = Member(AWA.actor, AWA.code, frozenset({"reader"}))  # type: ignore[attr-defined]
    with pytest.raises((Refused, NotFound)) as refused:
        undo(case, *tag)
    assert refused.value.message_id != "undo-built-upon"
