"""Constat: a sworn record of what was done to civilians, and of how it is known."""

__version__ = "0.1.0"
