"""Addresses of what is published."""

from django.urls import path

from constat.web.public.verifying import verify
from constat.web.public.view import edition, edition_file, editions

urlpatterns = [
    path("public", editions),
    path("public/", editions),
    path("public/<str:code>", edition),
    path("public/<str:code>/", edition_file),
    path("public/<str:code>/<path:file>", edition_file),
    path("verify", verify),
]
