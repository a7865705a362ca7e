"""Incidents: the list with its facets, one incident with its statements side by side, and what is done with it."""
