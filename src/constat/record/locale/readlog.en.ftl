readlog-cap = You have opened { $cap } identities within an hour, which is as many as one may. Nothing was opened. Wait, or ask a steward.
readlog-busy = Somebody else is writing to the log of openings and did not finish in 20 seconds. Nothing was opened. Try again.
readlog-unwritable = The log of openings (“{ $place }”) could not be written, so nothing was opened. Check that the disk is neither full nor read-only, then try again.
readlog-unreadable = “{ $place }” is not a log of openings, or it is damaged. Nothing was opened. Restore it from a backup and keep the damaged file.
readlog-changed = Line { $line } of the log of openings is not as it was written. Compare it with a backup; keep both files.
readlog-moved = Line { $line } of the log of openings does not follow the line before it. Compare it with a backup; keep both files.
readlog-missing = Line { $line } of the log of openings is missing. Compare it with a backup; keep both files.
