"""Statements coded by hand: what each public source says of one incident, side by side."""

from constat.sources.statements.reader import StatementFile, read, read_file, recognises

__all__ = ["StatementFile", "read", "read_file", "recognises"]
