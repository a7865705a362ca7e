"""Passages that write themselves from the figures: key figures, trends, one section for each group of parties."""

from __future__ import annotations

from typing import Final

from constat.estimate.comparison import CONFOUNDED
from constat.language import date_range, join_words
from constat.model.figure import Figure
from constat.report.crossings import CHILDREN
from constat.report.document import Block, Bullets, Heading, KeyFigure, KeyFigures, Paragraph, Runs, Words
from constat.report.incidents import Incidents
from constat.report.reckoning import Change, Reckoning
from constat.report.specification import PartyGroup
from constat.report.wording import Wording, capital

WHICH: Final = ("previous", "last-year")
THEMES: Final = {"sexual-violence": ("sexual-violence",), "detention": ("detained",), "abduction": ("abducted",), "children": ()}
_STATUS: Final = (("civilians-killed", "civilians"), ("fighters-killed", "fighters"), ("killed-status-unknown", "unknown"))


class Sections:
    """The generated passages of one document."""

    def __init__(self, reckoning: Reckoning, wording: Wording, incidents: Incidents) -> None:
        self.reckoning = reckoning
        self.wording = wording
        self.incidents = incidents
        self.specification = reckoning.specification

    def _runs(self, text: str) -> Runs:
        return self.wording.slots.runs(text)

    def _paragraph(self, *sentences: str) -> Paragraph:
        return Paragraph(self._runs(" ".join(s for s in sentences if s)))

    def _measures(self) -> list[str]:
        """The report's measures that the data tell."""
        return [measure for measure in self.specification.measures if self.reckoning.told(measure)]

    # -- key figures --------------------------------------------------------------------------------------------------

    def key_figures(self) -> tuple[Block, ...]:
        """One tile for each measure of the report."""
        return (KeyFigures(tuple(self._tile(measure) for measure in self._measures()[:4])),)

    def _tile(self, measure: str) -> KeyFigure:
        change = self.reckoning.change(self.specification.selection(measure), "previous", "key-figures")
        label = self.wording.say(f"label-{change.now.population}")
        prefix = self.wording.say("at-least-label", label=label) if change.now.at_least else label
        return KeyFigure(self.wording.run(change.now), self._runs(prefix), self._runs(self._tile_change(change)))

    def _tile_change(self, change: Change) -> str:
        before = self.wording.number(change.before)
        during = self.wording.during(change)
        if self._clear(change):
            moved = self.wording.slots.put((self.wording.run(change.ratio, "change"),))
            return self.wording.say("key-against", change=moved, before=before, during=during)
        if not change.veiled() and change.wording == CONFOUNDED:
            return self.wording.say("key-confounded", before=before, during=during)
        known = change.prints_percentage and change.wording == "no-clear-change"
        return self.wording.say("key-unclear" if known else "key-small", before=before, during=during)

    def _clear(self, change: Change) -> bool:
        """Whether a change may be shown as one: its interval excludes no change."""
        return change.prints_percentage and change.wording in ("increased", "decreased")

    # -- trends -------------------------------------------------------------------------------------------------------

    def trends(self) -> tuple[Block, ...]:
        """What was recorded, and how each measure moved against the former period and the same one a year before."""
        spec = self.specification
        incidents = self.reckoning.count(spec.selection("incidents"))
        harms = [self.reckoning.count(spec.selection(m)) for m in spec.measures if m != "incidents" and not _narrower(m, spec.measures)]
        place = self.wording.place_phrase()
        blocks: list[Block] = []
        if not incidents.value:
            return (self._paragraph(self.wording.say("trend-opening-none", period=self._period(), place=place)),)
        harm = join_words([self.wording.counted(figure) for figure in harms if figure.value], self.wording.language)
        opening = "trend-opening" if harm else "trend-opening-bare"
        blocks.append(
            self._paragraph(
                self.wording.say(opening, period=self._period(), place=place, incidents=self.wording.counted(incidents), n=int(incidents.value), harm=harm),
                self._status(),
            )
        )
        fell = confounded = False
        for measure in ("incidents", *(m for m in self._measures() if m != "incidents")):
            sentences = []
            for which in WHICH:
                change = self.reckoning.change(spec.selection(measure), which, "trends")
                fell = fell or (not change.veiled() and change.wording == "decreased")
                confounded = confounded or (not change.veiled() and change.wording == CONFOUNDED)
                if which == "previous":
                    sentences.append(self.wording.say("sentence", text=self.wording.change_sentence(change)))
                else:
                    sentences.append(self.wording.say("sentence", text=self.wording.change_again(change)))
            blocks.append(self._paragraph(*sentences))
        civilians = self.reckoning.sex_and_age(spec.selection("civilians-killed"))
        if civilians.whole.value and civilians.parts:
            blocks.append(self._paragraph(self.wording.say("trend-civilians", breakdown=self.wording.breakdown(civilians))))
        if fell:
            blocks.append(self._paragraph(self.wording.say("trend-fall")))
        if confounded:
            blocks.append(self._paragraph(self.wording.say("trend-confounded")))
        return tuple(blocks)

    def _status(self) -> str:
        """Who the dead were, as far as the sources say; empty where the report does not count the dead."""
        killed = self.reckoning.count(self.specification.selection("killed"))
        if "killed" not in self.specification.measures or not killed.value:
            return ""
        told = []
        for measure, status in _STATUS:
            figure = self.reckoning.count(self.specification.selection(measure))
            if figure.value:
                told.append((figure, self.wording.say(f"status-{status}", number=self.wording.number(figure), n=self.wording.n(figure))))
        # Only where the three make the whole: some sources tell the dead and not who they were.
        if not told or sum(f.value or 0 for f, _ in told) != killed.value:
            return ""
        return self.wording.say("trend-status", parts=join_words([text for _, text in told], self.wording.language))

    def _period(self) -> str:
        return date_range(self.specification.period.start, self.specification.period.end, self.wording.language)

    # -- themes -------------------------------------------------------------------------------------------------------

    def theme(self, name: str) -> tuple[Block, ...]:
        """What the figures tell of a theme: its count, how it moved, to whom it is attributed; that none is told, where none is."""
        if name == "children":
            return (self._children(),)
        return tuple(self._theme(measure) for measure in THEMES[name])

    def _theme(self, measure: str) -> Paragraph:
        selection = self.specification.selection(measure)
        figure = self.reckoning.count(selection)
        population = self.wording.say(f"noun-{figure.population.split('/')[0]}", n=2)
        if figure.value is None or not self.reckoning.told(measure):
            return self._paragraph(self.wording.say("theme-untold", population=self.wording.say(f"label-{figure.population}")))
        sentences = [self.wording.say("theme-opening", counted=self.wording.counted(figure), population=population, n=self.wording.n(figure))]
        for which in WHICH:
            change = self.reckoning.change(selection, which, "themes")
            sentences.append(
                self.wording.say("sentence", text=self.wording.change_sentence(change) if which == "previous" else self.wording.change_again(change))
            )
        told = []
        for group in self._groups():
            part = self.reckoning.count(selection.replace(perpetrator=group.members))
            if part.value:
                told.append(self.wording.say("part-by", number=self.wording.number(part), who=group.label[self.wording.language]))
        if told:
            sentences.append(self.wording.say("theme-by", parts=join_words(told, self.wording.language)))
        return self._paragraph(*sentences)

    def _children(self) -> Paragraph:
        parts = self.reckoning.sex_and_age(self.specification.selection("civilians-killed"))
        told = [(label, figure) for label, figure in parts.parts if label in CHILDREN and figure.value]
        if not told:
            return self._paragraph(self.wording.say("theme-children-untold"))
        counted = [self.wording.part(label, figure) for label, figure in told]
        sentences = [self.wording.say("theme-children", parts=join_words(counted, self.wording.language), whole=self.wording.counted(parts.whole))]
        if parts.rest is not None and (parts.rest.value or 0) > 0:
            sentences.append(self.wording.say("theme-children-rest", number=self.wording.number(parts.rest), n=self.wording.n(parts.rest)))
        return self._paragraph(*sentences)

    # -- parties ------------------------------------------------------------------------------------------------------

    def parties(self) -> tuple[Block, ...]:
        """A section for each group of parties: incidents, harm, share, change, places, the gravest incidents."""
        blocks: list[Block] = []
        for group in self._groups():
            blocks.append(Heading(2, (Words(capital(group.label[self.wording.language])),), ""))
            blocks.extend(self._party(group))
        unattributed = self._unattributed()
        if unattributed is not None:
            blocks.append(Heading(2, (Words(self.wording.say("unattributed")),), ""))
            blocks.append(unattributed)
        return tuple(blocks)

    def _groups(self) -> tuple[PartyGroup, ...]:
        if self.specification.parties:
            return self.specification.parties
        frame = self.reckoning.group(self.specification.selection(self._main()), "perpetrator")
        names = [str(name) for name in frame.filter(frame["value"] > 0)["perpetrator"].drop_nulls().to_list()][:6]
        return tuple(PartyGroup(n, {"en": n, "fr": n}, (n,), "violations" if n.startswith("Government of") else "abuses") for n in names)

    def _main(self) -> str:
        return next((m for m in self.specification.measures if m != "incidents"), "killed")

    def _party(self, group: PartyGroup) -> list[Block]:
        spec, who = self.specification, group.label[self.wording.language]
        narrowed = {"perpetrator": list(group.members)}
        incidents = self.reckoning.count(spec.selection("incidents", narrowed))
        if not incidents.value:
            return [self._paragraph(self.wording.say("party-none", who=who))]
        measures = [m for m in spec.measures if m != "incidents" and not _narrower(m, spec.measures)]
        harms = [self.reckoning.count(spec.selection(m, narrowed)) for m in measures]
        counted = join_words([self.wording.counted(f) for f in harms if f.value], self.wording.language)
        main = harms[0] if harms else incidents
        sentences = [
            self.wording.say(
                f"party-opening-{group.wording}{'' if counted else '-bare'}",
                incidents=self.wording.counted(incidents),
                who=who,
                counted=counted,
                n=int(incidents.value),
            )
        ]
        whole = self.reckoning.count(spec.selection(main.measure))
        # Of rival accounts the least stands as the whole, and a party's own may exceed it: it is then no share.
        if (whole.value or 0) >= 10 and main.value and main.value <= (whole.value or 0):
            share = self.reckoning.share(main, whole, f"parties.{group.id}")
            slot = self.wording.slots.put((self.wording.run(share, "share-words", spelt=True),))
            sentences.append(self.wording.say("party-share", share=slot, whole=self.wording.counted(whole)))
        blocks: list[Block] = [self._paragraph(*sentences)]
        changes = []
        for which in WHICH:
            change = self.reckoning.change(main.selection, which, f"parties.{group.id}")
            changes.append(
                self.wording.say("sentence", text=self.wording.change_sentence(change) if which == "previous" else self.wording.change_again(change))
            )
        blocks.append(self._paragraph(*changes))
        blocks.append(self._paragraph(self._places(main)))
        gravest = self.incidents.gravest(main.selection)
        if gravest:
            blocks.append(self._paragraph(self.wording.say("party-gravest", n=len(gravest))))
            blocks.append(Bullets(tuple(self._runs(line) for line in gravest)))
        return [b for b in blocks if not isinstance(b, Paragraph) or b.runs]

    def _places(self, main: Figure) -> str:
        frame = self.reckoning.group(main.selection, "admin1")
        frame = frame.filter((frame["value"] > 0) & frame["admin1"].is_not_null()).head(3)
        told = []
        places = frame["admin1"].to_list()
        for place in sorted(places) if self.reckoning.veil.hides_any else places:
            figure = self.reckoning.count(main.selection.replace(place=(str(place),)))
            told.append(self.wording.say("place-count", place=str(place), number=self.wording.number(figure)))
        if not told or main.selection.place:
            return ""
        return self.wording.say("party-places", places=join_words(told, self.wording.language), label=self.wording.say(f"label-{main.population}"))

    def _unattributed(self) -> Paragraph | None:
        """What no party is held to have done: the whole less all that is attributed to somebody."""
        figures = []
        for measure in ("incidents", self._main()):
            selection = self.specification.selection(measure)
            frame = self.reckoning.group(selection, "perpetrator")
            names = tuple(str(n) for n in frame["perpetrator"].drop_nulls().to_list())
            whole = self.reckoning.count(selection)
            union = self.reckoning.count(selection.replace(perpetrator=names)) if names else None
            figures.append(self.reckoning.remainder(whole, union))
        if not figures[0].value:
            return None
        return self._paragraph(
            self.wording.say(
                "party-unattributed", incidents=self.wording.counted(figures[0]), counted=self.wording.counted(figures[1]), n=int(figures[0].value)
            )
        )


def _narrower(measure: str, measures: tuple[str, ...]) -> bool:
    """Whether a measure counts a part of another one of the report: it is told within it, never beside it."""
    return (measure in ("civilians-killed", "fighters-killed", "killed-status-unknown") and "killed" in measures) or (
        measure == "civilians-injured" and "injured" in measures
    )
