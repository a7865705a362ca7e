"""The screens of the case file, one folder each."""
