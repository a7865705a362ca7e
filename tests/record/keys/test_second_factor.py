"""A second factor: digits count once, paper codes once, wrong ones slow down, and nothing but the member's own keys reads its secret."""

from __future__ import annotations

from pathlib import Path

import pyotp
import pytest

from constat.errors import BadInput, NotFound, Refused
from constat.record.keys import Cost, Keyring
from constat.record.keys.attempts import Attempts

PHRASE = "corbeau lune sept"
C = Cost.smallest()
START = 1_700_000_010.0


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def made(tmp_path: Path) -> tuple[Keyring, str]:
    return Keyring.create(tmp_path / "keys", office="Bamako", code="awa", passphrase=PHRASE, roles=["administrator"], cost=C)


@pytest.fixture
def ring(made: tuple[Keyring, str]) -> Keyring:
    return made[0]


def set_up(ring: Keyring, clock: Clock) -> tuple[pyotp.TOTP, list[str]]:
    """A telephone and the paper codes of whoever unlocked; the digits of START are used up."""
    telephone = pyotp.TOTP(ring.begin_second_factor())
    return telephone, ring.confirm_second_factor(telephone.secret, telephone.at(clock.now), clock=clock)


def attempts(ring: Keyring, clock: Clock) -> Attempts:
    return Attempts(ring.folder / "attempts.json", clock)


def other(ring: Keyring, code: str = "awa", phrase: str = PHRASE, clock: Clock | None = None) -> Keyring:
    opened = Keyring.open(ring.folder)
    opened.unlock(code, phrase, attempts=attempts(ring, clock or Clock()))
    return opened


def refused(ring: Keyring, digits: str, clock: Clock) -> str:
    with pytest.raises(Refused) as fault:
        ring.check_second_factor(digits, attempts=attempts(ring, clock))
    return fault.value.message_id


def test_a_second_factor_counts_once_its_digits_were_typed_and_not_before(ring: Keyring, clock: Clock) -> None:
    secret = ring.begin_second_factor()
    assert not ring.second_factor("awa")
    with pytest.raises(NotFound):
        ring.check_second_factor("123456")
    right = pyotp.TOTP(secret).at(clock.now)
    with pytest.raises(Refused, match="do not fit"):
        ring.confirm_second_factor(secret, f"{(int(right) + 1) % 10**6:06d}", clock=clock)
    with pytest.raises(BadInput):
        ring.confirm_second_factor("AAAA", right, clock=clock)
    codes = ring.confirm_second_factor(secret, right, clock=clock)
    assert len(set(codes)) == 10 and ring.second_factor("awa") and Keyring.open(ring.folder).second_factor("awa")
    assert not ring.second_factor("nobody")


def test_digits_of_one_step_to_either_side_are_right_and_of_two_are_not(ring: Keyring, clock: Clock) -> None:
    telephone, _ = set_up(ring, clock)
    clock.now += 300
    ring.check_second_factor(telephone.at(clock.now - 30), attempts=attempts(ring, clock))
    ring.check_second_factor(telephone.at(clock.now + 30), attempts=attempts(ring, clock))
    clock.now += 300
    for away in (-60, 60):
        assert refused(ring, telephone.at(clock.now + away), clock) == "passphrase-wrong"


def test_the_same_digits_are_refused_a_second_time_even_by_another_process(ring: Keyring, clock: Clock) -> None:
    telephone, _ = set_up(ring, clock)
    assert refused(ring, telephone.at(clock.now), clock) == "passphrase-wrong", "the digits that confirmed it are used"
    clock.now += 90
    beside = other(ring, clock=clock)
    ring.check_second_factor(telephone.at(clock.now), attempts=attempts(ring, clock))
    for one in (ring, beside, other(ring, clock=clock)):
        clock.now += 1
        assert refused(one, telephone.at(START + 90), clock) == "passphrase-wrong"


def test_digits_may_be_typed_with_spaces_or_in_another_script(ring: Keyring, clock: Clock) -> None:
    telephone, codes = set_up(ring, clock)
    clock.now += 60
    digits = telephone.at(clock.now).translate({ord("0") + n: chr(0x0660 + n) for n in range(10)})
    ring.check_second_factor(f" {digits[:3]} {digits[3:]} ", attempts=attempts(ring, clock))
    assert refused(ring, "é\ud800٣", clock) == "passphrase-wrong"
    with pytest.raises(Refused):
        ring.confirm_second_factor(telephone.secret, "éèà", clock=clock)
    ring.check_second_factor(codes[0].lower().replace("-", " "), attempts=attempts(ring, clock))


def test_each_recovery_code_opens_once(ring: Keyring, clock: Clock) -> None:
    _, codes = set_up(ring, clock)
    ring.check_second_factor(codes[3], attempts=attempts(ring, clock))
    assert refused(ring, codes[3], clock) == "passphrase-wrong"
    again = other(ring, clock=clock)
    again.check_second_factor(codes[4], attempts=attempts(ring, clock))


