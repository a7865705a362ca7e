"""From pasted lists to models side by side. What was pasted lives as long as the answer takes: no file, no draft, no log holds it."""

from __future__ import annotations

import csv
import io
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput, ConstatError
from constat.language import number, phrases
from constat.web.page import render
from constat.web.permission import published_may

if TYPE_CHECKING:
    from constat.estimate.undercount import Beside, Estimate

LONGEST: Final = 2_000_000
"""Characters of what is pasted: some fifty thousand rows."""
MOST_ROWS: Final = 100_000
DRAWS: Final = 200
SEED: Final = 1
LEFT, RIGHT, ROW = 8.0, 592.0, 34.0


@published_may("GET POST")
def undercount(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/undercount`: the form, and under it what the models say of what was pasted."""
    text, latent = str(request.POST.get("lists") or ""), bool(request.POST.get("latent"))
    values: dict[str, Any] = {"text": text[:LONGEST], "latent": latent}
    if request.method != "POST":
        return render(request, "undercount/undercount.html", values)
    from constat.estimate.undercount import estimate

    try:
        found = estimate(rows_of(text), method="all" if latent else "sparse", seed=SEED, draws=DRAWS)
    except ConstatError as fault:
        return render(request, "undercount/undercount.html", values | {"fault": fault.say(language)}, status=fault.http_status)
    return render(request, "undercount/undercount.html", values | told(found, language))


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a paste from Excel (tabs) or of a CSV file (commas or semicolons); the first line names the columns."""
    if len(text) > LONGEST:
        raise BadInput("undercount-long", room="web", most=LONGEST)
    lines = text.replace("\r\n", "\n").strip("\n ").split("\n")
    head = lines[0]
    mark = max("\t;,", key=head.count)
    names = [name.strip() for name in next(csv.reader([head], delimiter=mark), [])]
    if len(names) < 2 or len(set(names)) != len(names) or not all(names):
        raise BadInput("undercount-head", room="web")
    rows = []
    for line, cells in enumerate(csv.reader(io.StringIO("\n".join(lines[1:])), delimiter=mark), 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names) or line > MOST_ROWS:
            raise BadInput("undercount-row", room="web", row=line, found=len(cells), wanted=len(names))
        rows.append(dict(zip(names, (cell.strip() for cell in cells), strict=True)))
    return rows


def told(found: Beside, language: str) -> dict[str, Any]:
    """What the template shows: documented and estimated apart, the spread, the sanity lines, and each list left out."""
    shown = [*found.estimates, *(line for line in found.lines if line.floor)]
    return {
        "documented": found.documented, "sizes": list(zip(found.names, found.sizes, strict=True)), "doubt": found.doubt(language),
        "estimates": [_row(one, language) for one in found.estimates], "lines": [_row(one, language) for one in found.lines],
        "refused": [{"name": phrases("web", language).say(f"undercount-method-{name}"), "why": fault.say(language)} for name, fault in found.refused],
        "dropped": [
            {"name": name, "why": what.say(language)} if isinstance(what, ConstatError) else {**_row(what, language), "name": name}
            for name, what in found.dropped
        ],
        "explained": [one.explain(language) for one in found.estimates], "chart": _chart(shown, found.documented, language),
    }  # fmt: skip


def _row(one: Estimate, language: str) -> dict[str, Any]:
    say = phrases("web", language).say
    whole = number(round(one.whole), language)
    low = "" if one.low is None else number(round(one.low), language)
    high = "" if one.high is None else say("undercount-open") if not isfinite(one.high) else number(round(one.high), language)
    return {"name": one.name(language), "model": one.model, "whole": say("undercount-at-least", n=whole) if one.floor else whole, "low": low, "high": high}


def _chart(shown: list[Estimate], documented: int, language: str) -> dict[str, Any]:
    """A row for each model: its interval as a line, its estimate as a dot; the documented as a line down the whole."""
    ends = [v for one in shown for v in (one.whole, one.low, one.high) if v is not None and isfinite(v)]
    top = max([documented, *ends]) * 1.04

    def x(value: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * min(value, top) / top, 1)

    rows = [
        {
            "name": one.name(language), "text_y": round(k * ROW + 16, 1), "y": round(k * ROW + 27, 1), "x": x(one.whole), "floor": one.floor,
            "low": x(one.whole if one.low is None else one.low), "high": x(top if one.floor else one.whole if one.high is None else one.high),
        }
        for k, one in enumerate(shown)
    ]  # fmt: skip
    height = len(shown) * ROW + 30
    text = number(documented, language)
    return {"rows": rows, "height": f"{height:g}", "documented": x(documented), "bottom": height - 22, "label_y": height - 6, "text": text}
