"""Figures: the only form in which a number reaches a reader. And snapshots: the frozen state it was computed on."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from constat.errors import BadInput
from constat.model.selection import Selection


def canonical_json(value: object) -> str:
    """One text for one value: compact JSON, sorted keys, no NaN. Floats are written by `repr`, which round-trips."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


@dataclass(frozen=True, slots=True, order=True)
class Flag:
    """Something that a reader of the figure must know: a code of vocabulary figure-flag, and how many events it touches."""

    code: str
    events: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The frozen state of a workspace: which version of which dataset, by content digest."""

    datasets: tuple[tuple[str, str, str], ...]
    """(name, version, SHA-256 of its event table), sorted by name."""

    @property
    def id(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of the canonical list."""
        return hashlib.sha256(canonical_json([list(item) for item in sorted(self.datasets)]).encode()).hexdigest()[:16]

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"id": self.id, "datasets": [{"name": n, "version": v, "sha256": d} for n, v, d in sorted(self.datasets)]}

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Snapshot:
        """Reads what `to_json` writes; a digest that does not hold is refused."""
        found = cls(tuple(sorted((d["name"], d["version"], d["sha256"]) for d in given["datasets"])))
        if given.get("id", found.id) != found.id:
            raise BadInput("snapshot-altered", room="model", id=str(given["id"]))
        return found


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with everything that is needed to defend it.

    `kind` is `count`, `ratio`, `share` or `difference`. `value`, `low` and `high` are in `unit` (a share and a ratio have
    unit `ratio`). `at_least` says that the value is a minimum. `parts` are the ids of figures that it was computed from.
    """

    kind: str
    measure: str
    unit: str
    population: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    selection: Selection
    snapshot: str
    method: str
    method_version: str = "1"
    at_least: bool = False
    events: int = 0
    """How many events stand behind it."""
    basis: str = ""
    """SHA-256 over the sorted lines `event_id value` of what adds up to it."""
    parameters: tuple[tuple[str, Any], ...] = ()
    parts: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    made: str = field(default="", compare=False)
    """When it was computed (ISO time); no part of its identity."""

    @property
    def id(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of all that it says, `made` excepted."""
        plain = self._plain()
        plain.pop("made")
        return hashlib.sha256(canonical_json(plain).encode()).hexdigest()[:16]

    def _plain(self) -> dict[str, Any]:
        plain = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        plain["selection"] = self.selection.to_dict()
        plain["parameters"] = dict(self.parameters)
        plain["parts"] = list(self.parts)
        plain["flags"] = [{"code": f.code, "events": f.events} for f in sorted(self.flags)]
        return plain

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON, its id first."""
        return {"id": self.id, **self._plain()}

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Figure:
        """Reads what `to_json` writes; a figure whose id no longer fits its content is refused."""
        rest = {key: value for key, value in given.items() if key != "id"}
        try:
            rest["selection"] = Selection.from_dict(rest["selection"])
            rest["parameters"] = tuple(sorted((key, _tupled(value)) for key, value in rest.get("parameters", {}).items()))
            rest["parts"] = tuple(rest.get("parts", ()))
            rest["flags"] = tuple(sorted(Flag(f["code"], f["events"]) for f in rest.get("flags", ())))
            figure = cls(**rest)
        except (KeyError, TypeError) as fault:
            raise BadInput("figure-unreadable", room="model", reason=str(fault)) from None
        if given.get("id", figure.id) != figure.id:
            raise BadInput("figure-altered", room="model", id=str(given["id"]), now=figure.id)
        return figure


def _tupled(value: Any) -> Any:
    """Lists of JSON as tuples, so that a figure read equals the figure written."""
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def basis_digest(contributions: Iterable[tuple[str, int]]) -> str:
    """SHA-256 over the sorted lines `event_id value`: what a figure rests on, as one name."""
    digest = hashlib.sha256()
    for event_id, value in sorted(contributions):
        digest.update(f"{event_id} {value}\n".encode())
    return digest.hexdigest()
