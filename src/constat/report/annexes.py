"""Annexes that write themselves: the glossary of the words used, and what was late, excluded or not told."""

from __future__ import annotations

from typing import Final

from constat.report.document import Block, Bullets, Paragraph, Words
from constat.report.reckoning import Reckoning
from constat.report.wording import Wording, capital
from constat.vocab.vocabulary import load

_NARROWS: Final = ("perpetrator", "party", "kind", "standard")
_OWN_WORDS: Final = ("violations", "at-least", "incident", "unknown", "snapshot", "seal")


class Annexes:
    """The generated annexes of one document."""

    def __init__(self, reckoning: Reckoning, wording: Wording) -> None:
        self.reckoning = reckoning
        self.wording = wording
        self.specification = reckoning.specification

    def glossary(self) -> tuple[Block, ...]:
        """The words of the note with what each means: its measures, the kinds of violence that it counts, its standard."""
        language = self.wording.language
        told: list[tuple[str, str]] = [(self.wording.say(f"glossary-{word}"), self.wording.say(f"glossary-{word}-means")) for word in _OWN_WORDS]
        kinds = self.reckoning.group(self.specification.selection("incidents"), "kind")["kind"].drop_nulls().to_list()
        wanted = [("violence-kind", str(kind)) for kind in sorted(kinds)]
        if self.specification.base.standard:
            wanted.append(("standard-of-proof", self.specification.base.standard))
        for list_, id in wanted:
            vocabulary = load(list_)
            if id in vocabulary and vocabulary.term(id).definition(language):
                told.append((vocabulary.label(id, language), vocabulary.term(id).definition(language)))
        colon = "\u00a0: " if language == "fr" else ": "
        told.sort(key=lambda pair: pair[0].casefold())
        return (Bullets(tuple((Words(capital(word) + colon, bold=True), Words(means)) for word, means in told)),)

    def excluded(self) -> tuple[Block, ...]:
        """How many incidents became known late, how many of an unknown day, and how many the selection leaves out."""
        say, number = self.wording.say, self.wording.number
        every = self.reckoning.count(self.specification.selection("incidents"))
        blocks: list[Block] = []
        late = self.reckoning.recorded_late(every)
        if late["untold"].value == every.value:
            blocks.append(self._paragraph(say("late-unknown")))
        else:
            blocks.append(self._paragraph(say("late-known", number=number(late["late"]), n=self.wording.n(late["late"]), whole=self.wording.counted(every))))
            if late["untold"].value:
                blocks.append(self._paragraph(say("late-untold", number=number(late["untold"]), n=self.wording.n(late["untold"]))))
        narrowed = [key for key in _NARROWS if getattr(self.specification.base, key)]
        if not narrowed:
            blocks.append(self._paragraph(say("excluded-none")))
        else:
            wide = every.selection.replace(perpetrator=(), party=(), kind=(), standard=None)
            left = self.reckoning.remainder(self.reckoning.count(wide), every)
            blocks.append(self._paragraph(say("excluded-told", number=number(left), n=self.wording.n(left))))
        return tuple(blocks)

    def _paragraph(self, text: str) -> Paragraph:
        return Paragraph(self.wording.slots.runs(text))
