"""Victims of a case file that may be one person: only for whoever may read who they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from constat.record import database

database.ready()

from tests.record.cast import AWA, CLAIRE, GUEST, IBRAHIM, PAUL, RAYA, case_file, lens_of  # noqa: E402

from constat.errors import Refused  # noqa: E402
from constat.link.persons.casefile import suggested  # noqa: E402
from constat.record.casefile import CaseFile  # noqa: E402
from constat.record.models import Victim  # noqa: E402

OURS = (("Moussa Diallo", "age: 35\nvillage: Moura"), ("Oumar Canari", "age: 40\nvillage: Moura"), ("محمد أحمد", "village: Moura"))
THEIRS = (("JALLO Mousa", "age: 36\nvillage: Mourah"), ("Fatoumata Keïta", "age: 20\nvillage: Moura"), ("Mohamed Ahmed", "village: Moura"), ("", "village: Moura"))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    made = case_file(tmp_path)
    yield made
    made.close()


@pytest.fixture
def lists(case: CaseFile) -> tuple[list[str], list[str]]:
    """Ids of the victims of two lists, as Awa entered them."""
    lens_of(case, AWA)
    told = []
    for rows in (OURS, THEIRS):
        draft = case.draft("record")
        told.append([draft.new(Victim, case="c" * 32, naming="named", name=name or None, details=details, sex="man", day="2022-03-27") for name, details in rows])
        draft.append()
    return told[0], told[1]


def test_who_may_read_identities_sees_the_likeliest_first(case: CaseFile, lists: tuple[list[str], list[str]]) -> None:
    found = suggested(lens_of(case, IBRAHIM), *lists, threads=1)
    likely = {(pair.left, pair.right) for pair in found if pair.likely}
    assert likely == {(lists[0][0], lists[1][0]), (lists[0][2], lists[1][2])}
    assert found == sorted(found, key=lambda pair: -pair.probability) and "Diallo" not in repr(found)


def test_a_pair_that_people_judged_is_not_suggested_again(case: CaseFile, lists: tuple[list[str], list[str]]) -> None:
    judged = (lists[1][0], lists[0][0])
    assert (lists[0][0], lists[1][0]) not in {(p.left, p.right) for p in suggested(lens_of(case, IBRAHIM), *lists, [judged], threads=1)}


@pytest.mark.parametrize("who", [CLAIRE, RAYA, PAUL])
def test_who_may_not_read_identities_is_refused(case: CaseFile, lists: tuple[list[str], list[str]], who: object) -> None:
    with pytest.raises(Refused):
        suggested(lens_of(case, who), *lists, threads=1)  # type: ignore[arg-type]


def test_a_documenter_compares_what_is_their_own_and_a_guest_nothing(case: CaseFile, lists: tuple[list[str], list[str]]) -> None:
    assert suggested(lens_of(case, AWA), *lists, threads=1)
    assert suggested(lens_of(case, GUEST), *lists, threads=1) == []


def test_nothing_is_shown_so_nothing_is_logged_and_nothing_to_compare_is_no_fault(case: CaseFile, lists: tuple[list[str], list[str]]) -> None:
    before = case.readlog.head()[0]
    assert suggested(lens_of(case, IBRAHIM), lists[0], [], threads=1) == []
    suggested(lens_of(case, IBRAHIM), *lists, threads=1)
    assert case.readlog.head()[0] == before
