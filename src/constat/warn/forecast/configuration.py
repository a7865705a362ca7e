"""A frozen configuration of the forecaster: a version and a few numbers, kept as JSON and never as pickle."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from constat.errors import BadInput
from constat.warn.forecast.learned import Network


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the draws of a forecast are made with."""

    version: str
    window: int
    """Months of its past that a place draws from."""
    half_lives: tuple[float, ...]
    """Months after which a past month weighs half; several are mixed in equal parts."""
    noise: float
    """Variance of the gamma factor that a drawn month is multiplied with."""
    scale: float
    """Mean of that factor: below one, levels are expected to fall back."""
    share: float
    """Share of draws lent by places nearest in level, three months ahead."""
    share_step: float
    """What is added to that share for each month further."""
    neighbours: int
    wide: float = 0.0
    """Share of draws lent by any place: violence begins where there was none."""
    memory: float = 0.0
    """How much the level of all known months counts beside the recent one when neighbours are sought."""
    noise_step: float = 0.0
    """What is added to the noise for each month further."""
    learned: float = 0.0
    """Share of draws that the networks give."""
    network: str = ""
    """The shipped file of networks that gives them."""

    def save(self, path: Path) -> None:
        """Writes it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")


def parse(text: str, where: str) -> Configuration:
    """A configuration from JSON. Raises BadInput for anything else than exactly its numbers, within bounds."""
    try:
        told = json.loads(text)
        if not isinstance(told, dict) or set(told) != {each.name for each in fields(Configuration)}:
            raise ValueError("names")
        made = Configuration(
            version=str(told["version"]),
            window=int(told["window"]),
            half_lives=tuple(float(life) for life in told["half_lives"]),
            neighbours=int(told["neighbours"]),
            **{name: float(told[name]) for name in ("noise", "scale", "share", "share_step", "wide", "memory", "noise_step", "learned")},
            network=str(told["network"]),
        )
    except (ValueError, TypeError) as fault:
        raise BadInput("forecast-configuration", room="warn", where=where) from fault
    sound = made.window >= 1 and made.half_lives and min(made.half_lives) > 0 and made.noise > 0 and made.scale > 0
    shares = all(0 <= share <= 1 for share in (made.share, made.share_step, made.wide, made.learned))
    known = made.network in networks() if made.network else made.learned == 0
    if not (sound and shares and known and made.memory >= 0 and made.noise_step >= 0 and made.neighbours >= 0):
        raise BadInput("forecast-configuration", room="warn", where=where)
    return made


def networks() -> list[str]:
    """The names of the files of networks that came with the program."""
    folder = resources.files("constat.warn.forecast").joinpath("networks")
    return sorted(each.name.removesuffix(".json") for each in folder.iterdir() if each.name.endswith(".json"))


@cache
def network(name: str) -> tuple[Network, ...]:
    """The networks of a shipped file."""
    return tuple(Network.of(each) for each in _networks(name)["networks"])


def trained_until(configuration: Configuration) -> int:
    """The last month that the configuration's networks have learnt from, 0 where it has none."""
    return int(_networks(configuration.network)["until"]) if configuration.network else 0


def _networks(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(resources.files("constat.warn.forecast").joinpath("networks", f"{name}.json").read_text(encoding="utf-8"))
    return told


def shipped(name: str) -> Configuration:
    """The configuration that came with the program under this name."""
    found = resources.files("constat.warn.forecast").joinpath("configurations", f"{name}.json")
    return parse(found.read_text(encoding="utf-8"), name)
