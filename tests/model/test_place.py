import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.model import Place, PlacePrecision, Point, cell_bounds, priogrid_cell


def test_the_first_and_last_cell() -> None:
    assert priogrid_cell(-90, -180) == 1
    assert priogrid_cell(90, 180) == 259_200


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_lies_within_the_bounds_of_its_cell(latitude: float, longitude: float) -> None:
    west, south, east, north = cell_bounds(priogrid_cell(latitude, longitude))
    assert west - 1e-9 <= longitude <= east + 1e-9  # -1e-121 + 180 is 180 in floating point
    assert south - 1e-9 <= latitude <= north + 1e-9


@given(st.integers(1, 259_200))
def test_the_middle_of_a_cell_is_in_it(cell: int) -> None:
    west, south, east, north = cell_bounds(cell)
    assert priogrid_cell((south + north) / 2, (west + east) / 2) == cell


@pytest.mark.parametrize("point", [(91, 0), (0, 181), (float("nan"), 0)])
def test_points_off_the_earth_are_refused(point: tuple[float, float]) -> None:
    with pytest.raises(BadInput):
        Point(*point)
    with pytest.raises(BadInput):
        priogrid_cell(*point)


def test_a_stated_radius_wins_over_that_of_the_precision() -> None:
    assert Place(precision=PlacePrecision.DISTRICT).within_km == 60
    assert Place(precision=PlacePrecision.DISTRICT, radius_km=12).within_km == 12
    assert Place(precision=PlacePrecision.COUNTRY).within_km is None
