"""The analytical table: datasets stored in versions that never change, selections answered, figures traced to their rows."""
