"""Addresses of unlocking and locking."""

from __future__ import annotations

from django.urls import path

from constat.web.unlock.factor import second_factor
from constat.web.unlock.view import confirm, lock, unlock

urlpatterns = [path("unlock", unlock), path("lock", lock), path("confirm", confirm), path("second-factor", second_factor)]
