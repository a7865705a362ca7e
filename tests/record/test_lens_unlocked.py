"""The lens over real keys: from a passphrase to a plain identity, and what locking, rotation and erasure leave of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from constat.record import database

database.ready()

from constat.errors import NotFound, Refused  # noqa: E402
from constat.record.casefile import CaseFile  # noqa: E402
from constat.record.keys import Cost  # noqa: E402
from constat.record.lens import Lens  # noqa: E402
from constat.record.models import Person, Statement  # noqa: E402
from constat.record.search import Search  # noqa: E402

CHEAP = Cost(8 * 1024, 1, 1)
WORDS = "correct horse battery staple"


def test_an_identity_goes_from_a_passphrase_to_a_reason_to_the_reader(tmp_path: Path) -> None:
    roles = ["steward", "administrator"]
    case, _ = CaseFile.create(tmp_path, office="Bamako", code="fatou", passphrase=WORDS, roles=roles, cost=CHEAP, database_url="")
    steward = case.keys.need()
    draft = case.draft("statement-taken", reason="read back to the witness")
    draft.new(Person, code="P-1", name="Aïssata Coulibaly", sex="woman")
    draft.new(Statement, code="T-1", text="Ils sont venus au marché.", place_text="près du puits", language="fr")
    draft.append()
    lens = Lens(case, steward)
    person, statement = Person.seen_by(lens).get(), Statement.seen_by(lens).get()
    assert lens.record(statement)["place_text"] == "près du puits"
    assert person.name.open(lens, "to call her") == "Aïssata Coulibaly"
    (line,) = case.readlog.lines()
    assert case.keys.open_note(line.reason, "readlog|reason") == "to call her"
    assert [hit.text for hit in Search(lens).names("aissata kulibali", "a relative asks")] == ["Aïssata Coulibaly"]

    case.keys.rotate()
    assert person.name.open(lens, "to call her again") == "Aïssata Coulibaly"
    assert lens.record(statement)["place_text"] == "près du puits"

    case.lock()
    with pytest.raises(Refused):
        person.name.open(lens, "locked out")
    assert lens.record(statement)["withheld"]["place_text"] == "locked"
    assert case.readlog.head()[0] == 3, "a locked case file opens nothing, and logs nothing"

    case.unlock("fatou", WORDS)
    case.keys.destroy(case.keys.kids_of("person", person.pk))
    with pytest.raises(NotFound):
        person.name.open(lens, "after the erasure")
    assert lens.record(statement)["place_text"] == "près du puits"
    assert Search(lens).names("aissata coulibaly", "after the erasure") == []
    case.readlog.verify()
    case.close()
