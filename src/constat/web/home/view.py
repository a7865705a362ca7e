"""The first page: the holdings, with every dataset's version, period, rows, day of import, flagged and refused rows.

Where the workspace holds a case file, whoever is not at work sees what was published, and nothing else.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.web.house import house_of
from constat.web.page import render, shelf_of
from constat.web.permission import anyone
from constat.web.public.view import told
from constat.web.report.shelf import reports
from constat.web.shelf import Holding
from constat.web.wording import label

PROVIDERS: Final = {"ucdp": "UCDP GED", "acled": "ACLED"}
"""Providers by their own names; the others are words of vocabulary origin."""


def provider_label(provider: str, language: str) -> str:
    """A provider as people write it."""
    return PROVIDERS.get(provider) or label("origin", provider, language)


def spark(holding: Holding, width: float = 240.0, height: float = 40.0) -> dict[str, Any] | None:
    """Bars of the number of events by year or quarter; None where all fall into one."""
    if sum(n > 0 for n in holding.steps) < 2:
        return None
    top = max(holding.steps)
    step = width / len(holding.steps)
    bars = []
    for i, n in enumerate(holding.steps):
        tall = max(height * n / top, 0.8) if n else 0.0
        bars.append({"x": round(i * step, 2), "y": round(height - tall, 2), "width": round(step * 0.78, 2), "height": round(tall, 2)})
    ends = {"first": str(holding.first.year), "last": str(holding.last.year), "quarterly": holding.quarterly}
    return {"width": f"{width:g}", "height": f"{height:g}", "bars": bars} | ends


@anyone
def home(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/`"""
    editions = told(request, language)
    if house_of(request).has_case_file and request.META.get("constat.session") is None:
        return render(request, "home/public.html", {"editions": editions})
    shelf = shelf_of(request)
    datasets = [
        {f.name: getattr(h, f.name) for f in dataclasses.fields(h)}
        | {"provider_label": provider_label(h.provider, language), "version_text": str(int(h.version)), "spark": spark(h)}
        for h in shelf.holdings()
    ]
    return render(request, "home/home.html", {"datasets": datasets, "editions": editions[:5], "reports": reports(shelf.workspace.path, language)[:5]})
