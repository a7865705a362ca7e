"""The trend of a selection on screen. No line is drawn without who watched under it, and no word says more than the two allow."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput, BadSelection
from constat.estimate.presence import KINDS, WATCHING, entries_of, here
from constat.estimate.presence.keeping import state_of
from constat.estimate.presence.saying import say_panel, say_watched
from constat.estimate.presence.watching import Office, months, offices
from constat.events.names import fold, fold_place
from constat.language import date_range, month_name, number, phrases
from constat.model.selection import Selection
from constat.web.explore.form import asked, form
from constat.web.explore.view import cautions, explore_at
from constat.web.page import render, shelf_of
from constat.web.permission import published
from constat.web.shelf import Shelf
from constat.web.tags import address
from constat.web.trend import drawing
from constat.web.warning.marks import Mark
from constat.web.warning.marks import draw as draw_marks
from constat.web.wording import label, selection_words

if TYPE_CHECKING:
    # Regression takes a hundred megabytes of libraries: a server that is asked for no trend has no use for them.
    from constat.estimate.change import Overview, Series
    from constat.estimate.comparison import Comparison
    from constat.estimate.nowcast import Nowcast
    from constat.estimate.panel import Panel

MOST_OFFICES: Final = 24
"""Rows of the strip; the table below it holds all."""
EVENT: Final = "event"


@published
def trend(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/trend?<selection>`"""
    shelf = shelf_of(request)
    selection, event = asked_of(request)
    values: dict[str, Any] = {
        "form": form(selection, shelf.names(), language), "words": selection_words(selection, language),
        "measure": label("measure", selection.counted, language),
        "cautions": cautions(shelf, selection, language), "explore": explore_at(selection, language), "export": f"/{language}/trend.csv?{selection.to_query()}",
    }  # fmt: skip
    try:
        seen, compared, panel, coming = told(shelf, selection)
    except (BadInput, BadSelection) as fault:
        return render(request, "trend/trend.html", values | {"fault": fault.say(language)})
    series = seen.series
    steps = months(series.first, series.month(len(series) - 1))
    rows = _rows(shelf, selection, steps)
    say = phrases("web", language).say
    values |= {
        "chart": drawing.draw(series, seen.changes, coming, language), "said": seen.say(language), "explained": seen.explain(language),
        "alt": say(
            "trend-alt", measure=values["measure"], first=month_name(steps[0][0], language), last=month_name(steps[-1][0], language),
            top=number(max(series.counts), language), when=month_name(series.month(series.counts.index(max(series.counts))), language),
        ),
        "strip": drawing.strip(series, sorted(rows, key=lambda o: (-o.watched, o.place, o.name))[:MOST_OFFICES], language) if rows else None,
        "offices": [_office(one, language) for one in rows], "more": max(0, len(rows) - MOST_OFFICES),
        "kinds": [{"id": kind, "label": label("coverage-kind", kind, language)} for kind in KINDS if any(kind in one.kinds for one in rows)],
        "places": _places(shelf, rows, language), "compared": _compared(compared, panel, language),
        "coming": [coming.say(language), coming.explain(language)] if coming else [],
        "kept": [(key, value) for key, told_ in selection.to_dict().items() for value in (told_ if isinstance(told_, list) else [told_])],
        "event": event, **_event(shelf, selection, series, event, language),
    }  # fmt: skip
    if "course" in values:
        values["chart"] |= drawing.course(series, values.pop("course"), values["chart"], language)
    return render(request, "trend/trend.html", values)


