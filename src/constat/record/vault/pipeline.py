"""Hashing, ciphering and disk side by side: each step in a thread of its own, with a short queue between.

hashlib and libsodium let go of Python's lock while they work, so two cores do the work of a 2 GB file in half the time. The
queues are short, so memory stays the same whatever the file's size.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

DEPTH: Final = 8
_END: Final = object()


class _Step:
    """A thread that takes pieces in order and does something with each."""

    def __init__(self, work: Callable[[Any], None]) -> None:
        self.fault: BaseException | None = None
        self.pieces: queue.Queue[Any] = queue.Queue(DEPTH)
        self.thread = threading.Thread(target=self._run, args=[work], daemon=True)
        self.thread.start()

    def _run(self, work: Callable[[Any], None]) -> None:
        while (piece := self.pieces.get()) is not _END:
            if self.fault is None:
                try:
                    work(piece)
                except BaseException as fault:  # told to whoever gives pieces
                    self.fault = fault

    def give(self, piece: Any) -> None:
        if self.fault is not None:
            raise self.fault
        self.pieces.put(piece)

    def end(self) -> None:
        self.pieces.put(_END)
        self.thread.join()


def run(pieces: Iterable[Any], *works: Callable[[Any], None]) -> None:
    """Gives every piece to every work, each in a thread of its own and in order; what one of them raises is raised here."""
    steps = [_Step(work) for work in works]
    try:
        for piece in pieces:
            for step in steps:
                step.give(piece)
    finally:
        for step in steps:
            step.end()
    for step in steps:
        if step.fault is not None:
            raise step.fault


def ahead(pieces: Iterator[Any]) -> Iterator[Any]:
    """The same pieces, worked out by another thread a little ahead of whoever takes them."""
    ready: queue.Queue[Any] = queue.Queue(DEPTH)
    stopped = threading.Event()

    def work() -> None:
        last: Any = _END
        try:
            for piece in pieces:
                while not stopped.is_set():
                    try:
                        ready.put(piece, timeout=0.2)
                        break
                    except queue.Full:
                        continue
                if stopped.is_set():
                    return
        except BaseException as fault:  # raised where the piece would have come
            last = fault
        while not stopped.is_set():
            try:
                ready.put(last, timeout=0.2)
                return
            except queue.Full:
                continue

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while (piece := ready.get()) is not _END:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        stopped.set()
        thread.join()
