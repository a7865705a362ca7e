"""Controlled vocabularies as data: words in English and French, with the codes that other standards use for them.

`load("violence-kind")` gives a `Vocabulary`; `resolve_country("RDC")` gives a `Country`. One YAML file per list lies in
`lists/`; docs/look-up/vocabularies.md is generated from them.
"""

from constat.vocab.country import Country, countries, resolve_country
from constat.vocab.vocabulary import Term, Vocabulary, load, names

__all__ = ["Country", "Term", "Vocabulary", "countries", "load", "names", "resolve_country"]
