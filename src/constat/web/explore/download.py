"""The events of a selection as a file: XLSX, CSV, GeoJSON or Parquet."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any, Final

from django.http import FileResponse, HttpRequest

from constat.errors import BadInput
from constat.events.export import export
from constat.web.explore.form import selection_of
from constat.web.page import shelf_of
from constat.web.permission import published

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
}


class Passing(FileResponse):
    """A file that is made for one answer and removed with it."""

    def __init__(self, path: Path, folder: tempfile.TemporaryDirectory[str], **told: Any) -> None:
        self._folder = folder
        super().__init__(path.open("rb"), as_attachment=True, **told)

    def close(self) -> None:
        """Ends the answer and removes the file."""
        super().close()
        self._folder.cleanup()


@published
def download(request: HttpRequest, language: str, form: str) -> FileResponse:  # noqa: ARG001 - part of the address
    """`/<language>/explore/events.<form>?<selection>`"""
    if form not in TYPES:
        raise BadInput("wrong-format", room="web", format=form[:20])
    selection = selection_of(request)
    folder = tempfile.TemporaryDirectory(prefix="constat-", ignore_cleanup_errors=True)
    try:
        path = Path(folder.name) / f"events.{form}"
        export(shelf_of(request).table(), selection, path, form)
        name = re.sub(r"[^a-z0-9]+", "-", "-".join(["constat", *selection.dataset, *selection.country, selection.counted]).lower()).strip("-")[:80]
        response = Passing(path, folder, filename=f"{name}-{selection.digest()[:8]}.{form}", content_type=TYPES[form])
    except BaseException:
        folder.cleanup()
        raise
    response["Cache-Control"] = "no-store"
    return response
