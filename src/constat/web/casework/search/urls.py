"""Addresses of search."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.search.saved import keep_selection, rename_selection
from constat.web.casework.search.view import search

urlpatterns = [
    path("search", search),
    path("search/selections", keep_selection),
    path("search/selections/<str:draft_id>", rename_selection),
]
