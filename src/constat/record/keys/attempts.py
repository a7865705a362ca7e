"""Wrong passphrases and wrong digits: free three times, then slower each time, across restarts, without a hint of what was wrong."""

from __future__ import annotations

import hashlib
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
COMMON: Final = "words"
"""The sort of any wrong passphrase or code."""
DAY: Final = 24 * 3600
"""Seconds after which wrong guesses at one code are forgotten."""
_TYPED: Final = "code:"

Counts = dict[str, tuple[int, float]]
"""For each sort of guess: how many failed since the last right one, and when the last did."""


class Attempts:
    """The wrong guesses at one key ring. A sort is `COMMON`, a code as it was typed, or the actor whose second factor was asked.

    Each sort is forgotten by a right guess of its own only: a right passphrase does not make digits cheap to guess, and whoever
    has one does not make another's cheap. The wait of a code is for whoever types it, whether it is anybody's or not; that of any
    other sort is everybody's, so that it does not tell which part of what was typed was wrong.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.clock = clock

    def _read(self) -> Counts:
        try:
            return {str(sort): (int(failed), float(last)) for sort, (failed, last) in json.loads(self.path.read_text(encoding="utf-8")).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, counts: Counts) -> None:
        if counts:
            write_whole(self.path, json.dumps(counts).encode())
        else:
            self.path.unlink(missing_ok=True)

    def check(self, code: str = "") -> None:
        """`Refused` while the wait after the last wrong one lasts; `code` is the sort of the code that was typed."""
        counts, now = self._read(), self.clock()
        # A clock that was set back does not lengthen the wait for ever, nor shorten it.
        fair = {sort: (failed, min(last, now)) for sort, (failed, last) in counts.items() if not sort.startswith(_TYPED) or now - last < DAY}
        if fair != counts:
            self._write(fair)
        mine = [count for sort, count in fair.items() if not sort.startswith(_TYPED) or sort == code]
        left = max((_wait(failed) - (now - last) for failed, last in mine), default=0)
        if left > 0:
            raise Refused("passphrase-wait", room="record", seconds=str(int(left) + 1))

    def failed(self, sort: str = COMMON) -> None:
        """Notes a wrong one."""
        counts = self._read()
        self._write({**counts, sort: (counts.get(sort, (0, 0.0))[0] + 1, self.clock())})

    def passed(self, sort: str = COMMON) -> None:
        """Forgets the wrong ones of that sort."""
        self._write({other: count for other, count in self._read().items() if other != sort})


def typed(code: str) -> str:
    """The sort of a code as it was typed; the code itself is in no file of guesses."""
    return _TYPED + hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()[:16]


def _wait(failed: int) -> int:
    return min(LONGEST, 2 ** min(failed - FREE, 20)) if failed >= FREE else 0
