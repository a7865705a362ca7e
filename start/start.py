"""Sets Constat up beside itself and starts it: what a double click runs. Needs Python 3.11 and nothing else.

    python start.py [--check] [what `constat start` takes]

The first run makes `.venv` and installs what is locked, each file checked against its hash: from `wheels/` where that folder
is there, and then without a network, else from the registry that pip knows. Later runs start at once. Nothing is
written outside this folder but the workspace, and no administrator is needed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARK = "constat-ready"
"""Lies in `.venv` once everything is installed, and says from what."""


class Stopped(Exception):
    """Constat cannot be set up here; says why and what to do, in French and English."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(f"{french}\n\n{english}")


@dataclass(frozen=True)
class Place:
    """Where Constat lies: a checkout, or a folder unpacked from a portable archive."""

    root: Path
    checkout: bool

    @classmethod
    def of(cls, here: Path) -> Place:
        """The place around the start files."""
        if (here.parent / "hatch_build.py").is_file():
            return cls(here.parent, True)
        if (here / "requirements.txt").is_file():
            return cls(here, False)
        raise Stopped(
            f"Le dossier {here} est incomplet. Décompressez toute l'archive, puis relancez depuis le dossier décompressé.",
            f"The folder {here} is incomplete. Unpack the whole archive, then start again from the unpacked folder.",
        )

    @property
    def environment(self) -> Path:
        """The virtual environment, beside the program."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return self.environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def locks(self) -> list[Path]:
        """What says which versions belong here."""
        if self.checkout:
            return [self.root / "requirements" / "build.txt", self.root / "requirements" / "runtime.txt"]
        return [self.root / "requirements.txt"]

    @property
    def wheels(self) -> Path:
        """The folder that is installed from when there is no network."""
        return self.root / "wheels"

    @property
    def built(self) -> bool:
        """Whether the front end is there; a portable archive holds it in its wheel."""
        return not self.checkout or (self.root / "src/constat/web/static/built/.stamp").is_file()

    def state(self) -> str:
        """Digest of all that the environment is made from."""
        told = hashlib.sha256()
        for file in [*self.locks, *([self.root / "pyproject.toml"] if self.checkout else [])]:
            told.update(file.read_bytes())
        return told.hexdigest()

    def ready(self) -> bool:
        """Whether the environment holds what is locked, by this program's mark or by that of `make`."""
        if not self.python.exists() or not self.built:
            return False
        mark, made = self.environment / MARK, self.environment / ".runtime"
        if mark.is_file():
            return mark.read_text(encoding="ascii").strip() == self.state()
        sources = [*self.locks, self.root / "pyproject.toml"]
        return self.checkout and made.is_file() and all(made.stat().st_mtime >= file.stat().st_mtime for file in sources)


def tell(french: str, english: str) -> None:
    """A line of progress, in both languages."""
    print(f"{french} / {english}", file=sys.stderr, flush=True)


def run(*command: str | Path, cwd: Path) -> None:
    """Runs one step of the set-up; `Stopped` when it fails."""
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"}
    if subprocess.run([str(part) for part in command], cwd=cwd, env=quiet, check=False, stdout=sys.stderr).returncode:
        raise Stopped(
            "L'installation s'est arrêtée ; le motif est écrit plus haut. Relancez : elle reprend où elle en était. "
            "Sans réseau, il faut l'archive portable, faite avec « make portable » sur un ordinateur du même type.",
            "The set-up stopped; the reason stands above. Start again: it goes on where it was. "
            'Without a network it takes the portable archive, made by "make portable" on a computer of the same kind.',
        )


def other_python(wanted: list[str]) -> list[str] | None:
    """The command of a Python of one of these versions on this machine; None where there is none."""
    for version in wanted:
        command = ["py", f"-{version}"] if os.name == "nt" else [f"python{version}"]
        if shutil.which(command[0]) and not subprocess.run([*command, "-c", ""], capture_output=True, check=False).returncode:
            return command
    return None


