"""The case file at a glance: where, and when."""
