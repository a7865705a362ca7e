"""Addresses of the editor's room; more specific ones come first."""

from __future__ import annotations

from django.urls import path

from constat.web.publish.edition import edition, file, step
from constat.web.publish.listing import listing, new
from constat.web.publish.submitting import submit
from constat.web.publish.writing import preview, write

urlpatterns = [
    path("publish", listing),
    path("publish/new", new),
    path("publish/draft/<str:draft_id>", write),
    path("publish/draft/<str:draft_id>/submit", submit),
    path("publish/draft/<str:draft_id>/preview/<str:form>", preview),
    path("publish/<str:edition_id>", edition),
    path("publish/<str:edition_id>/step", step),
    path("publish/<str:edition_id>/file/<str:name>", file),
]
