"""What somebody changed in the files of keys without the keys is found, and nothing of it is believed or written on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyrage
import pytest

from constat.errors import Refused
from constat.record import canonical
from constat.record.keys import Cost, Keyring

PHRASE = "corbeau lune sept"
C = Cost.smallest()


@pytest.fixture
def made(tmp_path: Path) -> tuple[Keyring, str]:
    ring, paper = Keyring.create(tmp_path / "keys", office="Bamako", code="awa", passphrase=PHRASE, roles=["administrator"], cost=C)
    ring.add_member("raya", PHRASE, ["reader"], ["a" * 32], cost=C)
    return ring, paper


def change(ring: Keyring, change_in: Any) -> bytes:
    """The key file as somebody left it who has no key."""
    path = ring.folder / "keyring.json"
    told = json.loads(path.read_bytes())
    change_in(told)
    path.write_bytes(canonical.encode(told))
    return path.read_bytes()


def opened(ring: Keyring, code: str = "awa") -> Keyring:
    again = Keyring.open(ring.folder)
    again.unlock(code, PHRASE)
    return again


@pytest.mark.parametrize(("name", "value"), [("roles", ["steward"]), ("cases", None), ("cost", [16 * 1024, 1, 1]), ("office", "Gao"), ("code", "other")])
def test_a_slot_changed_from_outside_is_found_by_whoever_unlocks(made: tuple[Keyring, str], name: str, value: Any) -> None:
    change(made[0], lambda told: told["slots"][1].update({name: value}))
    with pytest.raises(Refused, match="changed from outside"):
        opened(made[0])


def test_another_recipient_of_the_recovery_key_is_found_before_a_workspace_key_is_given_to_it(made: tuple[Keyring, str]) -> None:
    thief = str(pyrage.x25519.Identity.generate().to_public())
    change(made[0], lambda told: told.update(recovery=thief))
    with pytest.raises(Refused, match="key file was changed"):
        made[0].rotate()
    with pytest.raises(Refused, match="key file was changed"):
        opened(made[0])
    assert not (made[0].folder / "recovery-2.age").exists()


@pytest.mark.parametrize("name", ["public", "certificate", "office", "generation"])
def test_public_parts_of_another_office_are_found(made: tuple[Keyring, str], tmp_path: Path, name: str) -> None:
    Keyring.create(tmp_path / "b", office="Gao", code="b", passphrase=PHRASE, roles=["administrator"], cost=C)
    other = {**json.loads((tmp_path / "b" / "keyring.json").read_bytes()), "generation": 2}
    change(made[0], lambda told: told.update({name: other[name]}))
    with pytest.raises(Refused, match="changed from outside"):
        opened(made[0])


def test_whoever_is_at_work_is_locked_out_once_the_file_was_changed(made: tuple[Keyring, str]) -> None:
    change(made[0], lambda told: told["slots"][1].update(roles=["steward"]))
    with pytest.raises(Refused, match="changed from outside"):
        made[0].second_factor("raya")
    with pytest.raises(Refused, match="locked"):
        made[0].sign(b"x")


def test_recovery_believes_no_changed_slot_and_writes_nothing(made: tuple[Keyring, str]) -> None:
    left = change(made[0], lambda told: told["slots"][1].update(cases=None, roles=["steward"]))
    with pytest.raises(Refused, match="changed from outside"):
        Keyring.open(made[0].folder).recover(made[1], code="raya", passphrase="another good one", cost=C)
    assert (made[0].folder / "keyring.json").read_bytes() == left


def test_recovery_believes_no_workspace_key_that_somebody_put_there(made: tuple[Keyring, str]) -> None:
    ring = made[0]
    before = (ring.folder / "keyring.json").read_bytes()
    theirs = canonical.encode({"generation": 1, "workspace": "ab" * 32})
    (ring.folder / "recovery-1.age").write_bytes(pyrage.encrypt(theirs, [pyrage.x25519.Recipient.from_str(ring.recovery_recipient)]))
    with pytest.raises(Refused, match="changed from outside"):
        Keyring.open(ring.folder).recover(made[1], code="awa", passphrase="another good one", cost=C)
    assert (ring.folder / "keyring.json").read_bytes() == before


def test_a_recovered_member_keeps_cases_and_waits_for_no_digits_that_failed_before(made: tuple[Keyring, str]) -> None:
    from constat.record.keys.attempts import Attempts

    raya = next(one for one in made[0].members() if one.code == "raya")
    attempts = Attempts(made[0].folder / "attempts.json")
    for _ in range(9):
        attempts.failed(raya.actor)
    again = Keyring.open(made[0].folder)
    assert again.recover(made[1], code="raya", passphrase=PHRASE, cost=C).cases == raya.cases
    assert opened(made[0], "raya").need().actor == raya.actor
