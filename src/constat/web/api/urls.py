"""Address of the tokens' screen; the API's own addresses are in `api.py`."""

from __future__ import annotations

from django.urls import path

from constat.web.api.tokens import tokens

urlpatterns = [path("work/tokens", tokens)]
