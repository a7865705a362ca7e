"""The first screen of whoever is at work."""
