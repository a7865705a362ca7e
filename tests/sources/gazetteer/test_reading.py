"""Files of places as they come: GeoNames dumps, tables of P-codes, users' own lists."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from constat.errors import BadFile, BadInput, ConstatError
from constat.language import use_language
from constat.sources.gazetteer import GAZETTEER_SCHEMA, GazetteerReading, read_gazetteer


def dump_row(number: int, name: str, *, kind: str = "P", code: str = "PPL", admin: tuple[str, str, str] = ("04", "", ""), **more: str) -> str:
    told = {"ascii": name, "others": "", "lat": "14.3", "lon": "-4.3", "country": "ML"} | more
    cells = [str(number), name, told["ascii"], told["others"], told["lat"], told["lon"], kind, code, told["country"], "", *admin, "", "0", "", "270"]
    return "\t".join([*cells, "Africa/Bamako", "2020-01-01"])


DUMP = "\n".join(
    [
        dump_row(1, "Mopti", kind="A", code="ADM1"),
        dump_row(2, "Djenné", kind="A", code="ADM2", admin=("04", "0403", "")),
        dump_row(3, "Moura", admin=("04", "0403", ""), others="Mourah,مورا,https://example.org/Moura"),
        dump_row(4, 'Puits "Nord"', kind="H", code="WLL"),
    ]
)


def read(folder: Path, name: str, content: str | bytes, country: str | None = None) -> GazetteerReading:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_gazetteer(path, country)


def by_name(reading: GazetteerReading) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in reading.places.iter_rows(named=True)}


def test_a_dump_names_the_divisions_that_it_tells_by_code(tmp_path: Path) -> None:
    got = read(tmp_path, "ML.txt", DUMP)
    assert (got.form, got.rows_read, got.rejected.height) == ("geonames", 4, 0)
    assert got.places.schema == pl.Schema(GAZETTEER_SCHEMA)
    moura = by_name(got)["Moura"]
    assert (moura["id"], moura["country_iso3"], moura["kind"], moura["admin1"], moura["admin2"]) == ("geonames:3", "MLI", "populated-place", "Mopti", "Djenné")
    assert moura["aliases"] == ["Mourah", "مورا"]
    assert by_name(got)['Puits "Nord"']["kind"] == "other"
    assert by_name(got)["Djenné"]["kind"] == "administrative"


def test_the_zip_that_geonames_publishes_is_read_past_its_readme(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ML.zip", "w") as archive:
        archive.writestr("readme.txt", "GeoNames Gazetteer extract files\n")
        archive.writestr("ML.txt", DUMP)
    assert read_gazetteer(tmp_path / "ML.zip").places.height == 4


def test_a_dump_row_is_taken_whole_or_refused_with_its_reason(tmp_path: Path) -> None:
    wrong = [dump_row(5, "Loin", lat="95"), dump_row(6, ""), dump_row(3, "Encore"), "7\tTrop court"]
    got = read(tmp_path, "ML.txt", "\n".join([DUMP, *wrong]))
    assert got.places.height == 4 and got.rows_read == 8
    assert {5, 6, 7, 8} == set(got.rejected["row"])
    assert set(by_name(got)) == {"Mopti", "Djenné", "Moura", 'Puits "Nord"'}


PCODES = """ADM0_PCODE,ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,ADM3_FR,ADM3_REF,ADM3_PCODE,validOn,validTo
ML,Mopti,ML05,Djenné,ML0503,Togué-Mourari,Togue Mourari,ML050309,2019-01-01,2023-03-12
ML,Mopti,ML05,Djenné,ML0503,Fakala,,ML050304,2019-01-01,2023-03-12
ML,Mopti,ML05,Djenné,ML0503,Fakala,,ML050304,2023-03-13,
"""


@pytest.mark.parametrize(
    "header",
    [
        "ADM0_PCODE,ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,ADM3_FR,ADM3_REF,ADM3_PCODE,validOn,validTo",
        "admin0Pcode,admin1Name_fr,admin1Pcode,admin2Name_fr,admin2Pcode,admin3Name_fr,admin3RefName,admin3Pcode,validOn,validTo",
        "adm0_pcode,adm1_name,adm1_pcode,adm2_name,adm2_pcode,adm3_name,adm3_ref_name,adm3_pcode,valid_on,valid_to",
    ],
)
def test_pcodes_are_read_in_every_form_their_tables_have_had(tmp_path: Path, header: str) -> None:
    got = read(tmp_path, "mli.csv", "\n".join([header, *PCODES.splitlines()[1:]]))
    assert (got.form, got.rows_read, got.derived) == ("pcodes", 3, 2)
    commune = by_name(got)["Togué-Mourari"]
    assert (commune["id"], commune["admin3_pcode"], commune["admin2"], commune["admin1_pcode"]) == ("pcode:ML050309", "ML050309", "Djenné", "ML05")
    assert commune["country_iso3"] == "MLI" and commune["aliases"] == ["Togue Mourari"]
    assert commune["valid_to"] == date(2023, 3, 12)


def test_divisions_before_and_since_a_reform_live_side_by_side(tmp_path: Path) -> None:
    got = read(tmp_path, "mli.csv", PCODES)
    assert {row["id"] for row in got.places.iter_rows(named=True) if row["name"] == "Fakala"} == {"pcode:ML050304@2019-01-01", "pcode:ML050304@2023-03-13"}
    (cercle,) = got.places.filter(pl.col("name") == "Djenné").iter_rows(named=True)
    assert (cercle["admin3"], cercle["valid_from"], cercle["valid_to"]) == (None, date(2019, 1, 1), None)


def test_the_day_a_table_was_issued_is_no_birthday_of_its_divisions(tmp_path: Path) -> None:
    header, row, *_ = PCODES.splitlines()
    assert read(tmp_path, "mli.csv", f"{header}\n{row.replace('2023-03-12', '')}\n").places["valid_from"].null_count() == 3


def test_a_table_of_before_a_reform_is_given_its_last_day(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name;valid_from;valid_to\nA;;\nB;2010;2012\nC;2024;\n", encoding="utf-8")
    spans = read_gazetteer(tmp_path / "a.csv", until=date(2023, 3, 12)).places.select("valid_from", "valid_to").rows()
    assert spans == [(None, date(2023, 3, 12)), (date(2010, 1, 1), date(2012, 12, 31)), (date(2024, 1, 1), None)]
    with pytest.raises(BadInput):
        read_gazetteer(tmp_path / "a.csv", since=date(2023, 1, 1), until=date(2022, 1, 1))


def test_a_workbook_with_hxl_tags_below_its_header_is_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "mli.xlsx"))
    sheet = book.add_worksheet("Admin3")
    for number, line in enumerate(["ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE", "#adm1+name,#adm1+code,#adm2+name,#adm2+code", "Mopti,ML05,Djenné,ML0503"]):
        sheet.write_row(number, 0, line.split(","))
    book.close()
    got = read_gazetteer(tmp_path / "mli.xlsx")
    assert set(by_name(got)) == {"Djenné", "Mopti"} and not got.rejected.height


SHEET = """nom;autres noms;pays;région;cercle;commune;latitude;longitude;valable jusqu'au;depuis;jour de foire
Moura;Mourah | مورا;Mali;Mopti;Djenné;Togué-Mourari;14,33;-4,35;;;dimanche
Bandiagara;;Mali;Mopti;Bandiagara;;14,35;-3,61;2022;;
Bandiagara;;Mali;Bandiagara;Bandiagara;;14,35;-3,61;;2023;Lundi
"""


def test_a_users_list_in_french_is_read_with_its_market_days(tmp_path: Path) -> None:
    got = read(tmp_path, "lieux.csv", SHEET)
    assert got.form == "sheet" and not got.rejected.height
    moura = by_name(got)["Moura"]
    assert (moura["market_day"], moura["latitude"], moura["aliases"], moura["origin"]) == (6, 14.33, ["Mourah", "مورا"], "lieux")
    spans = got.places.filter(pl.col("name") == "Bandiagara").select("valid_from", "valid_to").rows()
    assert spans == [(None, date(2022, 12, 31)), (date(2023, 1, 1), None)]


def test_a_list_of_villages_with_the_pcodes_of_their_communes_is_a_list_of_villages(tmp_path: Path) -> None:
    got = read(tmp_path, "a.csv", "village,admin1,admin1_pcode,admin2,admin2_pcode\nMoura,Mopti,ML05,Djenné,ML0503\nSenossa,Mopti,ML05,Djenné,ML0503\n")
    assert got.form == "sheet" and set(by_name(got)) == {"Moura", "Senossa"} and by_name(got)["Moura"]["admin2_pcode"] == "ML0503"
    got = read(tmp_path, "b.csv", "featureName,ADM1_FR,ADM1_PCODE,admin2Name_fr,admin2Pcode\nMoura,Mopti,ML05,Djenné,ML0503\n")
    assert (by_name(got)["Moura"]["admin1"], by_name(got)["Moura"]["admin2"], by_name(got)["Moura"]["admin2_pcode"]) == ("Mopti", "Djenné", "ML0503")


def test_ids_stay_when_rows_move(tmp_path: Path) -> None:
    first = read(tmp_path, "lieux.csv", SHEET).places
    lines = SHEET.splitlines()
    again = read(tmp_path, "lieux.csv", "\n".join([lines[0], *reversed(lines[1:])])).places
    assert set(first["id"]) == set(again["id"])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (";;Mali;;;;;;;;", "name"),
        ("A;;Atlantide;;;;;;;;", "country"),
        ("A;;Mali;;;;nord;1;;;", "latitude"),
        ("A;;Mali;;;;14;;;;", "latitude"),
        ("A;;Mali;;;;14;200;;;", "longitude"),
        ("A;;Mali;;;;;;2020;2023;", "valid_to"),
        ("A;;Mali;;;;;;peut-être;;", "valid_to"),
        ("A;;Mali;;;;;;2023-13;;", "valid_to"),
        ("A;;Mali;;;;;;;;huitième", "market_day"),
        ("A" * 301 + ";;Mali;;;;;;;;", "name"),
        ("Moura;;Mali;Mopti;Djenné;Togué-Mourari;14,33;-4,35;;;", "id"),
    ],
)
def test_a_faulty_row_is_refused_with_row_and_reason(tmp_path: Path, row: str, column: str) -> None:
    with use_language("fr"):
        got = read(tmp_path, "lieux.csv", SHEET + row + "\n")
    assert got.places.height == 3 and got.rows_rejected == 1
    told = got.rejected.row(0, named=True)
    assert (told["row"], told["column"]) == (5, column) and told["reason"] and told["remedy"]


def test_every_faulty_row_of_a_users_list_is_given_back_and_a_published_file_is_refused_as_a_whole(tmp_path: Path) -> None:
    got = read(tmp_path, "lieux.csv", "nom;lat;lon\n" + "A;99;0\n" * 30)
    assert got.rows_rejected == 30 and not got.places.height
    with pytest.raises(BadFile) as refused:
        read(tmp_path, "ML.txt", "\n".join(dump_row(n, "A", lat="99") for n in range(30)))
    assert refused.value.message_id == "most-rows-fail"


def test_a_file_whose_country_is_known_only_to_its_owner_takes_the_one_given(tmp_path: Path) -> None:
    assert by_name(read(tmp_path, "a.csv", "name\nDar Sélou\n", "QTK"))["Dar Sélou"]["country_iso3"] == "QTK"
    assert by_name(read(tmp_path, "a.csv", "name\nMoura\n", "Mali"))["Moura"]["country_iso3"] == "MLI"
    with pytest.raises(BadInput):
        read(tmp_path, "a.csv", "name\nMoura\n", "Nulle part")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "x;y\n1;2\n", "gazetteer-no-name"),
        ("a.csv", "adm1_pcode,adm2_pcode\nML05,ML0503\n", "gazetteer-codes-only"),
        ("a.csv", "", "empty-file"),
        ("a.zip", b"PK\x03\x04broken", "damaged-archive"),
        ("a.txt", dump_row(1, "Djenn\u00e9").encode("latin-1"), "not-utf8"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    with pytest.raises(BadFile) as refused:
        read(tmp_path, name, content)
    assert refused.value.message_id == message and refused.value.say("fr") != refused.value.say("en")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as refused:
        read_gazetteer(tmp_path / "none.csv")
    assert refused.value.message_id == "no-such-file"
    with pytest.raises(BadFile):
        read_gazetteer(tmp_path)


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\t"), max_size=9)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=400).map(str.encode),
        st.lists(st.lists(CELL, min_size=19, max_size=19), max_size=6).map(lambda rows: "\n".join("\t".join(["1", *row[1:]]) for row in rows).encode()),
        st.lists(st.text(max_size=12), max_size=8).map(lambda cells: ("name,lat,lon,valid_to,market\n" + ",".join(cells)).encode()),
        st.lists(st.text(max_size=12), max_size=8).map(lambda cells: ("ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE\n" + ",".join(cells)).encode()),
    )
)
def test_whatever_the_bytes_a_reading_accounts_for_every_row_or_refuses(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(content)
        try:
            got = read_gazetteer(path)
        except ConstatError as refused:
            refused.say("fr")  # raises where a message lacks a value
            return
    assert got.places.height == got.rows_read + got.derived - got.rows_rejected
    assert got.places["id"].n_unique() == got.places.height
