"""The invented country: the same bytes for a seed, a truth that adds up, and the traps that later work is tried on."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from constat.examples.fictional import SEED, Generated, generate
from constat.examples.fictional.country import load
from constat.sources.reading import read

DIGEST = "12eaff5d00cc79b6"
ID_COLUMNS = {
    "ged": ("ged_tarkane.csv", "id"), "acled": ("acled_tarkane.csv", "event_id_cnty"), "otdh": ("otdh_fiches.csv", "N° fiche"),
    "hospital": ("hospital_admissions.csv", "N° admission"), "communiques": ("army_communiques.csv", "Numéro"),
    "statements": ("statements.csv", "Code"),
}  # fmt: skip


@pytest.fixture(scope="module")
def tarkane(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return generate(tmp_path_factory.mktemp("tarkane"))


def rows(generated: Generated, name: str) -> list[dict[str, str]]:
    delimiter = ";" if name == "otdh_fiches.csv" else ","
    with (generated.folder / name).open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter=delimiter) if not next(iter(row.values())).startswith("#")]


def truth(generated: Generated) -> dict[str, dict[str, str]]:
    return {row["incident"]: row for row in rows(generated, "truth/incidents.csv")}


def test_the_default_seed_gives_the_bytes_it_always_gave(tarkane: Generated) -> None:
    whole = hashlib.sha256(json.dumps(tarkane.digests, sort_keys=True).encode()).hexdigest()
    assert whole[:16] == DIGEST, "the generator has changed: if that was meant, raise VERSION and put the new digest here"


def test_a_seed_gives_the_same_files_twice_and_another_seed_others(tarkane: Generated, tmp_path: Path) -> None:
    assert generate(tmp_path / "again", SEED).digests == tarkane.digests
    other = generate(tmp_path / "other", SEED + 1).digests
    told = [name for name in other if name.endswith(".csv") and name not in ("coverage.csv", "places.csv", "parties.csv")]
    assert all(other[name] != tarkane.digests[name] for name in told)


def test_the_manifest_holds_the_digest_of_each_file(tarkane: Generated) -> None:
    manifest = json.loads((tarkane.folder / "manifest.json").read_text(encoding="utf-8"))
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((tarkane.folder / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("dataset", sorted(ID_COLUMNS))
def test_every_told_row_is_linked_to_an_incident_that_happened(tarkane: Generated, dataset: str) -> None:
    file, column = ID_COLUMNS[dataset]
    told = [row[column] for row in rows(tarkane, file)]
    links = [link for link in rows(tarkane, "truth/links.csv") if link["dataset"] == dataset]
    assert len(told) == len(set(told))
    assert {link["told"] for link in links} == set(told)
    assert {link["incident"] for link in links} <= set(truth(tarkane))


def test_the_truth_adds_up(tarkane: Generated) -> None:
    for row in truth(tarkane).values():
        groups = [int(row[f"killed_civilians_{g}"]) for g in ("men", "women", "boys", "girls")]
        assert int(row["killed_civilians"]) == sum(groups)
        assert int(row["killed"]) == int(row["killed_civilians"]) + int(row["killed_fighters"])
        assert int(row["killed_fighters"]) == int(row["killed_side_a"]) + int(row["killed_side_b"])
        assert int(row["killed"]) == sum(map(int, row["killed_by_day"].split(";")))


def test_every_civilian_killed_is_one_person_and_every_listed_name_is_one_of_them(tarkane: Generated) -> None:
    persons = rows(tarkane, "truth/victims.csv")
    assert Counter(p["incident"] for p in persons) == {
        key: int(row["killed_civilians"]) for key, row in truth(tarkane).items() if row["killed_civilians"] != "0"
    }
    for name in ("otdh", "memoire", "morgue"):
        assert {row["id"] for row in rows(tarkane, f"victims_{name}.csv")} == {p[name] for p in persons if p[name]}


def test_a_told_date_is_coarser_than_the_truth_but_never_beside_it(tarkane: Generated) -> None:
    incidents = truth(tarkane)
    told = {row["id"]: row for row in rows(tarkane, "ged_tarkane.csv")}
    for link in rows(tarkane, "truth/links.csv"):
        if link["dataset"] == "ged":
            row, true = told[link["told"]], incidents[link["incident"]]
            assert row["date_start"] <= true["date_end"]
            assert true["date_start"] <= row["date_end"]


def test_the_effect_is_what_happened_less_what_would_have(tarkane: Generated) -> None:
    marked = [row for row in truth(tarkane).values() if row["shock"] == "withdrawal"]
    effects = {row["place"]: row for row in rows(tarkane, "truth/effects.csv")}
    treated, others = effects["all-treated"], effects["all-untreated"]
    streams = set(treated["streams"].split(";"))
    excess = sum(int(e["incidents"]) - int(e["incidents_without"]) for e in (treated, others))
    assert excess == sum(row["stream"] in streams for row in marked)
    assert 1.5 < float(treated["incident_ratio"]) < 2.6
    assert float(others["incident_ratio"]) < 1.25


def test_violence_rises_while_reports_of_it_fall(tarkane: Generated) -> None:
    """The trap that matters most: monitors leave the treated districts, and the told line falls."""
    treated = set(load().violence["shocks"][0]["districts"])
    told = {link["incident"] for link in rows(tarkane, "truth/links.csv") if link["dataset"] in ("ged", "acled", "otdh")}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, row in truth(tarkane).items():
        half = f"{row['date_start'][:4]}-{1 if row['date_start'][5:7] <= '06' else 2}"
        if row["district_pcode"] in treated and row["kind"] == "one-sided":
            counts["true"][half] += 1
            counts["told"][half] += key in told
    assert counts["true"]["2025-1"] > 1.4 * counts["true"]["2024-1"]
    assert counts["told"]["2025-1"] < counts["told"]["2024-1"]


def test_long_incidents_are_told_day_by_day_by_one_dataset_and_whole_by_another(tarkane: Generated) -> None:
    roles = Counter((link["dataset"], link["role"]) for link in rows(tarkane, "truth/links.csv"))
    assert roles["acled", "part"] > 20
    assert roles["ged", "merged"] > 10
    assert roles["ged", "part"] == roles["acled", "merged"] == 0


def test_rows_of_two_datasets_often_copy_one_root_report(tarkane: Generated) -> None:
    roots: dict[str, set[str]] = defaultdict(set)
    for link in rows(tarkane, "truth/links.csv"):
        for root in link["roots"].split(";"):
            roots[root].add(link["dataset"])
    assert sum(len(datasets) > 1 for datasets in roots.values()) > 200


def test_the_army_counts_dead_civilians_as_terrorists(tarkane: Generated) -> None:
    incidents, links = truth(tarkane), {link["told"]: link["incident"] for link in rows(tarkane, "truth/links.csv")}
    communiques = {links[row["Numéro"]]: row for row in rows(tarkane, "army_communiques.csv")}
    zerit = communiques["T-zerit"]
    assert int(zerit["Terroristes neutralisés"]) > 10 * int(incidents["T-zerit"]["killed_fighters"]) > 0
    assert "Armée du Pacte des sables" in communiques["T-garini"]["Texte"]
    assert communiques["T-garini"]["Terroristes neutralisés"] == ""


def test_providers_faults_are_in_the_ged_shaped_file(tarkane: Generated) -> None:
    told = [{k: int(row[k]) for k in ("low", "best", "high")} for row in rows(tarkane, "ged_tarkane.csv")]
    assert any(t["best"] > t["high"] for t in told)
    assert any(t["best"] == 0 < t["high"] for t in told)


def test_places_have_namesakes(tarkane: Generated) -> None:
    names = Counter(row["name"] for row in rows(tarkane, "places.csv"))
    assert {name for name, n in names.items() if n > 1} == {"Dar Sélou", "Nouvelle Mare", "Kouri Ba"}


def test_lists_of_names_overlap_in_their_own_spellings(tarkane: Generated) -> None:
    names = {n: {row["id"]: row["name"] for row in rows(tarkane, f"victims_{n}.csv")} for n in ("otdh", "memoire")}
    both = [p for p in rows(tarkane, "truth/victims.csv") if p["otdh"] and p["memoire"]]
    same = sum(names["otdh"][p["otdh"]] == names["memoire"][p["memoire"]] for p in both)
    assert len(both) > 100
    assert 0 < same < 0.5 * len(both)


def test_no_real_country_is_named_by_a_code() -> None:
    facts = load().facts
    assert (facts["iso2"], facts["iso3"]) == ("QT", "QTK"), "QM to QZ are set aside for users by ISO 3166-1"
    assert 900 <= facts["iso_numeric"] <= 999


def test_offices_open_close_and_are_refused(tarkane: Generated) -> None:
    offices = rows(tarkane, "coverage.csv")
    assert {row["status"] for row in offices} == {"open", "closed", "denied", "network-cut"}
    assert all(date.fromisoformat(row["from"]) <= date.fromisoformat(row["to"]) for row in offices)


def test_every_source_is_read_through_its_mapping_without_a_refusal(tarkane: Generated) -> None:
    for source in tarkane.sources:
        reading = read(source.file, source.mapping)
        assert (reading.rejected.height, reading.unaccounted) == (0, 0), source.name
        assert reading.events.height > 100


def test_the_fiches_read_as_written(tarkane: Generated) -> None:
    events = read(tarkane.folder / "otdh_fiches.csv", tarkane.folder / "mappings" / "otdh.yaml").events
    fiches = rows(tarkane, "otdh_fiches.csv")
    assert events["killed_civilians_best"].sum() == sum(int(row["Civils tués"]) for row in fiches)
    parts = sum(events[f"killed_civilians_{g}"].sum() for g in ("men", "women", "boys", "girls", "persons_unknown"))
    assert parts == events["killed_civilians_best"].sum()
