"""Who was there to see: entries of coverage, read from a table or the register, kept in the workspace, and what they add up to."""

from constat.estimate.presence.entry import DENYING, KINDS, WATCHING, Entry
from constat.estimate.presence.keeping import add, entries_of
from constat.estimate.presence.reading import read_entries
from constat.estimate.presence.watching import Watched, here, watched

__all__ = ["DENYING", "KINDS", "WATCHING", "Entry", "Watched", "add", "entries_of", "here", "read_entries", "watched"]
