"""What is approved is one package: the same bytes each time, and nothing in it leads outside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from constat.errors import BadFile
from constat.report.publishing.packing import built_files, pack, unpack

FILES = {
    "specification.yaml": b"name: note\n",
    "texts/note.en.md": b"Text.\n",
    "decision.json": b"{}",
    "report/note.en.html": b"<html>",
    "report/note.json": b"{}",
}


def test_the_same_files_give_the_same_bytes_in_any_order_and_from_a_folder(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert pack(FILES) == pack(dict(reversed(FILES.items()))) == pack(tmp_path)
    assert unpack(pack(FILES)) == FILES


def test_only_what_was_built_is_published() -> None:
    assert built_files(FILES) == {"note.en.html": b"<html>", "note.json": b"{}"}


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "report/../../outside", "C:\\boot", ".hidden", "report/./x", "a\\b", "line\nbreak"])
def test_a_name_that_leads_elsewhere_is_refused_on_the_way_in_and_out(name: str) -> None:
    with pytest.raises(BadFile):
        pack({name: b"x"})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(zipfile.ZipInfo(name), b"x")
    with pytest.raises(BadFile):
        unpack(out.getvalue())


def test_a_bomb_a_link_a_double_and_what_is_no_zip_are_refused() -> None:
    def zipped(*members: tuple[str, bytes], mode: int = 0o600) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in members:
                entry = zipfile.ZipInfo(name)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, mode << 16
                made.writestr(entry, data)
        return out.getvalue()

    with pytest.warns(UserWarning, match="Duplicate"):
        double = zipped(("a", b"1"), ("a", b"2"))
    for bad in (zipped(("zeros", bytes(20_000_000))), zipped(("link", b"/etc"), mode=0o120777), double, b"PK no zip", b""):
        with pytest.raises(BadFile):
            unpack(bad)