def test_wrong_digits_slow_down_and_a_right_passphrase_does_not_make_them_cheap(ring: Keyring, clock: Clock) -> None:
    telephone, _ = set_up(ring, clock)
    clock.now += 300
    for _ in range(3):
        again = other(ring, clock=clock)
        assert refused(again, "abcdef", clock) == "passphrase-wrong"
    assert refused(again, telephone.at(clock.now), clock) == "passphrase-wait"
    with pytest.raises(Refused, match="Wait"):
        other(ring, clock=clock)
    for wait in (2, 3, 5):
        clock.now += wait
        again = other(ring, clock=clock)
        refused(again, "abcdef", clock)
    clock.now += 2
    assert refused(again, telephone.at(clock.now), clock) == "passphrase-wait", "each wrong one lengthens the wait"
    clock.now += 15 * 60
    again.check_second_factor(telephone.at(clock.now), attempts=attempts(ring, clock))
    assert not (ring.folder / "attempts.json").exists()


def test_another_members_right_digits_do_not_make_guesses_cheap(ring: Keyring, clock: Clock) -> None:
    ring.add_member("raya", PHRASE, ["reader"], cost=C)
    set_up(ring, clock)
    raya = other(ring, "raya", clock=clock)
    _, codes = set_up(raya, clock)
    for code in codes[:3]:
        refused(ring, "000000", clock)
        if code != codes[2]:
            raya.check_second_factor(code, attempts=attempts(ring, clock))
    assert refused(ring, "000000", clock) == "passphrase-wait"


def test_a_clock_that_ran_ahead_keeps_nobody_out_who_has_a_paper_code(ring: Keyring, clock: Clock) -> None:
    clock.now += 10**6
    telephone, codes = set_up(ring, clock)
    clock.now = START
    assert refused(ring, telephone.at(clock.now), clock) == "passphrase-wrong"
    ring.check_second_factor(codes[0], attempts=attempts(ring, clock))
    clock.now += 90
    ring.check_second_factor(telephone.at(clock.now), attempts=attempts(ring, clock))


def test_it_outlives_a_rotation_a_new_passphrase_and_a_restored_backup(ring: Keyring, clock: Clock, tmp_path: Path) -> None:
    telephone, codes = set_up(ring, clock)
    ring.check_second_factor(codes[0], attempts=attempts(ring, clock))
    ring.rotate()
    ring.change_passphrase("awa", PHRASE, "another good one", cost=C)
    clock.now += 60
    ring.check_second_factor(telephone.at(clock.now), attempts=attempts(ring, clock))
    copy = ring.backup()
    restored = Keyring.restore(tmp_path / "r", copy.parts, copy.subjects)
    assert restored.second_factor("awa")
    restored.unlock("awa", "another good one")
    assert refused(restored, telephone.at(clock.now), clock) == refused(restored, codes[0], clock) == "passphrase-wrong"
    clock.now += 60
    restored.check_second_factor(telephone.at(clock.now), attempts=attempts(restored, clock))
    restored.check_second_factor(codes[1], attempts=attempts(restored, clock))


def test_the_recovery_key_on_paper_opens_without_it(made: tuple[Keyring, str], clock: Clock) -> None:
    set_up(made[0], clock)
    fresh = Keyring.open(made[0].folder)
    fresh.recover(made[1], code="awa", passphrase="another good one", cost=C)
    assert not fresh.second_factor("awa")


def test_an_administrator_drops_another_members_and_each_member_their_own(ring: Keyring, clock: Clock) -> None:
    ring.add_member("raya", PHRASE, ["reader"], cost=C)
    set_up(ring, clock)
    raya = other(ring, "raya")
    set_up(raya, clock)
    with pytest.raises(Refused, match="administrator"):
        raya.drop_second_factor("awa")
    raya.drop_second_factor("raya")
    with pytest.raises(NotFound):
        raya.drop_second_factor("raya")
    set_up(raya, clock)
    ring.drop_second_factor("raya")
    assert not raya.second_factor("raya") and raya.second_factor("awa")
    with pytest.raises(NotFound):
        ring.drop_second_factor("nobody")


def test_a_second_factor_taken_out_of_the_file_is_found_at_unlocking(ring: Keyring, clock: Clock) -> None:
    import json

    from constat.record import canonical

    set_up(ring, clock)
    told = json.loads((ring.folder / "keyring.json").read_bytes())
    told["slots"][0]["second"] = None
    (ring.folder / "keyring.json").write_bytes(canonical.encode(told))
    with pytest.raises(Refused, match="changed from outside"):
        Keyring.open(ring.folder).unlock("awa", PHRASE)


def test_neither_secret_nor_recovery_code_stands_in_any_file_and_others_cannot_open_them(ring: Keyring, clock: Clock) -> None:
    ring.add_member("raya", PHRASE, ["administrator"], cost=C)
    telephone, codes = set_up(ring, clock)
    for path in ring.folder.iterdir():
        content = path.read_bytes()
        for secret in (telephone.secret, telephone.byte_secret().hex(), *codes, *(code.replace("-", "") for code in codes)):
            assert secret.encode() not in content, path.name
    raya = other(ring, "raya")
    raya._told["slots"][1]["second"] = raya._told["slots"][0]["second"]
    from constat.record.keys import second
    from constat.record.sealing import CannotOpen

    assert raya._private is not None
    with pytest.raises(CannotOpen):
        second.use(raya._told["slots"][1], raya._private, telephone.at(clock.now + 30), clock.now)
    assert not second.use(raya._told["slots"][1], raya._private, codes[0], clock.now)
