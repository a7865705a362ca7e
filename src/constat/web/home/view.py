"""The page of holdings: every dataset with its version, period, rows, day of import, flagged and refused rows."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.web.page import render, shelf_of
from constat.web.report.shelf import reports
from constat.web.shelf import Holding

PROVIDERS = {"ucdp": "UCDP GED", "acled": "ACLED"}


def provider_label(provider: str) -> str:
    """A provider as people write it."""
    return PROVIDERS.get(provider, provider)


def spark(holding: Holding, width: float = 240.0, height: float = 40.0) -> dict[str, Any] | None:
    """Bars of the number of events by year; None where there is but one year."""
    if len(holding.years) < 2:
        return None
    top = max(n for _, n in holding.years)
    step = width / len(holding.years)
    bars = []
    for i, (_, n) in enumerate(holding.years):
        tall = max(height * n / top, 0.8) if n else 0.0
        bars.append({"x": round(i * step, 2), "y": round(height - tall, 2), "width": round(step * 0.78, 2), "height": round(tall, 2)})
    return {"width": f"{width:g}", "height": f"{height:g}", "bars": bars, "first": str(holding.years[0][0]), "last": str(holding.years[-1][0])}


def home(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/`"""
    shelf = shelf_of(request)
    datasets = [
        {f.name: getattr(h, f.name) for f in dataclasses.fields(h)}
        | {"provider_label": provider_label(h.provider), "version_text": str(int(h.version)), "spark": spark(h)}
        for h in shelf.holdings()
    ]
    return render(request, "home/home.html", {"datasets": datasets, "reports": reports(shelf.workspace.path, language)[:5]})
