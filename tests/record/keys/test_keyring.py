"""Keys: slots, wrong passphrases, rotation that can be cut off anywhere, recovery, and other offices."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from constat.errors import BadFile, BadInput, Conflict, NotFound, Refused, StorageFailed
from constat.record import sealing
from constat.record.keys import Cost, Keyring, fingerprint
from constat.record.keys.attempts import Attempts

PHRASE = "corbeau lune sept"
C = Cost.smallest()


@pytest.fixture
def made(tmp_path: Path) -> tuple[Keyring, str]:
    return Keyring.create(tmp_path / "keys", office="Bamako", code="awa", passphrase=PHRASE, roles=["administrator", "verifier"], cost=C)


def test_what_is_locked_gives_public_parts_only(made: tuple[Keyring, str]) -> None:
    ring = Keyring.open(made[0].folder)
    assert ring.public_key == made[0].public_key and ring.age_recipient.startswith("age1") and not ring.unlocked
    for work in (lambda: ring.sign(b"x"), ring.age_identity, lambda: ring.confidential_key("a", "b"), ring.need):
        with pytest.raises(Refused, match="locked"):
            work()
    assert ring.unlock("awa", PHRASE).roles == {"administrator", "verifier"}
    ring.lock()
    with pytest.raises(Refused):
        ring.sign(b"x")


def test_a_passphrase_typed_on_another_keyboard_is_the_same(tmp_path: Path) -> None:
    ring, _ = Keyring.create(tmp_path / "k", office="B", code="awa", passphrase="été à la forêt", roles=["administrator"], cost=C)
    ring.lock()
    assert ring.unlock("awa", "e\u0301te\u0301 a\u0300 la fore\u0302t").code == "awa"


def test_unknown_code_and_wrong_passphrase_are_told_alike_and_slow_down(made: tuple[Keyring, str], tmp_path: Path) -> None:
    ring = Keyring.open(made[0].folder)
    now = [1000.0]
    attempts = Attempts(tmp_path / "attempts.json", lambda: now[0])
    said = set()
    for code in ("awa", "nobody", "awa"):
        with pytest.raises(Refused) as fault:
            ring.unlock(code, "not this one", attempts=attempts)
        said.add(fault.value.message_id)
    assert said == {"passphrase-wrong"}
    with pytest.raises(Refused, match="Wait"):
        ring.unlock("awa", PHRASE, attempts=attempts)
    now[0] -= 5000
    with pytest.raises(Refused, match="Wait"):
        ring.unlock("awa", PHRASE, attempts=Attempts(tmp_path / "attempts.json", lambda: now[0]))
    now[0] += 6000
    assert ring.unlock("awa", PHRASE, attempts=attempts).code == "awa"
    assert ring.unlock("awa", PHRASE, attempts=attempts).code == "awa", "what was right forgives what was wrong"


def test_short_passphrases_unknown_roles_and_second_creations_are_refused(made: tuple[Keyring, str], tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        Keyring.create(tmp_path / "k2", office="B", code="awa", passphrase="short", roles=["administrator"], cost=C)
    with pytest.raises(BadInput):
        made[0].add_member("x", PHRASE, ["king"])
    with pytest.raises(Conflict):
        Keyring.create(made[0].folder, office="B", code="awa", passphrase=PHRASE, roles=["administrator"], cost=C)
    with pytest.raises(NotFound):
        Keyring.open(tmp_path / "nowhere")
    (made[0].folder / "keyring.json").write_bytes(b"{}")
    with pytest.raises(BadFile):
        Keyring.open(made[0].folder)


def test_changed_roles_are_found_at_unlocking(made: tuple[Keyring, str]) -> None:
    made[0].add_member("raya", PHRASE, ["reader"], cost=C)
    path = made[0].folder / "keyring.json"
    path.write_bytes(path.read_bytes().replace(b'["reader"]', b'["steward"]'))
    with pytest.raises(Refused, match="changed from outside"):
        Keyring.open(made[0].folder).unlock("raya", PHRASE)


def test_no_key_and_no_passphrase_stands_in_any_file(made: tuple[Keyring, str]) -> None:
    ring, recovery = made
    key = ring.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    secrets = [key, ring._workspace, bytes.fromhex(ring._secrets["sign"]), bytes.fromhex(ring._secrets["masters"][0]), PHRASE.encode(), recovery.encode()]
    for path in ring.folder.iterdir():
        content = path.read_bytes()
        for secret in secrets:
            assert secret is not None and secret not in content and secret.hex().encode() not in content, path.name
        assert path.stat().st_mode & 0o077 == 0 or path.name == ".lock"


def test_subject_keys_are_on_disk_before_they_are_used_and_stay_the_same(made: tuple[Keyring, str]) -> None:
    key = made[0].new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    other = Keyring.open(made[0].folder)
    other.unlock("awa", PHRASE)
    assert other.key(sealing.kid_of(key)) == key and other.holds(sealing.kid_of(key))
    assert other.new_subject_keys([("person", "a" * 32)])["person", "a" * 32] == key


def test_a_confidential_key_serves_one_record_and_survives_rotation(made: tuple[Keyring, str]) -> None:
    ring = made[0]
    key = ring.confidential_key("finding", "a" * 32)
    assert key != ring.confidential_key("finding", "b" * 32)
    ring.rotate()
    again = Keyring.open(ring.folder)
    again.unlock("awa", PHRASE)
    assert again.key(sealing.kid_of(key), "finding", "b" * 32) is None
    assert again.key(sealing.kid_of(key), "finding", "a" * 32) == key


def test_destroying_a_key_makes_older_copies_useless_to_whoever_unlocks_now(made: tuple[Keyring, str], tmp_path: Path) -> None:
    ring = made[0]
    key = ring.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    old = next(ring.folder.glob("subjects-*.sqlite")).read_bytes()
    assert ring.destroy([sealing.kid_of(key)]) == 1 and ring.key(sealing.kid_of(key)) is None
    assert [path.name for path in ring.folder.glob("subjects-*")] == ["subjects-2.sqlite"]
    (ring.folder / "subjects-2.sqlite").write_bytes(old)
    again = Keyring.open(ring.folder)
    again.unlock("awa", PHRASE)
    with pytest.raises(sealing.CannotOpen):
        again.key(sealing.kid_of(key))


def test_a_rotation_cut_off_anywhere_leaves_the_old_keys_or_the_new_ones(made: tuple[Keyring, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ring = made[0]
    key = ring.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    for name in ("subjects.Subjects.rewrapped", "recovery.write", "keyfile.write_whole", "opening.sweep"):
        with monkeypatch.context() as cut:

            def fail(*_a: Any, **_k: Any) -> None:
                raise KeyboardInterrupt

            cut.setattr(f"constat.record.keys.{name}", fail)
            with pytest.raises(KeyboardInterrupt):
                ring.rotate()
        ring = Keyring.open(ring.folder)
        ring.unlock("awa", PHRASE)
        assert ring.key(sealing.kid_of(key)) == key, name
        assert ring.recover(made[1], code="awa", passphrase=PHRASE, cost=C).code == "awa", name
    ring.rotate()
    assert len(list(ring.folder.glob("subjects-*"))) == 1


@pytest.mark.parametrize("name", ["subjects.Subjects.rewrapped", "recovery.write", "keyfile.write_whole"])
def test_whoever_goes_on_after_a_change_that_could_not_be_written_loses_nothing(made: tuple[Keyring, str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    ring = made[0]
    ring.add_member("ibrahim", PHRASE, ["verifier"], cost=C)

    def full(*_a: Any, **_k: Any) -> None:
        raise StorageFailed("record-disk-full", room="record", place="x")

    with monkeypatch.context() as cut:
        cut.setattr(f"constat.record.keys.{name}", full)
        with pytest.raises(StorageFailed):
            ring.remove_member("ibrahim")
    identity = ring.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    confidential = ring.confidential_key("finding", "b" * 32)
    again = Keyring.open(ring.folder)
    again.unlock("awa", PHRASE)
    assert again.key(sealing.kid_of(identity)) == identity
    assert again.key(sealing.kid_of(confidential), "finding", "b" * 32) == confidential
    assert {member.code for member in again.members()} == {"awa", "ibrahim"}


def test_a_second_process_follows_a_rotation_and_is_shut_out_when_removed(made: tuple[Keyring, str]) -> None:
    ring = made[0]
    ring.add_member("ibrahim", PHRASE, ["verifier"], cost=C)
    other = Keyring.open(ring.folder)
    other.unlock("ibrahim", PHRASE)
    key = other.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    ring.rotate()
    assert other.key(sealing.kid_of(key)) == key and other.new_subject_keys([("person", "b" * 32)])
    ring.remove_member("ibrahim")
    with pytest.raises(Refused):
        other.confidential_key("a", "b")
    with pytest.raises(Refused):
        Keyring.open(ring.folder).unlock("ibrahim", PHRASE)


def test_what_is_written_after_a_member_left_is_closed_to_a_copy_of_the_key_files(made: tuple[Keyring, str], tmp_path: Path) -> None:
    ring = made[0]
    ring.add_member("ibrahim", PHRASE, ["verifier"], cost=C)
    before = ring.confidential_key("finding", "a" * 32)
    shutil.copytree(ring.folder, tmp_path / "kept")
    ring.remove_member("ibrahim")
    after = ring.confidential_key("finding", "a" * 32)
    kept = Keyring.open(tmp_path / "kept")
    kept.unlock("ibrahim", PHRASE)
    assert after != before and kept.key(sealing.kid_of(after), "finding", "a" * 32) is None
    again = Keyring.open(ring.folder)
    again.unlock("awa", PHRASE)
    assert again.confidential_key("finding", "a" * 32) == after, "the new master is on disk"
    assert again.key(sealing.kid_of(before), "finding", "a" * 32) == before, "what was sealed before stays readable"
    assert again.open_note(ring.seal_note("why", "x"), "x") == "why"


def test_only_an_administrator_administers_and_one_remains(made: tuple[Keyring, str]) -> None:
    ring = made[0]
    ring.add_member("ibrahim", PHRASE, ["verifier"], cost=C)
    for work in (lambda: ring.remove_member("awa"), lambda: ring.change_roles("awa", ["verifier"])):
        with pytest.raises(Refused, match="last administrator"):
            work()
    ring.lock()
    ring.unlock("ibrahim", PHRASE)
    for work in (lambda: ring.add_member("x", PHRASE, ["reader"]), lambda: ring.change_roles("ibrahim", ["steward"])):
        with pytest.raises(Refused, match="administrator"):
            work()


def test_who_gives_up_administering_administers_no_more(made: tuple[Keyring, str]) -> None:
    ring = made[0]
    ring.add_member("ibrahim", PHRASE, ["administrator"], cost=C)
    assert ring.change_roles("awa", ["verifier"]).roles == ring.need().roles == {"verifier"}
    with pytest.raises(Refused, match="administrator"):
        ring.remove_member("ibrahim")


def test_recovery_opens_with_the_paper_only(made: tuple[Keyring, str], tmp_path: Path) -> None:
    ring, paper = made
    key = ring.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    fresh = Keyring.open(ring.folder)
    assert "administrator" in fresh.recover(paper, code="awa", passphrase="another good one", cost=C).roles
    assert fresh.key(sealing.kid_of(key)) == key
    other = Keyring.create(tmp_path / "other", office="B", code="awa", passphrase=PHRASE, roles=["administrator"], cost=C)[1]
    with pytest.raises(Refused):
        fresh.recover(other, code="awa", passphrase=PHRASE, cost=C)
    with pytest.raises(BadInput):
        fresh.recover("AGE-SECRET-KEY-NONSENSE", code="awa", passphrase=PHRASE, cost=C)


def test_a_passphrase_is_changed_by_who_knows_the_old_one(made: tuple[Keyring, str]) -> None:
    key = made[0].confidential_key("a", "b")
    made[0].change_passphrase("awa", PHRASE, "another good one", cost=C)
    assert made[0].confidential_key("a", "b") == key, "who is at work goes on"
    with pytest.raises(Refused):
        made[0].change_passphrase("awa", PHRASE, "yet another one")
    with pytest.raises(BadInput):
        made[0].change_passphrase("awa", "another good one", "short")
    locked = Keyring.open(made[0].folder)
    locked.change_passphrase("awa", "another good one", "a third good one", cost=Cost(16 * 1024, 1, 1))
    locked.change_passphrase("awa", "a third good one", "another good one", cost=C)
    assert Keyring.open(made[0].folder).unlock("awa", "another good one").code == "awa"


def test_wrong_old_passphrases_and_unknown_codes_are_told_alike_and_slow_down(made: tuple[Keyring, str]) -> None:
    said = []
    for code in ("awa", "nobody", "awa"):
        with pytest.raises(Refused) as fault:
            made[0].change_passphrase(code, "not this one", "another good one")
        said.append(fault.value.message_id)
    assert said == ["passphrase-wrong"] * 3
    with pytest.raises(Refused, match="Wait"):
        made[0].change_passphrase("awa", PHRASE, "another good one")
    with pytest.raises(Refused, match="Wait"):
        Keyring.open(made[0].folder).unlock("awa", PHRASE)


def test_an_office_is_trusted_by_its_fingerprint_and_no_other(made: tuple[Keyring, str], tmp_path: Path) -> None:
    ring = made[0]
    other = Keyring.create(tmp_path / "b", office="Gao", code="b", passphrase=PHRASE, roles=["administrator"], cost=C)[0]
    third = Keyring.create(tmp_path / "c", office="Gao", code="c", passphrase=PHRASE, roles=["administrator"], cost=C)[0]
    with pytest.raises(Refused, match="read aloud"):
        ring.trust(other.card())
    with pytest.raises(Refused, match="not the one"):
        ring.trust(other.card(), third.fingerprint)
    with pytest.raises(BadInput):
        ring.trust(other.card().replace("Gao", "Kay"), other.fingerprint)
    assert ring.trust(other.card(), other.fingerprint).office == "Gao" and ring.peer_of(other.public_key) is not None
    certified = other.certify(third.card())
    assert ring.trust(certified).public_key == third.public_key, "one fingerprint for all of an office's machines"
    path = ring.folder / "peers.json"
    path.write_bytes(path.read_bytes().replace(b"Gao", b"Kay"))
    with pytest.raises(BadFile):
        ring.peers()


def test_distrust_reaches_every_machine_of_an_office(made: tuple[Keyring, str], tmp_path: Path) -> None:
    other = Keyring.create(tmp_path / "b", office="Gao", code="b", passphrase=PHRASE, roles=["administrator"], cost=C)[0]
    made[0].trust(other.card(), other.fingerprint)
    assert made[0].distrust(other.fingerprint) == 1 and made[0].peers()[0].revoked
    with pytest.raises(NotFound):
        made[0].distrust("00000")


def test_fingerprints_are_twelve_groups_of_five_digits() -> None:
    groups = fingerprint(bytes(32)).split()
    assert len(groups) == 12 and all(len(group) == 5 and group.isdecimal() for group in groups)
    assert fingerprint(bytes(32)) != fingerprint(bytes(31) + b"\x01")


def test_open_swap_keeps_the_keys_shut_and_closed_swap_does_not(made: tuple[Keyring, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("constat.record.keys.swap.swap_danger", lambda: "/swapfile")
    with pytest.raises(Refused, match="swapoff"):
        Keyring.open(made[0].folder).unlock("awa", PHRASE)
    assert Keyring.open(made[0].folder).unlock("awa", PHRASE, allow_swap=True)


def test_a_field_laptop_forgets_its_subjects(made: tuple[Keyring, str]) -> None:
    key = made[0].new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    assert made[0].forget_subjects() == 1 and made[0].key(sealing.kid_of(key)) is None


def test_nothing_is_written_under_a_workspace_key_that_another_process_replaced(made: tuple[Keyring, str]) -> None:
    ring = made[0]
    other = Keyring.open(ring.folder)
    other.unlock("awa", PHRASE)
    other.rotate()
    assert len(ring.members()) == 1
    key = ring.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    other.rotate()
    ring.members()
    ring.add_member("ibrahim", PHRASE, ["verifier"], cost=C)
    again = Keyring.open(ring.folder)
    assert again.unlock("ibrahim", PHRASE).code == "ibrahim" and again.key(sealing.kid_of(key)) == key
    again.lock()
    assert again.recover(made[1], code="awa", passphrase=PHRASE, cost=C).code == "awa"


def test_a_refused_change_of_roles_is_not_written_later(made: tuple[Keyring, str]) -> None:
    with pytest.raises(Refused):
        made[0].change_roles("awa", ["verifier"])
    made[0].rotate()
    assert "administrator" in Keyring.open(made[0].folder).unlock("awa", PHRASE).roles


def test_unlocking_finishes_a_rotation_that_was_cut_off_before_the_old_keys_went(made: tuple[Keyring, str], monkeypatch: pytest.MonkeyPatch) -> None:
    key = made[0].new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    with monkeypatch.context() as cut:
        cut.setattr("constat.record.keys.opening.sweep", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            made[0].destroy([sealing.kid_of(key)])
    assert len(list(made[0].folder.glob("subjects-*"))) == 2
    Keyring.open(made[0].folder).unlock("awa", PHRASE)
    assert [path.name for path in made[0].folder.glob("subjects-*")] == ["subjects-2.sqlite"]
    assert [path.name for path in made[0].folder.glob("recovery-*")] == ["recovery-2.age"]


def test_a_new_member_gets_the_present_cost_and_not_that_of_the_first(made: tuple[Keyring, str], monkeypatch: pytest.MonkeyPatch) -> None:
    present = Cost(16 * 1024, 2, 1)
    monkeypatch.setattr(Cost, "for_this_machine", classmethod(lambda cls: present))
    made[0].add_member("raya", PHRASE, ["reader"])
    made[0].change_passphrase("awa", PHRASE, "another good one")
    slots = json.loads((made[0].folder / "keyring.json").read_bytes())["slots"]
    assert [slot["cost"] for slot in slots] == [[present.memory, present.passes, present.lanes]] * 2
    assert Keyring.open(made[0].folder).unlock("raya", PHRASE) and Keyring.open(made[0].folder).unlock("awa", "another good one")


def test_the_first_member_is_an_administrator_whatever_else(tmp_path: Path) -> None:
    ring, _ = Keyring.create(tmp_path / "k", office="B", code="awa", passphrase=PHRASE, roles=["documenter"], cost=C)
    assert ring.need().roles == {"documenter", "administrator"} and ring.add_member("raya", PHRASE, ["reader"], cost=C)
    with pytest.raises(BadInput):
        Keyring.create(tmp_path / "none", office="B", code="awa", passphrase=PHRASE, roles=[], cost=C)


def test_a_reader_a_moment_behind_a_rotation_is_not_told_that_nothing_is_held(made: tuple[Keyring, str], monkeypatch: pytest.MonkeyPatch) -> None:
    ring, record = made[0], ("person", "a" * 32)
    key = ring.new_subject_keys([record])[record]
    kid, locked = sealing.kid_of(key), Keyring.open(ring.folder)
    reads = [lambda r: r.key(kid) == key, lambda r: r.holds(kid), lambda r: r.subject_key(*record) == key]
    reads += [lambda r: r.kids_of(*record) == [kid], lambda r: r.warm() == 1]
    for read in reads:
        behind = Keyring.open(ring.folder)
        behind.unlock("awa", PHRASE)
        ring.rotate()
        with monkeypatch.context() as lagging:
            # The rotation came between looking at the key file and opening the store.
            lagging.setattr(behind, "_fresh", lambda: None)
            lagging.setattr(behind, "_stamped", lambda stamp=behind._stamp: stamp)
            assert read(behind)
        assert locked.holds(kid)
        assert len(list(ring.folder.glob("subjects-*"))) == 1, "no former store is made again"


def test_a_key_that_another_process_destroyed_is_no_longer_held(made: tuple[Keyring, str]) -> None:
    record = ("person", "a" * 32)
    kid = sealing.kid_of(made[0].new_subject_keys([record])[record])
    other = Keyring.open(made[0].folder)
    other.unlock("awa", PHRASE)
    assert made[0].holds(kid) and other.destroy([kid]) == 1
    assert not made[0].holds(kid) and made[0].key(kid) is None


def test_a_lost_store_of_subject_keys_is_no_empty_one(made: tuple[Keyring, str]) -> None:
    ring, record = made[0], ("person", "a" * 32)
    kid = sealing.kid_of(ring.new_subject_keys([record])[record])
    (ring.folder / "subjects-1.sqlite").unlink()
    for work in (lambda: Keyring.open(ring.folder).holds(kid), lambda: ring.subject_key(*record), lambda: ring.new_subject_keys([record]), ring.rotate):
        with pytest.raises(BadFile, match="missing or damaged"):
            work()
    assert ring.forget_subjects() == 0 and ring.subject_key(*record) is None, "unless it is given up on purpose"
