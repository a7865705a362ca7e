"""Backup, restore, and the move from one database to the other: entries are carried, tables are made anew.

    writing     one encrypted file, consistent while others work; subject keys apart, for 30 days
    restoring   checked from end to end before anything takes its place; a new chain goes on from the old one's head
    moving      SQLite to PostgreSQL and back, with the digest of every row compared
    history     which backups were made, for `doctor` and for erasures
"""

from __future__ import annotations

from constat.record.backup.history import Made, last_backup, made
from constat.record.backup.moving import move
from constat.record.backup.restoring import Restored, restore
from constat.record.backup.writing import Written, create

__all__ = ["Made", "Restored", "Written", "create", "last_backup", "made", "move", "restore"]
