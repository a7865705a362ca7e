import pytest

from constat.errors import BadSelection
from constat.model import Standard


def test_standards_are_ordered_and_a_higher_one_implies_the_lower() -> None:
    assert Standard.REASONABLE_SUSPICION < Standard.REASONABLE_GROUNDS < Standard.BEYOND_REASONABLE_DOUBT
    assert Standard.at_least("clear-and-convincing") == ("clear-and-convincing", "beyond-reasonable-doubt")


def test_slugs_round_trip_and_strangers_are_refused() -> None:
    assert [Standard.parse(s.slug) for s in Standard] == list(Standard)
    with pytest.raises(BadSelection, match="certainty"):
        Standard.parse("certainty")
