"""Alerts that get answered: the chain from what was received to what came of it, its deadlines, and an outbox that loses nothing."""
