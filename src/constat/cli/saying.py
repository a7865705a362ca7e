"""How commands speak: data to standard output, people's words to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from constat.language import current_language, number, phrases


def say(message_id: str, **values: object) -> str:
    """A sentence of this room in the current language."""
    return phrases("cli", current_language()).say(message_id, **values)


def warn(sentence: str) -> None:
    """A sentence for people, on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def show(data: object, as_json: bool, text: str) -> None:
    """The data as JSON, or the text that people read."""
    print(json.dumps(data, ensure_ascii=False, indent=1) if as_json else text)


def shown(value: float | int | None, language: str | None = None) -> str:
    """A number for people; an unknown one is a question mark, an open bound too."""
    if value is None:
        return "?"
    if isinstance(value, float) and not value.is_integer():
        return number(round(value, 2), language or current_language())
    return number(int(value), language or current_language())


def columns(rows: list[list[str]]) -> str:
    """Rows of cells in aligned columns, numbers as they come."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


@contextmanager
def working(what: str) -> Iterator[Any]:
    """A line that says what is being done, while it takes time; only where somebody looks at a terminal."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console

    with Console(stderr=True).status(what) as status:
        yield lambda step: status.update(f"{what} ({step})")
