"""Whether a log-linear model's estimate exists and is the only one: asked before any number is printed.

An estimate exists when the totals that the model keeps could also have come from a table with no empty pattern (Fienberg
and Rinaldo 2012); that is a linear programme: the greatest s for which A'x = A'n has a solution with every x at least s.
It is identifiable when the columns of the design, over the patterns that can be seen, are independent (Chan, Silverman and
Vincent 2021).
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from constat.estimate.undercount.posterior import Array


def estimate_exists(design: Array, counts: Array) -> bool:
    """Whether the maximum of the likelihood is at finite parameters."""
    if (counts > 0).all():
        return True
    rows, columns = design.shape
    # Unknowns: one x for each pattern, then s; s is bounded so that the programme always has an end.
    cost = np.zeros(rows + 1)
    cost[-1] = -1
    equal = np.hstack([design.T, np.zeros((columns, 1))])
    above = np.hstack([-np.eye(rows), np.ones((rows, 1))])
    scale = max(1.0, float(counts.max()))
    found = linprog(cost, A_ub=above, b_ub=np.zeros(rows), A_eq=equal, b_eq=design.T @ counts / scale, bounds=[(0, None)] * rows + [(0, 1)], method="highs")
    return bool(found.status == 0 and found.fun is not None and found.fun < -1e-9)


def is_identifiable(design: Array) -> bool:
    """Whether no term can be traded for others without a trace in what is seen."""
    return bool(np.linalg.matrix_rank(design) == design.shape[1])
