"""What a double click runs: valid on its system, at home in any folder, and installing only what is locked."""

from __future__ import annotations

import ensurepip
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import constat

from ..conftest import ROOT

START = ROOT / "start"
SHELL = ["constat.sh", "Constat.command"]
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
NAME = "un dossier à l'essai & (1)"
"""A folder as people name them; whatever is not quoted breaks in it."""


def run(script: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A start file, run by the shell as a double click does, in a folder that is not its own."""
    told = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHON"))}
    told |= {"PYTHON": sys.executable, "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(["sh", str(script), *arguments], capture_output=True, text=True, env=told, cwd="/", stdin=subprocess.DEVNULL, timeout=120)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose environment `make` has made and whose front end is built; `constat` is this project's own."""
    root = tmp_path / NAME
    shutil.copytree(START, root / "start")
    shutil.copytree(ROOT / "requirements", root / "requirements")
    for name in ("pyproject.toml", "hatch_build.py"):
        shutil.copy(ROOT / name, root)
    built = root / "src/constat/web/static/built"
    built.mkdir(parents=True)
    (built / ".stamp").touch()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True)
    packages = root / ".venv/lib" / f"python{HERE}" / "site-packages"
    (packages / "here.pth").write_text(f"{ROOT / 'src'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    (root / ".venv/.runtime").touch()
    return root


def wheel(folder: Path, name: str, files: dict[str, str]) -> str:
    """A small wheel of version 7; gives its line in a lock."""
    info = f"{name}-7.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: 7\n"
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    path = folder / f"{name}-7-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as zipped:
        for file, text in files.items():
            zipped.writestr(file, text)
    return f"{name}==7 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def portable(tmp_path: Path) -> Path:
    """An unpacked archive, with a Constat that says its version and needs one library."""
    root = tmp_path / NAME
    shutil.copytree(START, root)
    (root / "wheels").mkdir()
    lock = wheel(root / "wheels", "library", {"library.py": "VERSION = 7\n"})
    main = "import sys\nimport library\nprint('Constat', library.VERSION, *sys.argv[1:])\n"
    lock += wheel(root / "wheels", "constat", {"constat/__init__.py": "", "constat/__main__.py": main})
    (root / "requirements.txt").write_text(lock, encoding="utf-8")
    (root / "portable.json").write_text(json.dumps({"version": "7", "pythons": [HERE]}), encoding="utf-8")
    return root


# -- the files themselves


@pytest.mark.parametrize("name", SHELL)
def test_a_shell_file_is_valid_and_executable(name: str) -> None:
    for shell in ("bash", "sh"):
        assert subprocess.run([shell, "-n", str(START / name)], capture_output=True, text=True, check=False).stderr == ""
    assert os.access(START / name, os.X_OK)


def test_the_batch_file_is_one_that_cmd_reads_right() -> None:
    told = (START / "Constat.bat").read_bytes()
    assert told.count(b"\r\n") == told.count(b"\n") > 20
    told.decode("ascii")
    text = told.decode()
    assert "chcp 65001" in text
    assert text.index("chcp 65001") < text.index('"%~dp0start.py"')
    assert {label.lower() for label in re.findall(r"(?:goto |call :)(\w+)", text)} <= set(re.findall(r"^:(\w+)", text, re.M))
    assert "pause" in text.split(":stay")[1]
    assert text.count('"%~dp0start.py"') == 2


def test_git_keeps_the_line_ends_of_the_batch_file() -> None:
    told = subprocess.run(["git", "check-attr", "eol", "start/Constat.bat"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip().endswith("eol: crlf")


def test_no_start_file_names_an_address_or_a_path_of_a_machine() -> None:
    for file in START.glob("*.*"):
        text = file.read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#!")]
        assert not re.search(r"https?:|www\.|index-url|[A-Za-z]:\\|(?<![\w.}/*])/(usr|opt|home|Users|tmp|work|root)\b", "\n".join(lines)), file.name


def test_the_launcher_of_linux_finds_its_own_folder(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    folder.mkdir()
    shutil.copy(START / "Constat.desktop", folder)
    (folder / "constat.sh").write_text('echo "$CLICKED $PWD"\n', encoding="utf-8")
    line = next(line for line in (START / "Constat.desktop").read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
    # As the Desktop Entry Specification reads it: the string's own escapes, then its quoting, then the field code.
    told = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', line.removeprefix("Exec=").replace("\\\\", "\\"))
    words = [re.sub(r'\\(["`$\\])', r"\1", quoted) or plain.replace("%k", str(folder / "Constat.desktop")) for quoted, plain in told]
    assert subprocess.run(words, capture_output=True, text=True, check=True, cwd="/").stdout.strip() == f"1 {folder}"


# -- starting


@pytest.mark.parametrize("name", SHELL)
def test_a_ready_checkout_starts_at_once_and_changes_nothing(checkout: Path, name: str) -> None:
    before = sorted(checkout.rglob("*"))
    told = run(checkout / "start" / name, "--check")
    assert (told.returncode, told.stdout.strip(), told.stderr) == (0, f"Constat {constat.__version__}", "")
    assert sorted(checkout.rglob("*")) == before


@pytest.mark.parametrize("brought", [False, True], ids=["pip of this Python", "pip from the archive"])
def test_an_archive_installs_without_a_network_and_then_starts_at_once(portable: Path, brought: bool) -> None:
    if brought:
        for pip in (Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"):
            shutil.copy(pip, portable / "wheels")
    # An index that nobody answers: asking it would fail.
    told = run(portable / "constat.sh", "--check", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert (told.returncode, told.stdout.strip()) == (0, "Constat 7 version"), told.stderr
    assert "sans réseau" in told.stderr
    assert "without a network" in told.stderr
    assert any((portable / ".venv").rglob("pip/__init__.py")) is not brought
    shutil.rmtree(portable / "wheels")
    again = run(portable / "constat.sh", "--port", "8123")
    assert (again.returncode, again.stdout.strip(), again.stderr) == (0, "Constat 7 start --port 8123", "")


def test_a_changed_wheel_is_refused_and_a_mended_archive_goes_on(portable: Path) -> None:
    library = portable / "wheels/library-7-py3-none-any.whl"
    good = library.read_bytes()
    wheel(portable / "wheels", "library", {"library.py": "VERSION = 'taken'\n"})
    told = run(portable / "constat.sh", "--check")
    assert told.returncode == 1
    assert told.stdout == ""
    assert "L'installation s'est arrêtée" in told.stderr
    assert "The set-up stopped" in told.stderr
    library.write_bytes(good)
    assert run(portable / "constat.sh", "--check").stdout.strip() == "Constat 7 version"


def test_ctrl_c_leaves_constat_the_time_to_end_in_order(checkout: Path) -> None:
    package = checkout / "constat"
    package.mkdir()
    (package / "__init__.py").touch()
    main = "import time\ntry:\n    print('working', flush=True)\n    time.sleep(30)\nexcept KeyboardInterrupt:\n    time.sleep(1)\n    print('saved')\n"
    (package / "__main__.py").write_text(main, encoding="utf-8")
    told = subprocess.Popen([sys.executable, checkout / "start/start.py"], stdout=subprocess.PIPE, text=True, cwd=checkout, start_new_session=True)
    assert told.stdout is not None
    assert told.stdout.readline().strip() == "working"
    os.killpg(told.pid, signal.SIGINT)
    assert told.communicate(timeout=20)[0].strip() == "saved"
    assert told.returncode == 0


def test_an_archive_for_another_python_says_which_one(portable: Path) -> None:
    (portable / "portable.json").write_text(json.dumps({"version": "7", "pythons": ["3.99"]}), encoding="utf-8")
    told = run(portable / "constat.sh", "--check")
    assert told.returncode == 1
    assert "faite pour Python 3.99" in told.stderr
    assert "made for Python 3.99" in told.stderr
    assert not (portable / ".venv").exists()


def test_what_is_not_unpacked_whole_says_so(tmp_path: Path) -> None:
    shutil.copy(START / "constat.sh", tmp_path)
    told = run(tmp_path / "constat.sh", "--check")
    assert told.returncode == 1
    assert "décompressez" in told.stderr
    shutil.copy(START / "start.py", tmp_path)
    told = run(tmp_path / "constat.sh", "--check")
    assert told.returncode == 1
    assert "Unpack the whole archive" in told.stderr


def test_a_machine_without_python_is_told_what_to_install(checkout: Path) -> None:
    tools = checkout / "tools"
    tools.mkdir()
    for name in ("sh", "dirname"):
        (tools / name).symlink_to(str(shutil.which(name)))
    told = run(checkout / "start/constat.sh", "--check", PATH=str(tools), PYTHON="")
    assert told.returncode == 1
    assert "Python 3.11 ou plus récent" in told.stderr
    assert "Python 3.11 or newer" in told.stderr
