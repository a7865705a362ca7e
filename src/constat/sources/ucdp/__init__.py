"""UCDP Georeferenced Event Dataset: every release from 17.1, candidate releases, and extracts of its columns."""

from constat.sources.ucdp.reader import read, recognises

__all__ = ["read", "recognises"]
