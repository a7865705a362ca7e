"""The form of the key file, checked when it is read: whoever goes on may rely on every part being there and of its sort."""

from __future__ import annotations

import re
from typing import Any, Final

_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")
_MOST_MEMORY: Final = 8 * 1024 * 1024
"""KiB; a file that asks for more only means to stop the machine."""


def well_formed(told: Any) -> bool:
    """Whether a value is what a key file holds."""
    return (
        isinstance(told, dict)
        and _whole(told.get("generation"), 1)
        and _texts(told, "office", "recovery")
        and _hexes(told, "wrapped", "certificate", "mac")
        and isinstance(public := told.get("public"), dict)
        and _hexes(public, "sign", "root", length=64)
        and _texts(public, "age")
        and isinstance(slots := told.get("slots"), list)
        and bool(slots)
        and all(_slot(slot) for slot in slots)
    )


def _slot(slot: Any) -> bool:
    return (
        isinstance(slot, dict)
        and _texts(slot, "actor", "code", "office")
        and _hexes(slot, "private", "workspace", "mac")
        and _hexes(slot, "public", length=64)
        and _hexes(slot, "salt", length=32)
        and _list(slot.get("roles"))
        and "cases" in slot
        and (slot["cases"] is None or _list(slot["cases"]))
        and _cost(slot.get("cost"))
        and "second" in slot
        and (slot["second"] is None or _second(slot["second"]))
        and "token" in slot
        and (slot["token"] is None or _token(slot["token"]))
    )


def _cost(cost: Any) -> bool:
    return isinstance(cost, list) and len(cost) == 3 and all(_whole(one, 1) for one in cost) and 8 * cost[2] <= cost[0] <= _MOST_MEMORY and cost[1] <= 100


def _second(told: Any) -> bool:
    return isinstance(told, dict) and _hexes(told, "secret") and _list(told.get("codes")) and _whole(told.get("step"), 0)


def _token(told: Any) -> bool:
    return isinstance(told, dict) and _texts(told, "name", "of") and _list(told.get("scopes")) and _whole(told.get("until"), 0)


def _whole(value: Any, least: int) -> bool:
    return type(value) is int and value >= least


def _texts(told: dict[str, Any], *names: str) -> bool:
    return all(isinstance(told.get(name), str) for name in names)


def _hexes(told: dict[str, Any], *names: str, length: int = 0) -> bool:
    return _texts(told, *names) and all(_HEX.fullmatch(told[name]) and (not length or len(told[name]) == length) for name in names)


def _list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
