"""Places by name: all namesakes, however spelt, before and since a reform, at once among two hundred thousand."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from constat.errors import BadInput, NotFound, StorageFailed
from constat.record.gazetteer import Gazetteer, Why, folded, folder_of, remove, sounded, store, stored
from constat.record.gazetteer.files import with_keys
from constat.record.gazetteer.index import Index
from constat.record.gazetteer.merging import joined_rows
from constat.sources.gazetteer import GazetteerReading, read_gazetteer

from .gazetteers import made

REFORM = date(2023, 3, 13)
SHEET = """name;aliases;country;kind;admin1;admin2;admin3;latitude;longitude;valid_from;valid_to;market_day
Moura;Mourah|مورا;Mali;;Mopti;Djenné;Togué-Mourari;14.33;-4.35;;;6
Moura;;Mali;;Kayes;Nioro;Gogui;15.3;-9.4;;;2
Moura;;Portugal;;Beja;Moura;;38.14;-7.45;;;
Togué-Mourari;;Mali;commune;Mopti;Djenné;Togué-Mourari;;;;;
Bandiagara;;Mali;;Mopti;Bandiagara;;14.35;-3.61;;2023-03-12;
Bandiagara;;Mali;;Bandiagara;Bandiagara;;14.35;-3.61;2023-03-13;;0
Fakala;;Mali;commune;Mopti;Djenné;Fakala;;;;2023-03-12;
Fakala;;Mali;commune;Mopti;Djenné;Fakala;;;2023-03-13;;
Diafarabé;;Mali;;Mopti;Ténenkou;;14.14;-5.02;;;
N'Djaména;انجمينا;Tchad;;;;;12.1;15.0;;;
Ouagadougou;;Burkina Faso;;;;;12.37;-1.52;;;
Gourma-Rharous;;Mali;;Tombouctou;Gourma-Rharous;;16.88;-1.92;;;
"""


def reading(tmp_path: Path, content: str = SHEET, name: str = "lieux.csv") -> GazetteerReading:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return read_gazetteer(path)


@pytest.fixture
def places(tmp_path: Path) -> Gazetteer:
    return Gazetteer(reading(tmp_path).places)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "w" / "record" / "keys").mkdir(parents=True, mode=0o700)
    return tmp_path / "w"


# -- spelling ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Diallo", "Jallo"),
        ("Diallo", "Dialo"),
        ("Diafarabé", "Djafarabe"),
        ("Ouagadougou", "Wagadugu"),
        ("Moura", "Mourah"),
        ("Moura", "Mura"),
        ("Tombouctou", "Tomboucktou"),
        ("Gourma-Rharous", "Gourma Gharous"),
        ("Tchad", "Chad"),
        ("Chinguetti", "Shinguetti"),
        ("Banikane", "Bannikane"),
        ("Niafunké", "Gnafounké"),
        ("Tenenkou", "Ténenku"),
        ("Moura", "مورا"),
        ("Moura", "ⵎⵓⵔⴰ"),
        ("Moura", "ߡߎߙߊ"),
    ],
)
def test_spellings_of_one_sound_are_sounded_alike(one: str, other: str) -> None:
    assert sounded(folded(one)) == sounded(folded(other))


@pytest.mark.parametrize(("one", "other"), [("Moura", "Mora"), ("Koro", "Kori"), ("Dogo", "Togo"), ("Sossobé", "Sobé")])
def test_other_names_are_not_sounded_alike(one: str, other: str) -> None:
    assert sounded(folded(one)) != sounded(folded(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أبشة", "ابشه"),
        ("الفاشر", "فاشر"),
        ("انجمينــا", "انجمينا"),
        ("مورى", "موري"),
        ("N’Djaména", "N'DJAMENA"),
        ("Togué-Mourari", "togue mourari"),
        ("Ɓoori", "Boori"),
    ],
)
def test_accents_capitals_signs_and_arabic_letters_are_folded(one: str, other: str) -> None:
    assert folded(one) == folded(other)


# -- searching ---------------------------------------------------------------------------------------------------------


def test_all_namesakes_are_given_with_commune_cercle_and_region(places: Gazetteer) -> None:
    found = places.search("Moura")
    assert [one.words("fr") for one in found[:3]] == ["Moura (Gogui, Nioro, Kayes)", "Moura (Togué-Mourari, Djenné, Mopti)", "Moura (Moura, Beja, Portugal)"]
    assert {one.why for one in found[:3]} == {Why.EXACT} and {one.namesakes for one in found[:3]} == {3}


@pytest.mark.parametrize(
    ("asked", "why", "matched"),
    [
        ("Moura", Why.EXACT, "Moura"),
        ("mourah", Why.FOLDED, "Mourah"),
        ("مورا", Why.EXACT, "مورا"),
        ("ⵎⵓⵔⴰ", Why.VARIANT, "Moura"),
        ("Mura", Why.VARIANT, "Moura"),
        ("Djafarabe", Why.VARIANT, "Diafarabé"),
        ("diafarabe", Why.FOLDED, "Diafarabé"),
        ("NDjamena", Why.FOLDED, "N'Djaména"),
        ("أنجمينا", Why.FOLDED, "انجمينا"),
        ("Wagadugu", Why.VARIANT, "Ouagadougou"),
        ("Mourari", Why.PART, "Togué-Mourari"),
        ("bandiag", Why.PART, "Bandiagara"),
        ("Bndiagara", Why.SIMILAR, "Bandiagara"),
    ],
)
def test_what_is_found_says_why(places: Gazetteer, asked: str, why: Why, matched: str) -> None:
    first = next(one for one in places.search(asked) if one.matched == matched)
    assert first.why is why
    assert matched in first.reason("fr") or why is Why.EXACT


def test_one_spelling_brings_the_namesakes_that_do_not_have_it(tmp_path: Path) -> None:
    sheet = "name;aliases;country;admin2\nSaye;Wuro Bello;Mali;Djenné\nSaye;;Mali;Koro\n"
    found = Gazetteer(reading(tmp_path, sheet).places).search("Wuro Bello")
    assert [(one.words("en"), one.why, one.reason("en")) for one in found] == [
        ("Saye (Djenné)", Why.EXACT, "the same spelling"),
        ("Saye (Koro)", Why.NAMESAKE, "bears the same name: Saye"),
    ]


@pytest.mark.parametrize("asked", ["Moura, Djenné", "Moura (Togué-Mourari)", "Moura Djenne", "le village de Moura, Mopti", "Moura / Jenné"])
def test_words_aside_put_one_namesake_first_and_hide_none(places: Gazetteer, asked: str) -> None:
    found = [one for one in places.search(asked) if one.group == "moura"]
    assert found[0].words("en") == "Moura (Togué-Mourari, Djenné, Mopti)" and len(found) == 3


def test_a_place_that_a_reform_moved_is_one_place_in_two_divisions(places: Gazetteer) -> None:
    (found,) = places.search("Bandiagara")
    assert found.words("en") == "Bandiagara (until 12 March 2023: Bandiagara, Mopti; since 13 March 2023: Bandiagara, Bandiagara)"
    assert found.words("fr").startswith("Bandiagara (jusqu'au 12 mars 2023\u202f: Bandiagara, Mopti\u202f; depuis le 13 mars 2023")
    assert found.market_day == 0


def test_the_day_asked_for_puts_its_division_first_and_hides_nothing(places: Gazetteer) -> None:
    (before,), (since,) = places.search("Bandiagara", on=date(2022, 3, 27)), places.search("Bandiagara", on=date(2024, 1, 1))
    assert before.divisions[0].admin[0].name == "Mopti" and since.divisions[0].admin[0].name == "Bandiagara"
    assert before.place(date(2022, 3, 27)).admin[0].name == "Mopti" and before.place().admin[0].name == "Bandiagara"
    assert len(before.divisions) == len(since.divisions) == 2 and before.words("en") == since.words("en")


def test_a_choice_fills_the_columns_of_an_event_level_by_level(places: Gazetteer, tmp_path: Path) -> None:
    told = places.search("Bandiagara")[0].columns(date(2022, 3, 27))
    assert (told["admin1"], told["admin2"], told["admin3"], told["country_iso3"], told["latitude"]) == ("Mopti", "Bandiagara", None, "MLI", 14.35)
    commune = places.search("Togué-Mourari")[0]
    assert commune.words("en") == "Togué-Mourari (Djenné, Mopti)" and commune.columns()["admin3"] == "Togué-Mourari"
    gap = Gazetteer(reading(tmp_path, "name;country;admin2\nKona;QTK;Sud\n").places).search("Kona")[0]
    assert (gap.columns()["admin1"], gap.columns()["admin2"], gap.country("fr")) == (None, "Sud", "QTK")


def test_a_division_that_stays_the_same_is_said_once(places: Gazetteer) -> None:
    found = next(one for one in places.search("Fakala"))
    assert found.words("en") == "Fakala (Djenné, Mopti)" and len(found.divisions) == 2


def test_what_was_not_in_force_is_marked_and_comes_last(tmp_path: Path) -> None:
    sheet = "name;country;admin2;valid_to\nKona;Mali;Ancien;2010\nKona;Mali;Nouveau;\n"
    found = Gazetteer(reading(tmp_path, sheet).places).search("Kona", on=date(2022, 1, 1))
    assert [(one.words("en"), one.in_force) for one in found] == [("Kona (Nouveau)", True), ("Kona (until 2010: Ancien)", False)]


def test_two_villages_of_one_name_side_by_side_stay_two(tmp_path: Path) -> None:
    sheet = "name;country;admin3;lat;lon\nKouri;Mali;Un;14.00;-4.0\nKouri;Mali;Un;14.01;-4.0\n"
    assert len(Gazetteer(reading(tmp_path, sheet).places).search("Kouri")) == 2


def test_one_village_in_two_files_is_one_place_with_two_origins(workspace: Path, tmp_path: Path) -> None:
    store(workspace, "a", reading(tmp_path, "name;country;admin2;lat;lon;source\nKouri;Mali;Koro;14.00;-4.0;A\nKouri;Mali;Bankass;14.9;-4.0;A\n", "a.csv"))
    store(workspace, "b", reading(tmp_path, "name;country;admin2;lat;lon;source\nKouri;Mali;Koro;14.01;-4.0;B\n", "b.csv"))
    found = Gazetteer.open(workspace).search("Kouri")
    assert [one.origins for one in found] == [("A",), ("A", "B")] and {one.namesakes for one in found} == {2}


def test_communes_that_a_reform_moved_are_paired_and_namesakes_are_not_mixed(workspace: Path, tmp_path: Path) -> None:
    header = "ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,ADM3_FR,ADM3_PCODE\n"
    old = header + "Mopti,ML05,Djenné,ML0503,Fakala,ML050304\nMopti,ML05,Koro,ML0505,Dogo,ML050501\nSikasso,ML03,Bougouni,ML0301,Dogo,ML030101\n"
    new = header + "Mopti,ML05,Sofara,ML0511,Fakala,ML051101\nBandiagara,ML17,Koro,ML1703,Dogo,ML170301\nBougouni,ML11,Bougouni,ML1101,Dogo,ML110101\n"
    for name, content, days in (("old", old, {"until": date(2023, 3, 12)}), ("new", new, {"since": REFORM})):
        (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        store(workspace, name, read_gazetteer(tmp_path / f"{name}.csv", **days))
    places = Gazetteer.open(workspace)
    told = [one.words("en") for name in ("Fakala", "Dogo") for one in places.search(name) if one.name == name]
    assert told == [
        "Fakala (until 12 March 2023: Djenné, Mopti; since 13 March 2023: Sofara, Mopti)",
        "Dogo (until 12 March 2023: Bougouni, Sikasso; since 13 March 2023: Bougouni, Bougouni)",
        "Dogo (until 12 March 2023: Koro, Mopti; since 13 March 2023: Koro, Bandiagara)",
    ]


def test_what_another_file_tells_in_fewer_words_is_not_repeated(workspace: Path, tmp_path: Path) -> None:
    store(workspace, "full", reading(tmp_path))
    store(workspace, "brief", reading(tmp_path, "name;country;admin1;admin2;lat;lon;source\nMoura;Mali;Mopti;Cercle de Djenné;14.34;-4.36;GeoNames\n", "b.csv"))
    found = Gazetteer.open(workspace).search("Moura, Djenné")[0]
    assert found.words("en") == "Moura (Togué-Mourari, Djenné, Mopti)" and len(found.divisions) == 2 and len(found.origins) == 2


def test_another_country_is_left_out_when_one_is_asked_for(places: Gazetteer) -> None:
    assert {one.country_iso3 for one in places.search("Moura", country="MLI")} == {"MLI"}
    assert [one.words("fr") for one in places.search("Moura", country="prt")] == ["Moura (Moura, Beja, Portugal)"]


def test_a_group_of_namesakes_is_never_cut(tmp_path: Path) -> None:
    rows = "".join(f"Sikoro;Mali;Cercle {n};{10 + n / 10};-5\n" for n in range(40)) + "Sikoroba;Mali;Ailleurs;15;-5\n"
    found = Gazetteer(reading(tmp_path, "name;country;admin2;lat;lon\n" + rows).places).search("Sikoro", limit=5)
    assert len(found) == 40 == found[0].namesakes


def test_what_is_nothing_like_any_place_finds_nothing(places: Gazetteer) -> None:
    assert places.search("Reykjavik") == () == places.search("") == places.search(" ,;(") == places.search("x")


def test_an_answer_is_told_to_programs(places: Gazetteer) -> None:
    told = places.search("Moura, Djenné")[0].to_json()
    assert told["divisions"][0]["admin"][0] == {"name": "Mopti", "pcode": None} and told["why"] == "exact" and told["market_day"] == 6


NEARLY = st.tuples(st.sampled_from(["Moura", "Bandiagara", "village de "]), st.text(max_size=4)).map("".join)


@settings(max_examples=300, deadline=None)
@example("\ud800Moura")
@example("Moura" * 900)
@given(st.one_of(st.text(max_size=60), st.text("مورىأةdjouchkgh'’- ,(;", max_size=30), NEARLY))
def test_whatever_is_searched_nothing_is_raised(words: str) -> None:
    for one in _ANY.search(words, on=date(2023, 1, 1)):
        assert one.words("fr") and one.words("en") and one.reason("fr") and one.described("en") and one.namesakes >= 1 and one.divisions


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=14).filter(str.strip), min_size=1, max_size=8))
def test_every_name_is_found_by_itself_with_all_who_bear_it(names: list[str]) -> None:
    frame = made([" ".join(name.split()) for name in names])
    gazetteer = Gazetteer(frame)
    for name in frame["name"]:
        # What stands after a comma or in brackets is asked for as a division, not as a part of the name.
        if folded(name) and not any(c in name for c in ",;()[]/،"):
            found = gazetteer.search(name)
            alike = [other for other in frame["name"] if folded(other).replace(" ", "") == folded(name).replace(" ", "")]
            assert len([one for one in found if one.group == folded(name).replace(" ", "")]) == len(alike)


ROW = st.fixed_dictionaries(
    {
        "file": st.sampled_from("ab"),
        "id": st.sampled_from(["pcode:1", "pcode:1@2020", "x", "y", "x@2023"]),
        "kind": st.sampled_from(["populated-place", "administrative"]),
        "country_iso3": st.sampled_from([None, "MLI"]),
        "admin1": st.sampled_from([None, "Mopti", "Ségou"]),
        "admin2": st.sampled_from([None, "Djenné", "Kona"]),
        "admin3": st.sampled_from([None, "Kona"]),
        "latitude": st.sampled_from([None, 14.0, 14.01, 14.2, 90.0]),
        "valid_from": st.sampled_from([None, date(2020, 1, 1), REFORM]),
        "valid_to": st.sampled_from([None, date(2023, 3, 12), date(2030, 1, 1)]),
    }
).map(lambda row: row | {"name": "Kona", "longitude": None if row["latitude"] is None else -4.0})


@settings(max_examples=200, deadline=None)
@given(st.lists(ROW, max_size=9))
def test_no_row_is_lost_and_what_one_file_has_in_force_together_stays_apart(rows: list[dict[str, object]]) -> None:
    places = joined_rows(rows)
    assert sorted(id(row) for place in places for row in place) == sorted(id(row) for row in rows)
    for place in places:
        for file in "ab":
            spans = sorted((row["valid_from"] or date.min, row["valid_to"] or date.max) for row in place if row["file"] == file)
            assert all(first[1] < then[0] for first, then in zip(spans, spans[1:]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("abcmourdj ـمورا木", min_size=1, max_size=9), min_size=1, max_size=30), st.text("abcmourdjم木", min_size=3, max_size=11))
def test_likeness_finds_what_comparing_with_each_would_find(names: list[str], asked: str) -> None:
    frame = with_keys(made(names))
    index = Index(frame)
    apart = 1 if len(asked) <= 4 else 2 if len(asked) <= 9 else 3
    told = {key for keys in frame["sounded"] for key in keys if key and OSA.distance(key, asked) <= apart}
    found = {frame["sounded"][int(index.row[entry])][int(index.spelling[entry])] for _, entries in index.alike(asked, 1000) for entry in entries}
    assert found == told


# -- market days -------------------------------------------------------------------------------------------------------


def test_market_days_are_told_by_every_spelling_and_left_out_where_namesakes_differ(places: Gazetteer, tmp_path: Path) -> None:
    told = places.market_days()
    assert told == {"Mourah": 6, "مورا": 6, "Bandiagara": 0}
    assert places.market_days("PRT") == {}


# -- files -------------------------------------------------------------------------------------------------------------


def test_what_is_stored_is_found_again_and_listed(workspace: Path, tmp_path: Path) -> None:
    told = store(workspace, "mali", reading(tmp_path))
    assert (told.places, told.countries, told.markets) == (12, ("BFA", "MLI", "PRT", "TCD"), 3)
    assert stored(workspace) == [told]
    opened = Gazetteer.open(workspace)
    assert len(opened) == 12 and opened.files == (told,) and len(opened.search("Moura")) >= 3
    assert Gazetteer.open(workspace) is opened


def test_files_of_places_are_for_their_owner_only(workspace: Path, tmp_path: Path) -> None:
    store(workspace, "mali", reading(tmp_path))
    path = folder_of(workspace) / "mali.parquet"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["mali.parquet"]


def test_an_import_again_replaces_and_an_opened_gazetteer_follows(workspace: Path, tmp_path: Path) -> None:
    store(workspace, "mali", reading(tmp_path))
    assert Gazetteer.open(workspace).search("Moura")
    store(workspace, "mali", reading(tmp_path, "name;country\nAilleurs;Mali\n", "autre.csv"))
    assert Gazetteer.open(workspace).search("Moura") == () and len(stored(workspace)) == 1
    remove(workspace, "mali")
    assert len(Gazetteer.open(workspace)) == 0 == len(stored(workspace))


def test_nothing_is_kept_outside_a_case_file_or_under_an_unfit_name(tmp_path: Path, workspace: Path) -> None:
    with pytest.raises(NotFound):
        store(tmp_path / "none", "mali", reading(tmp_path))
    for name in ("../mali", "Mali", "", "a/b"):
        with pytest.raises(BadInput):
            store(workspace, name, reading(tmp_path))
    with pytest.raises(NotFound):
        remove(workspace, "mali")
    store(workspace, "mali", reading(tmp_path))
    with pytest.raises(BadInput):
        store(workspace, "mali", reading(tmp_path, "name;lat;lon\nMoura;99;0\n", "rien.csv"))
    assert len(Gazetteer.open(workspace)) == 12


def test_a_damaged_file_is_said_to_be_so(workspace: Path, tmp_path: Path) -> None:
    store(workspace, "mali", reading(tmp_path))
    path = folder_of(workspace) / "mali.parquet"
    for content in (path.read_bytes()[:500], b"", b"PAR1 nonsense PAR1"):
        path.write_bytes(content)
        with pytest.raises(StorageFailed) as failed:
            Gazetteer.open(workspace)
        assert "mali" in failed.value.say("fr")


def test_what_was_folded_by_other_rules_is_folded_anew(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as former:
        former.setattr("constat.record.gazetteer.files.sounded", lambda key: "other")
        former.setattr("constat.record.gazetteer.files.Stored.__init__.__defaults__", (0,))
        store(workspace, "mali", reading(tmp_path))
    assert Gazetteer.open(workspace).search("Mura")[0].why is Why.VARIANT


_ANY = Gazetteer(with_keys(made(["Moura", "Moura", "Togué-Mourari", "Bandiagara", "انجمينا", "N'Djaména", "ß", "İzmir", "Ǆ", "ﷺ", "木浦"])))
