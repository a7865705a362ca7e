"""Tokens of programs: never more than their member may, never longer than said, gone with the member."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from constat.errors import BadInput, NotFound, Refused
from constat.record.keys import Cost, Keyring
from constat.record.keys.tokens import split

PHRASE = "corbeau lune sept"


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    made, _recovery = Keyring.create(tmp_path / "keys", office="Bamako", code="awa", passphrase=PHRASE, roles=["verifier", "steward", "administrator"], cost=Cost.smallest())
    return made


def opened(ring: Keyring, text: str) -> Keyring:
    other = Keyring.open(ring.folder)
    other.unlock(*split(text), program=True)
    return other


def test_a_token_opens_the_keys_with_its_members_roles_but_for_those_of_people(ring: Keyring) -> None:
    text, token = ring.make_token("statistics", ["read", "write"], 30)
    program = opened(ring, text)
    assert program.need().roles == {"verifier"} and program.need().actor == token.actor != ring.need().actor
    told = program.token_of()
    assert told is not None and told.scopes == ("read", "write") and told.of == ring.need().actor
    assert [one.code for one in ring.members()] == ["awa"], "no program is counted among the people"
    assert ring.codes()[token.actor] == "awa/statistics"


def test_it_loses_what_its_member_loses_and_goes_with_the_member(ring: Keyring) -> None:
    ring.add_member("moussa", PHRASE, ["verifier", "editor"], cost=Cost.smallest())
    his = Keyring.open(ring.folder)
    his.unlock("moussa", PHRASE)
    text, _token = his.make_token("x", ["read"], 5)
    program = opened(ring, text)
    ring.change_roles("moussa", ["editor"])
    program.refresh()
    assert program.need().roles == {"editor"}
    ring.remove_member("moussa")
    with pytest.raises(Refused):
        program.refresh()
    with pytest.raises(Refused):
        opened(ring, text)


def test_it_ends_when_it_was_said_to_and_when_it_is_revoked(ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    text, token = ring.make_token("x", ["read"], 1)
    later = time.time() + 90_000
    monkeypatch.setattr("constat.record.keys.opening.time.time", lambda: later)
    with pytest.raises(Refused, match="no longer opens"):
        opened(ring, text)
    monkeypatch.undo()
    opened(ring, text)
    ring.revoke_token(token.id)
    assert ring.tokens() == []
    with pytest.raises(Refused):
        opened(ring, text)


def test_a_token_makes_no_tokens_and_somebody_elses_is_not_revoked(ring: Keyring) -> None:
    text, token = ring.make_token("x", ["read", "write"], 1)
    with pytest.raises(Refused):
        opened(ring, text).make_token("y", ["read"], 1)
    ring.add_member("moussa", PHRASE, ["verifier"], cost=Cost.smallest())
    his = Keyring.open(ring.folder)
    his.unlock("moussa", PHRASE)
    with pytest.raises(NotFound):
        his.revoke_token(token.id)


@pytest.mark.parametrize(("name", "scopes", "days"), [("", ["read"], 1), ("x", [], 1), ("x", ["everything"], 1), ("x", ["read"], 0), ("x", ["read"], 91)])
def test_what_cannot_be_given_is_refused(ring: Keyring, name: str, scopes: list[str], days: int) -> None:
    with pytest.raises(BadInput):
        ring.make_token(name, scopes, days)


def test_scopes_changed_in_the_file_are_found(ring: Keyring) -> None:
    text, _token = ring.make_token("x", ["read"], 1)
    path = ring.folder / "keyring.json"
    told = json.loads(path.read_bytes())
    slot = next(one for one in told["slots"] if one["token"])
    slot["token"]["scopes"] = ["read", "write"]
    path.write_bytes(json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
    with pytest.raises(Refused):
        opened(ring, text)


def test_it_outlives_a_rotation_and_stands_in_no_file(ring: Keyring) -> None:
    text, _token = ring.make_token("x", ["read"], 1)
    ring.rotate()
    opened(ring, text)
    held = b"".join(path.read_bytes() for path in ring.folder.rglob("*") if path.is_file())
    assert text.rpartition("_")[2].encode() not in held


@pytest.mark.parametrize("text", ["", "constat_", "constat_short_x", "constat_" + "a" * 12, "other_" + "a" * 12 + "_" + "b" * 43, "constat_" + "../../etc/pa" + "_" + "b" * 43])
def test_what_is_no_token_is_refused_without_a_guess(text: str) -> None:
    with pytest.raises(Refused):
        split(text)
