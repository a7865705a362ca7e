"""The trend of a selection: its months, when they changed, who watched meanwhile, and what the latest will likely become."""
