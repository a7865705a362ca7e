"""Opens a file that a stranger handed in: a process of its own, with little time and memory, that tells only what it found.

Standard input is the file; the first argument is its name, the second, where the data are open to all, the workspace. What it
says is one line of JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

MEMORY: Final = 2 * 1024**3
SECONDS: Final = 60


def _bounded(memory: bool) -> None:
    """Limits, where the system has them; the parent's clock holds everywhere."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Verifies standard input and says what holds."""
    file, workspace = sys.argv[1], sys.argv[2]
    _bounded(memory=not workspace)
    from constat.errors import ConstatError
    from constat.events.workspace import Workspace
    from constat.report.verifying import verify_bytes

    try:
        verdict = verify_bytes(sys.stdin.buffer.read(), file, Workspace.open(Path(workspace)) if workspace else None)
        told: dict[str, object] = {
            "format": verdict.format,
            "seal": verdict.seal,
            "figures": verdict.figures,
            "recomputed": verdict.recomputed,
            "faults": [[one.message, [list(pair) for pair in one.values], one.figure, one.where] for one in verdict.faults[:500]],
            "unchecked": list(verdict.unchecked),
        }
    except ConstatError as fault:
        told = {"refused": {language: fault.say(language) for language in ("en", "fr")}}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
