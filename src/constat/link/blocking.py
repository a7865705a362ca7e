"""Candidates: every pair whose circles touch and whose days meet, by construction.

A record lies within its radius of its point and between its first and last day. Two records can tell of one incident only where the
distance between their points is no more than both radii and their days, widened by `SLACK`, overlap. All such pairs are found: points
stand in a grid of cubes (coordinates on the sphere in kilometres, so that neither the poles nor the 180th meridian is an edge)
and of spans of days. Records fall into classes by radius and length; for each class of the right table a left record is listed in
every cube and span that a match of that class could stand in, and the right record in the one where it stands. So the pair meets
once and cannot be missed. Records without a point, or known by country only, meet those of their country.
"""

from __future__ import annotations

from typing import Any, Final

SLACK: Final = 1
"""Days by which a stated day may be wrong: news of the night before."""
_RADII: Final = (6.0, 31.0, 121.0, 601.0, 13000.0)
_SPANS: Final = (1, 8, 40, 400, 10**6)

_CLASSED: Final = """
CREATE OR REPLACE TEMP TABLE {name}_classed AS
SELECT unique_id, provider, country, x, y, z, placed, radius, first, last,
       CASE {radii} END AS reach, CASE {spans} END AS span
FROM {name}_records
"""
_PAIRS: Final = """
CREATE OR REPLACE TEMP TABLE candidates AS
WITH meetings AS (
  SELECT l.reach AS l_reach, l.span AS l_span, r.reach AS reach, r.span AS span,
         2.0 * (greatest(l.reach, r.reach) + 6) AS cube, 2 * (greatest(l.span, r.span) + 7) AS stretch
  FROM (SELECT DISTINCT reach, span FROM left_classed WHERE placed) l CROSS JOIN (SELECT DISTINCT reach, span FROM right_classed WHERE placed) r),
ranged AS (
  SELECT l.unique_id, l.radius, l.x, l.y, l.z, l.first, l.last, m.*, l.radius + m.reach AS far
  FROM left_classed l JOIN meetings m ON l.reach = m.l_reach AND l.span = m.l_span WHERE l.placed),
in_x AS (SELECT *, unnest(generate_series(CAST(floor((x - far) / cube) AS INTEGER), CAST(floor((x + far) / cube) AS INTEGER))) AS cx FROM ranged),
in_y AS (SELECT *, unnest(generate_series(CAST(floor((y - far) / cube) AS INTEGER), CAST(floor((y + far) / cube) AS INTEGER))) AS cy FROM in_x),
in_z AS (SELECT *, unnest(generate_series(CAST(floor((z - far) / cube) AS INTEGER), CAST(floor((z + far) / cube) AS INTEGER))) AS cz FROM in_y),
touched AS (
  SELECT * FROM in_z
  WHERE pow(greatest(abs((cx + 0.5) * cube - x) - cube / 2, 0), 2) + pow(greatest(abs((cy + 0.5) * cube - y) - cube / 2, 0), 2)
      + pow(greatest(abs((cz + 0.5) * cube - z) - cube / 2, 0), 2) <= far * far),
listed AS (
  SELECT *, unnest(generate_series(CAST(floor((first - {slack} - span) / stretch) AS INTEGER), CAST(floor((last + {slack}) / stretch) AS INTEGER))) AS ct
  FROM touched),
stands AS (
  SELECT r.unique_id, r.radius, r.x, r.y, r.z, r.first, r.last, m.reach, m.span, m.l_reach, m.l_span, CAST(floor(x / cube) AS INTEGER) AS cx,
         CAST(floor(y / cube) AS INTEGER) AS cy, CAST(floor(z / cube) AS INTEGER) AS cz, CAST(floor(first / stretch) AS INTEGER) AS ct
  FROM right_classed r JOIN meetings m ON r.reach = m.reach AND r.span = m.span WHERE r.placed)
SELECT l.unique_id AS left_id, r.unique_id AS right_id
FROM listed l JOIN stands r USING (reach, span, l_reach, l_span, cx, cy, cz, ct)
WHERE r.first <= l.last + {slack} AND r.last >= l.first - {slack}
  AND pow(l.x - r.x, 2) + pow(l.y - r.y, 2) + pow(l.z - r.z, 2) <= pow(l.radius + r.radius, 2)
UNION ALL
SELECT l.unique_id, r.unique_id
FROM left_classed l JOIN right_classed r ON l.country = r.country
  AND r.first <= l.last + {slack} AND r.last >= l.first - {slack}
WHERE NOT (l.placed AND r.placed)
"""


def find_candidates(connection: Any) -> int:
    """Writes `candidates` (left_id, right_id) from `left_records` and `right_records` in a DuckDB connection; gives their number."""
    radii = " ".join(f"WHEN radius < {edge} THEN {edge}" for edge in _RADII)
    spans = " ".join(f"WHEN last - first < {edge} THEN {edge}" for edge in _SPANS)
    for name in ("left", "right"):
        connection.execute(_CLASSED.format(name=name, radii=radii, spans=spans))
    connection.execute(_PAIRS.format(slack=SLACK))
    return int(connection.execute("SELECT count(*) FROM candidates").fetchall()[0][0])
