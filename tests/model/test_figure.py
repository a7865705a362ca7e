import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.model import Figure, Flag, Selection, Snapshot
from constat.model.figure import basis_digest

FIGURE = Figure(
    kind="count", measure="killed", unit="persons", population="persons-killed", value=12, low=10, high=None,
    selection=Selection(measure="killed", country=("Mali",)), snapshot="0" * 16, method="sum", events=3,
    parameters=(("confidence", 0.95), ("months", (1, 2))), flags=(Flag("no-range", 1),), made="2026-01-01T00:00:00Z",
)


def test_json_round_trips() -> None:
    assert Figure.from_json(FIGURE.to_json()) == FIGURE


@given(st.sampled_from([f.name for f in dataclasses.fields(Figure) if f.name in ("value", "low", "high", "events")]), st.integers(100, 999))
def test_any_change_changes_the_id(name: str, value: int) -> None:
    assert dataclasses.replace(FIGURE, **{name: value}).id != FIGURE.id


def test_the_time_of_making_is_no_part_of_its_identity() -> None:
    assert dataclasses.replace(FIGURE, made="2027-01-01T00:00:00Z").id == FIGURE.id


def test_an_altered_figure_is_refused() -> None:
    with pytest.raises(BadInput, match="altered"):
        Figure.from_json(FIGURE.to_json() | {"value": 13})


def test_a_figure_that_lacks_a_field_is_refused() -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        Figure.from_json({"value": 13})


def test_a_snapshot_names_its_content() -> None:
    snapshot = Snapshot((("b", "0001", "ff"), ("a", "0002", "ee")))
    assert snapshot.id == Snapshot((("a", "0002", "ee"), ("b", "0001", "ff"))).id
    assert Snapshot.from_json(snapshot.to_json()).id == snapshot.id
    altered = snapshot.to_json()
    altered["datasets"][0]["sha256"] = "00"
    with pytest.raises(BadInput):
        Snapshot.from_json(altered)


def test_the_basis_does_not_depend_on_order() -> None:
    assert basis_digest([("a", 1), ("b", 2)]) == basis_digest([("b", 2), ("a", 1)])
    assert basis_digest([("a", 1)]) != basis_digest([("a", 2)])
