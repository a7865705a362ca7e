"""Memory that the C library keeps though nobody needs it. Elsewhere than on glibc (Windows, macOS, musl) nothing of this happens.

Polars and DuckDB bring allocators of their own; what is meant here is what Python, cryptography and the databases ask for.
"""

from __future__ import annotations

import contextlib
import ctypes
from typing import Final

_HEAPS: Final = -8
"""M_ARENA_MAX of malloc.h."""


def few_heaps() -> None:
    """Two heaps for all threads together. By itself glibc keeps up to eight a core, and each holds on to what a request once needed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(_HEAPS, 2)


def give_back() -> None:
    """Gives back what a great piece of work needed only while it lasted."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
