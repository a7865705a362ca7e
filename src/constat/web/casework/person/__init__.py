"""Persons under codes: who says that they held which post on the days of an incident, and on which lists they stand."""
