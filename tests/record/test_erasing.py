"""Erasures: who has answered and who has not is told office by office; sources, statements and files can be erased too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.record.offices import Office, office, trusting

from constat.errors import NotFound
from constat.record.bundles import Choice, export_bundle, import_bundle
from constat.record.casework import erasing
from constat.record.models import Citation, Consent, Finding, Person, Source, Statement, Victim


@pytest.fixture
def three(tmp_path: Path, backend: str, fresh: Callable[[], str]) -> Iterator[tuple[Office, Office, Office]]:
    made = (office(tmp_path, "A", backend), office(tmp_path, "B", fresh()), office(tmp_path, "C", fresh()))
    trusting(*made)
    yield made
    for one in made:
        one.case.close()


def told(a: Office) -> dict[str, str]:
    draft = a.case.draft("record")
    ids = {"source": draft.new(Source, code="S-1", kind="eyewitness", name="Awa D.")}
    ids["statement"] = draft.new(Statement, source=ids["source"], code="T-1", text="They killed Amadou.")
    ids["person"] = draft.new(Person, code="P-1", name="Amadou")
    ids["victim"] = draft.new(Victim, statement=ids["statement"], person=ids["person"], name="Amadou", harm="killing")
    ids["finding"] = draft.new(Finding, code="F-1", aspect="occurrence")
    draft.new(Citation, finding=ids["finding"], statement=ids["statement"], bearing="for")
    draft.new(Consent, statement=ids["statement"], purpose="share-with-partners", answer="given")
    draft.append()
    return ids


def send(a: Office, b: Office, path: Path, level: Any = "internal") -> Any:
    export_bundle(a.case, path, [p for p in a.case.keys.peers() if p.public_key == b.case.keys.public_key], Choice(level=level))
    return import_bundle(b.case, path)


def test_only_the_office_that_receipted_is_called_receipted(three: tuple[Office, Office, Office], tmp_path: Path) -> None:
    a, b, c = three
    ids = told(a)
    for n, other in enumerate((b, c)):
        send(a, other, tmp_path / f"{n}.bundle", "identity")
    assert [(one[0], one[2]) for one in erasing.reach(a.case, ids["person"]).offices] == [("B", "outstanding"), ("C", "outstanding")]
    reach, entry = erasing.erase(a.case, ids["person"], "at the family's wish")
    send(a, b, tmp_path / "erasure.bundle")
    send(b, a, tmp_path / "receipt.bundle")
    found = [(row.office, state) for row, state in erasing.answers(a.case, reach.keys, entry.at)]
    assert found == [("B", "receipted"), ("C", "outstanding")]


def test_an_erasure_is_listed_with_its_keys_where_it_was_made_and_nowhere_else(three: tuple[Office, Office, Office], tmp_path: Path) -> None:
    a, b, _ = three
    ids = told(a)
    send(a, b, tmp_path / "1.bundle", "identity")
    reach, entry = erasing.erase(a.case, ids["person"], "at the family's wish")
    send(a, b, tmp_path / "2.bundle")
    assert [(one.tag, sorted(kids)) for one, kids in erasing.erased_here(a.case)] == [(entry.tag, sorted(reach.keys))]
    assert erasing.erased_here(b.case) == []


def test_a_statement_is_erased_with_the_names_taken_from_it(three: tuple[Office, Office, Office]) -> None:
    a = three[0]
    ids = told(a)
    reach = erasing.reach(a.case, "T-1", kind="statement")
    assert (reach.code, reach.type, reach.mentions, reach.findings) == ("T-1", "statement", [("victim", ids["victim"])], ["F-1"])
    erasing.erase(a.case, "T-1", "withdrawn", [("victim", ids["victim"])], kind="statement")
    for model, subject, field in ((Statement, ids["statement"], "text"), (Victim, ids["victim"], "name")):
        with pytest.raises(NotFound):
            a.opened(getattr(a.case.rows(model).get(pk=subject), field))
    assert a.opened(a.case.rows(Person).get(pk=ids["person"]).name) == "Amadou"


def test_a_source_points_at_what_it_said(three: tuple[Office, Office, Office]) -> None:
    a = three[0]
    ids = told(a)
    reach = erasing.reach(a.case, "S-1", kind="source")
    assert [name for name, *_ in reach.records] == ["source"] and ("statement", ids["statement"]) in reach.mentions
    assert erasing.reach(a.case, "S-1", [("statement", ids["statement"])], kind="source").findings == ["F-1"]
