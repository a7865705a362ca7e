"""Addresses of lists of names."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.names.taking import new_names, take

urlpatterns = [
    path("names/new", new_names),
    path("names/new/<str:draft_id>", take),
]
