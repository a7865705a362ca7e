"""Addresses of incidents."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.incident.editing import edit, new
from constat.web.casework.incident.joining import attach, merge_into, same_root, split_off
from constat.web.casework.incident.listing import incidents
from constat.web.casework.incident.reading import incident

urlpatterns = [
    path("incidents", incidents),
    path("incidents/new", new),
    path("incidents/<str:incident_id>", incident),
    path("incidents/<str:incident_id>/edit", edit),
    path("incidents/<str:incident_id>/attach", attach),
    path("incidents/<str:incident_id>/root", same_root),
    path("incidents/<str:incident_id>/merge", merge_into),
    path("incidents/<str:incident_id>/split", split_off),
]
