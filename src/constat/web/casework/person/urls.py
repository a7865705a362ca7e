"""Addresses of persons."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.person.adding import list_person, new, post
from constat.web.casework.person.view import person, persons

urlpatterns = [
    path("persons", persons),
    path("persons/new", new),
    path("persons/<str:person_id>", person),
    path("persons/<str:person_id>/post", post),
    path("persons/<str:person_id>/listing", list_person),
]
