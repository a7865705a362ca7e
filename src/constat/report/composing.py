"""From the Markdown of a specification to a document: tags answered, passages generated, paragraphs and tables numbered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from constat.errors import BadSpecification, Refused
from constat.language import date_range, long_date, month_name, number, phrases
from constat.model.figure import Figure
from constat.model.measure import MEASURES
from constat.report.accounts import Accounts
from constat.report.annexes import Annexes
from constat.report.arithmetic import SMALL_BASE
from constat.report.basis import basis, methods
from constat.report.charts import Column, column_chart
from constat.report.disclosure.veil import lettered
from constat.report.document import Block, Bullets, Document, Front, Heading, Paragraph, Picture, Run, Runs, Table, Words, plain, runs_of
from constat.report.editions import Changes, corrections
from constat.report.fieldwork import Conduct, read_fieldwork
from constat.report.incidents import Incidents
from constat.report.mapping import draw_map
from constat.report.methodology import Methodology
from constat.report.nouns import require_noun
from constat.report.reckoning import Change, Parts, Reckoning
from constat.report.sections import THEMES, Sections
from constat.report.specification import NamedBlock
from constat.report.tables import Tables
from constat.report.tags import Reader, Slots, Tag, check_literals, fill_tags
from constat.report.typesetting import typeset
from constat.report.wording import Wording, capital

UNSEALED: Final = "\u2026"
# Longer, a flash alert no longer fits what a telephone shows; counted as printed, its figures filled in.
MESSAGE: Final = 300
_WORDS: Final = ("contents", "page", "of", "skip-to-text", "basis-back", "fact-parts", "manifest-note")


class Composer:
    """One language of one report."""

    def __init__(self, reckoning: Reckoning, language: str, changed: Changes | None = None) -> None:
        self.changed = changed
        self.listed: frozenset[str] = frozenset()
        """What the annex of corrections lists, by key: for whoever refuses what was revised in silence."""
        self.reckoning = reckoning
        self.specification = reckoning.specification
        self.language = language
        self.say = phrases("report", language)
        self.slots = Slots()
        self.wording = Wording(reckoning, self.slots, language)
        self.incidents = Incidents(reckoning, self.wording)
        self.sections = Sections(reckoning, self.wording, self.incidents)
        self.method = Methodology(reckoning, self.wording)
        self.tables = Tables(reckoning, self.wording)
        self.annexes = Annexes(reckoning, self.wording)
        spec = self.specification
        self.conduct = Conduct(read_fieldwork(spec.fieldwork, spec.path), spec.period, spec.day, self.wording)
        self.accounts = Accounts(reckoning, self.wording, self.incidents)
        self._numbers = {"table": 0, "chart": 0, "map": 0}
        self._answers: dict[str, Callable[[Tag], str]] = {
            "fig": self._fig,
            "compare": self._compare,
            "share": self._share,
            "breakdown": self._breakdown,
            "parts": self._breakdown,
            "period": self._period,
            "former": self._period,
            "year": self._period,
            "place": lambda _: self._text(self.wording.place_phrase().strip()),
            "office": lambda _: self._text(self._own(self.specification.office, "office")),
            "acts": self._acts,
            "text": self._passage,
            "keyfigures": lambda _: self._blocks(self.sections.key_figures()),
            "trends": lambda _: self._blocks(self.sections.trends()),
            "parties": lambda _: self._blocks(self.sections.parties()),
            "theme": self._theme,
            "missions": lambda _: self._blocks(self.conduct.missions()),
            "fieldwork": self._fieldwork,
            "reply": lambda _: self._blocks(self.conduct.reply()),
            "chronology": lambda _: self._blocks(self.accounts.chronology()),
            "authorities": lambda _: self._blocks(self.accounts.authorities()),
            "wholes": self._wholes,
            "glossary": lambda _: self._blocks(self.annexes.glossary()),
            "excluded": lambda _: self._blocks(self.annexes.excluded()),
            "methodology": lambda tag: self._blocks(self.method.methodology(alone=tag.has("alone"))),
            "limits": lambda tag: self._blocks(self.method.limits(alone=tag.has("alone"))),
            "boundaries": lambda _: self._blocks((Paragraph((Words(self.say.say("limit-boundaries")),)),)),
            "table": self._table,
            "chart": self._chart,
            "map": self._map,
            "annex": self._annex,
            "corrections": self._corrections,
        }

    def compose(self) -> Document:
        """The document. Its seal, which is that of all languages together, is filled in afterwards."""
        blocks = self._read("text", self.specification.texts["text"][self.language])
        blocks = _without_empty_sections(blocks)
        blocks = _numbered(blocks, paragraphs=not self.specification.page)
        numbers = [replace(b.data, number=0) for b in blocks if isinstance(b, Picture) and b.data is not None]
        if numbers:
            heading = Heading(1, (Words(self.say.say("chart-numbers")),), f"h-{sum(isinstance(b, Heading) for b in blocks) + 1}")
            blocks = [replace(b, data=None) if isinstance(b, Picture) else b for b in blocks] + [heading, *numbers]
        blocks = [lettered(block) if isinstance(block, Table) else block for block in blocks]
        if self.reckoning.veil.hides_any:
            blocks.append(Paragraph((Words(self.say.say("withheld-lead", threshold=str(self.reckoning.veil.threshold))),), style="note"))
        annex = basis(blocks, self.reckoning, self.language)
        if annex.entries:
            blocks.append(Heading(1, (Words(self.say.say("basis-title")),), f"h-{sum(isinstance(b, Heading) for b in blocks) + 1}"))
            if not self.specification.page:
                lead = Paragraph((Words(self.say.say("basis-lead", snapshot=self.reckoning.snapshot_id())),), style="note")
                blocks += [lead, Bullets(methods(annex, self.reckoning, self.language))]
            blocks.append(annex)
        return typeset(Document(self.language, self._front(), tuple(blocks), {_word(key): self.say.say(key) for key in _WORDS}))

    def _front(self) -> Front:
        spec = self.specification
        period = date_range(spec.period.start, spec.period.end, self.language)
        shown = capital(period)
        title, office = self._own(spec.title, "title"), self._own(spec.office, "office")
        day = long_date(spec.day, self.language)
        snapshot = self.reckoning.snapshot_id()
        facts = (
            (self.say.say("report-date"), day),
            (self.say.say("snapshot"), snapshot),
            (self.say.say("seal"), UNSEALED),
        )
        return Front(title, title, office, shown, day, spec.day.isoformat(), snapshot, UNSEALED, self.say.say("manifest-note"), facts, spec.page)

    def _own(self, texts: object, where: str) -> str:
        """A text of the specification itself, whose literals are marked and checked like those of the body."""
        assert isinstance(texts, dict)
        return plain(self._line(str(texts[self.language]), where))

    def _line(self, text: str, where: str) -> Runs:
        filled = fill_tags(text, where, self.slots, self.language, self._answer)
        check_literals(filled, where, self.language)
        return self.slots.runs(filled)

    def _read(self, name: str, text: str) -> list[Block]:
        where = f"{name}.{self.language}"
        filled = fill_tags(text, where, self.slots, self.language, self._answer)
        return Reader(self.slots, self.language, where).read(filled)

    # -- tags ---------------------------------------------------------------------------------------------------------

    def _answer(self, tag: Tag) -> str:
        try:
            answer = self._answers[tag.kind]
        except KeyError:
            raise BadSpecification("text-tag-unknown", room="report", where=tag.where, tag=tag.kind, known=", ".join(self._answers)) from None
        return answer(tag)

    def _text(self, text: str) -> str:
        return self.slots.put((Words(text),))

    def _blocks(self, blocks: tuple[Block, ...]) -> str:
        return self.slots.put_blocks(blocks)

    def _fig(self, tag: Tag) -> str:
        figure = self.reckoning.plain(tag.name, tag.where)
        self._held(tag, figure)
        if figure.kind in ("share", "ratio"):
            raise BadSpecification("figure-wrong-kind", room="report", where=tag.where, name=tag.name, kind="count")
        if tag.has("unit"):
            return self.wording.with_unit(figure)
        if tag.has("counted"):
            return self.wording.counted(figure)
        require_noun(figure, tag.following, tag.where, self.language)
        if tag.has("range"):
            return self.wording.interval(figure)
        mode = next((mode for mode in ("low", "high") if tag.has(mode)), "value")
        return self.wording.number(figure, mode)

    def _held(self, tag: Tag, made: object) -> None:
        says = tag.argument("says")
        if says is not None:
            self.reckoning.hold(says, made, tag.where)  # type: ignore[arg-type]

    def _compare(self, tag: Tag) -> str:
        change = self.reckoning.named(tag.name, tag.where)
        if not isinstance(change, Change):
            raise BadSpecification("figure-wrong-kind", room="report", where=tag.where, name=tag.name, kind="compare")
        self._held(tag, change)
        if tag.has("change"):
            if not change.prints_percentage and not change.veiled():
                raise Refused("small-base", room="report", where=tag.where, base=str(change.before.value), small=SMALL_BASE)
            return self.slots.put((self.wording.run(change.ratio, "change", spelt=True),))
        if tag.has("before"):
            return self.wording.number(change.before)
        return self.wording.change_sentence(change) if tag.has("sentence") else self.wording.change_phrase(change)

    def _share(self, tag: Tag) -> str:
        figure = self.reckoning.named(tag.name, tag.where)
        if isinstance(figure, (Change, Parts)) or figure.kind != "share":
            raise BadSpecification("figure-wrong-kind", room="report", where=tag.where, name=tag.name, kind="share")
        self._held(tag, figure)
        whole = self.reckoning.figures[figure.parts[1]]
        if (whole.value or 0) < SMALL_BASE:
            raise Refused("small-base", room="report", where=tag.where, base=str(whole.value), small=SMALL_BASE)
        return self.slots.put((self.wording.run(figure, "share-words", spelt=True),))

    def _breakdown(self, tag: Tag) -> str:
        parts = self.reckoning.named(tag.name, tag.where)
        if not isinstance(parts, Parts):
            raise BadSpecification("figure-wrong-kind", room="report", where=tag.where, name=tag.name, kind="breakdown")
        return self.wording.breakdown(parts)

    def _period(self, tag: Tag) -> str:
        which = {"former": "previous", "year": "last-year"}.get(tag.kind)
        period = self.reckoning.period(which) if which else self.specification.period
        return self._text(date_range(period.start, period.end, self.language))

    def _acts(self, tag: Tag) -> str:
        return self._text(self.wording.acts(self.reckoning.party(tag.name)))

    def _passage(self, tag: Tag) -> str:
        texts = self.specification.texts.get(tag.name)
        blocks = tuple(self._read(tag.name, texts[self.language])) if texts else ()
        if tag.name == "message":
            length = len(" ".join(plain(tuple(run for _, run in runs_of(block))) for block in blocks))
            if length > MESSAGE:
                raise Refused("message-long", room="report", where=f"message.{self.language}", length=str(length), most=str(MESSAGE))
        return self._blocks(blocks)

    def _block(self, tag: Tag, kind: str, among: object) -> NamedBlock:
        assert isinstance(among, dict)
        if tag.name not in among:
            raise BadSpecification("block-unknown", room="report", where=tag.where, kind=kind, name=tag.name, known=", ".join(among) or "-")
        found = among[tag.name]
        assert isinstance(found, NamedBlock)
        title = self._own(found.title, f"{kind}s.{found.name}")
        return replace(found, title={self.language: title})

    def _next(self, kind: str) -> int:
        self._numbers[kind] += 1
        return self._numbers[kind]

    def _table(self, tag: Tag) -> str:
        block = self._block(tag, "table", self.specification.tables)
        built = self.tables.build(block, self._numbers["table"] + 1)
        if isinstance(built, Table):
            self._next("table")
        return self._blocks((built,))

    def _annex(self, tag: Tag) -> str:
        block = self._block(tag, "annex", self.specification.annexes)
        return self._blocks(self.incidents.annex(block, self._next("table")))

    def _theme(self, tag: Tag) -> str:
        if tag.name not in THEMES:
            raise BadSpecification("block-unknown", room="report", where=tag.where, kind="theme", name=tag.name, known=", ".join(THEMES))
        return self._blocks(self.sections.theme(tag.name))

    def _fieldwork(self, tag: Tag) -> str:
        first = self._numbers["table"] + 1
        blocks = self.conduct.tables((first, first + 1))
        self._numbers["table"] += sum(isinstance(block, Table) for block in blocks)
        return self._blocks(blocks)

    def _wholes(self, tag: Tag) -> str:
        blocks = self.accounts.parts(self._numbers["table"] + 1)
        self._numbers["table"] += sum(isinstance(block, Table) for block in blocks)
        return self._blocks(blocks)

    def _corrections(self, tag: Tag) -> str:
        if self.changed is None:
            wanted = "edition-not-compared" if self.specification.former else "edition-no-former"
            return self._blocks((Paragraph((Words(self.say.say(wanted)),)),))
        found = self.changed.corrected()
        self.listed = frozenset(change.key for change in found)
        return self._blocks(corrections(self.changed, self.language, self._next("table") if found else 0, self._corrected))

    def _corrected(self, figure: Figure) -> Run:
        # As this edition has it: what is withheld stays withheld, and the number leads to its basis.
        return self.wording.run(self.reckoning.figures.get(figure.id, figure))

    def _map(self, tag: Tag) -> str:
        block = self._block(tag, "map", self.specification.maps)
        return self._blocks((draw_map(block, self._next("map"), self.reckoning, self.wording),))

    def _chart(self, tag: Tag) -> str:
        block = self._block(tag, "chart", self.specification.charts)
        return self._blocks((self._monthly(block, self._next("chart")),))

    # -- the monthly chart --------------------------------------------------------------------------------------------

    def _monthly(self, block: NamedBlock, position: int) -> Picture:
        spec = self.specification
        measure = str(block.options.get("measure", spec.measures[0]))
        months = self.reckoning.months(measure, block.options.get("select"), int(block.options.get("months", 15)))
        label = self.say.say(f"label-{MEASURES[measure].population}")
        columns: list[Column] = []
        for start, figure in months:
            own = spec.period.start <= start <= spec.period.end
            mark = self.reckoning.veil.mark(figure)
            value, text = (0, mark.shown) if mark else (figure.value or 0, number(figure.value or 0, self.language))
            columns.append(Column(_month_label(start, self.language, columns), float(value), text, own))
        title = (Words(f"{self.say.say('chart-word', n=str(position))}. {block.title[self.language]}"),)
        peak = max(months, key=lambda item: (item[1].value or 0, item[0]))
        veiled = any(self.wording.hides(figure) for _, figure in months)
        alt = self.say.say(
            "chart-alt-veiled" if veiled else "chart-alt",
            label=label.lower(),
            first=month_name(months[0][0], self.language),
            last=month_name(months[-1][0], self.language),
            peak=month_name(peak[0], self.language),
            peakvalue=number(peak[1].value or 0, self.language),
        )
        data = Table(
            f"{block.name}-data",
            0,
            (Words(self.say.say("figures-of", name=block.title[self.language])),),
            ((Words(self.say.say("chart-month")),), (Words(label),)),
            tuple(((Words(month_name(start, self.language)),), self.wording.cell(figure)) for start, figure in months),
            ("#date+month", "#affected+" + measure.replace("-", "+") if measure != "incidents" else "#event+count"),
            numeric=(False, True),
        )
        return Picture(block.name, position, "chart", title, column_chart(columns, label, self.language), alt, ((Words(self.say.say("chart-period")),),), data)


def _month_label(start: object, language: str, before: list[Column]) -> str:
    from datetime import date

    from babel.dates import format_date

    assert isinstance(start, date)
    name = format_date(start, "LLL", locale={"en": "en_GB", "fr": "fr_FR"}[language])
    # The year stands under January and under the first month; a tail of blanks keeps equal months apart.
    return f"{name}|{start.year}" if not before or start.month == 1 else f"{name}|" + " " * len(before)


def _word(key: str) -> str:
    return {"skip-to-text": "skip", "basis-back": "back", "fact-parts": "parts", "manifest-note": "manifest"}.get(key, key)


def _without_empty_sections(blocks: list[Block]) -> list[Block]:
    """The blocks without headings under which nothing stands: a passage that was not given takes its heading with it."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if isinstance(block, Heading):
            following = kept[-1] if kept else None
            if following is None or (isinstance(following, Heading) and following.level <= block.level):
                continue
        kept.append(block)
    return kept[::-1]


def _numbered(blocks: list[Block], *, paragraphs: bool = True) -> list[Block]:
    """The blocks with numbers on the paragraphs of the body and anchors on the headings."""
    paragraph = heading = level = 0
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            heading += 1
            # A level may not be skipped: whoever listens to the document would miss a step.
            level = min(block.level, level + 1, 3)
            block = replace(block, level=level, anchor=f"h-{heading}")
        elif isinstance(block, Paragraph) and block.style == "body" and paragraphs:
            paragraph += 1
            block = replace(block, number=paragraph)
        numbered.append(block)
    return numbered
