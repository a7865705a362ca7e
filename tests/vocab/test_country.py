from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from babel import Locale

from constat.errors import BadInput
from constat.language import use_language
from constat.vocab import countries, load, resolve_country


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("ML", "MLI"),
        ("mli", "MLI"),
        (432, "MLI"),
        ("432.0", "MLI"),
        ("Mali", "MLI"),
        ("MALI ", "MLI"),
        ("Cote d'Ivoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Allemagne", "DEU"),
        ("etats-unis", "USA"),
        ("Myanmar (Burma)", "MMR"),
        ("DR Congo (Zaire)", "COD"),
        ("Russia (Soviet Union)", "RUS"),
        ("Yemen (North Yemen)", "YEM"),
        ("Democratic Republic of Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Congo", "COG"),
        ("RDC", "COD"),
        ("345", "SRB"),
        ("St. Lucia", "LCA"),
        ("Trinidad & Tobago", "TTO"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("The Gambia", "GMB"),
    ],
)
def test_a_country_is_known_by_any_of_its_names_and_codes(text: str | int, iso3: str) -> None:
    assert resolve_country(text).iso3 == iso3


def test_a_number_is_gleditsch_ward_unless_iso_is_asked_for() -> None:
    assert resolve_country("466", scheme="iso-numeric").iso3 == "MLI"
    assert resolve_country("4", scheme="iso-numeric").iso3 == "AFG"
    assert resolve_country("52").iso3 == "TTO"


def test_an_unknown_country_names_the_nearest_in_the_readers_language() -> None:
    with pytest.raises(BadInput, match="Mali"):
        resolve_country("Malli")
    with use_language("fr"), pytest.raises(BadInput, match=r"Côte d’Ivoire"):
        resolve_country("Cote d'Ivoir")


def test_nothing_resolves_to_nothing() -> None:
    for text in ("", "   ", "999", "-", "the"):
        with pytest.raises(BadInput):
            resolve_country(text)


def test_a_state_that_is_no_more_is_not_its_successor() -> None:
    south = resolve_country("South Yemen")
    assert (south.iso3, south.gw, south.present) == (None, (680,), False)
    assert resolve_country("Yugoslavia").iso3 is None
    assert resolve_country("Serbia (Yugoslavia)").iso3 == "SRB"


def test_every_name_that_unicode_gives_in_english_and_french_is_understood() -> None:
    for language in ("en", "fr"):
        territories = Locale(language).territories
        for country in countries():
            if country.iso2:
                assert resolve_country(territories[country.iso2]) is country


def test_every_code_leads_back_to_its_own_country() -> None:
    for country in countries():
        for code in (country.iso2, country.iso3, country.en, country.fr, *country.gw):
            if code is not None:
                assert resolve_country(code) is country
    names = [country.en for country in countries() if country.present]
    assert len(set(names)) == len(names)
    assert len([c for c in countries() if c.iso2 and c.id != "xkx"]) == 244
    assert all(term.code("iso2") for term in load("country") if term.code("iso3"))


def test_every_country_of_the_public_event_files_resolves(shared_data: Path) -> None:
    told: set[tuple[str, str]] = set()
    for name in ("ged231_central_african_republic.csv", "ged_sample_1000.csv", "ged_mexico_1989_2023.csv.gz", "ged_myanmar_1989_2023.csv.gz"):
        told |= set(pl.read_csv(shared_data / "ucdp" / name, infer_schema=False, columns=["country", "country_id"]).iter_rows())
    assert len(told) > 50
    for name, number in told:
        assert resolve_country(name) is resolve_country(number, scheme="gw"), name
    for name in pl.read_parquet(shared_data / "ucdp" / "ged211_world_precise_1989_2020.parquet")["country"].unique():
        assert resolve_country(name).present, name


def test_gleditsch_ward_numbers_agree_with_another_list_of_them(shared_data: Path) -> None:
    for number, iso3 in pl.read_csv(shared_data / "views" / "country_key.csv").select("gwcode", "isoab").iter_rows():
        country = resolve_country(number, scheme="gw")
        # States that are no more stand there under the number of the one that continues it.
        assert iso3 is None or iso3 in ("SUN", "YUG", "SCG") or country.iso3 == iso3 or not country.present
