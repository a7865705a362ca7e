"""`constat estimate changepoints | its | synthetic-control`: from a table or a workspace to words that claim no more than they may."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.test_estimate_commands import tarkane  # noqa: F401
from tests.cli.test_estimate_range import run
from tests.estimate.effect.test_interrupted import drawn
from tests.estimate.effect.test_synthetic import rows


@pytest.fixture
def months(tmp_path: Path) -> Path:
    series = drawn(3, (20, 48), (60, 30))
    file = tmp_path / "months.csv"
    file.write_text("month,count\n" + "".join(f"{m:%Y-%m},{n}\n" for m, n in zip(series.months, series.counts, strict=True)), encoding="utf-8")
    return file


def test_change_and_association_are_different_words(capsys: pytest.CaptureFixture[str], months: Path, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "estimate", "changepoints", months, "--plot", tmp_path / "c.json", "--json")
    found = json.loads(out)
    assert code == 0 and found["wording"] == "level-changed" and "association" not in found["say"] and "effect" not in found["say"]
    code, out, _ = run(capsys, "estimate", "its", months, "--event", "2019-01", "--plot", tmp_path / "i.json")
    assert code == 0 and "association in time, not an effect" in out and "earlier dates" in out
    assert all("$schema" in json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in ("c.json", "i.json"))
    assert "association dans le temps" in run(capsys, "--language", "fr", "estimate", "its", months, "--event", "2019-01", "--explain")[1]


def test_a_selection_is_told_with_who_watched(capsys: pytest.CaptureFixture[str], tarkane: Path) -> None:  # noqa: F811
    code, out, _ = run(capsys, "estimate", "changepoints", "--workspace", tarkane, "--kind", "one-sided", "--json")
    assert code == 0 and "overage" in json.loads(out)["coverage"][0]
    assert run(capsys, "estimate", "its", "--workspace", tarkane, "--event", "1950-01")[0] == 2


def test_many_series_are_scanned_with_care(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    flat, risen = drawn(1, (12, 60)), drawn(2, (10, 30), (40, 30))
    lines = [f"{m:%Y-%m},{n},{name}" for name, series in (("Aba", flat), ("Boro", risen)) for m, n in zip(series.months, series.counts, strict=True)]
    file.write_text("month,count,place\n" + "\n".join(lines), encoding="utf-8")
    code, out, _ = run(capsys, "estimate", "changepoints", file, "--by", "place", "--json")
    assert code == 0 and [row["change_stands"] for row in json.loads(out)["rows"]] == [False, True]
    assert run(capsys, "estimate", "changepoints", file, "--by", "place", "--plot", tmp_path / "x.json")[0] == 2


def test_the_places_of_a_selection_are_scanned_with_care(capsys: pytest.CaptureFixture[str], tarkane: Path) -> None:  # noqa: F811
    code, out, _ = run(capsys, "estimate", "changepoints", "--workspace", tarkane, "--kind", "one-sided", "--by", "admin1", "--json")
    found = json.loads(out)
    assert code == 0 and len(found["rows"]) + len(found["left_out"]) > 3 and found["method"] == "holm"
    assert run(capsys, "estimate", "changepoints", "--workspace", tarkane, "--by", "weather")[0] == 2


def test_synthetic_control_from_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "panel.csv"
    file.write_text("unit,year,value\n" + "\n".join(f"{r['unit']},{r['year']},{r['value']}" for r in rows(-4, units=8)), encoding="utf-8")
    ask = ("estimate", "synthetic-control", file, "--unit", "unit", "--time", "year", "--outcome", "value", "--treated", "A")
    code, out, _ = run(capsys, *ask, "--from", "2008", "--over", "2009..2015", "--plot", tmp_path / "p.json")
    assert code == 0 and "Placebos in space" in out and "What speaks against it" in out
    told = json.loads(run(capsys, *ask, "--from", "2008", "--without", "B", "--json")[1])
    assert told["mean"] == pytest.approx(-4, abs=0.6) and "B" not in told["weights"]
    for wrong, says in ((("--from", "2500"), "outside"), (("--from", "2008", "--over", "2010"), "two dots"), (("--from", "2008", "--predictor", "rain"), "rain")):
        code, out, err = run(capsys, *ask, *wrong)
        assert (code, out) != (0, "") and says in err
