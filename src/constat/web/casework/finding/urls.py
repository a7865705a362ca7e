"""Addresses of findings."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.finding.desk import finding, new
from constat.web.casework.finding.listing import findings
from constat.web.casework.finding.reply import reply
from constat.web.casework.finding.steps import cite, count, step

urlpatterns = [
    path("findings", findings),
    path("findings/new", new),
    path("findings/<str:finding_id>", finding),
    path("findings/<str:finding_id>/cite", cite),
    path("findings/<str:finding_id>/count", count),
    path("findings/<str:finding_id>/step", step),
    path("findings/<str:finding_id>/reply", reply),
]
