"""Search in memory: names however spelt and words of texts, through the lens and into the read log."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from constat.record import database

database.ready()

from constat.errors import BadInput, Refused, StorageFailed  # noqa: E402
from constat.record import policy  # noqa: E402
from constat.record.casefile import CaseFile  # noqa: E402
from constat.record.models import Person  # noqa: E402
from constat.record.readlog import TooMany  # noqa: E402
from constat.record.search import Search, folded  # noqa: E402

from .cast import AWA, CLAIRE, FATOU, IBRAHIM, PAUL, RAYA, case_file, lens_of, member  # noqa: E402

WHY = "a relative asks"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    case = case_file(tmp_path)
    for who, told in ((AWA, ("Aïssata Coulibaly", "عيساتا")), (IBRAHIM, ("Moussa Diarra", "Mousa Jara"))):
        lens_of(case, who)
        draft = case.draft("statement-taken")
        draft.new("person", case="c" * 32, name=told[0], variants=told[1], father="Père Inconnu")
        draft.new("statement", case="c" * 32, text=f"Le marché était plein, dit {told[0]}.", place_text="près du puits")
        draft.append()
    yield case
    case.close()


@pytest.mark.parametrize("spelt", ["aissata koulibaly", "COULIBALY, Aïssata", "Aissata Coulibali", "Coulibaly", "عيساتا"])
def test_a_name_is_found_however_it_is_spelt(case: CaseFile, spelt: str) -> None:
    found = Search(lens_of(case, FATOU)).names(spelt, WHY)
    assert found[0].text in ("Aïssata Coulibaly", "عيساتا")
    assert len({hit.subject for hit in found}) == len(found)


@pytest.mark.parametrize(
    ("one", "other"), [("أحمد", "احمد"), ("إبراهيم", "ابراهيم"), ("موسى", "موسي"), ("فاطمة", "فاطمه"), ("محـــمد", "محمد"), ("مُحَمَّد", "محمد"), ("علی", "علي")]
)
def test_arabic_letters_that_are_written_for_one_another_are_the_same_letter(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_words_of_arabic_texts_are_found_however_they_are_written(case: CaseFile) -> None:
    draft = case.draft("statement-taken")
    draft.new("statement", case="c" * 32, text="كانت المدرسة مُغلقة يوم الأحد")
    draft.append()
    assert len(Search(lens_of(case, FATOU)).texts("المدرسه مغلقه الاحد", WHY)) == 1


def test_what_is_found_is_in_the_log_before_it_is_shown(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    search = Search(lens_of(case, IBRAHIM))
    assert case.readlog.head()[0] == 0, "an index that nobody asked is no reading"
    (hit,) = search.names("moussa diarra", WHY)
    (line,) = case.readlog.lines()
    assert (line.actor, line.subject, line.fields) == (IBRAHIM.actor, hit.subject, ("name",))
    assert "Moussa" not in repr(hit)
    search.texts("puits", WHY)
    assert case.readlog.head()[0] == 1, "a confidential field is no identity"
    assert len(search.texts("marche", WHY)) == 2
    assert case.readlog.head()[0] == 3

    def full(*_given: object, **_named: object) -> int:
        raise StorageFailed("readlog-unwritable", room="record", place="readlog.sqlite")

    monkeypatch.setattr(case.readlog, "record_all", full)
    with pytest.raises(StorageFailed):
        search.names("moussa", WHY)


def test_words_are_found_with_what_stands_around_them(case: CaseFile) -> None:
    hits = Search(lens_of(case, FATOU)).texts("plein MARCHE", WHY)
    assert {hit.text.replace("‹", "").replace("›", "")[:22] for hit in hits} == {"Le marché était plein,"}
    assert Search(lens_of(case, FATOU)).texts('" OR 1 NEAR(', WHY) == []


def test_a_documenter_finds_what_they_entered(case: CaseFile) -> None:
    search = Search(lens_of(case, AWA))
    assert [hit.text for hit in search.names("aissata", WHY)] == ["Aïssata Coulibaly"]
    assert search.names("moussa diarra", WHY) == []
    assert len(search.texts("marché", WHY)) == 1


@pytest.mark.parametrize("who", [CLAIRE, PAUL, RAYA], ids=lambda who: who.code)
def test_who_opens_no_identity_searches_none(case: CaseFile, who) -> None:  # type: ignore[no-untyped-def]
    search = Search(lens_of(case, who))
    with pytest.raises(Refused):
        search.names("moussa", WHY)
    assert search.texts("marché puits", WHY) == search.texts("puits", WHY) == []


def test_members_of_another_case_find_nothing(case: CaseFile) -> None:
    elsewhere = member("elsewhere", "verifier", cases={"d" * 32})
    assert Search(lens_of(case, elsewhere)).names("moussa", WHY) == []
    assert case.readlog.head()[0] == 0


def test_a_record_that_left_ones_sight_since_the_index_was_made_is_not_shown(case: CaseFile) -> None:
    search = Search(lens_of(case, member("guest", "verifier", cases={"c" * 32})))
    lens_of(case, FATOU)
    draft = case.draft("correction")
    for person in Person.seen_by(lens_of(case, FATOU)):
        draft.set(person, case="d" * 32)
    draft.append()
    assert search.names("moussa diarra", WHY) == []


def test_a_search_asks_a_reason_and_something_to_search(case: CaseFile) -> None:
    search = Search(lens_of(case, FATOU))
    for given in (("moussa", " "), ("?!", WHY), ("", WHY)):
        with pytest.raises(BadInput):
            search.names(*given)
        with pytest.raises(BadInput):
            search.texts(*given)
    search.close()


def test_the_cap_holds_for_searches_too(case: CaseFile) -> None:
    search = Search(lens_of(case, FATOU))
    for _ in range(policy.CAP):
        search.names("moussa diarra", WHY)
    with pytest.raises(TooMany):
        search.names("moussa diarra", WHY)


def test_nothing_of_the_index_is_on_disk(case: CaseFile) -> None:
    search = Search(lens_of(case, FATOU))
    search.texts("marché", WHY)
    for path in case.folder.rglob("*"):
        if path.is_file():
            assert not any(word.encode() in path.read_bytes() for word in ("Coulibaly", "coulibaly", "marché", "puits"))


def test_a_hundred_thousand_names_are_searched_in_a_third_of_a_second(case: CaseFile) -> None:
    search = Search(lens_of(case, FATOU))
    chance = random.Random(3)
    first = ["Moussa", "Aïssata", "Ibrahima", "Fatoumata", "Oumar", "Kadiatou", "Seydou", "Mariam"]
    last = ["Coulibaly", "Diarra", "Traoré", "Keïta", "Sangaré", "Dicko", "Cissé", "Maïga"]
    for n in range(100_000):
        name = f"{chance.choice(first)} {''.join(chance.choices('abdegiklmnorstuwy', k=5))} {chance.choice(last)}"
        search._keys.append(folded(name))
        search._names.append(("person", f"{n:032x}", "name", name))
    took = []
    for _ in range(3):
        start = time.perf_counter()
        search.names("Aisata Kulibali", WHY)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.3, took
