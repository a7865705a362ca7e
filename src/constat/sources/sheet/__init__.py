"""Any table of a user (CSV, TSV, XLSX, Parquet, GeoJSON) as events, through a mapping that a person has seen."""

from constat.sources.sheet.guessing import guess
from constat.sources.sheet.mapping import Mapping, Reason, Rule
from constat.sources.sheet.reader import GuessNotApproved, read
from constat.sources.sheet.refusals import write_refusals

__all__ = ["GuessNotApproved", "Mapping", "Reason", "Rule", "guess", "read", "write_refusals"]
