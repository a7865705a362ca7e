"""ACLED exports of every age: what each trap becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.sources.rows import acled, acled_file, csv_text

from constat.errors import BadFile
from constat.sources.acled.columns import ORDER
from constat.sources.reading import Reading, read, sniff


def only(reading: Reading) -> dict[str, Any]:
    assert reading.unaccounted == 0
    assert reading.events.height == 1
    return reading.events.row(0, named=True)


def test_todays_31_columns_become_an_event(tmp_path: Path) -> None:
    reading = read(acled_file(tmp_path, acled()))
    event = only(reading)
    assert reading.provider == event["provider"] == "acled"
    assert event["provider_id"] == "ZAN101"
    assert event["event_id"] == "acled:ZAN101"
    assert event["row_number"] == 2
    assert event["date_start"] == event["date_end"] == date(2031, 3, 27)
    assert event["date_precision"] == "day"
    assert event["recorded_at"] == date(2031, 3, 29)
    assert (event["country"], event["country_iso3"], event["admin1"], event["place_name"]) == ("Mali", "MLI", "Lakes", "Orsha")
    assert event["place_precision"] == "exact"
    assert event["cell"] == 150113
    assert event["side_a"] == ["Military Forces of Zanbar"]
    assert event["side_b"] == ["Front of the Lake"]
    assert event["kind"] == "state-based"
    assert event["provider_kind"] == "Battles / Armed clash"
    assert event["perpetrators"] == []
    assert event["civilians_targeted"] is False
    assert event["source_count"] == 2
    assert event["source_text"].startswith("Fighters of the Front")


def test_the_one_number_of_deaths_is_never_called_best(tmp_path: Path) -> None:
    event = only(read(acled_file(tmp_path, acled(fatalities="4"))))
    assert event["killed_reported"] == 4
    assert event["killed_low"] is event["killed_best"] is event["killed_high"] is None
    assert event["killed_civilians_best"] is None
    assert "single-number" in event["flags"]


def test_associated_actors_stand_on_the_side_of_their_actor(tmp_path: Path) -> None:
    row = acled(assoc_actor_1="Guard of the South; Lake Volunteers", assoc_actor_2="Ford Brigade")
    event = only(read(acled_file(tmp_path, row)))
    assert event["side_a"] == ["Military Forces of Zanbar", "Guard of the South", "Lake Volunteers"]
    assert event["side_b"] == ["Front of the Lake", "Ford Brigade"]


def test_violence_against_civilians_names_its_perpetrators_jointly(tmp_path: Path) -> None:
    row = acled(
        event_type="Violence against civilians", sub_event_type="Attack", assoc_actor_1="Guard of the South",
        actor2="Civilians (Zanbar)", inter2="Civilians", civilian_targeting="Civilian targeting",
    )
    event = only(read(acled_file(tmp_path, row)))
    assert event["kind"] == "one-sided"
    assert event["civilians_targeted"] is True
    assert event["perpetrators"] == ["Military Forces of Zanbar", "Guard of the South"]
    assert event["side_b"] == ["Civilians (Zanbar)"]


def test_civilians_named_first_are_not_made_perpetrators(tmp_path: Path) -> None:
    row = acled(
        event_type="Explosions/Remote violence", actor1="Civilians (Zanbar)", inter1="Civilians",
        civilian_targeting="Civilian targeting",
    )
    assert only(read(acled_file(tmp_path, row)))["perpetrators"] == ["Front of the Lake"]


def test_an_air_strike_on_civilians_in_an_older_export_has_its_perpetrator(tmp_path: Path) -> None:
    columns = [name for name in ORDER if name not in ("civilian_targeting", "disorder_type", "sub_event_type")]
    row = acled(event_type="Remote violence", inter1="1", actor2="Civilians (Zanbar)", inter2="7")
    event = only(read(acled_file(tmp_path, row, columns=columns)))
    assert event["kind"] == "one-sided"
    assert event["civilians_targeted"] is True
    assert event["perpetrators"] == ["Military Forces of Zanbar"]


def test_two_armed_sides_leave_the_attack_on_civilians_unattributed(tmp_path: Path) -> None:
    event = only(read(acled_file(tmp_path, acled(civilian_targeting="Civilian targeting"))))
    assert event["civilians_targeted"] is True
    assert event["perpetrators"] == []


@pytest.mark.parametrize(
    ("inter1", "inter2", "kind"),
    [
        ("1", "2", "state-based"), ("2", "1", "state-based"), ("State forces", "Rebel group", "state-based"),
        ("1.0", "7.0", "one-sided"), ("7", "4", "one-sided"), ("Identity militia", "Identity militia", "non-state"),
        ("3", "4", "non-state"), ("2", "0", "unknown"), ("2", "8", "unknown"),
    ],
)
def test_interaction_codes_read_alike_as_numbers_and_words(tmp_path: Path, inter1: str, inter2: str, kind: str) -> None:
    row = acled(event_type="Explosions/Remote violence", inter1=inter1, inter2=inter2, interaction="")
    assert only(read(acled_file(tmp_path, row)))["kind"] == kind


@pytest.mark.parametrize(("event_type", "kind"), [("Riots/Protests", "other"), ("Battle-No change of territory", "state-based")])
def test_older_event_types_are_known(tmp_path: Path, event_type: str, kind: str) -> None:
    assert only(read(acled_file(tmp_path, acled(event_type=event_type))))["kind"] == kind


def test_an_older_export_with_upper_case_names_reads_the_same(tmp_path: Path) -> None:
    columns = [
        "DATA_ID", "ISO", "EVENT_ID_CNTY", "EVENT_ID_NO_CNTY", "EVENT_DATE", "YEAR", "TIME_PRECISION", "EVENT_TYPE", "ACTOR1",
        "ALLY_ACTOR_1", "INTER1", "ACTOR2", "ALLY_ACTOR_2", "INTER2", "INTERACTION", "COUNTRY", "ADMIN1", "LOCATION",
        "LATITUDE", "LONGITUDE", "GEO_PRECISION", "SOURCE", "NOTES", "FATALITIES", "ISO3",
    ]
    row = {
        "DATA_ID": "55", "ISO": "466", "EVENT_ID_CNTY": "9ZAN", "EVENT_ID_NO_CNTY": "9", "EVENT_DATE": "27-March-2031",
        "YEAR": "2031", "TIME_PRECISION": "2", "EVENT_TYPE": "Violence against civilians", "ACTOR1": "Front of the Lake",
        "ALLY_ACTOR_1": "Ford Brigade", "INTER1": "2", "ACTOR2": "Civilians (Zanbar)", "ALLY_ACTOR_2": "", "INTER2": "7",
        "INTERACTION": "27", "COUNTRY": "Mali", "LATITUDE": "14.35", "LONGITUDE": "-3.61", "GEO_PRECISION": "3",
        "FATALITIES": "2", "ISO3": "MLI",
    }
    path = acled_file(tmp_path, row, columns=columns)
    assert sniff(path) == "acled"
    event = only(read(path))
    assert event["provider_id"] == "9ZAN"
    assert event["date_start"] == date(2031, 3, 27)
    assert event["date_precision"] == "week"
    assert event["place_precision"] == "province"
    assert "place-imprecise" in event["flags"]
    assert event["perpetrators"] == ["Front of the Lake", "Ford Brigade"]
    assert event["killed_reported"] == 2
    assert event["civilians_targeted"] is True
    assert event["recorded_at"] is None


def test_a_monadic_export_counts_each_event_once(tmp_path: Path) -> None:
    row = acled()
    reversed_row = row | {"actor1": row["actor2"], "actor2": row["actor1"], "inter1": row["inter2"], "inter2": row["inter1"]}
    reading = read(acled_file(tmp_path, row, reversed_row, acled(event_id_cnty="ZAN102", actor2="", inter2="", fatalities="0")))
    assert (reading.rows_read, reading.events.height, reading.folded, reading.unaccounted) == (3, 2, 1, 0)
    assert reading.events["killed_reported"].sum() == 4
    assert reading.events["side_b"].to_list()[0] == ["Front of the Lake"]
    assert "1 rows told an event" in " ".join(note.say() for note in reading.notes)


def test_a_monadic_export_without_second_actor_gets_it_from_the_second_row(tmp_path: Path) -> None:
    columns = [name for name in ORDER if name not in ("actor2", "assoc_actor_2", "inter2", "interaction")]
    first = acled(event_type="Violence against civilians", civilian_targeting="Civilian targeting")
    second = first | {"actor1": "Civilians (Zanbar)", "inter1": "Civilians"}
    reading = read(acled_file(tmp_path, first, second, columns=columns))
    event = only(reading)
    assert event["side_b"] == ["Civilians (Zanbar)"]
    assert event["perpetrators"] == ["Military Forces of Zanbar"]
    assert reading.folded == 1


def test_a_true_repetition_is_refused_not_folded(tmp_path: Path) -> None:
    reading = read(acled_file(tmp_path, acled(), acled(), acled(actor1="Another", fatalities="9")))
    assert reading.events.height == 1
    assert reading.folded == 0
    assert reading.unaccounted == 0
    assert reading.rejected["row"].to_list() == [3, 4]
    assert "same id" in reading.rejected["reason"][0]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"latitude": "95"}, "latitude"), ({"longitude": "-181"}, "longitude"), ({"fatalities": "-1"}, "fatalities"),
        ({"fatalities": "several"}, "fatalities"), ({"event_date": "soon"}, "event_date"), ({"event_date": ""}, "event_date"),
        ({"event_id_cnty": ""}, "event_id_cnty"), ({"latitude": "north"}, "latitude"), ({"event_type": ""}, "event_type"),
    ],
)
def test_a_bad_row_is_refused_alone_with_reason_and_remedy(tmp_path: Path, cells: dict[str, str], column: str) -> None:
    reading = read(acled_file(tmp_path, acled(event_id_cnty="ZAN1"), acled(**({"event_id_cnty": "ZAN2"} | cells))))
    assert reading.events["provider_id"].to_list() == ["ZAN1"]
    assert reading.unaccounted == 0
    refusal = reading.rejected.row(0, named=True)
    assert (refusal["file"], refusal["row"], refusal["column"]) == ("acled.csv", 3, column)
    assert refusal["value"] == cells.get(column, "")
    assert refusal["reason"]
    assert refusal["remedy"]


def test_an_export_without_fatalities_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text(csv_text([acled()], [name for name in ORDER if name != "fatalities"]), encoding="utf-8")
    with pytest.raises(BadFile, match="fatalities"):
        read(path, kind="acled")


def test_swapped_coordinates_are_told_by_the_country_where_both_ranges_fit(tmp_path: Path) -> None:
    rows = [acled(event_id_cnty=f"ZAN{n}", latitude="-3.61", longitude="14.35") for n in range(4)]
    with pytest.raises(BadFile, match="latitude and longitude seem to be exchanged: 4 of 4"):
        read(acled_file(tmp_path, *rows))


@pytest.mark.parametrize(("column", "code"), [("iso", "466.0"), ("iso3", "MLI")])
def test_a_country_of_unknown_spelling_is_told_by_its_code(tmp_path: Path, column: str, code: str) -> None:
    row = acled(country="Republic of the Great Lake", iso="") | {column: code}
    assert only(read(acled_file(tmp_path, row, columns=[*ORDER, "iso3"])))["country_iso3"] == "MLI"


def test_a_few_points_across_the_border_refuse_nothing(tmp_path: Path) -> None:
    rows = [acled(event_id_cnty=f"ZAN{n}", latitude=str(9 + n)) for n in range(5)]
    assert read(acled_file(tmp_path, *rows)).events.height == 5


def test_a_semicolon_file_of_french_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text("\ufeff" + csv_text([acled(latitude="14,35", longitude="-3,61")], ORDER, delimiter=";"), encoding="utf-8")
    assert only(read(path))["latitude"] == 14.35
