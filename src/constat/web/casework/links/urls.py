"""Addresses of link review."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.links.view import judged, links, next_one, pair, undone

urlpatterns = [
    path("links", links),
    path("links/next", next_one),
    path("links/pair", pair),
    path("links/judge", judged),
    path("links/undo", undone),
]
