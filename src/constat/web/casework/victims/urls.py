"""Addresses of victims."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.victims.matching import judge, match, take_back
from constat.web.casework.victims.view import victims

urlpatterns = [
    path("victims", victims),
    path("victims/match", match),
    path("victims/judge", judge),
    path("victims/judge/<str:judgement_id>/undo", take_back),
]
