"""Address of withdrawing consent."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.consent.view import withdraw

urlpatterns = [path("statements/<str:statement_id>/consent", withdraw)]
