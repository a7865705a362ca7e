"""Lists of names as people paste them: one row a victim, in order, nothing dropped but empty rows, nothing guessed unsaid.

A row needs no surname, no age, nothing but what was told. "Inconnu" or "?" is a victim without a name. What does not fit
is kept verbatim as an odd row with its number and the reason. Cells are text whatever they begin with: a formula is words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from constat.sources.text.ages import Age, name_words, read_age, read_sex, term_of
from constat.sources.text.folding import plain_words
from constat.sources.text.pasted import PastedRow, delimiter, pasted_rows
from constat.sources.text.rule import Rule

_HEADER_WITHIN: Final = 6
"""Rows searched for a header: a title and a date may stand above it."""
_MARK: Final = re.compile(r"^\s*(?:\(?\d{1,4}\s*[.):°/-]+|[-•*·▪–—]+)\s+(?=\S)|^\s*\d{1,4}[.)](?=[^\W\d])")
_SEVERAL: Final = re.compile(
    r"(?:\d{1,5}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten|plusieurs|several|des|autres|et) "
    r"(?:autres? |other )?(?:inconnue?s?|unknown|personnes?|people|persons|hommes|femmes|enfants|men|women|children|corps|bodies"
    r"|victimes?|victims|morts|autres|others)"
    r"(?: (?:inconnue?s|non identifie?e?s|unknown|unidentified|men|women|children|people|persons|victims|bodies))*"
)
_LONGEST_NAME: Final = 300
_AS_WRITTEN: Final = ("given", "surname", "nickname", "father", "mother", "village", "occupation", "date", "place", "contact", "notes")
CELLS: Final = ("name", "nickname", "father", "age", "sex", "village", "status", "harm", "date", "notes")
"""The cells of a grid of names."""
_AGE_BESIDE: Final = re.compile(
    r"(?P<name>[^,]*?[^\W\d_].*?)[\s,(–-]+(?P<age>(?:~|environ |âgée? de |aged )?\d{1,3} ?(?:ans|years?(?: old)?))\)?$", re.IGNORECASE
)
_FORMULA: Final = re.compile(r"^\s*[=+@]|^\s*-\s*[\d(=]")


@dataclass(frozen=True, slots=True)
class NameRow:
    """One victim as the list tells of them. Empty text: not told. `doubts` say what was left unknown, and why."""

    row: int
    """Its number in what was pasted, from 1."""
    verbatim: str
    name: str = ""
    """The name as written; empty for a victim without one."""
    given: str = ""
    surname: str = ""
    nickname: str = ""
    father: str = ""
    mother: str = ""
    age: Age = field(default_factory=Age)
    sex: str = "unknown"
    status: str = "unknown"
    harm: str = ""
    """Vocabulary harm; empty where the list tells none."""
    naming: str = "named"
    """Vocabulary victim-naming: `counted` for a victim without a name, `partly-named` for a single word."""
    village: str = ""
    occupation: str = ""
    date: str = ""
    """Words; `propose_dates` reads them."""
    place: str = ""
    contact: str = ""
    notes: str = ""
    other: Mapping[str, str] = field(default_factory=dict)
    """Cells of columns that are not known, by the column's own name."""
    doubts: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class OddRow:
    """A row that was not read as one victim, word for word, and why."""

    row: int
    verbatim: str
    cells: tuple[str, ...]
    reason: Rule

    def say(self, language: str | None = None) -> str:
        """The reason in that language, or in the current one."""
        return self.reason.say(language)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its own name, and the field it fills (None: kept under its name)."""

    name: str
    field: str | None


@dataclass(frozen=True, slots=True)
class NameTable:
    """The rows of a pasted list, in order; the odd ones apart; what the columns were taken for."""

    rows: tuple[NameRow, ...] = ()
    odd: tuple[OddRow, ...] = ()
    columns: tuple[Column, ...] = ()
    header_row: int | None = None
    notes: tuple[Rule, ...] = ()


def read_names(text: str) -> NameTable:
    """The list in the text: rows as victims, odd rows with number and reason. Never raises."""
    text = text.removeprefix("\ufeff")
    sign = delimiter(text)
    rows = [row for row in pasted_rows(text, sign) if not row.empty]
    if sign is None and (commas := _comma_table(text)):
        rows = commas
    if not rows:
        return NameTable()
    at = next((i for i, row in enumerate(rows[:_HEADER_WITHIN]) if _is_header(row.cells)), None)
    above = [OddRow(row.number, row.text, row.cells, Rule.of("names-row-above-header", row=str(row.number))) for row in rows[: at or 0]]
    body = rows if at is None else rows[at + 1 :]
    columns = _guessed(body) if at is None else _columns(rows[at].cells)
    read: list[NameRow] = []
    odd: list[OddRow] = above
    for row in body:
        reason = _oddity(row, columns)
        if reason is not None:
            odd.append(OddRow(row.number, row.text, row.cells, reason))
        else:
            read.append(_row(row, columns))
    notes: tuple[Rule, ...] = ()
    if at is None and len(columns) > 1:
        taken = tuple(f"{column.name}: {column.field}" for column in columns if column.field)
        notes = (Rule.of("names-columns-guessed", columns=", ".join(taken) or "-"),)
    return NameTable(tuple(read), tuple(odd), columns, None if at is None else rows[at].number, notes)


def read_cells(rows: Sequence[Mapping[str, str]]) -> NameTable:
    """Rows that already stand in cells by field, as a grid holds them; numbered as they come. Read as a pasted list is."""
    columns = tuple(Column(name, name) for name in CELLS)
    read: list[NameRow] = []
    odd: list[OddRow] = []
    for number, given in enumerate(rows, 1):
        cells = tuple(" ".join(given.get(name, "").split()) for name in CELLS)
        row = PastedRow(number, cells, "\t".join(cells).rstrip())
        if row.empty:
            continue
        reason = _oddity(row, columns)
        if reason is not None:
            odd.append(OddRow(number, row.text, cells, reason))
        else:
            read.append(_row(row, columns))
    return NameTable(tuple(read), tuple(odd), columns)


def _comma_table(text: str) -> list[PastedRow]:
    """The rows cut at commas, where the first line that is not empty is then a header; else none: names hold commas."""
    rows = [row for row in pasted_rows(text, ",") if not row.empty]
    return rows if rows and len(rows[0].cells) > 1 and _is_header(rows[0].cells) else []


def _is_header(cells: Sequence[str]) -> bool:
    known = [_field(cell) for cell in cells if cell]
    told = sum(name is not None for name in known)
    if len(known) == 1:
        return known[0] in ("name", "name_or_surname", "given", "surname")
    return told >= 2 and told * 2 >= len(known)


def _field(cell: str) -> str | None:
    return term_of("columns").get(plain_words(cell))


def _columns(cells: Sequence[str]) -> tuple[Column, ...]:
    """The columns that a header names. The first of a kind fills the field; a second one is kept under its own name."""
    fields = [_field(cell) for cell in cells]
    whole = "surname" if "given" in fields else "name"
    seen: set[str] = set()
    found: list[Column] = []
    for place, (cell, known) in enumerate(zip(cells, fields, strict=True), 1):
        known = whole if known == "name_or_surname" else known
        if known in seen:
            known = None
        if known:
            seen.add(known)
        taken = {column.name for column in found}
        name = " ".join(cell.split()) or f"#{place}"
        found.append(Column(name if name not in taken else f"{name} #{place}", known))
    return tuple(found)


def _guessed(rows: Sequence[PastedRow]) -> tuple[Column, ...]:
    """Columns without a header: the first of words is the name; sex and age are told by what most cells hold."""
    width = max((len(row.cells) for row in rows), default=1)
    taken: set[str] = set()
    found: list[Column] = []
    for place in range(width):
        cells = [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place]]
        guess = _guess(cells, place) if width > 1 else "name"
        if guess in taken:
            guess = None
        if guess:
            taken.add(guess)
        found.append(Column(f"#{place + 1}", guess))
    if "name" not in taken:
        first = next((i for i, column in enumerate(found) if column.field is None), 0)
        found[first] = Column(found[first].name, "name")
    return tuple(found)


def _guess(cells: Sequence[str], place: int) -> str | None:
    cells = [cell for cell in cells if term_of("age").get(plain_words(cell) or "na") != "unknown"]  # "?" tells no column
    if not cells:
        return None
    if place == 0 and all(re.fullmatch(r"\d{1,5}[.)]?", cell) for cell in cells) and len(set(cells)) == len(cells):
        return "index"
    if sum(plain_words(cell) in term_of("sex") or cell == "?" for cell in cells) * 5 >= len(cells) * 4:
        return "sex"
    if sum(read_age(cell)[0].low is not None or plain_words(cell) in term_of("age") for cell in cells) * 5 >= len(cells) * 4:
        return "age"
    return "name"


def _oddity(row: PastedRow, columns: Sequence[Column]) -> Rule | None:
    """Why the row is not one victim, or None."""
    values = _values(row.cells, columns)
    if any(row.cells[len(columns) :]):
        return Rule.of("names-row-too-wide", row=str(row.number), cells=len(row.cells), columns=len(columns))
    name = _whole_name(values)
    told = {key: value for key, value in values.items() if key != "index" and value}
    first = next((cell for cell in row.cells if cell), "")
    if any(re.fullmatch(rf"{total}(?: \d[\d ]*)?", plain_words(first)) for total in name_words()["total"]):
        return Rule.of("names-row-total", row=str(row.number))
    if not told and not any(_other(row.cells, columns).values()):
        return Rule.of("names-row-number-only", row=str(row.number))
    if _is_header(row.cells) and len(columns) > 1:
        return Rule.of("names-row-header-again", row=str(row.number))
    if _SEVERAL.fullmatch(plain_words(name)):
        return Rule.of("names-row-several", row=str(row.number))
    if _seems_several(name):
        return Rule.of("names-row-several-names", row=str(row.number))
    if name and not any(c.isalpha() for c in name) and any(c.isdigit() for c in name) and not _FORMULA.match(name):
        return Rule.of("names-row-no-letters", row=str(row.number))
    if not name and not told.keys() & {"nickname", "father", "mother", "age", "sex", "village", "status", "harm", "occupation"}:
        return Rule.of("names-row-nobody", row=str(row.number))
    return None


def _seems_several(name: str) -> bool:
    """Whether a cell seems to hold a list of names; one comma may part a surname from a first name."""
    if _FORMULA.match(name):
        return False
    kin = re.search(r"\b(?:fils|fille|enfant|son|daughter|child) ", name)
    apart = r"[,،;]" if kin else r"[,،;]|(?<=\S) (?:et|and|&) (?=\S)"
    if sum(any(c.isalpha() for c in piece) for piece in re.split(apart, name)) > 2:
        return True
    pair = re.fullmatch(r"(\S[^,;]*) (?:et|and|&) (\S[^,;]*)", name)
    if pair is None or kin:
        return False  # "fils de Ali et Awa" names the parents of one person
    return all(side[:1].isalpha() and not side[:1].islower() for side in pair.groups())


def _values(cells: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    return {column.field: cell for column, cell in zip(columns, cells) if column.field}


def _other(cells: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    return {column.name: cell for column, cell in zip(columns, cells) if column.field is None and cell}


def _whole_name(values: Mapping[str, str]) -> str:
    """The name as the list writes it; given name and surname joined in that order where they stand apart."""
    if values.get("name"):
        return _MARK.sub("", values["name"], count=1).strip()
    return " ".join(part for part in (values.get("given", ""), values.get("surname", "")) if part)


def _row(row: PastedRow, columns: Sequence[Column]) -> NameRow:
    values = _values(row.cells, columns)
    doubts: list[Rule] = []
    written = _whole_name(values)
    if "age" not in values and len(written) <= _LONGEST_NAME and (beside := _AGE_BESIDE.fullmatch(written)):
        # "Moussa Diallo (35 ans)" where the list has no column for ages
        written, values["age"] = beside["name"].rstrip(), beside["age"]
        doubts.append(Rule.of("names-age-beside", age=beside["age"]))
    name, unnamed = _name(written)
    age, age_doubts = read_age(values.get("age", ""))
    sex, stated_age, sex_doubts = read_sex(values.get("sex", ""))
    if age.id == "unknown" and not age.words and stated_age != "unknown":
        age = Age(values["sex"], id=stated_age)
    elif age.id == "unknown" and not age.words and unnamed.get("age"):
        age = Age(written, id=unnamed["age"])
    elif stated_age == "child" and age.id == "adult":
        doubts.append(Rule.of("names-age-and-sex-disagree", sex=values["sex"], age=values["age"]))
        age = Age(age.words, age.low, age.high, age.approximate)
    if age.id == "unknown":  # where the age is told, "fille" leaves nothing open
        doubts.extend(sex_doubts)
    else:
        doubts.extend(rule for rule in sex_doubts if rule.id != "names-child-word")
    doubts.extend(age_doubts)
    if sex == "unknown":
        sex = unnamed.get("sex", sex)
    status = _term("status", values.get("status", ""), "unknown", doubts)
    harm = _term("harm", values.get("harm", ""), "", doubts)
    if not harm and plain_words(values.get("status", "")) in term_of("harm"):
        # "mort" or "blessé" under "Statut" is what was done, not who the person was.
        harm = term_of("harm")[plain_words(values["status"])]
        doubts = [rule for rule in doubts if rule.id != "names-status-unread"]
        doubts.append(Rule.of("names-status-is-harm", words=values["status"]))
    if any(_FORMULA.match(cell) for cell in row.cells):
        doubts.append(Rule.of("names-formula-kept"))
    plain: dict[str, Any] = {key: values.get(key, "") for key in _AS_WRITTEN}
    if unnamed or not name:
        plain["given"] = plain["surname"] = ""
    other = _other(row.cells, columns)
    naming = _naming(name, plain)
    told = NameRow(row.number, row.text, name, age=age, sex=sex, status=status, harm=harm, naming=naming, other=other, doubts=tuple(doubts))
    return replace(told, **plain)


def _name(written: str) -> tuple[str, dict[str, str]]:
    """The name, or "" and what the words tell of a victim without one."""
    plain = plain_words(written)
    if not plain and not any(c.isalnum() for c in written):
        return ("", {"naming": "counted"}) if not _FORMULA.match(written) else (written, {})
    unnamed = name_words()["unnamed"]
    if plain in unnamed:
        return "", {"naming": "counted"}
    words = [word for word in plain.split(" ") if word not in ("inconnu", "inconnue", "unknown", "unidentified", "anonyme", "x")]
    rest = re.sub(r"\bnon identifiee?\b", "", " ".join(words)).strip()
    person = name_words()["unnamed_person"].get(rest)
    return ("", {"naming": "counted", **person}) if person is not None else (written, {})


def _naming(name: str, plain: Mapping[str, str]) -> str:
    if not name:
        return "partly-named" if plain["nickname"] or plain["father"] else "counted"
    return "named" if len(name.split()) > 1 or (plain["surname"] and plain["given"]) else "partly-named"


def _term(table: str, words: str, nothing: str, doubts: list[Rule]) -> str:
    plain = plain_words(words)
    if not plain:
        return nothing
    term = term_of(table).get(plain)
    if term is None:
        doubts.append(Rule.of(f"names-{table}-unread", words=words))
    return term or nothing
