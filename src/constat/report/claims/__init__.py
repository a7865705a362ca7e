"""Claims taken from a text, held against the data: supported, contradicted, not decided by this data, or outside it."""

from constat.report.claims.checking import Answer, CheckedClaims, check_claims
from constat.report.claims.reading import Claim, ClaimFile, read_claims

__all__ = ["Answer", "CheckedClaims", "Claim", "ClaimFile", "check_claims", "read_claims"]
