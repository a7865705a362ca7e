"""What the numbers allow to be said: comparison of periods, with intervals, coverage and words that fit."""
