"""A list of names: pasted, typed or taken from a sheet into a grid; saved as one statement with a victim for each row."""
