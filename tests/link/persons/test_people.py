"""Lists of persons as they come from the field."""

import polars as pl
import pytest

from constat.errors import BadInput
from constat.link.persons.people import people_of


def one(**told: str) -> dict[str, object]:
    return people_of(pl.DataFrame([{"id": "1", "name": "Awa Diallo", **told}]), "left").table.row(0, named=True)


@pytest.mark.parametrize(
    ("age", "young", "old"), [("34", 34, 34), ("30-40", 30, 40), ("30 à 40 ans", 30, 40), ("enfant", 0, 17), ("8 mois", 0, 2), ("", None, None), ("vieux", None, None), ("1961", None, None)]
)
def test_ages_are_ranges(age: str, young: int | None, old: int | None) -> None:
    told = one(age=age)
    assert (told["young"], told["old"]) == (young, old)


@pytest.mark.parametrize(("told", "days"), [("2022-03-27", 1), ("2022-03", 31), ("2022-03-27/2022-03-31", 5), ("27/03/2022", 1), ("2022-03-27T10:00", 1)])
def test_dates_keep_their_precision(told: str, days: int) -> None:
    row = one(date=told)
    assert row["last"] - row["first"] + 1 == days  # type: ignore[operator]


@pytest.mark.parametrize(("told", "sex"), [("F", "woman"), ("Homme", "man"), ("masculin", "man"), ("أنثى", "woman"), ("?", None)])
def test_sexes_are_read_in_several_languages(told: str, sex: str | None) -> None:
    assert one(sex=told)["sex"] == sex


def test_a_list_in_french_is_understood() -> None:
    told = pl.DataFrame({"Identifiant": ["a"], "Nom": ["Diallo"], "Prénom": ["Awa"], "Âge": ["34"], "Date de décès": ["2022-03"], "Lieu": ["Moura"], "Cercle": ["Djenné"]})
    row = people_of(told, "right").table.row(0, named=True)
    assert len(row["parts"]) == 2 and row["young"] == 34 and row["place"] and row["admin2"] and row["first"]


def test_rows_without_a_name_are_counted_and_what_says_nothing_too() -> None:
    told = people_of(pl.DataFrame({"id": ["1", "2", "3"], "name": ["", "Awa", None], "date": ["", "soon", ""]}), "left")
    assert (told.table.height, told.nameless, told.unread) == (1, 2, 1)


def test_ids_must_be_there_and_each_once() -> None:
    with pytest.raises(BadInput, match="2 ids|stand for several"):
        people_of(pl.DataFrame({"id": ["1", "1"], "name": ["Awa", "Awa"]}), "left")
    with pytest.raises(BadInput, match="no id"):
        people_of(pl.DataFrame({"id": ["1", ""], "name": ["Awa", "Ali"]}), "left")
    with pytest.raises(BadInput, match="id, name"):
        people_of(pl.DataFrame({"number": [1]}), "left")
