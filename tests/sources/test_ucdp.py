"""UCDP GED: each trap of the releases, on small invented rows."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.sources.rows import csv_text, ged, ged_file

from constat.errors import BadFile
from constat.language import use_language
from constat.model.event import COLUMNS, EVENT_SCHEMA
from constat.sources.reading import Reading, read, sniff
from constat.sources.ucdp.columns import ORDER, version_of
from constat.sources.ucdp.sides import known_parties, split_side


def only(reading: Reading) -> dict[str, Any]:
    assert reading.unaccounted == 0
    assert reading.events.height == 1
    return reading.events.row(0, named=True)


def many(count: int, **cells: str) -> list[dict[str, str]]:
    return [ged(id=str(900001 + n), **cells) for n in range(count)]


def test_a_row_becomes_an_event_with_each_number_as_told(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged()))
    event = only(reading)
    assert (reading.provider, reading.rows_read, reading.dataset_hint) == ("ucdp", 1, "ged")
    assert (event["event_id"], event["provider_id"], event["row_number"]) == ("ged:900001", "900001", 2)
    assert (event["origin"], event["kind"], event["provider_kind"]) == ("dataset", "state-based", "1")
    assert event["date_start"] == event["date_end"] == date(2031, 3, 27)
    assert (event["date_precision"], event["place_precision"]) == ("day", "exact")
    assert (event["killed_low"], event["killed_best"], event["killed_high"]) == (5, 7, 9)
    assert (event["killed_side_a"], event["killed_side_b"], event["killed_fighters_best"]) == (1, 2, 3)
    assert (event["killed_civilians_best"], event["killed_status_unknown_best"]) == (3, 1)
    assert event["killed_civilians_low"] is event["killed_reported"] is event["injured_best"] is None
    assert (event["country"], event["country_iso3"], event["admin1"], event["admin2"]) == ("Mali", "MLI", "Lakes", "Orsha")
    assert (event["place_name"], event["place_text"]) == ("Orsha town", "the ford south of Orsha")
    assert event["side_a_ids"] == ["ucdp:118"]
    assert event["side_b_ids"] == ["ucdp:501"]
    assert (event["source_count"], event["source_names"], event["source_text"]) == (2, "Lake Herald", "Clash at the ford")
    assert event["perpetrators"] == []
    assert event["civilians_targeted"] is False
    assert event["flags"] == []


def test_the_events_have_exactly_the_schema_of_the_analytical_table(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged()))
    assert reading.arrow().schema.equals(EVENT_SCHEMA)
    assert reading.events.columns == [column.name for column in COLUMNS]


def test_raw_cells_stay_verbatim_strings(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged(id="900001.0", date_start="2031-03-27 00:00:00.000", latitude="14.350")))
    row = reading.raw.row(0, named=True)
    assert (row["id"], row["date_start"], row["latitude"]) == ("900001.0", "2031-03-27 00:00:00.000", "14.350")
    assert set(reading.raw.schema.values()) == {pl.String(), pl.Int64()}
    assert row["row_number"] == 2


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    columns = list(ORDER)
    random.Random(7).shuffle(columns)
    assert only(read(ged_file(tmp_path, ged(), columns=columns)))["killed_high"] == 9


def test_older_releases_lack_relid_code_status_and_geometry(tmp_path: Path) -> None:
    columns = [name for name in ORDER if name not in ("relid", "code_status", "geom_wkt")]
    reading = read(ged_file(tmp_path, ged(), columns=columns))
    assert only(reading)["killed_best"] == 7
    assert "relid, code_status, geom_wkt" in reading.notes[0].say()


def _headerless(*drop: str, bounds: tuple[str, str, str] = ("best", "high", "low"), end: bool = False) -> list[str]:
    columns = [name for name in ORDER if name not in drop]
    place = columns.index("best")
    columns[place : place + 3] = bounds
    if end:
        columns = [name for name in columns if name not in ("latitude", "longitude")] + ["longitude", "latitude"]
    return columns


@pytest.mark.parametrize(
    "columns",
    [
        _headerless(),
        _headerless("geom_wkt", end=True),
        _headerless("relid", bounds=("low", "best", "high")),
        _headerless("code_status", bounds=("best", "low", "high")),
        _headerless("relid", "code_status", bounds=("high", "best", "low")),
    ],
    ids=["49", "48-no-geometry", "48-no-relid", "48-no-status", "47"],
)
def test_a_candidate_file_without_header_is_recognised_by_its_columns(tmp_path: Path, columns: list[str]) -> None:
    path = ged_file(tmp_path, *many(4, side_a_dset_id="XXX771"), columns=columns, header=False)
    assert sniff(path) == "ucdp"
    reading = read(path)
    assert reading.rows_read == reading.events.height == 4
    event = reading.events.row(0, named=True)
    assert (event["killed_low"], event["killed_best"], event["killed_high"]) == (5, 7, 9)
    assert (event["latitude"], event["longitude"]) == (14.35, -3.61)
    assert event["row_number"] == 1
    assert any(note.message_id == "note-no-header" for note in reading.notes)


def test_a_file_without_header_in_no_known_order_is_refused(tmp_path: Path) -> None:
    path = ged_file(tmp_path, *many(4), columns=list(reversed(ORDER)), header=False)
    with pytest.raises(BadFile, match="no row of column names"):
        read(path, kind="ucdp")


def test_dates_may_carry_times(tmp_path: Path) -> None:
    event = only(read(ged_file(tmp_path, ged(date_start="2031-03-27T00:00:00", date_end="2031-03-31 00:00:00.000"))))
    assert (event["date_start"], event["date_end"]) == (date(2031, 3, 27), date(2031, 3, 31))


def test_a_day_over_twelve_tells_day_from_month_for_the_whole_column(tmp_path: Path) -> None:
    early = ged(id="1", date_start="3/4/2031", date_end="3/4/2031")
    late = ged(id="2", date_start="3/27/2031 12:00:00 AM", date_end="3/27/2031")
    reading = read(ged_file(tmp_path, early, late))
    assert reading.events["date_start"].to_list() == [date(2031, 3, 4), date(2031, 3, 27)]


def test_a_date_that_may_be_april_or_march_is_refused_not_guessed(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged(id="1"), ged(id="2", date_start="3/4/2031")))
    assert reading.rejected.select("row", "column", "value").rows() == [(3, "date_start", "3/4/2031")]


def test_floats_where_whole_numbers_are_meant_are_whole_numbers(tmp_path: Path) -> None:
    event = only(read(ged_file(tmp_path, ged(id="900001.0", side_a_new_id="118.0", best="7.0", type_of_violence="1.0", where_prec="2.0"))))
    assert (event["provider_id"], event["side_a_ids"], event["killed_best"]) == ("900001", ["ucdp:118"], 7)
    assert (event["kind"], event["place_precision"]) == ("state-based", "within-25-km")


@pytest.mark.parametrize("told", ["0", "1", "true", "false", "TRUE", "1.0"])
def test_active_year_may_be_a_number_or_a_truth_value(tmp_path: Path, told: str) -> None:
    reading = read(ged_file(tmp_path, ged(active_year=told)))
    assert only(reading)
    assert reading.raw["active_year"].to_list() == [told]


def test_best_zero_with_a_high_above_it_is_kept_and_flagged(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged(best="0", low="0", high="12")))
    assert only(reading)["flags"] == ["best-zero-high-positive"]
    assert only(reading)["killed_high"] == 12
    assert reading.flagged.rows() == [(2, "900001", "best-zero-high-positive", "low 0, best 0, high 12")]


def test_best_outside_low_and_high_is_kept_as_told_and_flagged(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged(id="1", low="9", best="7", high="9"), ged(id="2", low="5", best="7", high="6")))
    assert reading.events.select("killed_low", "killed_best", "killed_high").rows() == [(9, 7, 9), (5, 7, 6)]
    assert reading.events["flags"].to_list() == [["low-above-best"], ["best-above-high"]]
    assert reading.flagged["row"].to_list() == [2, 3]
    assert reading.rejected.height == 0


@pytest.mark.parametrize("column", ["side_b", "side_b_dset_id", "side_b_new_id", "side_a"])
def test_provisional_actors_are_kept_and_flagged(tmp_path: Path, column: str) -> None:
    event = only(read(ged_file(tmp_path, ged(**{column: "XXX771"}))))
    assert event["flags"] == ["provisional-actor"]
    if column == "side_b_new_id":
        assert event["side_b_ids"] == ["ucdp:XXX771"]


def test_a_code_status_to_check_is_flagged_with_its_words(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged(code_status="Check type of violence")))
    assert only(reading)["flags"] == ["status-check"]
    assert reading.flagged["value"].to_list() == ["Check type of violence"]


def test_one_sided_violence_names_its_perpetrators_jointly(tmp_path: Path) -> None:
    row = ged(
        type_of_violence="3", side_a="Government of Mali, Government of Russia (Soviet Union)", side_b="Civilians",
        deaths_a="0", deaths_b="0", deaths_civilians="6",
    )
    event = only(read(ged_file(tmp_path, row)))
    assert event["perpetrators"] == event["side_a"] == ["Government of Mali", "Government of Russia (Soviet Union)"]
    assert event["side_b"] == ["Civilians"]
    assert event["civilians_targeted"] is True
    assert event["kind"] == "one-sided"
    assert event["killed_side_a"] == event["killed_fighters_best"] == 0


def test_joint_sides_are_split_where_each_part_stands_alone_elsewhere(tmp_path: Path) -> None:
    rows = [ged(id="1", side_a="Reds"), ged(id="2", side_a="Blues "), ged(id="3", side_a="Reds, Blues"), ged(id="4", side_a="Greens, Blues")]
    assert read(ged_file(tmp_path, *rows)).events["side_a"].to_list() == [["Reds"], ["Blues"], ["Reds", "Blues"], ["Greens, Blues"]]


@pytest.mark.parametrize(
    ("name", "parties"),
    [
        ("Government of Macedonia, FYR", ("Government of Macedonia, FYR",)),
        ("Government of Macedonia, FYR, Government of Albania", ("Government of Macedonia, FYR", "Government of Albania")),
        ("Junta for Order, Peace and Justice", ("Junta for Order, Peace and Justice",)),
        ("Reds, Blues", ("Reds", "Blues")),
        ("Ambers, Violets", ("Ambers", "Violets")),
        ("Reds, Strangers", ("Reds, Strangers",)),
        ("Reds, Blues, Oddments (Lake)", ("Reds", "Blues", "Oddments (Lake)")),
        ("Order, Peace, and Reds", ("Order, Peace, and Reds",)),
        ("Strangers, of the North", ("Strangers, of the North",)),
    ],
)
def test_single_names_may_hold_commas(name: str, parties: tuple[str, ...]) -> None:
    elsewhere = ["Reds", "Blues", "Ambers, Reds", "Ambers, Blues", "Reds, Violets", "Blues, Violets", "Reds, Strangers, of the North"]
    assert split_side(name, known_parties([*elsewhere, name])) == parties


def test_names_kept_whole_are_told_in_a_note(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged(side_b="Junta for Order, Peace and Justice")))
    assert "Junta for Order, Peace and Justice" in " ".join(note.say() for note in reading.notes)


def test_an_unknown_number_of_sources_is_not_minus_one(tmp_path: Path) -> None:
    assert only(read(ged_file(tmp_path, ged(number_of_sources="-1"))))["source_count"] is None


def test_vague_dates_and_places_are_flagged(tmp_path: Path) -> None:
    event = only(read(ged_file(tmp_path, ged(date_prec="4", where_prec="6", date_end="2031-04-20"))))
    assert (event["date_precision"], event["place_precision"]) == ("month", "country")
    assert event["flags"] == ["date-imprecise", "place-imprecise"]


def test_what_r_writes_for_absent_is_absent(tmp_path: Path) -> None:
    rows = [{name: cell or "NA" for name, cell in ged(id=str(n), adm_2="").items()} for n in (1, 2)]
    rows[1] |= {"latitude": "NA", "longitude": "NA", "priogrid_gid": "NA"}
    reading = read(ged_file(tmp_path, *rows))
    assert reading.events["admin2"].to_list() == [None, None]
    assert reading.events["flags"].to_list() == [[], ["no-point"]]
    assert reading.raw["adm_2"].to_list() == ["NA", "NA"]


def test_a_row_without_point_has_no_cell(tmp_path: Path) -> None:
    event = only(read(ged_file(tmp_path, ged(latitude="", longitude="", priogrid_gid=""))))
    assert event["cell"] is None
    assert event["flags"] == ["no-point"]


def test_a_cell_that_is_not_the_points_is_told_in_a_note(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, *many(3), ged(id="5", priogrid_gid="1")))
    assert reading.events["cell"].n_unique() == 1
    assert any(note.message_id == "note-cells-differ" and note.values["count"] == 1 for note in reading.notes)


def test_an_extract_with_year_month_and_day_loads_and_says_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    columns = "id,year,month,day,country,type_of_violence,conflict_name,side_a,side_b,latitude,longitude,low_death,best_death,high_death"
    path.write_text(f"{columns}\n1,2031,3,7,Mali,One-sided violence,x,Reds,Civilians,14.35,-3.61,1,2,3\n", encoding="utf-8")
    reading = read(path)
    event = only(reading)
    assert event["date_start"] == event["date_end"] == date(2031, 3, 7)
    assert event["date_precision"] is None
    assert (event["killed_low"], event["killed_best"], event["killed_high"]) == (1, 2, 3)
    assert event["killed_civilians_best"] is None
    assert event["killed_side_a"] is None
    assert event["perpetrators"] == ["Reds"]
    assert event["provider_kind"] == "One-sided violence"
    assert {"note-columns-absent", "note-no-end"} <= {note.message_id for note in reading.notes}


BAD = [
    ({"latitude": "95.2"}, "latitude", "95.2"),
    ({"longitude": "-200"}, "longitude", "-200"),
    ({"latitude": ""}, "latitude, longitude", ""),
    ({"date_end": "2031-03-26"}, "date_end", "2031-03-26"),
    ({"date_start": "sometime"}, "date_start", "sometime"),
    ({"date_start": "2031-02-30"}, "date_start", "2031-02-30"),
    ({"date_start": ""}, "date_start", ""),
    ({"deaths_civilians": "-3"}, "deaths_civilians", "-3"),
    ({"best": "many"}, "best", "many"),
    ({"best": "7.5"}, "best", "7.5"),
    ({"high": "99999999999"}, "high", "99999999999"),
    ({"best": "", "low": "", "high": ""}, "best", ""),
    ({"id": ""}, "id", ""),
    ({"id": "abc"}, "id", "abc"),
    ({"id": "900001"}, "id", "900001"),
    ({"type_of_violence": "4"}, "type_of_violence", "4"),
    ({"type_of_violence": ""}, "type_of_violence", ""),
]


@pytest.mark.parametrize(("cells", "column", "value"), BAD)
def test_a_bad_row_is_refused_alone_with_file_row_column_reason_and_remedy(
    tmp_path: Path, cells: dict[str, str], column: str, value: str
) -> None:
    reading = read(ged_file(tmp_path, ged(), ged(**({"id": "900002"} | cells)), ged(id="900003")))
    assert reading.events["provider_id"].to_list() == ["900001", "900003"]
    assert reading.unaccounted == 0
    refusal = reading.rejected.row(0, named=True)
    assert (refusal["file"], refusal["row"], refusal["column"], refusal["value"]) == ("ged.csv", 3, column, value)
    assert len(refusal["reason"]) > 10
    assert len(refusal["remedy"]) > 10


def test_a_row_refused_for_two_reasons_is_one_row(tmp_path: Path) -> None:
    reading = read(ged_file(tmp_path, ged(), ged(id="900002", latitude="95", best="-1")))
    assert reading.rejected.height == 2
    assert reading.rows_rejected == 1
    assert reading.unaccounted == 0


def test_refusals_speak_french(tmp_path: Path) -> None:
    with use_language("fr"):
        reading = read(ged_file(tmp_path, ged(), ged(id="900002", best="-1")))
    assert reading.rejected["reason"].to_list() == ["La valeur est inférieure à zéro."]


def test_a_refused_row_is_not_listed_as_flagged(tmp_path: Path) -> None:
    assert read(ged_file(tmp_path, ged(), ged(id="2", latitude="95", low="99"))).flagged.height == 0


def test_a_row_with_too_many_cells_is_refused_alone(tmp_path: Path) -> None:
    path = ged_file(tmp_path, ged(), ged(id="2"))
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + ",surplus\n", encoding="utf-8")
    reading = read(path)
    assert reading.events.height == 1
    assert reading.rejected["row"].to_list() == [3]
    assert reading.unaccounted == 0


def test_a_row_cut_short_is_refused(tmp_path: Path) -> None:
    path = ged_file(tmp_path, ged(), ged(id="2"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("Orsha town")], encoding="utf-8")
    reading = read(path)
    assert reading.events.height == 1
    assert set(reading.rejected["row"]) == {3}
    assert reading.unaccounted == 0


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    text = csv_text([ged(), ged(id="2", source_headline="two\nlines"), ged(id="3", best="-1")], ORDER)
    lines = text.split("\n", 2)
    path = tmp_path / "ged.csv"
    path.write_text(f"{lines[0]}\n\n{lines[1]}\n{lines[2]}", encoding="utf-8")  # a blank row after the header
    reading = read(path)
    assert reading.events["row_number"].to_list() == [3, 4]
    assert reading.rejected["row"].to_list() == [5]
    assert reading.rows_read == 3


def test_swapped_latitude_and_longitude_refuse_the_file_by_range(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="latitude and longitude seem to be exchanged"):
        read(ged_file(tmp_path, *many(5, latitude="-106.2", longitude="28.6", priogrid_gid="")))


def test_swapped_latitude_and_longitude_refuse_the_file_by_the_providers_cells(tmp_path: Path) -> None:
    cell = ged()["priogrid_gid"]
    with pytest.raises(BadFile, match="latitude and longitude seem to be exchanged"):
        read(ged_file(tmp_path, *many(5, latitude="-3.61", longitude="14.35", priogrid_gid=cell)))


@pytest.mark.parametrize(
    ("first", "second", "cells"),
    [
        ("date_start", "date_end", {"date_start": "2031-04-02", "date_end": "2031-04-01"}),
        ("low", "high", {"low": "9", "high": "5"}),
        ("side_a", "side_b", {"type_of_violence": "3", "side_a": "Civilians", "side_b": "Reds"}),
    ],
)
def test_columns_swapped_as_a_whole_refuse_the_file(tmp_path: Path, first: str, second: str, cells: dict[str, str]) -> None:
    with pytest.raises(BadFile, match=f"{first} and {second} seem to be exchanged"):
        read(ged_file(tmp_path, *many(5, **cells)))


def test_a_check_that_fails_for_most_rows_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="column best: 12 of 12 rows"):
        read(ged_file(tmp_path, *many(12, best="Reds")))


def test_a_file_without_its_main_columns_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="best"):
        read(ged_file(tmp_path, ged(), columns=[name for name in ORDER if name != "best"]), kind="ucdp")


@pytest.mark.parametrize(
    ("file", "version"),
    [
        ("GEDEvent_v23_1.csv", "23.1"), ("GEDEvent_v24_0_3.csv", "24.0.3"), ("GEDEvent_v24_01_24_03.csv", "24.01.24.03"),
        ("ged171.csv", "17.1"), ("ged231_country.csv", "23.1"), ("mine.csv", ""), ("ged418000.csv", ""),
    ],
)
def test_the_files_name_tells_the_release(file: str, version: str) -> None:
    assert version_of(file) == version


def test_the_range_is_the_civilians_where_all_the_dead_are(tmp_path: Path) -> None:
    alone = ged(type_of_violence="3", deaths_a="0", deaths_b="0", deaths_civilians="5", deaths_unknown="0", low="3", best="5", high="9")
    mixed = ged(id="900002", deaths_a="1", deaths_b="0", deaths_civilians="5", deaths_unknown="0", low="3", best="6", high="9")
    told = read(ged_file(tmp_path, alone, mixed)).events
    assert told.select("killed_civilians_low", "killed_civilians_best", "killed_civilians_high").rows() == [(3, 5, 9), (None, 5, None)]
