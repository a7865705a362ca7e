"""The rules of disclosure: thresholds per measure, protection widths, coarseness per kind of harm, the standard for names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from constat.errors import BadInput
from constat.model.measure import MEASURES
from constat.model.standard import Standard

CHECK: Final = "check"
ENFORCE: Final = "enforce"
OFF: Final = "off"
MODES: Final = (CHECK, ENFORCE, OFF)
PLACES: Final = ("exact", "admin2", "admin1", "country")
"""From the narrowest to the widest."""
DATES: Final = ("day", "month", "quarter", "year")
SEXUAL_VIOLENCE: Final = "sexual-violence"
CHILDREN: Final = "children"
_CHILDREN: Final = ("children", "boys", "girls")
WARN: Final = "warn"
WITHHOLD: Final = "withhold"
_KEYS: Final = ("mode", "threshold", "thresholds", "width", "widths", "sensitive_zeros", "coarsen", "alerts", "names", "differencing", "late")


@dataclass(frozen=True, slots=True)
class Coarseness:
    """How narrow a place and a date may at most be."""

    place: str = "admin1"
    date: str = "month"

    def __post_init__(self) -> None:
        if self.place not in PLACES:
            raise BadInput("disclosure-rule-value", room="report", key="coarsen.place", value=self.place, known=", ".join(PLACES))
        if self.date not in DATES:
            raise BadInput("disclosure-rule-value", room="report", key="coarsen.date", value=self.date, known=", ".join(DATES))

    def wider(self, other: Coarseness) -> Coarseness:
        """The wider of two, for a row that falls under both."""
        return Coarseness(max(self.place, other.place, key=PLACES.index), max(self.date, other.date, key=DATES.index))


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be published. Thresholds are of persons: a count from 1 to threshold less one is small."""

    mode: str = CHECK
    threshold: int = 5
    thresholds: Mapping[str, int] = field(default_factory=lambda: {SEXUAL_VIOLENCE: 10, CHILDREN: 10, "incidents": 0})
    width: int | None = None
    """Between the least and the greatest value that a reader can work out of a withheld cell; None: threshold less two, which is
    what the mark itself tells."""
    widths: Mapping[str, int] = field(default_factory=dict)
    sensitive_zeros: tuple[str, ...] = ()
    """Measures whose zero is withheld too: that nobody was harmed may be as telling as that somebody was."""
    coarsen: Mapping[str, Coarseness] = field(
        default_factory=lambda: {SEXUAL_VIOLENCE: Coarseness("admin1", "quarter"), CHILDREN: Coarseness("admin2", "month")}
    )
    alerts: Mapping[str, Coarseness] = field(
        default_factory=lambda: {"responder": Coarseness("exact", "day"), "authority": Coarseness("admin2", "day"), "public": Coarseness("admin1", "month")}
    )
    """How narrow an alert may be for each kind of recipient; one that is not named here is the public."""
    names: str = Standard.CLEAR_AND_CONVINCING.slug
    """The standard from which a signed finding may name an alleged perpetrator."""
    differencing: str = WITHHOLD
    late: str = WARN
    """What becomes of a cell that differs from its former edition by less than the threshold."""

    def __post_init__(self) -> None:
        _one_of("mode", self.mode, MODES)
        _one_of("differencing", self.differencing, (WARN, WITHHOLD))
        _one_of("late", self.late, (WARN, WITHHOLD))
        Standard.parse(self.names)
        for key, value in (("threshold", self.threshold), *self.thresholds.items()):
            # Under three the mark itself would be the number: "fewer than 2", and not zero, is one.
            if value < 0 or value in (1, 2):
                raise BadInput("disclosure-threshold", room="report", key=key, value=str(value))

    def threshold_of(self, measure: str) -> int:
        """The threshold of a measure, or of `children`; zero where nothing is small."""
        return self.thresholds.get(measure, self.threshold)

    def width_of(self, measure: str) -> int:
        """How wide the reader's interval for a withheld cell must stay. Never more than the mark allows."""
        most = max(self.threshold_of(measure) - 2, 1)
        wanted = self.widths.get(measure, self.width)
        return most if wanted is None else max(min(wanted, most), 1)

    def small(self, value: float | None, measure: str) -> bool:
        """Whether a count is withheld for its own sake."""
        if value is None:
            return False
        return 0 < value < self.threshold_of(measure) or (value == 0 and measure in self.sensitive_zeros)

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "mode": self.mode,
            "threshold": self.threshold,
            "thresholds": dict(sorted(self.thresholds.items())),
            "width": self.width,
            "widths": dict(sorted(self.widths.items())),
            "sensitive_zeros": list(self.sensitive_zeros),
            "coarsen": {kind: {"place": c.place, "date": c.date} for kind, c in sorted(self.coarsen.items())},
            "alerts": {name: {"place": c.place, "date": c.date} for name, c in sorted(self.alerts.items())},
            "names": self.names,
            "differencing": self.differencing,
            "late": self.late,
        }


def _one_of(key: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise BadInput("disclosure-rule-value", room="report", key=key, value=value, known=", ".join(known))


def read_rules(given: Any) -> Rules:
    """The rules of a specification's `disclosure`: a mode alone, or a mapping. What is not said keeps its default."""
    # YAML reads a bare `off` as false.
    given = {"mode": OFF if given is False else given} if isinstance(given, (str, bool)) else given if given is not None else {}
    if not isinstance(given, Mapping):
        raise BadInput("disclosure-no-mapping", room="report", known=", ".join(_KEYS))
    unknown = [str(key) for key in given if key not in _KEYS]
    if unknown:
        raise BadInput("disclosure-key", room="report", key=unknown[0], known=", ".join(_KEYS))
    plain = Rules()
    try:
        coarsen, alerts = _coarseness(given.get("coarsen")), _coarseness(given.get("alerts"))
        return Rules(
            mode=OFF if given.get("mode") is False else str(given.get("mode", plain.mode)),
            threshold=int(given.get("threshold", plain.threshold)),
            thresholds={**plain.thresholds, **_numbers(given.get("thresholds"))},
            width=None if given.get("width") is None else int(given["width"]),
            widths=_numbers(given.get("widths")),
            sensitive_zeros=tuple(str(m) for m in given.get("sensitive_zeros") or ()),
            coarsen={**plain.coarsen, **coarsen},
            alerts={**plain.alerts, **alerts},
            names=str(given.get("names", plain.names)),
            differencing=str(given.get("differencing", plain.differencing)),
            late=str(given.get("late", plain.late)),
        )
    except (TypeError, ValueError):
        raise BadInput("disclosure-no-mapping", room="report", known=", ".join(_KEYS)) from None


def _coarseness(given: Any) -> dict[str, Coarseness]:
    return {str(name): Coarseness(**dict(value)) for name, value in dict(given or {}).items()}


def _numbers(given: Any) -> dict[str, int]:
    numbers = {str(key): int(value) for key, value in dict(given or {}).items()}
    known = (*MEASURES, CHILDREN)
    for key in numbers:
        _one_of("thresholds", key, known)
    return numbers


def protected_as(measure: str, part: str | None = None) -> str:
    """The name under which the rules know a count: its measure, or `children` where it counts children alone."""
    return CHILDREN if part in _CHILDREN else measure
