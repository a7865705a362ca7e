"""`python -m benchmarks [name or pattern…]`: takes the measures and writes them to docs/understand/benchmarks.md."""

from __future__ import annotations

import fnmatch
import importlib
import os
import pkgutil
import sys
from datetime import UTC, datetime

import benchmarks
from benchmarks.measuring import ROOT, Row, machine

PAGE = ROOT / "docs" / "understand" / "benchmarks.md"
_NOT_MEASURES = ("__main__", "measuring", "naming", "renaming", "retelling", "forecast_training")
_INTRODUCTION = """# Measures of speed and memory

`make bench` takes every measure of this page on your machine and writes the page anew; `python -m benchmarks NAME` takes one.
Ratios are medians over alternated runs, each in a process of its own, all engines held to two threads.
Times want a machine that does nothing else: each table tells how busy it was before.

"""


def subjects() -> list[str]:
    """The names that may be asked for: one per module of this folder that measures."""
    return sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in _NOT_MEASURES)


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    words = {True: "yes", False: "**no**", None: "-"}
    lines = ["| work | measured | bar | holds |", "|---|---|---|---|"]
    lines += [f"| {row.work} | {row.measured} | {row.bar} | {words[row.holds]} |" for row in rows]
    return "\n".join(lines) + "\n"


def section(name: str, rows: list[Row], others: float | None) -> str:
    """One subject's part of the page: when and where it was measured, how busy the machine was before, and its table."""
    busy = "" if others is None else f"; load average before: {others:.1f}"
    return f"## {name}\n\nMeasured on {datetime.now(UTC):%Y-%m-%d}; {machine()}{busy}.\n\n{table(rows)}\n"


def load() -> float | None:
    """Processes that wanted a core over the last minute; None where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def merge(page: str, name: str, text: str) -> str:
    """The page with that section put in its place; the sections of other subjects stay."""
    kept = {part.split("\n", 1)[0]: f"## {part}" for part in page.split("## ")[1:]} if page else {}
    kept[name] = text
    return _INTRODUCTION + "".join(kept[key].rstrip() + "\n\n" for key in sorted(kept)).rstrip() + "\n"


def main(names: list[str]) -> int:
    """Takes the measures asked for (all of them without names); 1 where a bar does not hold."""
    known = subjects()
    if unknown := [name for name in names if not fnmatch.filter(known, name)]:
        print(f"No measure is named {', '.join(unknown)}. Choose from: {', '.join(known)}.", file=sys.stderr)
        return 2
    holds = True
    for name in [each for each in known if not names or any(fnmatch.fnmatch(each, name) for name in names)]:
        others = load()
        rows = importlib.import_module(f"benchmarks.{name}").run()
        for row in rows:
            print(f"{name}: {row.work}: {row.measured} (bar: {row.bar})")
            holds = holds and row.holds is not False
        page = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        if any(row.holds is not None for row in rows) or f"## {name}\n" not in page:
            PAGE.write_text(merge(page, name, section(name, rows, others)), encoding="utf-8")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
