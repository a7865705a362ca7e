"""Two offices and their whole way, on both databases: record, attach, exchange, disagree, back up, restore, move, erase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.record.offices import PHRASE, Office, office, trusting

from constat.errors import BadFile, Conflict, NotFound, Refused
from constat.record import backup, database
from constat.record.bundles import Choice, export_bundle, import_bundle
from constat.record.bundles.admitting import known_to
from constat.record.casefile import CaseFile
from constat.record.casework import erasing, evidence
from constat.record.keys import Cost
from constat.record.models import Consent, Evidence, Person, Receipt, Source, Statement, Victim
from constat.record.proof import verify

CANARY = "CANARI"


@pytest.fixture
def pair(tmp_path: Path, backend: str, fresh: Callable[[], str]) -> Iterator[tuple[Office, Office]]:
    a, b = office(tmp_path, "A", backend), office(tmp_path, "B", fresh())
    trusting(a, b)
    yield a, b
    for one in (a, b):
        one.case.close()


def told(case: CaseFile, tmp_path: Path) -> dict[str, str]:
    """A statement with consent to share, a person, a victim and a photograph; every sealed word holds the canary."""
    draft = case.draft("record", reason=f"{CANARY} pourquoi")
    source = draft.new(Source, code="S-1", kind="eyewitness", name=f"{CANARY} nom")
    statement = draft.new(Statement, source=source, code="T-1", text=f"{CANARY} ils ont tué mon frère", when_text=f"{CANARY} le lendemain de la foire")
    draft.new(Consent, statement=statement, purpose="share-with-partners", answer="given")
    person = draft.new(Person, code="P-1", name=f"{CANARY} Amadou")
    victim = draft.new(Victim, person=person, name=f"{CANARY} Amadou", harm="killing")
    draft.append()
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(f"{CANARY} photo".encode() * 1000)
    item = evidence.add(case, photo, statement=statement, code="E-1", kind="photograph")
    photo.unlink()
    return {"source": source, "statement": statement, "person": person, "victim": victim, "evidence": item.id}


def send(a: Office, b: Office, path: Path, level: Any = "internal", since: bool = True) -> Any:
    known = known_to(a.case, b.case.keys.public_key) if since else {}
    export_bundle(a.case, path, [p for p in a.case.keys.peers() if p.public_key == b.case.keys.public_key], Choice(level=level, since=known))
    return import_bundle(b.case, path)


def places(folder: Path) -> list[str]:
    """Every file under a folder in which the canary stands in the clear."""
    return [str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_what_one_office_grants_the_other_reads_and_no_file_holds_it_in_the_clear(pair: tuple[Office, Office], tmp_path: Path) -> None:
    a, b = pair
    ids = told(a.case, tmp_path)
    taken = send(a, b, tmp_path / "1.bundle", "identity")
    assert (taken.new, taken.files, taken.waits) == (3, 1, "")
    assert b.opened(b.case.rows(Statement).get(pk=ids["statement"]).text) == f"{CANARY} ils ont tué mon frère"
    assert evidence.verify_item(b.case, ids["evidence"])["plain"] is True
    assert verify(a.case).holds and verify(b.case).holds
    assert places(tmp_path) == []


def test_a_bundle_of_a_lower_level_grants_nothing_and_the_chain_still_verifies(pair: tuple[Office, Office], tmp_path: Path) -> None:
    a, b = pair
    ids = told(a.case, tmp_path)
    taken = send(a, b, tmp_path / "1.bundle", "internal")
    assert taken.keys == 0
    with pytest.raises(NotFound):
        b.opened(b.case.rows(Statement).get(pk=ids["statement"]).text)
    assert verify(b.case).holds


def test_without_consent_to_share_an_identity_stays(pair: tuple[Office, Office], tmp_path: Path) -> None:
    a, b = pair
    ids = told(a.case, tmp_path)
    draft = a.case.draft("consent")
    draft.new(Consent, statement=ids["statement"], purpose="share-with-partners", answer="withdrawn")
    draft.append()
    send(a, b, tmp_path / "1.bundle", "identity")
    with pytest.raises(NotFound):
        b.opened(b.case.rows(Statement).get(pk=ids["statement"]).text)


def test_a_bundle_that_comes_again_changes_nothing(pair: tuple[Office, Office], tmp_path: Path) -> None:
    a, b = pair
    told(a.case, tmp_path)
    send(a, b, tmp_path / "1.bundle", "identity")
    before = b.case.register.digest()
    again = import_bundle(b.case, tmp_path / "1.bundle")
    assert (again.new, again.records) == (0, 0) and b.case.register.digest() == before


def test_what_two_offices_change_apart_is_a_conflict_on_both_sides_with_every_value_readable(pair: tuple[Office, Office], tmp_path: Path) -> None:
    a, b = pair
    ids = told(a.case, tmp_path)
    send(a, b, tmp_path / "1.bundle", "identity")
    for one, code in ((a, "T-1a"), (b, "T-1b")):
        draft = one.case.draft("correct")
        draft.set(("statement", ids["statement"]), code=code)
        draft.append()
    send(b, a, tmp_path / "2.bundle")
    send(a, b, tmp_path / "3.bundle")
    rows = [one.case.rows(Statement).get(pk=ids["statement"]) for one in pair]
    assert [row.conflicts for row in rows] == [1, 1] and rows[0].heads == rows[1].heads and rows[0].code == rows[1].code
    assert '"T-1a"' in rows[0].heads and '"T-1b"' in rows[0].heads
    draft = a.case.draft("resolve-conflict")
    draft.set(rows[0], code="T-1a")
    draft.append()
    send(a, b, tmp_path / "4.bundle")
    assert [(one.case.rows(Statement).get(pk=ids["statement"]).code, one.case.rows(Statement).get(pk=ids["statement"]).conflicts) for one in pair] == [
        ("T-1a", 0)
    ] * 2
    assert all(verify(one.case).holds for one in pair)


def test_a_backup_restored_is_the_same_and_goes_on_in_a_new_chain(pair: tuple[Office, Office], tmp_path: Path, fresh: Callable[[], str]) -> None:
    a, b = pair
    ids = told(a.case, tmp_path)
    send(b, a, tmp_path / "0.bundle")
    written = backup.create(a.case, tmp_path / "out" / "monday.age")
    assert written.keys is not None and written.files == 1
    (tmp_path / "c").mkdir()
    restored = backup.restore(
        written.path, tmp_path / "c", a.recovery, code="awa", passphrase=PHRASE, keys=written.keys, database_url=fresh(), cost=Cost.smallest()
    )
    case = restored.case
    assert Office(case, "", tmp_path).opened(case.rows(Statement).get(pk=ids["statement"]).text).startswith(CANARY)
    assert case.register.own().chain != a.case.register.own().chain
    assert verify(case).holds
    shown = case.register.digest()
    case.register.rebuild()
    assert case.register.digest() == shown
    assert places(tmp_path) == []
    case.close()


def test_a_backup_carries_what_people_made_beside_the_case_file(pair: tuple[Office, Office], tmp_path: Path, fresh: Callable[[], str]) -> None:
    a, _ = pair
    home = a.case.folder.parent
    made = {"coverage/current": b"abc", "links/events/judgements.jsonl": b'{"verdict": "same"}', "public/Q-1/index.html": b"<p>203</p>", "figures/0.json": b"{}"}
    for name, content in made.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    (home / "coverage" / ".part").write_bytes(b"half")
    (home / "datasets").mkdir(exist_ok=True)
    (home / "datasets" / "ged.parquet").write_bytes(b"its provider has it")
    written = backup.create(a.case, tmp_path / "monday.age", subject_keys=False)
    there = tmp_path / "c"
    (there / "coverage").mkdir(parents=True)
    (there / "coverage" / "current").write_bytes(b"newer")
    restored = backup.restore(written.path, there, a.recovery, code="awa", passphrase=PHRASE, database_url=fresh(), cost=Cost.smallest())
    found = {name: (there / name).read_bytes() for name in made}
    assert found == made | {"coverage/current": b"newer"}, "what was there already is not written over"
    assert not (there / "coverage" / ".part").exists() and not (there / "datasets").exists() and not (there / "record" / "workspace").exists()
    restored.case.close()


def test_a_backup_without_its_keys_shows_no_identity(pair: tuple[Office, Office], tmp_path: Path, fresh: Callable[[], str]) -> None:
    a, _ = pair
    ids = told(a.case, tmp_path)
    written = backup.create(a.case, tmp_path / "monday.age")
    (tmp_path / "c").mkdir()
    restored = backup.restore(written.path, tmp_path / "c", a.recovery, code="awa", passphrase=PHRASE, database_url=fresh(), cost=Cost.smallest())
    with pytest.raises(NotFound):
        Office(restored.case, "", tmp_path).opened(restored.case.rows(Statement).get(pk=ids["statement"]).text)
    restored.case.close()


def test_a_changed_backup_is_refused_and_leaves_nothing(pair: tuple[Office, Office], tmp_path: Path, fresh: Callable[[], str]) -> None:
    a, _ = pair
    told(a.case, tmp_path)
    written = backup.create(a.case, tmp_path / "monday.age")
    content = bytearray(written.path.read_bytes())
    content[len(content) // 2] ^= 1
    written.path.write_bytes(content)
    (tmp_path / "c").mkdir()
    with pytest.raises(BadFile):
        backup.restore(written.path, tmp_path / "c", a.recovery, code="awa", passphrase=PHRASE, database_url=fresh(), cost=Cost.smallest())
    assert list((tmp_path / "c").iterdir()) == []
    with pytest.raises(Conflict):
        backup.create(a.case, written.path)


def test_erasing_a_person_reaches_the_other_office_and_leaves_a_receipt(pair: tuple[Office, Office], tmp_path: Path) -> None:
    a, b = pair
    ids = told(a.case, tmp_path)
    send(a, b, tmp_path / "1.bundle", "identity")
    seen = erasing.reach(a.case, ids["person"])
    assert {kind for kind, *_ in seen.records} == {"person", "victim"} and seen.offices[0][0] == "B"
    erasing.erase(a.case, ids["person"], "at the family's wish")
    for model, subject in ((Person, ids["person"]), (Victim, ids["victim"])):
        with pytest.raises(NotFound):
            a.opened(a.case.rows(model).get(pk=subject).name)
    taken = send(a, b, tmp_path / "2.bundle")
    assert taken.erased and b.case.rows(Receipt).count() == len(taken.erased)
    with pytest.raises(NotFound):
        b.opened(b.case.rows(Victim).get(pk=ids["victim"]).name)
    assert verify(a.case).holds and verify(b.case).holds


def test_an_erasure_survives_a_restored_backup(pair: tuple[Office, Office], tmp_path: Path, fresh: Callable[[], str]) -> None:
    a, _ = pair
    ids = told(a.case, tmp_path)
    old_keys = backup.create(a.case, tmp_path / "monday.age").keys
    erasing.erase(a.case, ids["person"], "at the family's wish")
    tuesday = backup.create(a.case, tmp_path / "tuesday.age")
    (tmp_path / "c").mkdir()
    with pytest.raises(Refused):
        backup.restore(tuesday.path, tmp_path / "c", a.recovery, code="awa", passphrase=PHRASE, keys=old_keys, database_url=fresh(), cost=Cost.smallest())
    restored = backup.restore(
        tuesday.path, tmp_path / "c", a.recovery, code="awa", passphrase=PHRASE, keys=tuesday.keys, database_url=fresh(), cost=Cost.smallest()
    )
    with pytest.raises(NotFound):
        Office(restored.case, "", tmp_path).opened(restored.case.rows(Person).get(pk=ids["person"]).name)
    restored.case.close()


def test_the_move_to_the_other_database_and_back_keeps_chain_and_rows(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("cluster").fresh()
    a = office(tmp_path, "A")
    ids = told(a.case, tmp_path)
    chain, shown = a.case.register.own(), a.case.register.digest()
    moved = backup.move(a.case, url)
    assert (moved.register.own(), moved.register.digest()) == (chain, shown) and verify(moved).holds
    assert not (a.case.folder / database.FILE).exists()
    back = backup.move(moved, "")
    assert (back.register.own(), back.register.digest()) == (chain, shown) and verify(back).holds
    assert Office(back, "", tmp_path).opened(back.rows(Statement).get(pk=ids["statement"]).text).startswith(CANARY)
    with pytest.raises(Exception, match="no chain of its own"):
        moved.register.append("a" * 32, "record", [["set", "incident", "b" * 32, "code", "X"]])
    back.close()
    moved.close()
    request.getfixturevalue("cluster").drop(url)


def test_evidence_added_again_under_the_same_id_after_a_cut_is_one_item(pair: tuple[Office, Office], tmp_path: Path) -> None:
    a, _ = pair
    ids = told(a.case, tmp_path)
    assert a.case.rows(Evidence).count() == 1
    (tmp_path / "video.mp4").write_bytes(bytes(3_000_000))
    with pytest.raises(Conflict):
        evidence.add(a.case, tmp_path / "video.mp4", id=ids["evidence"])
    assert verify(a.case).holds
