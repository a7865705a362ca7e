"""The Django application of the case file."""

from __future__ import annotations

from django.apps import AppConfig


class Record(AppConfig):
    """Its models are the projection of the register; nobody writes them but the register."""

    name = "constat.record"
    label = "record"
