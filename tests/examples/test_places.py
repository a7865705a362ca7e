"""The small gazetteers of the demonstrations: namesakes, fairs, and divisions before and since a reform."""

from __future__ import annotations

from datetime import date

import pytest

from constat.examples.fictional import places as tarkane
from constat.examples.moura import PLACES
from constat.record.gazetteer import Gazetteer, Why
from constat.sources.gazetteer import read_gazetteer


@pytest.fixture(scope="module")
def invented() -> Gazetteer:
    return Gazetteer(read_gazetteer(tarkane.FILE).places)


@pytest.fixture(scope="module")
def moura() -> Gazetteer:
    return Gazetteer(read_gazetteer(PLACES).places)


def test_the_file_of_tarkane_is_what_its_own_module_writes() -> None:
    assert tarkane.FILE.read_text(encoding="utf-8") == tarkane.text(), "write it anew: python -m constat.examples.fictional.places"


@pytest.mark.parametrize("file", [tarkane.FILE, PLACES], ids=["tarkane", "moura"])
def test_no_row_is_refused(file: object) -> None:
    assert read_gazetteer(str(file)).rejected.rows() == []


@pytest.mark.parametrize("name", ["Kouri Ba", "Dar Sélou", "Nouvelle Mare"])
def test_villages_of_one_name_in_two_districts_are_told_apart(invented: Gazetteer, name: str) -> None:
    found = [one for one in invented.search(name) if one.why is Why.EXACT]
    assert len(found) == 2 and len({one.words("fr") for one in found}) == 2


def test_fairs_of_tarkane_are_dated_where_namesakes_agree(invented: Gazetteer) -> None:
    told = invented.market_days()
    assert told["Dar Sélou"] == 0 and told["Adrazel"] == 0
    assert "Kouri Ba" not in told and "Kuri Ba" not in told
    assert {one.market_day for one in invented.search("kouri ba") if one.why is Why.FOLDED} == {4, 6}


def test_a_district_of_tarkane_moved_to_another_region(invented: Gazetteer) -> None:
    (village,) = (one for one in invented.search("Bouloni") if one.name == "Bouloni")
    assert village.words("en") == "Bouloni (until 2011: Tarkoma, Kessira; since 2012: Tarkoma, Lomadi)"
    assert village.words("fr").startswith("Bouloni (jusqu'en 2011\u202f: Tarkoma, Kessira")
    assert village.place(date(2024, 1, 1)).admin[0].name == "Lomadi"


def test_moura_is_given_with_its_namesakes(moura: Gazetteer) -> None:
    found = moura.search("Mourah")
    assert found[0].words("fr") == "Moura (Togué-Mourari, Djenné, Mopti)" and found[0].market_day == date(2022, 3, 27).weekday()
    assert [one.words("fr") for one in found if one.group == "moura"][1:] == [
        "Moura (Barcelos, Amazonas, Brésil)",
        "Moura (Moura, Beja, Portugal)",
        "Moura (Queensland, Australie)",
    ]
    assert all(one.origins and (one.latitude is None or "approximate" in " ".join(one.origins)) for one in found)


def test_bandiagara_is_shown_in_both_its_regions(moura: Gazetteer) -> None:
    (town,) = moura.search("Bandiagara")
    assert town.words("en") == "Bandiagara (until 12 March 2023: Bandiagara, Mopti; since 13 March 2023: Bandiagara, Bandiagara)"
    assert moura.market_days()["Moura"] == 6 and moura.market_days()["Jenné"] == 0
