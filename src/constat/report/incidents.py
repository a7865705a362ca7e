"""The incidents behind a report: the annex that lists them with their sources, and the gravest named in the text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from constat.language import date_range, join_words, long_date, number
from constat.model.measure import MEASURES, measure
from constat.model.selection import Selection
from constat.report import arithmetic
from constat.report.disclosure.coarsening import COLUMNS as disclosed
from constat.report.document import Block, Number, Paragraph, Run, Runs, Table, Words
from constat.report.printing import MINUS
from constat.report.reckoning import Reckoning
from constat.report.specification import NamedBlock
from constat.report.wording import Wording, capital

COLUMNS: Final = (
    "event_id",
    "provider_id",
    "dataset",
    "date_start",
    "date_end",
    "place_name",
    "admin1",
    "admin2",
    "country",
    "side_a",
    "side_b",
    "perpetrators",
    "kind",
    "killed_low",
    "killed_best",
    "killed_high",
    "killed_reported",
    "killed_civilians_low",
    "killed_civilians_best",
    "killed_civilians_high",
    "source_count",
    "source_names",
    "source_text",
    *disclosed,
)
_SEPARATOR: Final = re.compile(r"\s*[;,]\s*(?=\S)")
_LONGEST: Final = 220
"""Characters of a source's account that the annex prints; the rest stays in the data."""


