"""Counts that keep what is not known: low, best and high, each of which may be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from constat.errors import BadInput


@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons or incidents, as low / best / high. "At least 500" has neither best nor high.

    Counts that we make keep low <= best <= high and are never negative; `Count.told` keeps a provider's numbers as they
    are, in whatever order.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if any(n < 0 for n in known):
            raise BadInput("count-negative", room="model", count=str(self))
        if known != sorted(known):
            raise BadInput("count-disordered", room="model", count=str(self))

    @classmethod
    def exactly(cls, n: int) -> Count:
        """A count without doubt."""
        return cls(n, n, n)

    @classmethod
    def at_least(cls, n: int) -> Count:
        """A minimum: nothing is known above it."""
        return cls(low=n)

    @classmethod
    def zero(cls) -> Count:
        """Nothing, without doubt: what an empty sum gives."""
        return cls(0, 0, 0)

    @property
    def floor(self) -> int | None:
        """The number to print: best, or else low (a minimum)."""
        return self.best if self.best is not None else self.low

    @property
    def is_minimum(self) -> bool:
        """Whether only a lower bound is known."""
        return self.best is None and self.low is not None

    def __add__(self, other: Count) -> Count:
        """Both together. The low stays a true lower bound (an unknown low adds nothing, no count being negative);
        best and high are known only if both are."""
        low = None if self.low is None and other.low is None else (self.low or 0) + (other.low or 0)
        best = None if self.best is None or other.best is None else self.best + other.best
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(low, best, high)

    def contains(self, part: Count) -> bool:
        """Whether `part` can be a part of this whole: no bound of it exceeds what the whole allows."""
        ceiling = self.high
        least = part.low if part.low is not None else 0
        return ceiling is None or least <= ceiling

    def __str__(self) -> str:
        if self.is_minimum and self.high is None:
            return f">={self.low}"
        return "/".join("?" if n is None else str(n) for n in (self.low, self.best, self.high))

    @classmethod
    def parse(cls, text: str) -> Count:
        """The count that `str` writes: `12`, `>=500`, `10/12/15`, `10/?/15`."""
        try:
            text = text.strip()
            if text.startswith(">="):
                return cls.at_least(int(text[2:]))
            if "/" in text:
                low, best, high = (None if part.strip() == "?" else int(part) for part in text.split("/"))
                return cls(low, best, high)
            return cls.exactly(int(text))
        except ValueError:
            raise BadInput("count-unreadable", room="model", text=text) from None


def total(counts: Iterable[Count]) -> Count:
    """The sum of counts; an empty sum is exactly zero."""
    return reduce(Count.__add__, counts, Count.zero())
