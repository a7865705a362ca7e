"""Tarkane, an invented country: three years of incidents told by several overlapping sources, and the truth beside.

    python -m constat.examples.fictional generate --seed 1 --out DIR

What to look for in it: one incident told by several datasets with other dates, places, names and numbers; several rows
that copy one root report; long incidents told day by day by one dataset and as one row by another; incidents merged;
a communiqué series that counts dead civilians as terrorists; a crime blamed on others; namesakes among places; lists of
names that overlap in their own spellings; and offices that close just when violence rises, so that reports fall.
"""

from constat.examples.fictional.writing import SEED, Generated, Source, generate

__all__ = ["SEED", "Generated", "Source", "generate"]