class Incidents:
    """Reads rows of the table for one document, and remembers which were printed."""

    def __init__(self, reckoning: Reckoning, wording: Wording) -> None:
        self.reckoning = reckoning
        self.wording = wording

    def rows(self, selection: Selection, limit: int) -> list[dict[str, Any]]:
        """The incidents with the greatest value first, then by day and id; by day and id alone where numbers are withheld, for the
        order would tell them."""
        rows = self.reckoning.incidents(selection, COLUMNS, limit)
        for row in rows:
            self.reckoning.rows_shown |= {str(account["event_id"]): account for account in row["behind"]}
        veil = self.reckoning.veil
        return sorted(rows, key=lambda row: (veil.row(row)["date_start"], str(row["event_id"]))) if veil.hides_any else rows

    def gravest(self, selection: Selection, most: int = 3) -> list[str]:
        """A line on each of the incidents with the most people killed, as many as may be told; nothing where no one was."""
        if measure(selection.counted).stem is None or not selection.counted.endswith("killed"):
            return []
        rows = [row for row in self.rows(selection, most) if row["value"]]
        if any(self.reckoning.veil.row_mark(str(row["event_id"]), selection.counted) for row in rows):
            # That they are the gravest would tell of a withheld number that it exceeds every other one.
            return []
        told = []
        for row in rows:
            value = int(row["value"])
            slot = self.wording.slots.put((self._number(row, value, selection.counted),))
            number = self.wording.say("at-least", number=slot) if row.get("at_least") else slot
            killed = self.wording.say(f"counted-{MEASURES[selection.counted].population}", number=number, n=value)
            shown = self.reckoning.veil.row(row)
            told.append(self.wording.say("party-emblematic", where=self.place(shown), date=self._dates(shown), killed=killed))
        return told

    def line(self, row: dict[str, Any], told: str = "", by: str = "") -> str:
        """One account of an incident in a line: days, place, what was recorded, killed as it tells them, attributed to whom, source.

        `told` and `by` are the account and its source in the document's language, where they are at hand.
        """
        shown = self.reckoning.veil.row(row)
        what = _shortened(told or in_language(str(shown.get("source_text") or ""), self.wording.language)) or self._sides(shown)
        killed = self.wording.slots.put(self._count(row, "killed"))
        who = join_words([str(p) for p in shown.get("perpetrators") or []], self.wording.language)
        source = by or _shortened(_SEPARATOR.sub("; ", str(shown.get("source_names") or "")), 120) or str(row["provider_id"])
        return self.wording.say(
            "chronology-line" if who else "chronology-line-nobody",
            days=self.wording.slots.put((Words(capital(self._dates(shown)), bold=True),)),
            where=self.wording.slots.put((Words(self.place(shown)),)),
            what=self.wording.slots.put((Words(what.rstrip(". ") or self.wording.say("nothing-more")),)),
            killed=killed,
            who=self.wording.slots.put((Words(who),)),
            source=self.wording.slots.put((Words(source),)),
        )

    def annex(self, block: NamedBlock, table_number: int) -> tuple[Block, ...]:
        """The table of incidents with what is recorded of each and its sources, and the sum that it makes. Rival accounts of
        one incident each have a row of their own."""
        spec = self.reckoning.specification
        main = str(block.options.get("measure", "killed"))
        selection = spec.selection(main, self.reckoning.narrowed(block.options.get("select")))
        limit = int(block.options.get("limit", 25))
        rows = self.rows(selection, limit)
        if not rows:
            return (Paragraph(self.wording.slots.runs(self.wording.say("none-listed"))),)
        title = (Words(f"{self.wording.say('table-word', n=str(table_number))}. {block.title[self.wording.language]}"),)
        columns = ("annex-date", "annex-place", "annex-what", "annex-attributed", "annex-killed", "annex-civilians", "annex-source")
        table = Table(
            block.name,
            table_number,
            title,
            tuple((Words(self.wording.say(c)),) for c in columns),
            tuple(self._row(account) for row in rows for account in row["behind"]),
            ("#date", "#loc+name", "#description", "#group+perpetrator", "#affected+killed", "#affected+civilians+killed", "#meta+source"),
            numeric=(False, False, False, False, True, True, False),
            widths=(1.35, 1.6, 4.0, 1.5, 1.05, 1.1, 2.1),
            kind="incidents",
        )
        return (Paragraph(self.wording.slots.runs(self._lead(selection, rows, limit))), table)

    def _lead(self, selection: Selection, rows: list[dict[str, Any]], limit: int) -> str:
        every = self.reckoning.count(selection.replace(measure="incidents", victims=None))
        whole = self.reckoning.count(selection)
        all_ = self.wording.number(every)
        if len(rows) >= (every.value or 0):
            return self.wording.say("annex-lead-all", all=self.wording.counted(every), whole=self.wording.counted(whole))
        sum_ = self.reckoning.listed(whole, whole, limit)
        count = self.reckoning.listed(every, whole, limit)
        rest = self.reckoning.keep(arithmetic.remainder(whole, [sum_], "annex"))
        return self.wording.say(
            "annex-lead",
            listed=self.wording.number(count),
            all=all_,
            sum=self.wording.number(sum_),
            whole=self.wording.counted(whole),
            rest=self.wording.number(rest),
        )

    def _row(self, row: dict[str, Any]) -> tuple[Runs, ...]:
        row = self.reckoning.veil.row(row)
        what = _shortened(in_language(str(row.get("source_text") or ""), self.wording.language)) or self._sides(row)
        sources = _shortened(_SEPARATOR.sub("; ", str(row.get("source_names") or "")), 120)
        source: list[Run] = [Words(sources)] if sources else []
        source.append(Words((" " if sources else "") + f"[{row['provider_id']}]"))
        who = join_words([str(p) for p in row.get("perpetrators") or []], self.wording.language) or "\u2013"
        return (
            (Words(self._dates(row)),),
            (Words(self.place(row)),),
            (Words(what),),
            (Words(who),),
            self._count(row, "killed"),
            self._count(row, "killed_civilians"),
            tuple(source),
        )

    def _sides(self, row: dict[str, Any]) -> str:
        sides = [join_words([str(p) for p in row.get(side) or []], self.wording.language) for side in ("side_a", "side_b")]
        return " \u2013 ".join(side for side in sides if side)

    def _count(self, row: dict[str, Any], stem: str) -> Runs:
        best, low, high = row.get(f"{stem}_best"), row.get(f"{stem}_low"), row.get(f"{stem}_high")
        value = best if best is not None else row.get(f"{stem}_reported") if row.get(f"{stem}_reported") is not None else low
        if value is None:
            return (Words("\u2013"),)
        shown: list[Run] = [self._number(row, int(value), "killed" if stem == "killed" else "civilians-killed")]
        if best is None and row.get(f"{stem}_reported") is None:
            return (Words(self.wording.say("at-least-short")), *shown)
        # Where numbers are withheld the bounds go too: they add up as the numbers do.
        if not self.reckoning.veil.hides_any and low is not None and high is not None and (low != value or high != value):
            shown += [Words(f" ({number(int(low), self.wording.language)}\u2013{number(int(high), self.wording.language)})")]
        return tuple(shown)

    def _number(self, row: dict[str, Any], value: int, measured: str) -> Words | Number:
        """A number of the row itself; its place in the annex names the event. The mark in its place where it is withheld."""
        event = str(row["event_id"])
        veil, anchor = self.reckoning.veil, event_anchor(event)
        if (mark := veil.row_mark(event, measured)) is not None:
            return Words(mark.shown, withheld=mark.note(self.wording.language))
        row = veil.row(row)
        self.reckoning.events[anchor] = {
            "event": event,
            "date": f"{row['date_start']}/{row['date_end']}",
            "killed": None if veil.row_mark(event, "killed") else row_value(row, "killed"),
            "civilians": None if veil.row_mark(event, "civilians-killed") else row_value(row, "civilians-killed"),
        }
        return Number(number(value, self.wording.language).replace("-", MINUS), anchor, "event")

    def place(self, row: dict[str, Any]) -> str:
        """The place of a row, from near to far, each level once."""
        names: list[str] = []
        for level in ("place_name", "admin2", "admin1"):
            name = str(row.get(level) or "").strip()
            if name and name not in names:
                names.append(name)
        return ", ".join(names[:2]) or str(row.get("country") or "") or self.wording.say("unknown-place")

    def _dates(self, row: dict[str, Any]) -> str:
        start, end = row["date_start"], row["date_end"]
        assert isinstance(start, date)
        assert isinstance(end, date)
        return long_date(start, self.wording.language) if start == end else date_range(start, end, self.wording.language)


def event_anchor(event_id: str) -> str:
    """The place in the annex where an event stands."""
    return "e-" + hashlib.sha256(event_id.encode()).hexdigest()[:16]


def row_value(row: Mapping[str, Any], measured: str) -> int | None:
    """What a row tells of a measure: best, else reported, else low."""
    names = MEASURES[measured].columns
    if not names:
        return 1
    low, best = row.get(names[0]), row.get(names[1])
    reported = row.get(names[3]) if len(names) > 3 else None
    value = best if best is not None else reported if reported is not None else low
    return None if value is None else int(value)


def in_language(text: str, language: str) -> str:
    """Of an account that a coder summed up in both languages, the summary in this one; any other text as it is."""
    found = re.fullmatch(r"\s*(\[Summary\].*?)\s*(\[Résumé\].*)", text, re.DOTALL)
    return text if found is None else found[1 if language == "en" else 2]


def _shortened(text: str, longest: int = _LONGEST) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "\u00a0…"
