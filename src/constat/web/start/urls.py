"""Addresses of the first page."""

from __future__ import annotations

from django.urls import path

from constat.web.start.view import start

urlpatterns = [path("start", start)]
