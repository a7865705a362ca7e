"""The public GED files, where they are at hand: every row accounted for, sums those of the file, cells the provider's."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from constat.errors import BadFile
from constat.sources.reading import read, sniff
from constat.sources.soundness import country_boxes

FILES = {
    "ged_myanmar_1989_2023.csv.gz": 7_374,
    "ged_mexico_1989_2023.csv.gz": 18_957,
    "ged_sample_1000.csv": 1_000,
    "ged231_central_african_republic.csv": 1_848,
}
SUMS = {
    "best": "killed_best", "low": "killed_low", "high": "killed_high", "deaths_a": "killed_side_a", "deaths_b": "killed_side_b",
    "deaths_civilians": "killed_civilians_best", "deaths_unknown": "killed_status_unknown_best",
}


def rows_of(path: Path) -> list[dict[str, str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", FILES)
def test_a_ged_file_loads_whole_with_the_sums_of_the_file(shared_data: Path, name: str) -> None:
    path = shared_data / "ucdp" / name
    told = rows_of(path)
    reading = read(path)
    assert sniff(path) == "ucdp"
    assert len(told) == reading.rows_read == reading.events.height == FILES[name]
    assert reading.unaccounted == reading.rejected.height == 0
    for theirs, ours in SUMS.items():
        assert reading.events[ours].sum() == sum(int(row[theirs]) for row in told), theirs
    assert reading.events["cell"].to_list() == [int(row["priogrid_gid"]) for row in told]
    assert reading.events["provider_id"].to_list() == [row["id"] for row in told]
    assert reading.events["date_start"].cast(pl.String).to_list() == [row["date_start"][:10] for row in told]
    assert reading.events["date_end"].cast(pl.String).to_list() == [row["date_end"][:10] for row in told]
    for column in ("side_a", "side_b", "where_coordinates", "source_headline"):
        assert reading.raw[column].fill_null("").to_list() == [row[column] for row in told]
    one_sided = reading.events.filter(pl.col("kind") == "one-sided")
    assert one_sided["killed_side_a"].sum() == 0
    assert one_sided["perpetrators"].list.len().min() >= 1
    assert one_sided["perpetrators"].equals(one_sided["side_a"].alias("perpetrators"))
    assert reading.events["country_iso3"].null_count() == 0


def test_the_four_files_hold_34_lows_above_best_and_106_bests_above_high(shared_data: Path) -> None:
    flags: Counter[str] = Counter()
    for name in FILES:
        reading = read(shared_data / "ucdp" / name)
        flags.update(reading.flagged["flag"])
        listed = reading.events.explode("flags")["flags"].value_counts().rows()
        assert {flag: n for flag, n in listed if flag in ("low-above-best", "best-above-high")} == {
            flag: n for flag, n in reading.flagged["flag"].value_counts().rows() if flag in ("low-above-best", "best-above-high")
        }
    assert flags["low-above-best"] == 34
    assert flags["best-above-high"] == 106


def test_the_files_with_latitude_and_longitude_exchanged_are_refused(shared_data: Path, tmp_path: Path) -> None:
    exchange = {"latitude": "longitude", "longitude": "latitude"}
    for name in FILES:
        path = tmp_path / name.removesuffix(".gz")
        frame = pl.read_csv(shared_data / "ucdp" / name, infer_schema=False)
        for told_by in (frame, frame.drop("priogrid_gid")):  # the provider's cells, then the countries
            told_by.rename(exchange).write_csv(path)
            with pytest.raises(BadFile, match="latitude and longitude seem to be exchanged"):
                read(path)


def test_every_point_of_the_extract_lies_near_its_country(shared_data: Path) -> None:
    reading = read(shared_data / "ucdp" / "ged211_world_precise_1989_2020.parquet")
    boxed = reading.events.select(iso3="country_iso3", x="longitude", y="latitude").join(country_boxes(), on="iso3")
    near = pl.col("x").is_between(pl.col("west") - 1, pl.col("east") + 1) & pl.col("y").is_between(pl.col("south") - 1, pl.col("north") + 1)
    assert boxed.height == reading.events.height
    assert boxed.select(near.mean()).item() > 0.99  # some of Yugoslavia lay outside present Serbia


def test_the_extract_of_precise_events_loads_with_every_row_accounted_for(shared_data: Path) -> None:
    path = shared_data / "ucdp" / "ged211_world_precise_1989_2020.parquet"
    told = pl.read_parquet(path)
    reading = read(path)
    assert sniff(path) == "ucdp"
    assert reading.provider == "ucdp"
    assert reading.rows_read == reading.events.height == told.height == 176_579
    assert reading.unaccounted == reading.rejected.height == 0
    for theirs, ours in (("low_death", "killed_low"), ("best_death", "killed_best"), ("high_death", "killed_high")):
        assert reading.events[ours].sum() == sum(told[theirs].to_list())
    assert reading.events["country"].n_unique() == 121
    assert reading.events.filter(pl.col("country") == "Mali").height == 891
    assert reading.events["killed_civilians_best"].null_count() == reading.events.height
    assert reading.events["place_precision"].null_count() == reading.events.height
    assert any(note.message_id == "note-columns-absent" and "deaths_civilians" in note.say() for note in reading.notes)
    assert reading.events["country_iso3"].null_count() == 0
