"""Addresses of drafts."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.drafts.view import discard, keep

urlpatterns = [path("drafts/<str:draft_id>", keep), path("drafts/<str:draft_id>/discard", discard)]
