"""The explorer: one selection, seen as map, timeline and table."""
