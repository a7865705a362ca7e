"""Victims of an incident: counted by how far they are named, lists compared, records judged the same or not, never merged."""
