"""Makes the archive for a laptop without a network: Constat's wheel, every wheel it needs, and what a double click runs.

    python start/gather.py [--for linux-x86_64|linux-aarch64|macos-arm64|macos-x86_64|windows-x86_64] [--python 3.12 ...]

Writes `dist/constat-portable-<platform>.zip` for this machine and this Python, or for those that are named, and prints its
SHA-256 to be read aloud. Each wheel is checked against the locked hash here, and once more where it is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
STARTERS = ("Constat.bat", "Constat.command", "Constat.desktop", "constat.sh", "start.py", "LISEZMOI.txt", "README.txt")
FOLDER = "constat-portable"
"""What it unpacks to; not `Constat`, which is where the workspace lies in the home folder."""

PLATFORMS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "linux-x86_64": (
        ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_26_x86_64", "manylinux_2_24_x86_64", "manylinux2014_x86_64", "linux_x86_64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    ),
    "linux-aarch64": (
        ("manylinux_2_28_aarch64", "manylinux_2_27_aarch64", "manylinux_2_26_aarch64", "manylinux_2_24_aarch64", "manylinux2014_aarch64", "linux_aarch64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"},
    ),
    "macos-arm64": (("macosx_15_0_arm64",), {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"}),
    "macos-x86_64": (("macosx_15_0_x86_64",), {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "x86_64"}),
    "windows-x86_64": (("win_amd64",), {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}),
}
"""For each kind of laptop, the tags of wheels that run there and what markers of requirements ask about it."""


def this_platform() -> str:
    """The kind of this machine, as `PLATFORMS` names it."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = {"amd64": "x86_64", "arm64": "arm64" if system == "macos" else "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    return f"{system}-{machine}"


def blocks(text: str) -> list[str]:
    """Each requirement of a lock file with its hashes, continued lines and all."""
    return [block.strip() for block in re.split(r"\n(?=\S)", text) if block.strip() and not block.startswith("#")]


def asked(text: str, target: str, python: str) -> list[str]:
    """What of a lock a laptop of that kind needs: markers decided for it and left out, since pip asks them of this machine."""
    about = {**PLATFORMS[target][1], "python_version": python, "python_full_version": f"{python}.0"}
    about |= {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    kept = []
    for block in blocks(text):
        head, *hashes = re.split(r"\s*\\\n\s*", block)
        requirement = Requirement(head)
        if requirement.marker is None or requirement.marker.evaluate(about):
            kept.append(" \\\n    ".join([f"{requirement.name}{requirement.specifier}", *hashes]))
    return kept


def hash_of(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def pip(*arguments: str | Path) -> None:
    """Runs pip; `SystemExit` when it fails, which has said why."""
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    if subprocess.run([sys.executable, "-m", "pip", *map(str, arguments)], cwd=ROOT, env=quiet, check=False).returncode:
        raise SystemExit("The archive was not made; the reason stands above.")


def fetch(wheels: Path, target: str, pythons: Sequence[str]) -> None:
    """Downloads every locked wheel for that platform and those versions of Python, each checked against its hash."""
    lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    tags = [part for tag in PLATFORMS[target][0] for part in ("--platform", tag)]
    for python in pythons:
        wanted = wheels.parent / f"asked-{python}.txt"
        wanted.write_text("\n".join(asked(lock, target, python)) + "\n", encoding="utf-8")
        where = ["--python-version", python, "--implementation", "cp", *tags]
        pip("download", "--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:", "--dest", wheels, *where, "-r", wanted)


def bring_pip(wheels: Path) -> None:
    """Puts this Python's own pip beside them, for laptops whose Python comes without one."""
    try:
        import ensurepip
    except ImportError:
        print("This Python has no pip of its own to bring along: a Debian without python3-venv will not install the archive.", file=sys.stderr)
        return
    for wheel in (Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"):
        shutil.copy2(wheel, wheels)


def pack(archive: Path, files: Iterable[tuple[Path, str]]) -> None:
    """Writes the archive. Wheels are compressed already; what must be executable after unpacking is marked so."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as zipped:
        for file, name in files:
            told = zipfile.ZipInfo(f"{FOLDER}/{name}", (1980, 1, 1, 0, 0, 0))
            told.create_system = 3
            told.external_attr = (0o100755 if name.endswith((".sh", ".command", ".desktop")) else 0o100644) << 16
            zipped.writestr(told, file.read_bytes())


def gather(target: str, pythons: Sequence[str], dist: Path) -> Path:
    """The archive for that platform and those versions of Python."""
    with tempfile.TemporaryDirectory(prefix="constat-portable-") as made:
        folder = Path(made)
        wheels = folder / "wheels"
        wheels.mkdir()
        # The wheel's own build makes the front end where it is missing or old.
        pip("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ".")
        own = next(wheels.glob("constat-*.whl"))
        version = own.name.split("-")[1]
        fetch(wheels, target, pythons)
        bring_pip(wheels)
        lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
        # Not this machine's markers but the laptop's decide there, so they stay in.
        locked = [*blocks(lock), f"constat=={version} \\\n    --hash=sha256:{hash_of(own)}"]
        (folder / "requirements.txt").write_text("\n".join(locked) + "\n", encoding="utf-8")
        (folder / "portable.json").write_text(json.dumps({"version": version, "platform": target, "pythons": list(pythons)}) + "\n", encoding="utf-8")
        archive = dist / f"constat-portable-{target}.zip"
        told = [(ROOT / "start" / name, name) for name in STARTERS]
        told += [(folder / name, name) for name in ("requirements.txt", "portable.json")] + [(ROOT / "LICENSE", "LICENSE")]
        pack(archive, [*told, *((wheel, f"wheels/{wheel.name}") for wheel in sorted(wheels.glob("*.whl")))])
    return archive


def main() -> None:
    """Reads the arguments and makes the archive."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(description="The archive for a laptop without a network.")
    parser.add_argument("--for", dest="target", choices=sorted(PLATFORMS), default=this_platform(), help="kind of laptop; this one's unless named")
    parser.add_argument("--python", dest="pythons", action="append", metavar="3.X", help=f"version of Python there, may be repeated; {here} unless named")
    given = parser.parse_args()
    if given.target not in PLATFORMS:
        parser.error(f"no wheels are known for {given.target}; name another with --for")
    archive = gather(given.target, given.pythons or [here], ROOT / "dist")
    print(f"{archive.relative_to(ROOT)}  {archive.stat().st_size / 1e6:.0f} MB\nSHA-256  {hash_of(archive)}")


if __name__ == "__main__":
    main()
