"""The archive for a laptop without a network: what that laptop needs, no more, and nothing unlocked."""

from __future__ import annotations

import importlib.util
import re
import stat
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from ..conftest import ROOT

LOCK = """both==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
old==1.0 ; python_full_version < '3.12' \\
    --hash=sha256:cc
new==2.0 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
windows==1.0 ; sys_platform == 'win32' \\
    --hash=sha256:ee
"""


@pytest.fixture(scope="module")
def gather() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("gather", ROOT / "start" / "gather.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("target", "python", "names"),
    [
        ("linux-x86_64", "3.11", ["both==1.0", "old==1.0"]),
        ("macos-arm64", "3.13", ["both==1.0", "new==2.0"]),
        ("windows-x86_64", "3.12", ["both==1.0", "new==2.0", "windows==1.0"]),
    ],
)
def test_markers_are_decided_for_the_laptop_not_for_this_machine(gather: ModuleType, target: str, python: str, names: list[str]) -> None:
    told = gather.asked(LOCK, target, python)
    assert [block.split()[0] for block in told] == names
    assert all("--hash=sha256:" in block and ";" not in block for block in told)


@pytest.mark.parametrize("target", ["linux-x86_64", "macos-arm64", "windows-x86_64"])
def test_the_project_s_own_lock_is_read_whole(gather: ModuleType, target: str) -> None:
    lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    told = gather.asked(lock, target, "3.12")
    assert {"django", "numpy", "waitress"} <= {block.split("==")[0] for block in told}
    # Some packages stand twice, for older and newer Pythons: of each name one is asked, and none is passed over.
    names = [block.split("==")[0] for block in told]
    assert sorted(names) == sorted({block.split("==")[0] for block in gather.blocks(lock)})


def test_this_machine_is_a_kind_that_is_known(gather: ModuleType) -> None:
    assert gather.this_platform() in gather.PLATFORMS


def test_what_is_packed_unpacks_executable_and_whole(gather: ModuleType, tmp_path: Path) -> None:
    archive = tmp_path / "dist" / "one.zip"
    gather.pack(archive, [(ROOT / "start" / name, name) for name in gather.STARTERS])
    with zipfile.ZipFile(archive) as zipped:
        told = {one.filename.removeprefix("constat-portable/"): one for one in zipped.infolist()}
        assert set(told) == set(gather.STARTERS)
        for name, one in told.items():
            assert zipped.read(one) == (ROOT / "start" / name).read_bytes()
            runs = bool(one.external_attr >> 16 & stat.S_IXUSR)
            assert runs == (name.endswith((".sh", ".command", ".desktop"))), name


def test_every_start_file_is_packed(gather: ModuleType) -> None:
    assert {file.name for file in (ROOT / "start").glob("*.*") if file.name != "gather.py"} == set(gather.STARTERS)


def test_the_two_texts_beside_it_name_the_same_files() -> None:
    named = re.compile(r"Constat\.\w+|constat\.sh|portable\.json|requirements\.txt|SHA-256|wheels")
    english, french = ((ROOT / "start" / name).read_text(encoding="utf-8") for name in ("README.txt", "LISEZMOI.txt"))
    assert sorted(named.findall(english)) == sorted(named.findall(french))
    assert "Constat.bat" in english
