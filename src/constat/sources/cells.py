"""Text cells as numbers and days, with a mask of the cells that could not be read. Whole columns at a time.

Each function first tries the plain road (digits, `2020-01-31`), which almost every column of almost every file is on, and
looks closer only when a cell fails it: `118.0` where a whole number is meant, blanks, `NA`, days with times, months by name.
"""

from __future__ import annotations

from typing import Final

import polars as pl

INT32_MAX: Final = 2**31 - 1
_ABSENT: Final = ("", "na", "n/a", "nan", "null", "none", "-")
_TIME: Final = r"^(\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$"
_SLASHED: Final = r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:\s+\d{1,2}:\d{2}.*)?$"
_NAMED: Final = ("%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%y", "%d-%b-%y", "%B %d, %Y", "%Y/%m/%d", "%Y%m%d")


def text(cells: pl.Series) -> pl.Series:
    """The cells with empty ones as null, and with `NA`, which R writes for what is absent."""
    lengths = cells.str.len_bytes()
    if len(cells) == cells.null_count() or lengths.min() > 2:  # type: ignore[operator]
        return cells
    empty = ((lengths == 0) | (cells == "NA")).fill_null(False)
    return cells.set(empty, None) if empty.any() else cells


def _told(cells: pl.Series) -> pl.Series:
    """Cells trimmed, and null where they say in words that there is nothing."""
    trimmed = cells.str.strip_chars()
    return trimmed.set(trimmed.str.to_lowercase().is_in(_ABSENT).fill_null(False), None)


def whole_numbers(cells: pl.Series) -> tuple[pl.Series, pl.Series | None]:
    """Int64 and the mask of cells that hold no whole number (None when there is none). `118.0` is 118; `118.5` is none."""
    numbers = cells.cast(pl.Int64, strict=False)
    if numbers.null_count() == cells.null_count():
        return numbers, None
    told = _told(cells)
    floats = told.cast(pl.Float64, strict=False)
    sound = floats.is_finite() & (floats == floats.round()) & (floats.abs() < 2**53)
    numbers = pl.select(
        pl.when(numbers.is_not_null()).then(numbers).when(sound).then(floats.set((~sound).fill_null(True), None).cast(pl.Int64))
    ).to_series().alias(cells.name)
    bad = told.is_not_null() & numbers.is_null()
    return numbers, bad if bad.any() else None


def real_numbers(cells: pl.Series) -> tuple[pl.Series, pl.Series | None]:
    """Float64 and the mask of cells that hold no finite number. A decimal comma (`12,5`) is understood."""
    numbers = cells.cast(pl.Float64, strict=False)
    if numbers.null_count() == cells.null_count() and bool(numbers.is_finite().all()):
        return numbers, None
    told = _told(cells)
    numbers = told.str.replace(r"^([+-]?\d+),(\d+)$", "${1}.${2}").cast(pl.Float64, strict=False)
    numbers = numbers.set((~numbers.is_finite()).fill_null(False), None)
    bad = told.is_not_null() & numbers.is_null()
    return numbers, bad if bad.any() else None


def days(cells: pl.Series) -> tuple[pl.Series, pl.Series | None]:
    """Dates and the mask of cells that hold none.

    Understood: `2020-01-31`, with or without a time (which is dropped); `31 January 2020` and its short forms; and
    `31/01/2020`, where some day of the column is over 12 and so tells day from month for all. Where none is, each such
    cell is refused: to guess would move events by months.
    """
    if (cells.str.len_bytes() == 10).all():
        dates = cells.str.to_date("%Y-%m-%d", strict=False)
        if dates.null_count() == cells.null_count():
            return dates, None
    forms = _told(cells).unique().drop_nulls()
    dates = forms.str.extract(_TIME, 1).str.to_date("%Y-%m-%d", strict=False)
    for form in _NAMED:
        if dates.null_count():
            dates = dates.zip_with(dates.is_not_null(), forms.str.to_date(form, strict=False))
    if dates.null_count():
        dates = dates.zip_with(dates.is_not_null(), _slashed(forms))
    known = pl.DataFrame({"form": forms, "day": dates})
    trimmed = pl.DataFrame({"form": _told(cells)})
    found = trimmed.join(known, on="form", how="left", maintain_order="left")["day"].alias(cells.name)
    bad = trimmed["form"].is_not_null() & found.is_null()
    return found, bad if bad.any() else None


def _slashed(forms: pl.Series) -> pl.Series:
    first = forms.str.extract(_SLASHED, 1).cast(pl.Int32, strict=False)
    second = forms.str.extract(_SLASHED, 2).cast(pl.Int32, strict=False)
    year = forms.str.extract(_SLASHED, 3).cast(pl.Int32, strict=False)
    first_is_day, second_is_day = bool((first > 12).any()), bool((second > 12).any())
    if first_is_day == second_is_day:  # neither tells, or they contradict each other
        return pl.Series([None] * len(forms), dtype=pl.Date)
    day, month = (first, second) if first_is_day else (second, first)
    parts = pl.DataFrame({"y": year, "m": month, "d": day})
    two_digits = [pl.col(name).cast(pl.String).str.zfill(2) for name in "md"]
    written = parts.select(pl.format("{}-{}-{}", "y", *two_digits))
    return written.to_series().str.to_date("%Y-%m-%d", strict=False)


def coded(cells: pl.Series, codes: dict[str, str]) -> tuple[pl.Series, pl.Series | None]:
    """The meaning of each code (`1`, `1.0`, or a word in any case), and the mask of cells whose code is unknown."""
    forms = cells.unique().drop_nulls()
    plain = forms.str.strip_chars().str.to_lowercase().str.replace(r"^(\d+)\.0+$", "${1}")
    plain = plain.set(plain.is_in(_ABSENT), None)
    lower = {key.lower(): value for key, value in codes.items()}
    means = [lower.get(key) if key is not None else None for key in plain]
    wrong = [key is not None and value is None for key, value in zip(plain, means, strict=True)]
    types = {"form": pl.String, "means": pl.String, "wrong": pl.Boolean}
    table = pl.DataFrame({"form": forms, "means": means, "wrong": wrong}, schema=types)
    found = pl.DataFrame({"form": cells}).join(table, on="form", how="left", maintain_order="left")
    bad = found["wrong"].fill_null(False)
    return found["means"].alias(cells.name), bad if bad.any() else None
