"""Wrong passphrases: free three times, then slower each time, across restarts, without a hint of what was wrong."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from constat.errors import Refused
from constat.record.storing import write_whole

FREE: Final = 3
LONGEST: Final = 15 * 60
"""Seconds."""


class Attempts:
    """The wrong passphrases of one key ring since the last right one."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.clock = clock

    def _read(self) -> tuple[int, float]:
        try:
            told = json.loads(self.path.read_text(encoding="utf-8"))
            return int(told["failed"]), float(told["last"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0.0

    def check(self) -> None:
        """`Refused` while the wait after the last wrong one lasts."""
        failed, last = self._read()
        wait = min(LONGEST, 2 ** max(0, failed - FREE)) if failed >= FREE else 0
        passed = self.clock() - last
        # A clock that was set back does not lengthen the wait for ever, nor shorten it.
        if passed < 0:
            write_whole(self.path, json.dumps({"failed": failed, "last": self.clock()}).encode())
        left = wait - passed if passed >= 0 else wait
        if left > 0:
            raise Refused("passphrase-wait", room="record", seconds=str(int(left) + 1))

    def failed(self) -> None:
        """Notes a wrong one."""
        failed, _ = self._read()
        write_whole(self.path, json.dumps({"failed": failed + 1, "last": self.clock()}).encode())

    def passed(self) -> None:
        """Forgets the wrong ones."""
        self.path.unlink(missing_ok=True)
