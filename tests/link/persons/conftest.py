"""Two small lists that name the victims of one week, as two people wrote them down."""

from __future__ import annotations

import polars as pl
import pytest

HEADINGS = ("id", "name", "age", "sex", "date", "place", "admin2", "admin1")


def listed(*rows: str) -> pl.DataFrame:
    """A list from lines of `id | name | age | sex | date | place | district | province`."""
    return pl.DataFrame([[cell.strip() for cell in row.split("|")] for row in rows], schema=list(HEADINGS), orient="row")


LEFT = (
    "a1 | Moussa Diarra | 34 | M | 2022-03-27 | Moura | Djenné | Mopti",
    "a2 | Amadou Diarra | 31 | M | 2022-03-27 | Moura | Djenné | Mopti",
    "a3 | El Hadj Mohamed Ould Ahmed | 60 | M | 2022-03-28 | Moura | Djenné | Mopti",
    "a4 | Fatoumata Coulibaly |  | F | 2022-03-27 | Moura | Djenné | Mopti",
    "a5 | Jean-Pierre Mbala | 40 | M | 2022-04-02 | Bossangoa | Ouham | Ouham",
    "a6 | Intalla Ag Attaher | 52 | M | 2022-03 | Ménaka | Ménaka | Ménaka",
    "a7 | Boureima Dicko | 45 | M | 2022-03-29 |  | Djenné | Mopti",
    "a8 | Salif Ouédraogo | 29 | M | 2022-05-01 | Djibo | Soum | Sahel",
)
RIGHT = (
    "b1 | DIARRA Mousa | 35 | M | 2022-03-27/2022-03-31 | Mourah | Djenné | Mopti",
    "b2 | Diarra Amadou | 30 | M | 2022-03-27/2022-03-31 | Moura | Djenné | Mopti",
    "b3 | محمد ولد أحمد | 60 | M | 2022-03-28 | Moura | Djenné | Mopti",
    "b4 | Mme Koulibali Fatumata | 25 | F | 2022-03-27 | Djenné | Djenné | Mopti",
    "b5 | Jean Pierre MBALA | 40-45 |  | 2022-04-03 | Bosangoa | Ouham | Ouham",
    "b6 | Intala Attaher | 50 | M | 2022-03-14 | Ménaka | Ménaka | Ménaka",
    "b7 | B. Dicko | 45 | M | 2022-03-29 | Moura | Djenné | Mopti",
    "b9 | Rasmané Sawadogo | 29 | M | 2022-05-01 | Djibo | Soum | Sahel",
)
TRUTH = {(f"a{n}", f"b{n}") for n in range(1, 8)}


@pytest.fixture(scope="session")
def lists() -> tuple[pl.DataFrame, pl.DataFrame]:
    return listed(*LEFT), listed(*RIGHT)
