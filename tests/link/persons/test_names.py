"""Names in many spellings and letters, as the parts that are compared."""

import pytest

from constat.link.persons.names import MOST, parted, parts
from constat.link.persons.sounds import phone, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aïssata Diallo", "aissata JALLO"), ("Sawadogo", "Savadogo"), ("Ouédraogo", "Wedraogo"), ("Coulibaly", "Koulibali"), ("Youssouf Kéïta", "Yusuf Keyta"),
        ("Hamidou Cissé", "Amidu Cisse"), ("Mme Hawa Ly", "Haoua Ly"), ("El Hadj Oumar Tall", "Elhadji Umar Tal"), ("Djibril", "Jibril"), ("Jean-Pierre", "jean pierre"),
        ("Mohamed Ould Salem", "Mohamed Wuld Salem"), ("Intalla Ag Attaher", "Intalla Attaher"), ("عبد الله علي", "عبدالله علي"), ("Abd el-Kader", "Abdelkader"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_have_one_sound_or_one_skeleton(one: str, other: str) -> None:
    assert [skeleton(p) for p in parts(one)] == [skeleton(p) for p in parts(other)]


@pytest.mark.parametrize(
    ("latin", "other"), [("Mohamed", "محمد"), ("Ahmed", "أحمد"), ("Hassan", "حسن"), ("Ibrahim", "إبراهيم"), ("Abdelkader", "عبد القادر"), ("Moussa", "ⵎⵓⵙⴰ"), ("Musa", "ߡߎߛߊ")]
)
def test_a_name_in_other_letters_has_the_same_skeleton(latin: str, other: str) -> None:
    assert [skeleton(p) for p in parts(latin)] == [skeleton(p) for p in parts(other)]


def test_a_title_falls_away_unless_nothing_else_is_told() -> None:
    assert parts("Dr. Moussa Diarra") == parts("Moussa Diarra")
    assert len(parts("Chef Diarra")) == 1 and parts("Imam") != ()
    assert len(parts("Cheick Diarra")) == 2  # a name too


def test_an_initial_stays_and_a_mister_goes() -> None:
    assert parts("M. Diarra")[0] == "m" and parts("M. Moussa Diarra") == parts("Moussa Diarra")


@pytest.mark.parametrize("empty", ["", "  ", "12", "?", "---"])
def test_what_is_no_name_has_no_parts(empty: str) -> None:
    assert parts(empty) == ()


def test_a_long_name_keeps_its_last_part() -> None:
    long = parts("Mohamed Lamine Ahmed Salem Brahim Sidi Diallo")
    assert len(long) == MOST and long[-1] == phone("diallo")


def test_names_written_together_are_taken_apart_where_both_halves_are_names_here() -> None:
    apart = [parts(n) for n in ["Mohamed Lamine Barry"] * 6 + ["Mohamedlamine Barry"]]
    assert parted(apart)[-1] == apart[0]
    assert parted([parts("Mohamedlamine Barry")]) == [parts("Mohamedlamine Barry")]
