"""Addresses of alerts."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.alerts.listing import alerts
from constat.web.casework.alerts.reading import alert, answer, dispatch, outcome
from constat.web.casework.alerts.taking import from_watch, new_alert, take

urlpatterns = [
    path("alerts", alerts),
    path("alerts/new", new_alert),
    path("alerts/from-watch", from_watch),
    path("alerts/new/<str:draft_id>", take),
    path("alerts/dispatches/<str:dispatch_id>", answer),
    path("alerts/<str:alert_id>", alert),
    path("alerts/<str:alert_id>/send", dispatch),
    path("alerts/<str:alert_id>/outcome", outcome),
]
