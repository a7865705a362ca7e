"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.inbox.view import bundle, inbox

urlpatterns = [path("inbox", inbox), path("inbox/<str:digest>", bundle)]
