"""Address of the desk."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.desk.view import desk

urlpatterns = [path("", desk, name="desk")]
