"""Named persons of lists: which rows of two lists name one person, how probably, and why."""
