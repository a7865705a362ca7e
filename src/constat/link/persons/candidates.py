"""Candidates: the pairs of persons that may be one, of all pairs that there are.

A pair is looked at where
1. two parts of the names agree by their skeletons, and the days are not a year apart (a month, where the two parts are borne by many);
2. one part agrees, the days are within ten of each other, and no two provinces are told;
3. the days are within three of each other in one place, district or, where no more is told, province, whatever the names, as long as not
   too many died there then: one initial must agree there;
4. one rare part agrees, and the days are not a year apart;
5. one of the two has no date, and one part agrees in the same place, or two in the same district.
A date that is not told is no day apart. What is looked at is counted, and the share of true pairs reached is measured.
"""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from constat.link.persons.sounds import skeleton

NEAR: Final = 10
"""Days apart within which one agreeing part is enough."""
CLOSE: Final = 3
YEAR: Final = 366
_BUCKET: Final = 16
_LONG: Final = 120
"""Days of a date so wide that it says no more than a year does: it takes no part in rules of days."""
_MANY: Final = 40_000
"""Pairs that one key may bring; a key that would bring more asks for nearer days, or is left out."""
_CROWD: Final = 90_000

_PAIRS: Final = """
CREATE OR REPLACE TEMP TABLE candidates AS
WITH rule1 AS (
  SELECT l.n AS l, r.n AS r FROM left_twos l JOIN right_twos r USING (key) JOIN twos_met m USING (key)
  WHERE greatest(l.first - r.last, r.first - l.last, 0) <= {year} OR l.first IS NULL OR r.first IS NULL),
rule2 AS (
  SELECT l.n AS l, r.n AS r FROM left_ones l JOIN right_ones r USING (bones, bucket)
  WHERE greatest(l.first - r.last, r.first - l.last, 0) <= {near} AND (l.admin1 = r.admin1) IS DISTINCT FROM false),
rule3 AS (
  SELECT l.n AS l, r.n AS r FROM left_spots l JOIN right_spots r USING (spot, bucket) JOIN spots_met m USING (spot, bucket)
  WHERE greatest(l.first - r.last, r.first - l.last, 0) <= {close} AND (m.pairs <= {many} OR list_has_any(l.letters, r.letters))),
rule4 AS (
  SELECT l.n AS l, r.n AS r FROM left_rare l JOIN right_rare r USING (bones) JOIN rare_met m USING (bones)
  WHERE greatest(l.first - r.last, r.first - l.last, 0) <= {year} OR l.first IS NULL OR r.first IS NULL),
rule5 AS (
  SELECT l.n AS l, r.n AS r FROM left_rare l JOIN right_rare r USING (bones, place)
  WHERE l.first IS NULL OR r.first IS NULL
  UNION ALL
  SELECT l.n, r.n FROM left_twos l JOIN right_twos r USING (key, admin2)
  WHERE l.first IS NULL OR r.first IS NULL)
SELECT DISTINCT l, r FROM (
  FROM rule1 UNION ALL FROM rule2 UNION ALL FROM rule3 UNION ALL FROM rule4 UNION ALL FROM rule5)
{only}
"""
_MET: Final = """
CREATE OR REPLACE TEMP TABLE {name}_met AS
SELECT * FROM (SELECT {key}, l.n * r.n AS pairs FROM (SELECT {key}, count(*) AS n FROM left_{name} GROUP BY ALL) l
JOIN (SELECT {key}, count(*) AS n FROM right_{name} GROUP BY ALL) r USING ({key})) WHERE pairs <= {most}
"""


def find_candidates(connection: Any, left: pl.DataFrame, right: pl.DataFrame, *, within: bool = False) -> pl.DataFrame:
    """The candidate pairs as row numbers `l` and `r` of the two tables. `within` asks for pairs of one table, given twice."""
    for side, people in (("left", left), ("right", right)):
        for name, table in _keys(people).items():
            connection.register("told", table.to_arrow())
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {side}_{name} AS SELECT * FROM told")  # noqa: S608
            connection.unregister("told")
    for name, key, most in (("twos", "key", _MANY), ("spots", "spot, bucket", _CROWD * 10), ("rare", "bones", 2500)):
        connection.execute(_MET.format(name=name, key=key, most=most))
    only = "WHERE l < r" if within else ""
    connection.execute(_PAIRS.format(year=YEAR, near=NEAR, close=CLOSE, many=_CROWD, only=only))
    return pl.DataFrame(connection.sql("SELECT l, r FROM candidates ORDER BY l, r").to_arrow_table())


def _keys(people: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """What the rules join on: pairs of skeletons, skeletons by days, places by days, skeletons alone."""
    # A name of vowels, such as Awa, has no other bones than itself.
    bones = {part: skeleton(part) if len(skeleton(part)) > 1 else part for part in people["parts"].explode().unique().drop_nulls()}
    rows = people.with_row_index("n").with_columns(
        pl.col("n").cast(pl.Int32),
        bones=pl.col("parts").list.eval(pl.element().replace_strict(bones, default=None, return_dtype=pl.String)).list.unique().list.sort(),
        wide=(pl.col("last") - pl.col("first") > _LONG).fill_null(True),
    )
    ones = rows.select("n", "first", "last", "place", "admin2", "admin1", "wide", "bones").explode("bones").filter(pl.col("bones").str.len_chars() > 1)
    twos = ones.join(ones.select("n", other="bones"), on="n").filter(pl.col("bones") < pl.col("other"))
    letters = pl.col("bones").list.eval(pl.element().str.head(1)).list.unique()
    # Records that tell a village stand under it, under their district, and under a sign for those that tell no more than the province.
    no_village = pl.col("place").is_null() | (pl.col("place") == pl.col("admin1"))
    spots = rows.with_columns(letters=letters).filter(~pl.col("wide")).select(
        "n", "first", "last", "letters", spot=pl.concat_list(
            pl.format("p{}", "place"), pl.format("p{}", "admin2"), pl.when(no_village).then(pl.format("a{}", "admin1")),
        ).list.drop_nulls().list.unique(),
    ).explode("spot").drop_nulls("spot")  # fmt: skip
    narrow = (pl.col("last") - pl.col("first") <= 31).fill_null(False)
    return {
        "twos": twos.select("n", "first", "last", "admin2", key=pl.format("{}|{}", "bones", "other")),
        "ones": _dated(ones.filter(~pl.col("wide")).select("n", "first", "last", "bones", "admin1"), NEAR),
        "spots": _dated(spots.filter(narrow), CLOSE),
        "rare": ones.select("n", "first", "last", "bones", "place"),
    }


def _dated(rows: pl.DataFrame, slack: int) -> pl.DataFrame:
    """Each row in every span of days in which a match of it may stand."""
    start, end = (pl.col("first") - slack) // _BUCKET, (pl.col("last") + slack) // _BUCKET
    return rows.with_columns(bucket=pl.int_ranges(start, end + 1)).explode("bucket")
