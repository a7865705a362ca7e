"""The events of a selection as a file: XLSX, CSV, GeoJSON or Parquet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def download(request: HttpRequest, language: str, form: str) -> HttpResponse:
    """`/<language>/explore/events.<form>?<selection>`"""
    raise NotImplementedError
