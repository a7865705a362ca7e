"""The watchlist: places by alarm, level, change or new unrest, each with its reasons in words, and how its rules did."""

from __future__ import annotations

import math
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput
from constat.language import number, percent, phrases
from constat.warn.watch.happenings import Happenings, happenings
from constat.warn.watch.watchlist import Watched, Watchlist, watchlist
from constat.web.explore.view import explore_at
from constat.web.page import render, shelf_of
from constat.web.permission import CASEWORK, published
from constat.web.shelf import Shelf
from constat.web.tags import address
from constat.web.warning.asking import Asked, asked, common
from constat.web.warning.marks import Mark, draw
from constat.web.wording import label, selection_words

LIMIT: Final = 30


@published
def watch(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/warning`"""
    shelf, question = shelf_of(request), asked(request)
    values = common(question, shelf, language, "watch") | {
        "words": selection_words(question.selection, language), "measure": label("measure", question.selection.counted, language),
    }  # fmt: skip
    try:
        told, found = _found(shelf, question, question.order)
        quiet = not found.places and "order" not in request.GET
        if quiet:
            # Nothing unusual is no reason to show nothing: the places that suffered most stand instead.
            told, found = _found(shelf, question, "level")
    except BadInput as fault:
        # That too little is told is an answer of this page, and leaves its form to ask otherwise.
        return render(request, "warning/watch.html", values | {"fault": fault.say(language)})
    values |= {
        "on": found.on, "places": [_row(at, one, question, language) for at, one in enumerate(found.places, 1)], "map": _map(told, found, question, language),
        "rules": [_rule(one, language) for one in found.records], "loose": found.loose, "placeless": found.placeless,
        "explore": explore_at(question.selection, language), "quiet": quiet, "raise_at": _raise_at(request, question, language),
    }  # fmt: skip
    return render(request, "warning/watch.html", values)


def _raise_at(request: HttpRequest, question: Asked, language: str) -> str:
    """Where an alert on a place of this list begins, for members who may; empty for all others."""
    session = request.META.get("constat.session")
    if session is None or not set(session.member.roles) & set(CASEWORK):
        return ""
    return f"{address(language, 'work', 'alerts', 'from-watch')}?{question.query()}"


def watched_place(request: HttpRequest, name: str) -> tuple[Asked, Watched]:
    """The place of that name in the list that the address asks for. Raises `BadInput` where the list does not hold it."""
    shelf, question = shelf_of(request), asked(request)
    for order in dict.fromkeys((question.order, "level")):
        for one in _found(shelf, question, order)[1].places:
            if one.name == name:
                return question, one
    raise BadInput("alert-no-place", room="warn", place=name[:80], by=question.by)


def _found(shelf: Shelf, question: Asked, order: str) -> tuple[Happenings, Watchlist]:
    def ask(table: Any) -> tuple[Happenings, Watchlist]:
        told = happenings(table, question.selection, question.by)
        return told, watchlist(told, question.by, question.on, order=order, limit=LIMIT)

    return shelf.kept(f"watch {question.by} {order} {question.on}", question.selection, ask)


def _row(at: int, one: Watched, question: Asked, language: str) -> dict[str, Any]:
    say = phrases("web", language).say
    ratio = ""
    if one.ratio is not None:
        ratio = "×" + number(round(one.ratio, 1), language)
        if one.low is not None:
            ratio = say("warning-ratio", ratio=ratio, low="×" + number(round(one.low, 1), language))
    return {
        "number": at, "name": one.name, "events": one.events, "harm": one.harm, "recent": one.recent, "quarter": one.quarter, "ratio": ratio,
        "since": one.since, "words": one.words(language), "named": bool(one.drivers),
        "forecast": question.at(language, "forecast", unit=one.name, order="", on=""),
    }  # fmt: skip


def _map(told: Happenings, found: Watchlist, question: Asked, language: str) -> dict[str, Any] | None:
    """None where no place of the list has a point."""
    centres = told.centres(told.days(found.on))
    index = {name: at for at, name in enumerate(told.names)}
    marks = []
    for at, one in enumerate(found.places, 1):
        latitude, longitude = (float(each) for each in centres[index[one.name]])
        if not (math.isnan(latitude) or math.isnan(longitude)):
            href = question.at(language, "forecast", unit=one.name, order="", on="")
            marks.append(Mark(at, latitude, longitude, one.events, bool(one.drivers), f"{at}. {one.name}: {one.words(language)}", href))
    return draw(marks) if marks else None


def _rule(one: Any, language: str) -> dict[str, Any]:
    say = phrases("web", language).say

    def share(value: float | None) -> str:
        return say("warning-no-share") if value is None else percent(value, language)

    return {
        "name": say(f"warning-rule-{one.rule}"), "alarms": one.alarms, "hits": one.hits, "misses": one.misses,
        "precision": share(one.precision), "recall": share(one.recall), "base": share(one.base),
    }  # fmt: skip
