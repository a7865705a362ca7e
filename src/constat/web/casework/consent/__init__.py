"""Consent taken back, use by use."""
