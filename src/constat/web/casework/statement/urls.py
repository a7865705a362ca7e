"""Addresses of statements."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.statement.listing import statements
from constat.web.casework.statement.reading import statement
from constat.web.casework.statement.taking import new_statement, propose, take

urlpatterns = [
    path("statements", statements),
    path("statements/new", new_statement),
    path("statements/propose", propose),
    path("statements/new/<str:draft_id>", take),
    path("statements/<str:statement_id>", statement),
]
