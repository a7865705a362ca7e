"""Change: when a monthly count changed its level, and whether it rises or falls; never why.

    from constat.estimate.change import Series, find_changes
    found = find_changes(Series(date(2018, 1, 1), (3, 4, 2, ...)))
    print(found.say("en"), found.explain("en"))
"""

from constat.estimate.change.overview import Overview, overview
from constat.estimate.change.points import ChangePoint, Changes, Level, find_changes
from constat.estimate.change.scanning import Scan, Scanned, adjust, scan
from constat.estimate.change.series import Series, gathered, monthly, read
from constat.estimate.change.trend import Trend, find_trend

__all__ = [
    "ChangePoint", "Changes", "Level", "Overview", "Scan", "Scanned", "Series", "Trend", "adjust", "find_changes", "find_trend", "gathered", "monthly",
    "overview", "read", "scan",
]