@published
def table(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/trend.csv?<selection>`: a month a row, with how many offices watched."""
    shelf = shelf_of(request)
    selection, _ = asked_of(request)
    seen, _, _, coming = told(shelf, selection)
    series = seen.series
    steps = months(series.first, series.month(len(series) - 1))
    rows = _rows(shelf, selection, steps)
    likely = {m.month: m for m in coming.months} if coming else {}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["month", selection.counted, "level_mean", "offices_watching", "offices_recorded", "likely", "likely_low", "likely_high"])
    for k, (month, count) in enumerate(zip(series.months, series.counts, strict=True)):
        level = next((one for one in seen.changes.levels if one.first <= month <= one.last), None)
        watching = sum(one.kinds[k] in WATCHING for one in rows)
        expected = [round(value, 1) for value in (likely[month].likely, likely[month].low, likely[month].high)] if month in likely else ["", "", ""]
        writer.writerow([f"{month:%Y-%m}", count, round(level.mean, 3) if level else "", watching, sum(bool(one.kinds[k]) for one in rows), *expected])
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="constat-trend-{selection.digest()[:8]}.csv"'
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language
    return response


def asked_of(request: HttpRequest) -> tuple[Selection, str]:
    """The selection of the address, and the month of an event where it asks for one."""
    given = {key: list(values) for key, values in dict(request.GET.lists()).items()}
    event = (given.pop(EVENT, [""]) or [""])[-1].strip()
    return asked(given), event[:20]


def _event(shelf: Shelf, selection: Selection, series: Series, event: str, language: str) -> dict[str, Any]:
    """What is said of an event's month, with its doubts; or why nothing can be said."""
    if not event:
        return {}
    from constat.estimate.change.series import day_of
    from constat.estimate.effect import interrupt

    try:
        found = shelf.kept(f"event {event}", selection, lambda _: interrupt(series, day_of(event, EVENT)))
    except BadInput as fault:
        return {"event_fault": fault.say(language)}
    method = found.explain(language).split("\n\n", 1)[0]
    return {"event_said": found.say(language), "event_doubts": found.doubts(language), "event_method": method, "course": found}


def told(shelf: Shelf, selection: Selection) -> tuple[Overview, Comparison | None, Panel | None, Nowcast | None]:
    """Changes, the last year against the one before, and the latest months; kept while the data and the coverage stand."""
    from constat.estimate.change import overview
    from constat.estimate.comparison import compare
    from constat.estimate.nowcast import nowcast
    from constat.estimate.panel import constant_panel

    state = state_of(shelf.workspace)

    def ask(table: Any) -> tuple[Overview, Comparison | None, Panel | None, Nowcast | None]:
        seen = overview(table, selection)
        series = seen.series
        compared, panel = None, None
        if len(series) >= 24:
            now, before = ((series.month(len(series) - n), _last_day(series.month(len(series) - n + 11))) for n in (12, 24))
            compared = compare(table, selection, now, before)[0]
            panel = compared.panel or constant_panel(table, selection.within(None, None), now, before)
        try:
            coming = nowcast(table, selection.within(None, None)) if selection.end is None else None
        except (BadInput, BadSelection):
            # How late reports come is not recorded: nothing is said of it.
            coming = None
        return seen, compared, panel, coming

    return shelf.kept(f"trend {state}", selection, ask)


def _rows(shelf: Shelf, selection: Selection, steps: list[tuple[date, date]]) -> tuple[Office, ...]:
    """The offices of the selection's places that any entry speaks of between the first of these months and the last."""
    entries = here(shelf.table(), selection, entries_of(shelf.workspace))
    return offices([entry for entry in entries if entry.days(steps[0][0], steps[-1][1])], steps)


def _last_day(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1) - timedelta(days=1)


def _office(office: Office, language: str) -> dict[str, Any]:
    last = next((kind for kind in reversed(office.kinds) if kind), "")
    return {
        "name": office.name, "place": office.place, "watched": number(office.watched, language), "of": number(len(office.kinds), language),
        "last": label("coverage-kind", last, language) if last else "",
    }  # fmt: skip


def _places(shelf: Shelf, rows: tuple[Office, ...], language: str) -> dict[str, Any] | None:
    """Of each place with entries the share of months in which somebody watched it, on a map where its events tell where it lies."""
    if not rows:
        return None
    share: dict[str, tuple[str, int, int]] = {}
    for name in {one.place for one in rows}:
        own = [one.kinds for one in rows if one.place == name]
        watched = sum(any(kinds[k] in WATCHING for kinds in own) for k in range(len(own[0])))
        share[fold_place(name)] = (name, watched, len(own[0]))
    found = shelf.kept("places", Selection(), lambda table: _where(table))
    lines, marks = [], []
    for number_, (key, (name, watched, of)) in enumerate(sorted(share.items(), key=lambda item: (-item[1][1], item[1][0])), 1):
        part = watched / of if of else 0.0
        text = phrases("web", language).say("trend-place", place=name, watched=watched, of=of)
        at = found.get(key) or found.get(fold(name))
        lines.append({"number": number_, "name": name, "watched": number(watched, language), "of": number(of, language)})
        if at is not None:
            href = f"{address(language, 'explore')}?{Selection(place=(name,)).to_query()}"
            marks.append(Mark(number_, at[0], at[1], part, part > 0, text, href))
    return {"rows": lines, "map": draw_marks(marks) if marks else None}


def _where(table: Any) -> dict[str, tuple[float, float]]:
    """The middle of the events of each division, by its folded name."""
    found: dict[str, tuple[float, float]] = {}
    for level in ("country", "admin3", "admin2", "admin1"):
        middle = f"SELECT {level} AS name, median(latitude) AS lat, median(longitude) AS lon FROM events"  # noqa: S608 - own column names
        sql = f"{middle} WHERE latitude IS NOT NULL AND {level} IS NOT NULL GROUP BY 1"
        for row in table.ask(sql, []).iter_rows(named=True):
            found[fold_place(row["name"])] = found[fold(row["name"])] = (float(row["lat"]), float(row["lon"]))
    return found


def _compared(compared: Comparison | None, panel: Panel | None, language: str) -> dict[str, Any] | None:
    """The last year against the one before: all sources, and those that reported in both."""
    if compared is None:
        return None
    from constat.estimate.comparison import CONFOUNDED

    words = phrases("estimate", language)
    wide = compared.overdispersed or compared.exact
    lines = [say_watched(compared.watched, language), *(say_panel(compared, panel, language) if panel is not None else [])]
    if compared.wording == CONFOUNDED:
        lines.append(words.say("confounded-said"))
    return {
        "now": date_range(*compared.period, language), "before": date_range(*compared.against, language), "count": number(compared.count, language),
        "base": number(compared.count_against, language), "ratio": _two(compared.ratio, language),
        "range": f"{_two(wide.low, language)}–{_two(wide.high, language)}", "word": words.say(compared.wording), "lines": lines,
        "panel": {
            "count": number(panel.count, language), "base": number(panel.count_against, language), "ratio": _two(panel.ratio, language),
            "sources": number(len(panel.both), language),
        } if panel is not None and panel.both else None,
    }  # fmt: skip


def _two(value: float | None, language: str) -> str:
    return "–" if value is None else number(round(value, 2), language)
