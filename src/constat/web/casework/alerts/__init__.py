"""Flash alerts: a threat with its clock, a short message, whom it was sent to, and what came of it."""
