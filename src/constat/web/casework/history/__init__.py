"""What changed in a record: when, by whom, why, from what to what."""
