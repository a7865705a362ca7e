"""The address of the overview."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.overview.view import overview

urlpatterns = [path("overview", overview)]
