"""How many were never listed, estimated from two or more overlapping lists: needs a plain table, no workspace."""
