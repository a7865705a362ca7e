"""What each source says of an incident, side by side: day by day, its parts and wholes, and the authorities' own words.

Parts and wholes are read from the statements as they were coded, where a dataset of the report is a file of statements. Each number
stands as its source tells it, within another number or beside it; nothing is added across sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from constat.language import number
from constat.report.document import Block, Bullets, Paragraph, Quotation, Runs, Table, Words
from constat.report.incidents import Incidents
from constat.report.reckoning import Reckoning
from constat.report.wording import Wording
from constat.sources.statements import read_file, recognises
from constat.sources.statements.told import Number, Statement

OFFICIAL: Final = ("official-communique", "state-authority")
_MOST: Final = 200
_STEMS: Final = {
    "killed": "persons-killed",
    "killed_civilians": "civilians-killed",
    "killed_fighters": "fighters-killed",
    "killed_status_unknown": "killed-status-unknown",
    "injured": "persons-injured",
    "injured_civilians": "civilians-injured",
    "abducted": "persons-abducted",
    "detained": "persons-detained",
    "sexual_violence": "victims-of-sexual-violence",
}


class Accounts:
    """The passages of one document on what each source tells."""

    def __init__(self, reckoning: Reckoning, wording: Wording, incidents: Incidents) -> None:
        self.reckoning = reckoning
        self.wording = wording
        self.incidents = incidents
        self.specification = reckoning.specification
        self.language = wording.language

    # -- day by day ---------------------------------------------------------------------------------------------------

    def chronology(self) -> tuple[Block, ...]:
        """Each incident of the period in the order of its days, every account of it on a line of its own."""
        rows = self.incidents.rows(self.specification.selection("incidents"), _MOST)
        accounts = [account for row in rows for account in row["behind"]]
        if not accounts:
            return (Paragraph(self.wording.slots.runs(self.wording.say("none-listed"))),)
        accounts.sort(key=lambda row: (row["date_start"], row["date_end"], str(row["event_id"])))
        told = {statement.id: statement for statement in self._statements()}
        lines = [self.wording.slots.runs(self._line(account, told.get(str(account["provider_id"])))) for account in accounts]
        return (Paragraph((Words(self.wording.say("chronology-lead")),)), Bullets(tuple(lines)))

    def _line(self, account: dict[str, Any], told: Statement | None) -> str:
        # What disclosure control touches is told from the row, which it has coarsened.
        if told is None or self.reckoning.veil.active:
            return self.incidents.line(account)
        return self.incidents.line(account, told.quoted or told.account[self.language].strip(), told.source.name[self.language])

    # -- statements ---------------------------------------------------------------------------------------------------

    def _statements(self) -> Iterator[Statement]:
        """The statements of the report's datasets on days of its period."""
        wanted = {name for name, *_ in self.reckoning.datasets()}
        period = self.specification.period
        for name, version in self.reckoning.table.versions.items():
            if name not in wanted or not recognises(version.original):
                continue
            held = read_file(version.original)
            for statement in held.statements:
                if period.start <= statement.when.start <= period.end:
                    yield statement

    def parts(self, position: int) -> tuple[Block, ...]:
        """Every number that a source gives, and whether it is a whole, within one or beside it, as that source says."""
        rows: list[tuple[Runs, ...]] = []
        for statement in self._statements():
            for told in statement.numbers:
                cells = (statement.source.name[self.language], self._what(told), self._shown(told), self._relation(told, statement))
                rows.append(tuple((Words(cell),) for cell in cells))
        if not rows:
            return (Paragraph((Words(self.wording.say("parts-untold")),)),)
        title = f"{self.wording.say('table-word', n=str(position))}. {self.wording.say('parts-title')}"
        heads = ("parts-source", "column-measure", "parts-number", "parts-relation")
        table = Table(
            "parts",
            position,
            (Words(title),),
            tuple((Words(self.wording.say(head)),) for head in heads),
            tuple(rows),
            ("#meta+source", "#indicator+name", "#indicator+value", "#meta+relation"),
            notes=(("", (Words(self.wording.say("parts-note")),)),),
            numeric=(False, False, True, False),
            widths=(2.4, 2.2, 1.2, 2.6),
        )
        return (table,)

    def _what(self, told: Number) -> str:
        label = self.wording.say(f"label-{_STEMS[told.stem]}") if told.stem in _STEMS else told.stem
        if not told.group:
            return label
        group = f"group-{told.group.replace(' ', '-')}"
        return f"{label}, {self.wording.say(group) if self.wording.phrases.has(group) else told.group}"

    def _shown(self, told: Number) -> str:
        low, best, high = (number(n, self.language) if n is not None else "" for n in (told.count.low, told.count.best, told.count.high))
        form = "number-form" if told.form == "number" else told.form.replace("_", "-")
        return self.wording.say(f"parts-{form}", low=low, best=best, high=high)

    def _relation(self, told: Number, statement: Statement) -> str:
        named = told.within or told.beside
        if named:
            label = self.wording.say(f"label-{_STEMS[named]}") if named in _STEMS else named
            return self.wording.say("parts-within" if told.within else "parts-beside", whole=label.lower())
        others = [n for n in statement.numbers if n is not told and n.stem == told.stem and not n.group]
        return self.wording.say("parts-not-said" if told.group and others else "parts-whole")

    # -- the authorities ----------------------------------------------------------------------------------------------

    def authorities(self) -> tuple[Block, ...]:
        """What the authorities say: their words where they were kept, else the coder's summary, named as such."""
        blocks: list[Block] = []
        for statement in self._statements():
            if statement.source.kind not in OFFICIAL:
                continue
            message = "authorities-quoted" if statement.quoted else "authorities-summary"
            blocks.append(Paragraph((Words(self.wording.say(message, source=statement.source.name[self.language])),)))
            blocks.append(Quotation((Words(statement.quoted or statement.account[self.language].strip()),)))
        return tuple(blocks) or (Paragraph((Words(self.wording.say("authorities-untold")),)),)
