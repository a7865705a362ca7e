"""Incidents drawn: a mark for each place, as large as what was told of it; a bar for each month, stacked by status.

A status has a shape as well as a colour, and its words stand in the legend. A place that is known only roughly is a ring as wide as
it is uncertain; one that is known only by its country is no place on a map, and is counted beside it.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any, Final

import polars as pl
from django.http import QueryDict

from constat.language import month_name, phrases
from constat.model.place import priogrid_cell
from constat.web.explore import mapping
from constat.web.tags import address
from constat.web.wording import label

SHAPES: Final = ("verified", "late-verification", "pending-verification", "reported-not-verified", "found-not-to-have-occurred")
"""Statuses in the order of the legend and of the stack."""
ROUGH: Final = {"within-25-km": 25, "district": 40, "province": 90, "linear-or-fuzzy": 40}
"""Kilometres around a point within which a place of that precision lies."""
NOWHERE: Final = ("country", "international-waters", "unknown")
"""Precisions at which a point says nothing."""
MOST: Final = 400
"""Marks on one map; those with fewer statements are counted beside it."""
MONTHS: Final = 60
"""Months on the timeline: the last that there are."""
TALL: Final = 120.0


def places(table: pl.DataFrame, query: QueryDict, language: str) -> dict[str, Any]:
    """What the template draws: the land, the marks, and how many incidents have no mark."""
    located = table.filter(
        pl.col("latitude").is_between(-85, 85) & pl.col("longitude").is_between(-180, 180) & ~pl.col("place_precision").fill_null("").is_in(NOWHERE)
    )
    told: dict[str, Any] = {"without": table.height - located.height}
    if located.is_empty():
        return told
    # Incidents of one place and one status are one mark: a thousand of them on one point would be one mark anyway.
    near = [pl.col("latitude").round(2), pl.col("longitude").round(2), pl.col("status"), pl.col("place_precision")]
    name = pl.coalesce(f"title_{language}", "title_en", "title_fr", "place_name", "code").first().alias("title")
    grouped = located.group_by(near).agg(
        pl.len().alias("incidents"), pl.col("statements").sum(), pl.col("id").first(), pl.col("code").first(), pl.col("place_name").first(), name
    )
    ordered = grouped.sort(["statements", "incidents", "id"], descending=[True, True, False])
    rows = ordered.head(MOST).to_dicts()
    frame = mapping.Frame(mapping.around([priogrid_cell(row["latitude"], row["longitude"]) for row in rows]))
    # The largest first, so that the small ones lie above and can be reached.
    return told | {
        "box": f"0 0 {mapping.WIDTH:g} {frame.height:.0f}",
        "land": mapping.land(frame.bounds),
        "marks": [_mark(row, frame, query, language) for row in rows],
        "left": int(ordered.tail(-MOST)["incidents"].sum()) if ordered.height > MOST else 0,
        "located": located.height,
    }


def _mark(row: dict[str, Any], frame: mapping.Frame, query: QueryDict, language: str) -> dict[str, Any]:
    """One mark: its shape, size and ring, where it leads, and what it says."""
    say = phrases("web", language).say
    x, y = frame.at(row["longitude"], row["latitude"])
    size = 6 + 4 * math.sqrt(min(row["statements"], 25))
    kilometres = ROUGH.get(row["place_precision"] or "")
    wide = kilometres / (111.32 * math.cos(math.radians(row["latitude"]))) * frame.scale if kilometres else 0
    words = label("verification-status", row["status"], language)
    if row["incidents"] == 1:
        href, name = address(language, "work", "incidents", row["id"]), " ".join(filter(None, (row["code"], row["title"])))
    else:
        target = query.copy()
        target.pop("page", None)
        target.setlist("status", [row["status"]])
        if row["place_name"]:
            target["q"] = row["place_name"]
        href, name = (
            f"{address(language, 'work', 'incidents')}?{target.urlencode()}",
            say("overview-several", n=row["incidents"], place=row["place_name"] or "–"),
        )
    text = say("overview-mark", name=name, status=words, statements=row["statements"])
    if kilometres:
        text += f" {say('overview-rough', km=kilometres)}"
    return {
        "status": row["status"],
        "d": shape(row["status"], x, y, size),
        "x": round(x, 1),
        "y": round(y, 1),
        "ring": max(round(wide, 1), size + 5) if wide else 0,
        "href": href,
        "text": text,
    }


def shape(status: str, x: float, y: float, size: float) -> str:
    """The outline of a status: a disc, a half-filled triangle, a square, a diamond, a cross; no two alike without colour."""
    match status:
        case "verified":
            return f"M{x - size:.1f} {y:.1f}a{size:.1f} {size:.1f} 0 1 0 {2 * size:.1f} 0a{size:.1f} {size:.1f} 0 1 0 {-2 * size:.1f} 0z"
        case "late-verification":
            return f"M{x:.1f} {y - size:.1f}l{size:.1f} {1.8 * size:.1f}h{-2 * size:.1f}z"
        case "reported-not-verified":
            return f"M{x:.1f} {y - 1.2 * size:.1f}l{1.2 * size:.1f} {1.2 * size:.1f}l{-1.2 * size:.1f} {1.2 * size:.1f}l{-1.2 * size:.1f} {-1.2 * size:.1f}z"
        case "found-not-to-have-occurred":
            arm = size * 0.35
            far = size - arm
            return (
                f"M{x - arm:.1f} {y - size:.1f}h{2 * arm:.1f}v{far:.1f}h{far:.1f}v{2 * arm:.1f}h{-far:.1f}v{far:.1f}"
                f"h{-2 * arm:.1f}v{-far:.1f}h{-far:.1f}v{-2 * arm:.1f}h{far:.1f}z"
            )
        case _:
            side = 0.88 * size
            return f"M{x - side:.1f} {y - side:.1f}h{2 * side:.1f}v{2 * side:.1f}h{-2 * side:.1f}z"


def months(table: pl.DataFrame, query: QueryDict, language: str) -> dict[str, Any]:
    """Incidents by month of their first day, every month between counted too, stacked by status."""
    dated = table.filter(pl.col("start").is_not_null()).with_columns(pl.col("start").dt.truncate("1mo").alias("month"))
    told: dict[str, Any] = {"undated": table.height - dated.height, "bars": []}
    if dated.is_empty():
        return told
    counted: dict[date, dict[str, int]] = {}
    for month, status, count in dated.group_by("month", "status").len().iter_rows():
        counted.setdefault(month, {})[status] = count
    line = _every(min(counted), max(counted))[-MONTHS:]
    told["before"] = sum(sum(one.values()) for month, one in counted.items() if month < line[0])
    top = max(sum(one.values()) for month, one in counted.items() if month >= line[0])
    for at, month in enumerate(line):
        one, y, parts = counted.get(month, {}), TALL, []
        for status in SHAPES:
            if one.get(status):
                height = TALL * one[status] / top
                y -= height
                parts.append(
                    {
                        "status": status,
                        "y": round(y, 2),
                        "height": round(height, 2),
                        "count": one[status],
                        "text": label("verification-status", status, language),
                    }
                )
        target = query.copy()
        target.pop("page", None)
        target["year"] = str(month.year)
        name = month_name(month, language)
        words = ", ".join(f"{part['text']}\u00a0{part['count']}" for part in parts)
        text = phrases("web", language).say("overview-bar", month=name, counts=words)
        total = sum(one.values())
        told["bars"].append({"x": 12 * at, "name": name, "parts": parts, "total": total, "words": words, "text": text, "href": f"?{target.urlencode()}"})
    return told | {"width": 12 * len(line), "top": top, "first": told["bars"][0]["name"], "last": told["bars"][-1]["name"]}


def _every(first: date, last: date) -> list[date]:
    """Every month from one to the other."""
    many = (last.year - first.year) * 12 + last.month - first.month + 1
    begun = first.year * 12 + first.month - 1
    return [date((begun + at) // 12, (begun + at) % 12 + 1, 1) for at in range(max(0, many - MONTHS), many)]
