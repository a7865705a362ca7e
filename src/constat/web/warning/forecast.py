"""The forecast: what the months to come may bring in each place, and beside it what was said before and came."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput, NotFound
from constat.language import month_name, percent, phrases
from constat.warn.forecast.review import Review, Window
from constat.warn.forecast.units import Units, first_day
from constat.web.house import house_of
from constat.web.page import render, shelf_of
from constat.web.permission import published
from constat.web.warning.asking import Asked, asked, common
from constat.web.warning.fan import Month, draw, histogram, rounded
from constat.web.warning.making import made
from constat.web.wording import label, selection_words

BEFORE: Final = 24
"""Months of the past shown before a forecast."""


@published
def forecast(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/warning/forecast`"""
    values, question, found = ready(request, language, "forecast")
    if found is None:
        return unready(request, values)
    told, review = found
    order = np.argsort(-review.ahead.mean.sum(axis=1), kind="stable")
    names = [told.names[int(review.ahead.places[at])] for at in order]
    if question.unit and question.unit not in told.names:
        raise NotFound("warning-no-place", room="web", name=question.unit)
    unit = question.unit or (names[0] if names else told.names[0])
    values |= {
        "unit": unit, "ahead": _ahead(told, review, unit, language), "past": _past(told, review, unit, language),
        "places": [_row(told, review, int(at), question, language) for at in order],
        "from": first_day(review.ahead.months[0]), "to": first_day(review.ahead.months[-1]), "made_with": review.ahead.version,
        "fallback": review.ahead.version in ("conflictology", "heuristic-1"), "refuted": review.refuted,
        "left_out": told.left_out, "placeless": told.placeless, "silent": len(told.names) - len(names),
        "calibration": calibration(review, language), "record": question.at(language, "record", unit="", order=""),
        "measure": label("measure", question.selection.counted, language),
    }  # fmt: skip
    return render(request, "warning/forecast.html", values)


def ready(request: HttpRequest, language: str, page: str) -> tuple[dict[str, Any], Asked, tuple[Units, Review] | None]:
    """The values that both pages of forecasts share, the question, and its review where it is made; `fault` says why there is none."""
    shelf, question = shelf_of(request), asked(request)
    values = common(question, shelf, language, page) | {"words": selection_words(question.selection, language)}
    try:
        return values, question, made(house_of(request), shelf, question)
    except BadInput as fault:
        # That too little is told is an answer of this page, and leaves its form to ask otherwise.
        return values | {"fault": fault.say(language)}, question, None


def unready(request: HttpRequest, values: dict[str, Any]) -> HttpResponse:
    """The page while the review is being made, or where it cannot be."""
    response = render(request, "warning/making.html", values)
    if "fault" not in values:
        response["Refresh"] = "2"
    return response


def _months(window: Window, at: int) -> list[Month]:
    quantiles = window.quantiles[at]
    came = [None if np.isnan(value) else float(value) for value in window.came[at]]
    told = [tuple(float(each) for each in row) for row in quantiles]
    return [Month(month, one, range_) for month, one, range_ in zip(window.months, came, told, strict=True)]  # type: ignore[arg-type]


def _ahead(told: Units, review: Review, unit: str, language: str) -> dict[str, Any] | None:
    """The chart of the months to come after those before; None where the place was not forecast."""
    say = phrases("web", language).say
    place = told.names.index(unit)
    at = review.ahead.row(place)
    if at is None:
        return None
    history = told.history
    recent = history.deaths[place, -BEFORE:]
    first = history.last - recent.size + 1
    before = [Month(first + n, None if np.isnan(value) else float(value), None) for n, value in enumerate(recent)]
    chances = review.ahead.chances[at]
    year = history.deaths[place, -12:]
    return {
        "chart": draw([*before, *_months(review.ahead, at)], language),
        "next": month_name(first_day(review.ahead.months[0]), language),
        "any": percent(float(chances[0, 0]), language), "many": percent(float(chances[0, 1]), language),
        "recent": rounded(float(np.nanmean(year)), language), "mean": rounded(float(review.ahead.mean[at].mean()), language),
        "alt": say("warning-fan-alt", place=unit),
    }  # fmt: skip


def _past(told: Units, review: Review, unit: str, language: str) -> dict[str, Any] | None:
    """The chart of all that was said of the place in past years, with what came; None where nothing was."""
    place = told.names.index(unit)
    months: list[Month] = []
    for window in review.past:
        at = window.row(place)
        if at is not None:
            months += _months(window, at)
    judged = [each.inside for each in months if each.inside is not None]
    if not judged:
        return None
    return {"chart": draw(months, language), "inside": sum(judged), "months": len(judged), "share": percent(sum(judged) / len(judged), language)}


def _row(told: Units, review: Review, at: int, question: Asked, language: str) -> dict[str, Any]:
    place = int(review.ahead.places[at])
    chances = review.ahead.chances[at, 0]
    low, high = (rounded(float(review.ahead.quantiles[at, 0, edge]), language) for edge in (0, 4))
    range_ = low if low == high else phrases("web", language).say("warning-range", low=low, high=high)
    return {
        "name": told.names[place], "href": question.at(language, "forecast", unit=told.names[place], order=""),
        "recent": rounded(float(np.nanmean(told.history.deaths[place, -12:])), language), "mean": rounded(float(review.ahead.mean[at].mean()), language),
        "range": range_,
        "any": percent(float(chances[0]), language), "many": percent(float(chances[1]), language),
    }  # fmt: skip


def calibration(review: Review, language: str) -> dict[str, Any] | None:
    """How well the forecasts of past years held; None where no past year could be forecast."""
    if not review.past:
        return None
    ours = review.scores["model"]
    years = [window.year for window in review.past]
    covered = ours["coverage"]
    return {
        "histogram": histogram(review.pit), "cells": sum(review.pit), "first": years[0], "last": years[-1], "counts": review.pit,
        "coverage": phrases("web", language).say("not-told") if np.isnan(covered) else percent(covered, language),
    }  # fmt: skip