def check_python(place: Place) -> None:
    """Nothing where this Python can run what lies here; else goes on under another one, or says which is needed."""
    if sys.maxsize < 2**32:
        raise Stopped("Ce Python est en 32 bits ; installez Python en 64 bits.", "This is a 32-bit Python; install the 64-bit one.")
    told = place.root / "portable.json"
    if not told.is_file():
        return
    wanted = json.loads(told.read_text(encoding="utf-8"))["pythons"]
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if here in wanted:
        return
    other = other_python(wanted)
    if other is None:
        versions = ", ".join(wanted)
        raise Stopped(
            f"Cette archive est faite pour Python {versions}, et ce portable n'a que {here}. Installez Python {versions} pour votre seul compte.",
            f"This archive is made for Python {versions}, and this laptop has only {here}. Install Python {versions} for your account alone.",
        )
    raise SystemExit(subprocess.run([*other, __file__, *sys.argv[1:]], check=False).returncode)


def make_environment(place: Place) -> list[str | Path]:
    """Makes `.venv` where none works; gives the command that runs pip in it."""
    works = place.python.exists() and not subprocess.run([str(place.python), "-c", ""], capture_output=True, check=False).returncode
    # Debian and Ubuntu leave ensurepip out; a portable archive brings pip along, which runs from its own wheel.
    brought = sorted(place.wheels.glob("pip-*.whl"))
    if not works:
        tell("Préparation de l'environnement…", "Making the environment…")
        if not brought and importlib.util.find_spec("ensurepip") is None:
            raise Stopped(
                "Ce Python n'a pas pip (sous Debian et Ubuntu : le paquet python3-venv). Installez-le, ou prenez l'archive portable.",
                "This Python has no pip (on Debian and Ubuntu: the package python3-venv). Install it, or take the portable archive.",
            )
        try:
            venv.EnvBuilder(clear=True, with_pip=not brought, symlinks=os.name != "nt").create(place.environment)
        except (OSError, subprocess.CalledProcessError) as fault:
            raise Stopped(
                f"L'environnement ne peut pas être créé dans {place.root} : {fault}. Copiez le dossier là où vous pouvez écrire, puis relancez.",
                f"The environment cannot be made in {place.root}: {fault}. Copy the folder to where you may write, then start again.",
            ) from fault
    return [place.python, brought[-1] / "pip"] if brought else [place.python, "-m", "pip"]


def set_up(place: Place) -> None:
    """Installs what is locked, and the front end where the checkout has none."""
    check_python(place)
    pip = make_environment(place)
    offline = place.wheels.is_dir()
    source: list[str | Path] = ["--no-index", "--find-links", place.wheels] if offline else []
    if offline:
        tell("Installation sans réseau, quelques minutes la première fois…", "Installing without a network, some minutes the first time…")
    else:
        tell("Installation par le réseau, quelques minutes la première fois…", "Installing over the network, some minutes the first time…")
    for lock in place.locks:
        run(*pip, "install", "--quiet", *source, "--require-hashes", "-r", lock, cwd=place.root)
    if place.checkout:
        run(*pip, "install", "--quiet", *source, "--no-deps", "--no-build-isolation", "--editable", ".", cwd=place.root)
        if not place.built:
            tell("Construction des pages…", "Building the pages…")
            run(place.python, "hatch_build.py", cwd=place.root)
    (place.environment / MARK).write_text(place.state() + "\n", encoding="ascii")


def language() -> dict[str, str]:
    """The language of Windows, which Python tells by a name of its own; elsewhere Constat reads the locale itself."""
    if sys.platform != "win32" or "CONSTAT_LANGUAGE" in os.environ:
        return {}
    import ctypes

    french = 0x0C
    return {"CONSTAT_LANGUAGE": "fr" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == french else "en"}


def main(arguments: list[str]) -> int:
    """Sets up what is missing and runs `constat start`, or with `--check` prints the version; gives the exit code."""
    try:
        place = Place.of(HERE)
        if not place.ready():
            set_up(place)
    except Stopped as fault:
        print(f"\n{fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    command = ["version"] if arguments == ["--check"] else ["start", *arguments]
    # Ctrl+C is for Constat, which ends in order; `subprocess` would kill it a quarter of a second later.
    signal.signal(signal.SIGINT, lambda *_: None)
    told = {**os.environ, **language(), "PYTHONUTF8": "1"}
    return subprocess.run([str(place.python), "-m", "constat", *command], env=told, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
