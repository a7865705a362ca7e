"""Reports on their way to the public: a second person approves exactly what was submitted, and only its findings become public."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.offices import PHRASE, Office, office

from constat.errors import BadInput, Conflict, Refused
from constat.examples.moura import casefile
from constat.record.casefile import CaseFile
from constat.record.casework import editions, findings
from constat.record.keys import Cost
from constat.record.lens import Lens
from constat.record.models import Approval, Edition, Finding, Freeze

PACKAGE = b"PK one report CANARI"
SECOND = ("second", "une autre phrase de passe")


@pytest.fixture
def house(tmp_path: Path, backend: str) -> Iterator[Office]:
    made = office(tmp_path, "A", backend, ("editor", "administrator"))
    yield made
    made.case.close()


def submitted(case: CaseFile, package: bytes = PACKAGE, **also: str | None) -> str:
    values = {"code": "note-2024-q3", "title_en": "Note", "title_fr": "Note", "template": "quarterly", "period": "2024-Q3", "seal": "ab" * 32, **also}
    return editions.submit(case, package, **values)  # type: ignore[arg-type]


def one(case: CaseFile, edition: str) -> Edition:
    return case.rows(Edition).get(pk=edition)  # type: ignore[no-any-return]


def joined(case: CaseFile, role: str = "editor") -> None:
    """A second member comes in."""
    case.keys.add_member(*SECOND, [role], cost=Cost.smallest())
    case.lock()
    case.unlock(*SECOND)


def test_somebody_else_approves_exactly_what_was_submitted(house: Office) -> None:
    case = house.case
    case.keys.add_member(*SECOND, ["verifier"], cost=Cost.smallest())
    edition = submitted(case)
    digest = one(case, edition).digest
    with pytest.raises(Refused, match="second"):
        editions.approve(case, edition, digest)
    with pytest.raises(Conflict):
        editions.publish(case, edition)
    case.lock()
    case.unlock(*SECOND)
    assert editions.package(case, edition) == PACKAGE
    with pytest.raises(Conflict):
        editions.approve(case, edition, "0" * 64)
    editions.approve(case, edition, digest)
    assert editions.is_approved(case, one(case, edition)) and not one(case, edition).lone
    editions.publish(case, edition)
    assert one(case, edition).status == "published"
    with pytest.raises(Conflict):
        submitted(case, b"PK other", edition=edition)


def test_what_is_built_anew_is_approved_anew(house: Office) -> None:
    case = house.case
    edition = submitted(case)
    joined(case)
    editions.approve(case, edition, one(case, edition).digest)
    case.lock()
    case.unlock("awa", PHRASE)
    submitted(case, b"PK mended", edition=edition)
    row = one(case, edition)
    assert row.status == "in-review" and not editions.is_approved(case, row)
    assert editions.package(case, edition) == b"PK mended"
    with pytest.raises(Refused):
        editions.approve(case, edition, row.digest)


def test_an_office_of_one_may_approve_its_own_and_says_so(house: Office) -> None:
    edition = submitted(house.case)
    editions.approve(house.case, edition, one(house.case, edition).digest)
    assert one(house.case, edition).lone and editions.is_approved(house.case, one(house.case, edition))


def test_a_returned_report_says_why_and_a_withdrawn_one_too(house: Office) -> None:
    case = house.case
    edition = submitted(case)
    with pytest.raises(Refused):
        editions.send_back(case, edition, " ")
    editions.send_back(case, edition, "the total of table 2")
    assert one(case, edition).status == "returned"
    submitted(case, b"PK mended", edition=edition)
    editions.withdraw(case, edition, "a name in chapter 3")
    assert one(case, edition).withdrawn_why == "a name in chapter 3"
    assert list(case.rows(Approval).order_by("made").values_list("act", flat=True)) == ["submitted", "returned", "submitted", "withdrawn"]


def test_names_of_reports_are_safe_names_of_folders_and_unique(house: Office) -> None:
    for bad in ("", "../../etc", "Note", "a b", "-x", "x" * 61):
        with pytest.raises(BadInput):
            submitted(house.case, code=bad)
    edition = submitted(house.case)
    with pytest.raises(Conflict):
        submitted(house.case)
    with pytest.raises(Conflict):
        submitted(house.case, edition=edition, code="other")


def test_no_other_role_handles_reports(house: Office) -> None:
    case = house.case
    edition = submitted(case)
    joined(case, "documenter")
    with pytest.raises(Refused):
        submitted(case, code="mine")
    for act in (editions.package, editions.publish):
        with pytest.raises(Refused):
            act(case, edition)


def test_nobody_enters_an_approval_in_the_name_of_another(house: Office) -> None:
    case = house.case
    edition = submitted(case)
    row = one(case, edition)
    author = case.keys.need().actor
    joined(case)
    draft = case.draft("approve-report")
    draft.set(row, status="approved")
    draft.new(Approval, edition=edition, member=author, act="approved", digest=row.digest, on="2024-10-01")
    with pytest.raises(Refused):
        draft.append()


def test_nobody_enters_an_approval_in_nobodys_name_and_one_by_nobody_approves_nothing(house: Office) -> None:
    case = house.case
    edition = submitted(case)
    joined(case)
    row = one(case, edition)
    draft = case.draft("approve-report")
    draft.set(row, status="approved")
    draft.new(Approval, edition=edition, member=None, act="approved", digest=row.digest, on="2024-10-01")
    with pytest.raises(Refused):
        draft.append()
    editions.approve(case, edition, row.digest)
    assert editions.is_approved(case, one(case, edition))
    approval = case.rows(Approval).get(edition=edition, act="approved")
    draft = case.draft("correction")
    draft.set(approval, member=None)
    draft.append()
    assert not editions.is_approved(case, one(case, edition))


def test_the_package_lies_sealed(house: Office, tmp_path: Path) -> None:
    submitted(house.case)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"CANARI" in path.read_bytes()]


def test_a_reader_sees_what_is_published_and_what_it_counts_and_nothing_else(tmp_path: Path, backend: str) -> None:
    case, frozen = casefile.build(tmp_path, cost=Cost.smallest(), database_url=backend)
    case.lock()
    case.unlock(*casefile.PROPOSER)
    case.keys.add_member("raya", "une phrase pour lire", ["reader"], cost=Cost.smallest())
    case.keys.add_member(*SECOND, ["editor"], cost=Cost.smallest())
    edition = submitted(case, freeze=frozen)

    def seen() -> tuple[int, int, int]:
        lens = Lens(case, next(member for member in case.keys.members() if member.code == "raya"))
        return tuple(len(list(model.seen_by(lens).values_list("pk"))) for model in (Edition, Freeze, Finding))  # type: ignore[return-value]

    assert seen() == (0, 0, 0)
    case.lock()
    case.unlock(*SECOND)
    editions.approve(case, edition, one(case, edition).digest)
    editions.publish(case, edition, [casefile.CODE])
    assert seen() == (1, 1, case.rows(Finding).filter(status="published").count())
    assert all(findings.is_signed(case, row) for row in case.rows(Finding).filter(status="published"))
    assert case.rows(Finding).filter(status="published").count() == 3
    case.close()
