"""Providers' codes turned into words of the vocabularies, and country names into ISO codes, once per distinct value."""

from __future__ import annotations

from functools import cache

import polars as pl

from constat.errors import BadInput
from constat.vocab import load, resolve_country


@cache
def meanings(vocabulary: str, scheme: str) -> dict[str, str]:
    """`{code: term id}` of one scheme of a vocabulary, codes in lower case."""
    return {code.lower(): term.id for term in load(vocabulary) for code in term.codes.get(scheme, ())}


def iso3_codes(countries: pl.Series) -> pl.Series:
    """ISO 3166-1 alpha-3 codes of country names; null where the name is of no present country, or unknown."""
    forms = countries.unique().drop_nulls()
    codes = [_iso3(form) for form in forms]
    table = pl.DataFrame({"form": forms, "iso3": codes}, schema={"form": pl.String, "iso3": pl.String})
    return pl.DataFrame({"form": countries}).join(table, on="form", how="left", maintain_order="left")["iso3"]


@cache
def _iso3(name: str) -> str | None:
    try:
        return resolve_country(name).iso3
    except BadInput:
        return None


def numeric_iso3_codes(codes: pl.Series) -> pl.Series:
    """ISO 3166-1 alpha-3 codes of numeric ISO codes (`466`, `4.0`); null where unknown."""
    forms = codes.unique().drop_nulls()
    found = [_numeric_iso3(form) for form in forms]
    table = pl.DataFrame({"form": forms, "iso3": found}, schema={"form": pl.String, "iso3": pl.String})
    return pl.DataFrame({"form": codes}).join(table, on="form", how="left", maintain_order="left")["iso3"]


@cache
def _numeric_iso3(code: str) -> str | None:
    try:
        return resolve_country(code, scheme="iso-numeric").iso3
    except BadInput:
        return None
