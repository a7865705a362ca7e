"""How many were never listed, estimated from two or more overlapping lists: needs a plain table, no workspace.

    from constat.estimate import undercount

    found = undercount.estimate(table)                # models side by side, with their spread
    print(found.explain("fr"))

`table` is a pandas or Polars table or a list of mappings: one row a person or incident with a column of 0 and 1 for each
list, or one row a pattern with its `count`; or counts by pattern, `{(1, 0, 1): 7, ...}`.
"""

from constat.estimate.undercount.averaging import average_graphs
from constat.estimate.undercount.chao import lower_bound, pairs
from constat.estimate.undercount.latent import combine, sample_classes
from constat.estimate.undercount.lists import Lists, lists_of, read_lists
from constat.estimate.undercount.loglinear import fit, profile, search
from constat.estimate.undercount.posterior import Posterior
from constat.estimate.undercount.result import Beside, Estimate
from constat.estimate.undercount.sensitivity import METHODS, drop_each, estimate
from constat.estimate.undercount.sparse import bootstrap, stepwise
from constat.estimate.undercount.strata import Stratified, stratify

__all__ = [
    "METHODS", "Beside", "Estimate", "Lists", "Posterior", "Stratified", "average_graphs", "bootstrap", "combine", "drop_each", "estimate", "fit", "lists_of",
    "lower_bound", "pairs", "profile", "read_lists", "sample_classes", "search", "stepwise", "stratify",
]
