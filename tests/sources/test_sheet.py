"""A user's sheet as events: what is read, what is refused row by row, and what is never made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from constat.errors import BadFile, BadMapping
from constat.language import use_language
from constat.sources import sheet
from constat.sources.reading import Reading, read

FRENCH = (
    "Numéro;Date de l'incident;Lieu;Latitude;Longitude;Morts;Auteurs présumés;Récit\n"
    "M1;27/03/2022;Moura;14,5;-4,2;au moins 500;FAMa; Le récit, mot pour mot \n"
    "M2;03/04/2022;Diallassagou;13,7;-3,4;une trentaine;JNIM;x\n"
    "M3;04/05/2022;Sossobé;14,1;-4,6;10-15;;y\n"
    "M4;05/05/2022;Gao;16,3;-0,04;12;;z\n"
)


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def _write(content: str | bytes, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


def reasons(reading: Reading) -> list[tuple[int, str, str]]:
    return [(row["row"], row["column"], row["reason"]) for row in reading.rejected.to_dicts()]


def test_a_french_sheet_becomes_events_under_an_accepted_guess(write: Any) -> None:
    reading = sheet.read(write(FRENCH), accept_guess=True)
    assert (reading.rows_read, reading.events.height, reading.unaccounted) == (4, 4, 0)
    moura, about, span, plain = reading.events.to_dicts()
    assert (moura["killed_low"], moura["killed_best"], moura["killed_high"], moura["killed_reported"]) == (500, None, None, None)
    assert (about["killed_low"], about["killed_best"], about["killed_high"]) == (None, 30, None)
    assert (span["killed_low"], span["killed_best"], span["killed_high"]) == (10, None, 15)
    assert plain["killed_reported"] == 12
    assert plain["flags"][0] == "single-number"
    assert (moura["latitude"], moura["longitude"], moura["cell"]) == (14.5, -4.2, 150832)
    assert moura["date_start"] == moura["date_end"] == date(2022, 3, 27)
    assert moura["source_text"] == " Le récit, mot pour mot "
    assert moura["perpetrators"] == ["FAMa"]
    assert span["perpetrators"] == []
    reading.arrow()


def test_nothing_is_supposed_of_precision_kind_or_the_status_of_the_dead(write: Any) -> None:
    event = sheet.read(write(FRENCH), accept_guess=True).events.to_dicts()[0]
    assert (event["date_precision"], event["place_precision"], event["kind"]) == ("unknown", "unknown", "unknown")
    assert all(event[name] is None for name in event if name.startswith("killed_civilians"))


def test_a_guess_is_shown_and_not_used_until_it_is_approved(write: Any) -> None:
    path = write(FRENCH)
    with pytest.raises(sheet.GuessNotApproved) as refused:
        read(path)
    assert "date: Date de l'incident" in str(refused.value)
    assert "(100%)" in str(refused.value)
    assert read(path, mapping=refused.value.mapping.approved()).events.height == 4


def test_standard_names_need_no_approval(write: Any) -> None:
    assert read(write("id,date_start,killed_low\na,2022-03-27,4\n")).events.height == 1


def test_a_month_and_a_range_state_their_own_precision(write: Any) -> None:
    path = write("id,date\na,2022-03\nb,2022-03-27/2022-03-31\nc,du 27 au 31 mars 2022\nd,2022\n")
    events = read(path).events
    assert events["date_precision"].to_list() == ["month", "days", "days", "year"]
    assert events["date_text"].to_list() == [None, None, "du 27 au 31 mars 2022", None]
    assert events["date_end"].to_list() == [date(2022, 3, 31), date(2022, 3, 31), date(2022, 3, 31), date(2022, 12, 31)]


def test_every_fault_of_a_row_is_listed_with_its_remedy(write: Any) -> None:
    path = write(
        "id,date_start,date_end,latitude,longitude,killed_low,killed_best,killed_high\n"
        "1,2022-01-01,2022-01-02,14,-4,1,2,3\n"
        "2,2022-01-05,2022-01-02,95,-4,1,2,3\n"
        "3,2022-01-01,,14,-190,5,,3\n"
        "4,2022-01-01,,14,-4,-1,,\n"
        "5,2022-01-01,,14,-4,3,2,5\n"
        "6,2022-01-01,,14,-4,3,9,5\n"
        "6,2022-01-01,,14,,1,,\n"
        ",,,0,0,,,\n"
    )
    reading = read(path)
    assert reading.events["provider_id"].to_list() == ["1"]
    assert reading.unaccounted == 0
    assert set(reasons(reading)) == {
        (3, "date_end", "The end is before the start."),
        (3, "latitude", "The latitude is beyond 90 degrees; the longitude would fit it."),
        (4, "longitude", "The longitude is beyond 180 degrees."),
        (4, "killed_low, killed_best, killed_high", "The high estimate is below the low one."),
        (5, "killed_low", "The number is negative."),
        (6, "killed_low, killed_best, killed_high", "The best estimate is below the low one."),
        (7, "killed_low, killed_best, killed_high", "The best estimate is above the high one."),
        (8, "id", "Another row above has the same id."),
        (8, "latitude, longitude", "Latitude or longitude is missing."),
        (9, "id", "The row has no id."),
        (9, "date_start", "The row has no date."),
        (9, "latitude, longitude", "The point 0, 0 lies in the Gulf of Guinea: it usually means that none was known."),
    }
    assert all(reading.rejected["remedy"].str.len_chars() > 10)


def test_refusals_are_told_in_french(write: Any) -> None:
    with use_language("fr"):
        reading = read(write("id,date\na,hier\n"))
    assert reading.rejected["reason"].to_list() == ["Ceci n'est pas compris comme une date."]


def test_dates_of_unknown_order_refuse_the_sheet_until_the_mapping_states_it(write: Any) -> None:
    path = write("id,date\na,03/04/2022\nb,05/06/2022\n")
    with pytest.raises(BadMapping, match="row 2, column date: 03/04/2022 may be day first"):
        read(path)
    fields = {"id": "id", "date": "date"}
    first = [read(path, {"dates": order, "fields": fields}).events["date_start"][0] for order in ("dd/mm/yyyy", "mm/jj/aaaa")]
    assert first == [date(2022, 4, 3), date(2022, 3, 4)]


def test_another_row_decides_the_order_of_dates_and_is_named(write: Any) -> None:
    reading = read(write("id,date\na,03/04/2022\nb,27/03/2022\n"))
    assert reading.events["date_start"][0] == date(2022, 4, 3)
    assert any("for row 3 (27/03/2022)" in note.say() for note in reading.notes)


def test_dates_of_both_orders_refuse_the_sheet(write: Any) -> None:
    with pytest.raises(BadMapping, match="month first"):
        read(write("id,date\na,27/03/2022\nb,03/27/2022\n"))


def test_rows_without_ids_get_one_that_outlives_reordering(write: Any) -> None:
    one = read(write("date,killed\n2022-01-01,4\n2022-01-02,5\n", "a.csv")).events["provider_id"].to_list()
    other = read(write("killed,date\n5,2022-01-02\n4,2022-01-01\n", "b.csv")).events["provider_id"].to_list()
    assert one == other[::-1]
    assert one[0].startswith("row-")


def test_a_row_given_twice_is_refused_the_second_time(write: Any) -> None:
    reading = read(write("date,killed\n2022-01-01,4\n2022-01-01,4\n"))
    assert reasons(reading) == [(3, "", "Another row above is the same in every cell.")]


def test_a_mapping_translates_words_and_splits_parties(write: Any) -> None:
    mapping = {
        "fields": {
            "date": "d",
            "kind": {"column": "type", "values": {"Attaque de village": "one-sided"}},
            "perpetrators": {"column": "auteurs", "separator": "/"},
            "country": {"constant": "Mali"},
            "place_precision": {"constant": "within-25-km"},
            "date_precision": {"constant": "day"},
            "killed": {"column": "morts", "plain": "best"},
            "civilians_targeted": "civils",
        }
    }
    path = write("d,type,auteurs,morts,civils\n2022-01-01,attaque de VILLAGE,A / B/A,3,oui\n2022-01-02,Combat,A,3,non\n")
    reading = read(path, mapping)
    event = reading.events.to_dicts()[0]
    assert event["kind"] == "one-sided"
    assert event["perpetrators"] == ["A", "B"]
    assert event["country_iso3"] == "MLI"
    assert (event["killed_best"], event["killed_reported"], event["civilians_targeted"]) == (3, None, True)
    assert (event["date_precision"], event["place_precision"]) == ("day", "within-25-km")
    assert reasons(reading) == [(3, "type", "This word is not in the vocabulary of kind.")]
    lenient = mapping["fields"] | {"kind": {"column": "type", "others": "unknown"}}
    assert read(path, {"fields": lenient}).events["kind"].to_list() == ["unknown", "unknown"]


def test_a_mapping_that_names_an_absent_column_is_refused_with_the_nearest(write: Any) -> None:
    with pytest.raises(BadMapping, match=r"no column Dates.*Nearest: Date"):
        read(write("id,Date\na,2022-01-01\n"), {"fields": {"date": "Dates"}})


def test_an_endless_cell_is_refused_and_the_rest_is_read(write: Any) -> None:
    reading = read(write("id,date,text\na,2022-01-01," + "x" * 10_000_000 + "\nb,2022-01-02,y\n"), {"fields": {"id": "id", "date": "date"}})
    assert reading.events["provider_id"].to_list() == ["b"]
    assert reasons(reading) == [(2, "text", "The cell is longer than 1,000,000 characters.")]
    assert len(reading.rejected["value"][0]) <= 200


def test_ragged_rows_are_listed_and_blank_ones_only_counted_in_the_numbering(write: Any) -> None:
    reading = read(write("id,date\na,2022-01-01,extra\n\nb,2022-01-02\nc\n"))
    assert reading.events["row_number"].to_list() == [4]
    assert reading.unaccounted == 0
    assert [row for row, _, _ in reasons(reading)] == [2, 5]


def test_raw_rows_are_verbatim_refused_ones_included(write: Any) -> None:
    raw = read(write("id,date,n\na, 2022-01-01 , x \nb,hier,y\n"), {"fields": {"id": "id", "date": "date"}}).raw
    assert raw.to_dicts() == [
        {"id": "a", "date": " 2022-01-01 ", "n": " x ", "row_number": 2}, {"id": "b", "date": "hier", "n": "y", "row_number": 3},
    ]  # fmt: skip


def test_a_large_sheet_is_read_whole(write: Any, tmp_path: Path) -> None:
    n = 30_000
    frame = pl.DataFrame({"id": range(n), "date": ["27/03/2022"] * n, "killed": ["au moins 5", "3", ""] * (n // 3)})
    frame.write_csv(tmp_path / "large.csv", separator=";")
    reading = read(tmp_path / "large.csv")
    assert reading.events.height == n
    assert reading.events["killed_low"].sum() == 5 * n // 3


def test_a_sheet_without_dates_is_refused(write: Any) -> None:
    with pytest.raises(BadMapping, match="no column of dates"):
        read(write("name,village\nx,y\nz,w\n"))


@pytest.mark.parametrize("content", ["", "\n\n", "1,2022-01-01\n2,2022-01-02\n"])
def test_a_file_without_header_or_rows_is_refused(write: Any, content: str) -> None:
    with pytest.raises(BadFile):
        sheet.read(write(content))


def test_coordinates_exchanged_as_a_whole_refuse_the_sheet(write: Any) -> None:
    rows = "".join(f"{i},2022-01-0{i},Mali,-4.{i},14.{i}\n" for i in range(1, 6))
    with pytest.raises(BadFile, match="latitude"):
        read(write("id,date,country,latitude,longitude\n" + rows))


def test_what_constat_exports_with_its_tags_comes_back_the_same(write: Any, tmp_path: Path) -> None:
    from constat.model.event import COLUMNS

    first = sheet.read(write(FRENCH), accept_guess=True).events
    flat = first.with_columns(pl.col(pl.List(pl.String)).list.join(";"))
    tags = pl.DataFrame([{column.name: column.hxl for column in COLUMNS}])
    text = flat.select(pl.all().cast(pl.String))
    pl.concat([tags.select(text.columns), text]).write_csv(tmp_path / "export.csv")
    again = sheet.read(tmp_path / "export.csv").events
    same = [name for name in first.columns if name not in ("event_id", "dataset", "row_number", "flags")]
    assert again.select(same).equals(first.select(same))
