"""Findings: the verification desk, signatures, the right of reply."""
