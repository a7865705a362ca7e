"""How a figure is printed, in each language: one place, so that `verify` can print it again and compare.

| mode | prints | example |
|---|---|---|
| `value` | the value | `1,277` |
| `low`, `high` | a bound | `1,104` |
| `share` | a share as a percentage | `42%` |
| `change` | a ratio as a signed change (tables) | `+119%` |
| `change-words` | a ratio as a change without its sign (prose) | `119 per cent` |
| `share-words` | a share in prose | `42 per cent` |
| `size` | the value without its sign | `20` |
| `flag:<code>` | how many events carry a mark | `12` |
"""

from __future__ import annotations

from typing import Final

from constat.errors import Refused
from constat.language import number, percent
from constat.model.figure import Figure

MODES: Final = ("value", "low", "high", "share", "change", "change-words", "share-words", "size")
MINUS: Final = "\u2212"
NOT_TOLD: Final = "\u2013"


def printed(figure: Figure, mode: str, language: str) -> str:
    """The text of a figure in a mode; a bound or value that nobody told is an en dash."""
    if mode.startswith("flag:"):
        return number(sum(flag.events for flag in figure.flags if flag.code == mode[5:]), language)
    value = {"low": figure.low, "high": figure.high}.get(mode, figure.value)
    if value is None:
        return NOT_TOLD
    if mode in ("value", "low", "high"):
        _require(figure.unit != "ratio", figure, mode)
        return number(value, language).replace("-", MINUS)
    if mode == "size":
        return number(abs(value), language)
    if mode in ("share", "share-words"):
        _require(figure.kind == "share", figure, mode)
        return percent(value, language) if mode == "share" or language == "fr" else f"{_whole(value)} per cent"
    _require(figure.kind == "ratio", figure, mode)
    moved = value - 1
    if mode == "change":
        sign = MINUS if round(moved * 100) < 0 else "+" if round(moved * 100) > 0 else ""
        return sign + _percent(abs(moved), language)
    return _percent(abs(moved), language) if language == "fr" else f"{_whole(abs(moved))} per cent"


def _percent(value: float, language: str) -> str:
    # Rounded by hand to whole per cents first: 1.185 and 118.5 must not part ways between Babel and `round`.
    return percent(round(value * 100) / 100, language)


def _whole(value: float) -> str:
    return number(round(value * 100), "en")


def _require(fits: bool, figure: Figure, mode: str) -> None:
    if not fits:
        raise Refused("print-mode", room="report", figure=figure.id, kind=figure.kind, mode=mode)
