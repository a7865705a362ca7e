"""Undercount on screen: lists are pasted, models stand side by side with their spread, and nothing is kept."""
