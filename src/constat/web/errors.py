"""Faults of a request: each has an HTTP status and a sentence that says what to do.

    ConstatError
    └── BadInput            400
        ├── WrongMethod     405   the page does not answer that method
        ├── TooLarge        413   more was sent than a page takes at once
        └── TooLong         414   the address is longer than any selection
"""

from __future__ import annotations

from typing import ClassVar

from constat.errors import BadInput, NotFound

__all__ = ["NotFound", "TooLarge", "TooLong", "WrongHost", "WrongMethod"]


class WrongMethod(BadInput):
    """Something was asked that the page does not answer."""

    http_status: ClassVar[int] = 405


class TooLarge(BadInput):
    """More was sent than a page takes at once."""

    http_status: ClassVar[int] = 413


class TooLong(BadInput):
    """The address is longer than any selection needs."""

    http_status: ClassVar[int] = 414


class WrongHost(BadInput):
    """The page was asked for under a name that is not its own (a sign of DNS rebinding)."""
