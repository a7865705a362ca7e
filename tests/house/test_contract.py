import subprocess
import sys

from ..conftest import ROOT


def test_rooms_import_only_from_rooms_above_them() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]


def test_only_the_web_knows_django() -> None:
    knowing = {
        f.relative_to(ROOT / "src/constat").parts[0]
        for f in (ROOT / "src/constat").rglob("*.py")
        if "django" in f.read_text(encoding="utf-8").lower()
        and "import" in f.read_text(encoding="utf-8")
        and ("from django" in f.read_text(encoding="utf-8") or "import django" in f.read_text(encoding="utf-8"))
    }
    assert knowing <= {"web", "record"}
