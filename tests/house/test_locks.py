"""What is locked names no registry, and nothing committed names a path of a machine."""

import json
import re
import subprocess

from ..conftest import ROOT


def committed() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_requirements_are_hashed_and_name_no_address() -> None:
    for name in ("runtime", "dev", "build"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert not re.search(r"https?://|--(extra-)?index-url|--trusted-host|--find-links|@ file", text), name
        for requirement in re.split(r"\n(?=\S)", text.strip()):
            if requirement and not requirement.startswith("#"):
                assert "--hash=sha256:" in requirement, requirement[:60]


def test_the_front_end_s_lock_has_no_resolved_addresses() -> None:
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    packages = lock["packages"]
    assert all("resolved" not in package for package in packages.values())
    assert all("integrity" in package for name, package in packages.items() if name and not package.get("link"))


def test_no_file_names_a_registry_or_a_machine() -> None:
    # Written in pieces, so that this file does not find itself.
    forbidden = re.compile("|".join(["pypi" + r"\.org", "files" + r"\.pythonhosted", "registry" + r"\.npmjs", "/" + "work/(?:main|venv|shared|scratch)", "/" + "root/"]))
    found = []
    for name in committed():
        path = ROOT / name
        if path.suffix in (".png", ".woff2", ".pdf", ".parquet", ".xlsx", ".docx"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if match := forbidden.search(text):
            found.append(f"{name}: {match[0]}")
    assert not found
