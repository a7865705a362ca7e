"""Asks a child process what holds of a file that a stranger handed in, within limits of time, size and number."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

from constat.errors import BadFile, Conflict
from constat.language import current_language
from constat.report.verifying import Fault, Verification

SECONDS: Final = 90
WAIT: Final = 5
"""Seconds that a visitor waits for a place: those who work here need the server too."""
AT_ONCE: Final = 2
"""Files opened at the same time; whoever comes third is asked to come again."""
_KEPT: Final = ("PATH", "SYSTEMROOT", "LANG", "CONSTAT_LANGUAGE", "PYTHONPATH", "HOME", "TMPDIR", "TEMP")
_free = threading.BoundedSemaphore(AT_ONCE)


def verify_apart(data: bytes, file: str, workspace: Path | None = None) -> Verification:
    """As `verify_bytes`, in a process of its own; `BadFile` where it is no report, or could not be opened within the limits."""
    if not _free.acquire(timeout=WAIT):
        raise Conflict("verify-busy", room="report")
    try:
        told = _asked(data, file, workspace)
    finally:
        _free.release()
    if "refused" in told:
        raise BadFile("verify-refused", room="report", reason=str(told["refused"][current_language()]))
    faults = tuple(Fault(str(m), tuple((str(k), str(v)) for k, v in values), figure, str(where)) for m, values, figure, where in told["faults"])
    return Verification(file, str(told["format"]), str(told["seal"]), int(told["figures"]), int(told["recomputed"]), faults, tuple(told["unchecked"]))


def _asked(data: bytes, file: str, workspace: Path | None) -> dict[str, Any]:
    # Nothing that a member or the machine keeps secret goes along.
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    command = [sys.executable, "-B", "-m", "constat.report.publishing.child", file, str(workspace or "")]
    failed = BadFile("verify-too-much", room="report", file=file)
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, env=environment, check=False, close_fds=True)  # noqa: S603 - our own
        told = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError):
        raise failed from None
    if not isinstance(told, dict):
        raise failed
    return told
