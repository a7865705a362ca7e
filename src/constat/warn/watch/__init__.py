"""Watchlists: places ranked by level, by change, and among quiet places; simple rules with the record of their hits and misses."""

from constat.warn.watch.happenings import UNITS, Happenings
from constat.warn.watch.record import RuleRecord, record_of
from constat.warn.watch.rules import RULES, Rule
from constat.warn.watch.watchlist import Watched, Watchlist, watchlist

__all__ = ["RULES", "UNITS", "Happenings", "Rule", "RuleRecord", "Watched", "Watchlist", "record_of", "watchlist"]
