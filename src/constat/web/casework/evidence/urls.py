"""Addresses of evidence."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.evidence.acts import act, copy, original
from constat.web.casework.evidence.item import item
from constat.web.casework.evidence.listing import evidence
from constat.web.casework.evidence.taking import new, pieces

urlpatterns = [
    path("evidence", evidence),
    path("evidence/new", new),
    path("evidence/pieces", pieces),
    path("evidence/<str:evidence_id>", item),
    path("evidence/<str:evidence_id>/original", original),
    path("evidence/<str:evidence_id>/copy", copy),
    path("evidence/<str:evidence_id>/act", act),
]
