"""What the office did and asked, as the specification lists it: missions made, visits refused, offices, observations asked for.

| key | entries |
|---|---|
| `missions` | `day`, `place`, `outcome` (`made`, `refused`, `postponed`), `note` in `en` and `fr` where there is one |
| `offices` | `place`, `from`, `to` (open: still there), `note` where there is one |
| `reply` | `to` in `en` and `fr`, `sent`, `due`, `received`, `kept` (`integrated`, `annexed`, `both`) |

Only what falls within the period is counted. What the specification does not list is printed as not told, never as none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from constat.errors import BadSpecification
from constat.language import LANGUAGES, long_date, number
from constat.report.document import Block, Paragraph, Runs, Table, Words
from constat.report.periods import Period
from constat.report.wording import Wording, capital

OUTCOMES: Final = ("made", "refused", "postponed")
KEPT: Final = ("integrated", "annexed", "both")
_KEYS: Final = {
    "missions": ("day", "place", "outcome", "note"),
    "offices": ("place", "from", "to", "note"),
    "reply": ("to", "sent", "due", "received", "kept"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its texts in both languages, its days, its choice."""

    name: Mapping[str, str]
    days: Mapping[str, date | None] = field(default_factory=dict)
    choice: str = ""
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """The lists of a specification; None where it does not give one."""

    missions: tuple[Entry, ...] | None = None
    offices: tuple[Entry, ...] | None = None
    reply: tuple[Entry, ...] | None = None


def read_fieldwork(given: Any, path: Path) -> Fieldwork:
    """The lists of the key `fieldwork`; `BadSpecification` names the entry that cannot be read."""
    if given is None:
        return Fieldwork()
    if not isinstance(given, Mapping) or set(given) - set(_KEYS):
        raise BadSpecification("spec-fieldwork", room="report", file=path.name, where="fieldwork", known=", ".join(_KEYS))
    return Fieldwork(**{key: tuple(_entry(key, i, entry, path) for i, entry in enumerate(given[key] or (), start=1)) for key in given})


def _entry(key: str, index: int, given: Any, path: Path) -> Entry:
    where = f"fieldwork.{key}, {index}"
    if not isinstance(given, Mapping) or set(given) - set(_KEYS[key]):
        raise BadSpecification("spec-fieldwork", room="report", file=path.name, where=where, known=", ".join(_KEYS[key]))
    dated = [name for name in ("day", "from", "to", "sent", "due", "received") if name in given and (name, key) != ("to", "reply")]
    days = {name: _day(given[name], where, path) for name in dated}
    choice = str(given.get("outcome") or given.get("kept") or "")
    needed = {"missions": "day", "offices": "from", "reply": "sent"}[key]
    allowed = {"missions": OUTCOMES, "offices": ("",), "reply": ("", *KEPT)}[key]
    name = given.get("to" if key == "reply" else "place")
    if not name or days.get(needed) is None or choice not in allowed:
        raise BadSpecification("spec-fieldwork", room="report", file=path.name, where=where, known=", ".join((*_KEYS[key], *filter(None, allowed))))
    return Entry(_both(name), days, choice, _both(given.get("note") or ""))


def _both(given: Any) -> dict[str, str]:
    return {language: str(given.get(language, "")) if isinstance(given, Mapping) else str(given) for language in LANGUAGES}


def _day(given: Any, where: str, path: Path) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise BadSpecification("spec-date", room="report", file=f"{path.name}, {where}", text=str(given)) from None


class Conduct:
    """The passages of one document on what the office did in the period."""

    def __init__(self, fieldwork: Fieldwork, period: Period, day: date, wording: Wording) -> None:
        self.fieldwork = fieldwork
        self.period = period
        self.day = day
        self.wording = wording

    def missions(self) -> tuple[Block, ...]:
        """How many missions were made and how many visits refused; or that it is not told."""
        if self.fieldwork.missions is None:
            return (self._paragraph("missions-untold"),)
        made, refused, postponed = (sum(1 for m in self._own() if m.choice == outcome) for outcome in OUTCOMES)
        said = {name: number(n, self.wording.language) for name, n in (("shown_made", made), ("shown_refused", refused), ("shown_postponed", postponed))}
        told = self._paragraph("missions-told", made=made, refused=refused, **said)
        return (told, self._paragraph("missions-postponed", n=postponed, **said)) if postponed else (told,)

    def _own(self) -> list[Entry]:
        return [m for m in self.fieldwork.missions or () if (on := m.days["day"]) and self.period.start <= on <= self.period.end]

    def tables(self, number_of: Sequence[int]) -> tuple[Block, ...]:
        """The missions one by one, and the offices; or that they are not told."""
        say, language = self.wording.say, self.wording.language
        missions, offices = self._own(), self.fieldwork.offices
        blocks: list[Block] = []
        if missions:
            missions = sorted(missions, key=_first)
            rows = [(self._date(m.days["day"]), m.name[language], say(f"mission-{m.choice}"), m.note[language] or "\u2013") for m in missions]
            blocks.append(self._table("missions", number_of[0], "missions-title", ("annex-date", "annex-place", "column-outcome", "column-note"), rows))
        else:
            blocks.append(self._paragraph("missions-untold" if self.fieldwork.missions is None else "missions-none"))
        if offices:
            rows = [(o.name[language], self._date(o.days["from"]), self._end(o), o.note[language] or "\u2013") for o in offices]
            position = number_of[1 if missions else 0]
            blocks.append(self._table("offices", position, "offices-title", ("annex-place", "column-from", "column-to", "column-note"), rows))
        else:
            blocks.append(self._paragraph("offices-untold"))
        return tuple(blocks)

    def _end(self, office: Entry) -> str:
        until = office.days.get("to")
        return self.wording.say("office-open") if until is None else self._date(until)

    def reply(self) -> tuple[Block, ...]:
        """To whom the note was sent for observations, and what came back: observations, or silence; or that it is not told."""
        if not self.fieldwork.reply:
            return (self._paragraph("reply-untold"),)
        blocks = []
        for asked in self.fieldwork.reply:
            values = {"who": asked.name[self.wording.language], "sent": self._date(asked.days["sent"]), "day": self._date(self.day)}
            due, received = asked.days.get("due"), asked.days.get("received")
            sentences = [self.wording.say("reply-sent-due" if due else "reply-sent", due=self._date(due), **values)]
            if received is None:
                sentences.append(self.wording.say("reply-silence", **values))
            else:
                sentences.append(self.wording.say(f"reply-{asked.choice or 'received'}", received=self._date(received)))
            blocks.append(Paragraph((Words(capital(" ".join(sentences))),)))
        return tuple(blocks)

    def _date(self, day: date | None) -> str:
        return long_date(day, self.wording.language) if day else ""

    def _paragraph(self, message: str, **values: object) -> Paragraph:
        return Paragraph((Words(self.wording.say(message, **values)),))

    def _table(self, id: str, position: int, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
        caption = f"{self.wording.say('table-word', n=str(position))}. {self.wording.say(title)}"
        cells: tuple[tuple[Runs, ...], ...] = tuple(tuple((Words(text),) for text in row) for row in rows)
        columns = tuple((Words(self.wording.say(head)),) for head in heads)
        return Table(id, position, (Words(caption),), columns, cells, ("#meta",) * len(heads), numeric=(False,) * len(heads), widths=(1.3, 1.6, 1.2, 3.0))


def _first(entry: Entry) -> date:
    return entry.days["day"] or date.min
