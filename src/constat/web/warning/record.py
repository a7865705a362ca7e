"""Every past forecast beside what happened, place by place and year by year, and the scores beside those of simpler forecasters."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from django.http import HttpRequest, HttpResponse

from constat.language import number, percent, phrases
from constat.warn.forecast.backtest import Skill
from constat.warn.forecast.review import Review, Window
from constat.warn.forecast.units import Units
from constat.web.page import render
from constat.web.permission import published
from constat.web.warning.asking import Asked
from constat.web.warning.fan import rounded
from constat.web.warning.forecast import calibration, ready, unready
from constat.web.wording import label

SCORES: Final = ("crps", "ign", "mis", "log_crps", "brier_1", "brier_25", "coverage")
FEW: Final = 5
"""Places below which drawing places with replacement says nothing of chance."""


@published
def record(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/warning/record`"""
    values, question, found = ready(request, language, "record")
    if found is None:
        return unready(request, values)
    told, review = found
    values |= {
        "years": [_year(told, window, question, language) for window in reversed(review.past)],
        "models": _models(review, language), "scores": SCORES, "calibration": calibration(review, language), "few": len(told.names) < FEW,
        "skills": _skills(review, language, len(told.names) < FEW), "onsets": _onsets(review, language), "refuted": review.refuted,
        "measure": label("measure", question.selection.counted, language),
    }  # fmt: skip
    return render(request, "warning/record.html", values)


def _year(told: Units, window: Window, question: Asked, language: str) -> dict[str, Any]:
    rows = _rows(told, window, question, language)
    inside, months = (sum(row[key] for row in rows) for key in ("inside", "months"))
    share = percent(inside / months, language) if months else phrases("web", language).say("not-told")
    return {"year": str(window.year), "version": window.version, "learnt": window.learnt, "rows": rows, "inside": inside, "months": months, "share": share}


def _rows(told: Units, window: Window, question: Asked, language: str) -> list[dict[str, Any]]:
    """The places of a year, those where most came first."""
    rows = []
    for at in np.argsort(-np.nansum(window.came, axis=1), kind="stable"):
        came = window.came[at]
        known = ~np.isnan(came)
        if not known.any():
            continue
        inside = (came >= window.quantiles[at, :, 0]) & (came <= window.quantiles[at, :, 4])
        name = told.names[int(window.places[at])]
        rows.append({
            "name": name, "href": question.at(language, "forecast", unit=name, order=""),
            "expected": rounded(float(window.mean[at][known].sum()), language), "came": number(round(float(came[known].sum())), language),
            "inside": int(inside[known].sum()), "months": int(known.sum()), "all": bool(inside[known].all()),
            "above": int((came > window.quantiles[at, :, 4])[known].sum()), "below": int((came < window.quantiles[at, :, 0])[known].sum()),
        })  # fmt: skip
    return rows


def _models(review: Review, language: str) -> list[dict[str, Any]]:
    """Each forecaster's scores; the best of each is marked, but for coverage, where more is not better."""
    say = phrases("web", language).say
    best = {score: min(told[score] for told in review.scores.values()) for score in SCORES if score != "coverage"} if review.scores else {}
    out = []
    for name, told in review.scores.items():
        cells = [{"text": _told(score, told[score], language), "best": score in best and told[score] == best[score]} for score in SCORES]
        out.append({"name": say(f"warning-model-{name.replace('_', '-')}"), "ours": name == "model", "cells": cells})
    return out


def _told(score: str, value: float, language: str) -> str:
    if math.isnan(value):
        return phrases("web", language).say("not-told")
    if score == "coverage":
        return percent(value, language)
    return number(round(value, 1) if value >= 10 else round(value, 3), language)


def _skills(review: Review, language: str, few: bool) -> list[dict[str, Any]]:
    say = phrases("web", language).say

    def told(skill: Skill) -> str:
        if math.isnan(skill.value):
            return say("not-told")
        one = _signed(skill.value, language)
        return one if few else say("warning-skill", value=one, low=_signed(skill.low, language), high=_signed(skill.high, language))

    def verdict(skill: Skill) -> str:
        known = not (few or math.isnan(skill.value))
        return say("warning-better" if known and skill.low > 0 else "warning-worse" if known and skill.high < 0 else "warning-undecided")

    return [
        {"name": say(f"warning-model-{name.replace('_', '-')}"), "crps": told(each["crps"]), "ign": told(each["ign"]), "verdict": verdict(each["crps"])}
        for name, each in review.skills.items()
    ]


def _signed(value: float, language: str) -> str:
    """With a sign, for less than nothing is what must not be missed."""
    text = percent(abs(value), language)
    return text if text.startswith("0") else ("+" if value > 0 else "−") + text


def _onsets(review: Review, language: str) -> dict[str, str] | None:
    if math.isnan(review.onsets):
        return None
    return {"precision": number(round(review.onsets, 2), language), "base": number(round(review.base, 2), language)}
