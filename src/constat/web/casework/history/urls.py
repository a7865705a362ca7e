"""Addresses of histories."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.history.view import decide, history, undo

urlpatterns = [
    path("history/<str:type_name>/<str:record_id>", history),
    path("history/<str:type_name>/<str:record_id>/undo", undo),
    path("history/<str:type_name>/<str:record_id>/decide", decide),
]
