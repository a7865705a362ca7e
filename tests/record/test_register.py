"""The register: one way to write, all or nothing, and tables that are what the entries say."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.registers import ACTOR, NOON, PUBLIC, Clock, check_chain, everything, new, opened, row, sign, titled

from constat.errors import BadInput, Conflict, NotFound, Refused
from constat.record import canonical, database, sealing
from constat.record.entry import Entry, body_of, header_of, to_sign
from constat.record.register import NEW, PATIENCE, Register, Stale

OTHER = "b" * 32


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(tmp_path: Path, backend: str, clock: Clock) -> Iterator[Register]:
    made = opened(tmp_path, backend, clock)
    yield made
    database.detach(made.alias)


def test_the_first_entry_begins_the_chain_and_proves_its_name(register: Register) -> None:
    (first,) = everything(register)
    assert (first.seq, first.header["prev"], first.key_told()) == (1, "", PUBLIC)
    assert register.own().chain == first.chain
    assert register.cut() == {first.chain: [1, first.hash]}


def test_what_was_appended_stands_in_the_tables_and_in_the_entries(register: Register, clock: Clock) -> None:
    subject = new()
    clock.now = NOON + 5000
    entry = register.append(
        ACTOR, "record", [*titled(subject, "Moura"), ["add", "party", OTHER, "aliases", "FAMa"], ["set", "incident", subject, "void", False]]
    )
    incident = row(register, subject)
    assert (incident.title_en, incident.void, incident.made, incident.made_by, incident.made_in) == ("Moura", False, NOON + 5000, ACTOR, entry.tag)
    assert row(register, OTHER, "party").aliases == '["FAMa"]'
    assert register.entry(entry.chain, entry.seq) == entry
    assert register.entry(entry.chain[:8], 2).hash == entry.hash
    assert check_chain(register) == 2


def test_sealed_values_are_stored_as_ciphertext_and_nothing_else_is(register: Register) -> None:
    subject = new()
    sealed = sealing.seal("canary-mangrove", sealing.new_key(), f"person|{subject}|name")
    register.append(ACTOR, "record", [["set", "person", subject, "name", {"x": sealed}], ["set", "person", subject, "father", "canary in the clear"]])
    person = row(register, subject, "person")
    assert person.name.text == sealed
    assert str(person.name) == "▮▮▮"
    assert person.father is None


def test_a_column_that_a_reader_left_out_is_not_fetched_behind_its_back(register: Register) -> None:
    from constat.record.models import Person

    subject = new()
    register.append(ACTOR, "record", [["set", "person", subject, "name", {"x": "kid.one"}]])
    person = Person.rows.using(register.alias).defer("name").get(pk=subject)
    for act in (lambda: person.name, person.refresh_from_db):
        with pytest.raises(Refused):
            act()


def test_an_entry_without_changes_or_of_an_unknown_form_is_refused_and_leaves_nothing(register: Register) -> None:
    for bad in ([], [["set", "incident", "x", "code", "A"]], [*titled(new(), "kept?"), ["drop"]], [["set", "incident", new(), "code", 1.5]]):
        with pytest.raises(BadInput):
            register.append(ACTOR, "record", bad)
    with pytest.raises(BadInput) as told:
        register.append(ACTOR, "record", titled(new(), "x" * (1024 * 1024)))
    assert told.value.message_id == "entry-too-large"
    assert check_chain(register) == 1


def test_an_entry_of_one_mebibyte_passes(register: Register) -> None:
    subject = new()
    register.append(ACTOR, "record", [["set", "incident", subject, "summary_en", "é" * 500_000]])
    assert len(row(register, subject).summary_en) == 500_000
    assert check_chain(register) == 2


# -- what the writer had seen ---------------------------------------------------------------------------------------------


def test_a_record_that_moved_since_it_was_opened_is_not_written_over(register: Register, clock: Clock) -> None:
    subject, key = new(), ("incident", "")
    register.append(ACTOR, "record", [*titled(subject, "one"), ["set", "incident", subject, "code", "A"]])
    key = ("incident", subject)
    seen = row(register, subject).revision
    clock.now += 1000
    register.append(OTHER, "correct", titled(subject, "two"), {key: seen})
    before = register.digest()
    with pytest.raises(Stale) as told:
        register.append(ACTOR, "correct", titled(subject, "three"), {key: seen})
    assert told.value.key == key
    assert told.value.changed == [("title_en", OTHER, NOON + 1000)]
    assert "title_en" in str(told.value)
    assert register.digest() == before
    assert row(register, subject).title_en == "two"
    register.append(ACTOR, "correct", titled(subject, "three"), {key: row(register, subject).revision})
    assert check_chain(register) == 4


def test_a_record_expected_to_be_new_is_not_written_over(register: Register) -> None:
    subject = new()
    register.append(ACTOR, "record", titled(subject, "one"), {("incident", subject): NEW})
    with pytest.raises(Stale):
        register.append(ACTOR, "record", titled(subject, "two"), {("incident", subject): NEW})
    with pytest.raises(Stale):
        register.append(ACTOR, "record", titled(new(), "two"), {("incident", new()): "0123456789abcdef"})


def test_a_record_that_is_only_looked_at_is_checked_too(register: Register) -> None:
    read, written = new(), new()
    register.append(ACTOR, "record", [*titled(read, "one"), *titled(written, "one")])
    seen = row(register, read).revision
    register.append(ACTOR, "correct", titled(written, "still one"), {("incident", read): seen})
    register.append(OTHER, "correct", titled(read, "two"))
    with pytest.raises(Stale):
        register.append(ACTOR, "correct", titled(written, "two"), {("incident", read): seen})


# -- folding and rebuilding -----------------------------------------------------------------------------------------------

verbs = st.one_of(
    st.tuples(st.just("set"), st.just("title_en"), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6) | st.none()),
    st.tuples(st.just("set"), st.just("void"), st.booleans() | st.none()),
    st.tuples(st.just("set"), st.just("verified"), st.sampled_from(["2022", "no date", 7])),
    st.tuples(st.just("set"), st.just("unheard_of"), st.integers(0, 3)),
    st.tuples(st.just("set"), st.just("notes"), st.sampled_from([{"x": "kid.a"}, {"x": 1}, "clear", None])),
    st.tuples(st.sampled_from(["add", "del"]), st.just("harms"), st.sampled_from(["x", "y", "é"])),
    st.tuples(st.sampled_from(["add", "del"]), st.just("title_fr"), st.sampled_from(["x", "y"])),
)
changed = st.tuples(st.sampled_from(["incident", "statement", "later"]), st.integers(0, 2), verbs)


# One register for all examples: each adds to the former ones.
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.tuples(st.sampled_from(["incident", "statement", "later"]), st.integers(0, 2), verbs), min_size=1, max_size=4), min_size=1, max_size=6)
)
def test_a_rebuild_gives_the_same_rows_byte_for_byte(register: Register, told: list[list[tuple[str, int, tuple[Any, ...]]]]) -> None:
    ids = [new() for _ in range(3)]
    for changes in told:
        register.append(ACTOR, "record", [[verb, kind, ids[n], name, value] for kind, n, (verb, name, value) in changes])
    shown = register.digest()
    register.rebuild()
    assert register.digest() == shown


def test_a_rebuild_mends_tables_that_were_changed_behind_the_registers_back(register: Register) -> None:
    subject = new()
    register.append(ACTOR, "record", titled(subject, "Moura"))
    shown = register.digest()
    with register.writing() as cursor:
        cursor.execute('UPDATE "record_incident" SET "title_en" = %s', ["Nothing happened"])
        cursor.execute('UPDATE "record_touch" SET "subject" = %s', [OTHER])
    assert register.digest() != shown
    assert register.rebuild() == 2
    assert register.digest() == shown
    assert [entry.seq for entry in register.history(("incident", subject))] == [2]
    assert register.history(("incident", OTHER)) == []


def test_what_this_version_does_not_know_is_kept_for_a_later_one(register: Register) -> None:
    subject = new()
    register.append(ACTOR, "record", [*titled(subject, "Moura"), ["set", "incident", subject, "later_field", 7], ["set", "latertype", subject, "code", "L-1"]])
    assert row(register, subject).title_en == "Moura"
    assert [entry.seq for entry in register.history(("latertype", subject))] == [2]
    assert ["set", "incident", subject, "later_field", 7] in everything(register)[1].changes
    assert check_chain(register) == 2


def test_history_tells_every_entry_of_a_record_and_latest_the_last_of_all(register: Register, clock: Clock) -> None:
    one, other = new(), new()
    for n, subject in enumerate([one, other, one]):
        clock.now += 10
        register.append(ACTOR, "record", titled(subject, str(n)))
    assert [entry.seq for entry in register.history(("incident", one))] == [2, 4]
    assert register.history(("incident", new())) == []
    assert [entry.seq for entry in register.latest(2)] == [4, 3]


def test_an_erasure_is_an_entry_that_is_found_by_its_key(register: Register) -> None:
    entry = register.append(ACTOR, "erase", [["erase", OTHER]])
    assert [found.hash for found in register.history(("key", OTHER))] == [entry.hash]
    assert check_chain(register) == 2


@pytest.mark.parametrize("tag", [("f" * 32, 1), (None, 2), (None, 0), ("", 1)])
def test_asking_for_an_entry_that_is_not_there_says_so(register: Register, tag: tuple[str | None, int]) -> None:
    own = register.own().chain
    chain, seq = own if tag[0] is None else tag[0], tag[1]
    if chain == "":
        assert register.entry(chain, seq).chain == own, "the only chain there is"
        return
    with pytest.raises(NotFound) as told:
        register.entry(chain, seq)
    assert told.value.message_id == "no-entry"


# -- entries of other chains ----------------------------------------------------------------------------------------------


def elsewhere(register: Register, seq: int, prev: Entry | None, at: int, changes: list[list[Any]], seen: dict[str, list[Any]] | None = None) -> Entry:
    """An entry that another office wrote, its chain made known here."""
    body = body_of(bytes(16), OTHER, "record", None, 1, changes)
    header = header_of("c" * 32, seq, prev.hash if prev else "", at, seen or {}, body)
    entry = Entry(header, body, sign(to_sign(Entry(header, body, b"").hash)))
    with register.writing() as cursor:
        cursor.execute(
            'INSERT INTO "record_chain" ("chain", "seq", "hash", "at", "key", "own", "state", "office") VALUES (%s, %s, %s, %s, %s, %s, %s, %s) '
            'ON CONFLICT ("chain") DO UPDATE SET "seq" = excluded."seq", "hash" = excluded."hash", "at" = excluded."at"',
            [entry.chain, seq, entry.hash, at, PUBLIC.hex(), False, "good", "Office C"],
        )
        register.admit([entry], cursor)
    return entry


@pytest.mark.parametrize(
    "value", ["a\x00b", {"x": "a\x00b"}, {"x": "é"}, 7, 2**53 - 1, [], ["a"], {"low": {}}, True, "\u2028", "x" * 100_000], ids=lambda v: repr(v)[:20]
)
def test_no_value_of_another_office_keeps_its_entry_out(register: Register, value: Any) -> None:
    from constat.record.models import RECORDS

    subject, changes = new(), []
    for model in RECORDS:
        for name, field in model.declared().items():
            if len(repr(value)) < 1000 or name == "code":
                changes.append(["add" if field.many else "set", model.type_name(), subject, name, value])
    theirs = elsewhere(register, 1, None, NOON, changes)
    assert everything(register)[-1] == theirs or everything(register)[0] == theirs
    assert row(register, subject, "freeze").code in (value, None)
    register.append(ACTOR, "record", [["set", model.type_name(), subject, "void", True] for model in RECORDS])
    assert check_chain(register) == 3


def test_values_entered_apart_are_both_kept_and_decided_by_an_ordinary_set(register: Register, clock: Clock) -> None:
    subject = new()
    register.append(ACTOR, "record", titled(subject, "ours"))
    theirs = elsewhere(register, 1, None, NOON + 50, titled(subject, "theirs"))
    incident = row(register, subject)
    assert (incident.title_en, incident.conflicts) == ("theirs", 1)
    rivals = canonical.decode(incident.heads.encode())["rivals"]["title_en"]
    assert [rival[3] for rival in rivals] == ["ours", "theirs"]
    clock.now -= 5000
    entry = register.append(ACTOR, "resolve-conflict", titled(subject, "ours"), {("incident", subject): incident.revision})
    assert entry.header["seen"] == {theirs.chain: [1, theirs.hash]}
    assert (row(register, subject).title_en, row(register, subject).conflicts) == ("ours", 0)
    assert check_chain(register) == 4


def test_a_body_withheld_at_first_may_come_later_and_its_changes_with_it(register: Register) -> None:
    subject = new()
    whole = elsewhere(register, 1, None, NOON, titled(new(), "first"))
    with_body = Entry((second := _unsent(whole, titled(subject, "second"))).header_bytes, None, second.signature)
    with register.writing() as cursor:
        register.admit([with_body], cursor)
        cursor.execute('UPDATE "record_chain" SET "seq" = 2, "hash" = %s WHERE "chain" = %s', [second.hash, second.chain])
    assert register.entry(second.chain, 2).body is None
    assert register.admit([second]) == [("incident", subject)]
    assert register.entry(second.chain, 2) == second
    assert row(register, subject).title_en == "second"
    assert check_chain(register) == 3


def _unsent(before: Entry, changes: list[list[Any]]) -> Entry:
    body = body_of(bytes(16), OTHER, "record", None, 1, changes)
    header = header_of(before.chain, before.seq + 1, before.hash, before.at + 1, {}, body)
    return Entry(header, body, sign(to_sign(Entry(header, body, b"").hash)))


def test_admitting_the_same_entries_twice_changes_nothing(register: Register) -> None:
    subject = new()
    entry = elsewhere(register, 1, None, NOON, titled(subject, "theirs"))
    shown = register.digest()
    register.admit([entry])
    # A copy whose body was withheld takes nothing from the one that is whole.
    register.admit([Entry(entry.header_bytes, None, entry.signature)])
    assert register.entry(entry.chain, 1) == entry
    assert register.digest() == shown
    assert check_chain(register) == 2


def test_a_failure_within_a_transaction_leaves_nothing_of_it(register: Register) -> None:
    shown = register.digest()
    half = _unsent(everything(register)[0], titled(new(), "half"))

    def failing() -> None:
        with register.writing() as cursor:
            register.admit([half], cursor)
            assert everything(register)[-1] == half, "a reader within the transaction sees it"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert register.digest() == shown
    assert check_chain(register) == 1


def test_a_restored_copy_goes_on_in_a_chain_of_its_own_that_names_its_parent(register: Register) -> None:
    first = register.own()
    register.append(ACTOR, "record", titled(new(), "before"))
    parent = register.own()
    entry = register.begin(ACTOR, "Office A", (parent.chain, parent.seq, parent.hash))
    assert register.own().chain == entry.chain != first.chain
    assert ["set", "chain", entry.chain, "parent", [parent.chain, 2, parent.hash]] in entry.changes
    assert entry.header["seen"] == {parent.chain: [2, parent.hash]}
    register.append(ACTOR, "record", titled(new(), "after"))
    assert set(register.cut()) == {parent.chain, entry.chain}
    assert check_chain(register) == 4


# -- the clock ------------------------------------------------------------------------------------------------------------


def test_a_clock_a_little_behind_gives_the_next_moment(register: Register, clock: Clock) -> None:
    last = register.own().at
    clock.now = last - PATIENCE + 1
    assert register.append(ACTOR, "record", titled(new(), "one")).at == last + 1
    assert register.append(ACTOR, "record", titled(new(), "two")).at == last + 2


def test_a_clock_set_back_more_than_ten_minutes_is_refused_until_it_is_accepted(register: Register, clock: Clock) -> None:
    last = register.own().at
    clock.now = last - PATIENCE - 60_000
    with pytest.raises(Conflict) as told:
        register.append(ACTOR, "record", titled(new(), "one"))
    assert told.value.message_id == "clock-behind" and told.value.values["minutes"] == "11"
    assert check_chain(register) == 1
    accepting = dataclasses.replace(register, accept_clock=True)
    assert accepting.append(ACTOR, "record", titled(new(), "one")).at == last + 1


# -- reading --------------------------------------------------------------------------------------------------------------


def test_reading_keeps_nobody_from_writing_and_sees_one_state_throughout(register: Register, tmp_path: Path) -> None:
    import threading

    failed: list[BaseException] = []

    def write() -> None:
        try:
            register.append(OTHER, "record", titled(new(), "meanwhile"))
        except BaseException as fault:
            failed.append(fault)
        finally:
            database.detach(register.alias)

    with register.reading() as cursor:
        before = len(list(register.entries(cursor)))
        other = threading.Thread(target=write)
        other.start()
        other.join(timeout=15)
        assert not other.is_alive() and not failed
        assert len(list(register.entries(cursor))) == before
    assert len(everything(register)) == before + 1


def test_a_chain_without_a_head_is_told_as_such(tmp_path: Path, backend: str) -> None:
    alias = database.attach(tmp_path, backend)
    database.prepare(alias)
    empty = Register(alias, PUBLIC, sign)
    with pytest.raises(NotFound) as told:
        empty.append(ACTOR, "record", titled(new(), "x"))
    assert told.value.message_id == "no-chain"
    database.detach(alias)


def test_a_record_is_read_through_a_lens_only(register: Register) -> None:
    from constat.record.models import Incident

    with pytest.raises(Refused):
        Incident.objects.using(register.alias).all()
