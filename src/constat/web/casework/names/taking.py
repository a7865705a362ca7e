"""The page on which a list of names is taken: it keeps itself, reads what is pasted or uploaded, and becomes one entry."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from constat.errors import BadInput, ConstatError, NotFound
from constat.language import phrases
from constat.record.casework.findings import today
from constat.record.drafts import Drafts
from constat.record.fields import is_id
from constat.record.models import Source
from constat.sources.text.names import CELLS, read_names
from constat.vocab import load
from constat.web.casework.drafts.view import saved_words, typed
from constat.web.casework.names.form import NamesForm
from constat.web.casework.names.grid import BLANK, COLUMNS, LEAST, MOST, Read, Row, alike, checked, read, rows_sent, rows_told
from constat.web.casework.names.saving import save
from constat.web.casework.names.uploading import LONGEST, XLSX, text_of, unread_sheet
from constat.web.casework.statement.saving import next_code
from constat.web.casework.statement.taking import LISTED, chosen, links_of, proposals
from constat.web.forms import told_faults
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

MORE: Final = 20
_UNREAD: Final = ("odd-row", "odd-why", "odd-words")


@dataclass
class Sheet:
    """What the page holds besides its form: the list word for word, its rows, and what was not read of it."""

    rows: list[Row]
    verbatim: str = ""
    columns: list[str] = field(default_factory=list)
    unread: list[tuple[str, str, str]] = field(default_factory=list)
    blank: int = BLANK

    @classmethod
    def sent(cls, given: QueryDict) -> Sheet:
        """As the page sent it."""
        unread = list(zip(*(given.getlist(name) for name in _UNREAD), strict=False))
        return cls(rows_sent(given), str(given.get("verbatim") or "").replace("\r\n", "\n"), given.getlist("column"), unread)

    def take(self, text: str, language: str) -> None:
        """Puts a pasted list below the rows that there are; what is no single victim stands apart, word for word."""
        text = text.replace("\r\n", "\n").strip("\n")
        if not text.strip():
            return
        if len(self.verbatim) + len(text) > LONGEST:
            raise BadInput("names-too-long", room="web", most=MOST)
        table = read_names(text)
        if len(self.rows) + len(table.rows) > MOST:
            raise BadInput("names-too-long", room="web", most=MOST)
        self.rows += rows_told(table, language)
        self.verbatim = f"{self.verbatim}\n{text}".strip("\n")
        self.columns = [f"{column.name} → {column.field or ''}" for column in table.columns] if len(table.columns) > 1 else []
        self.unread += [(str(one.row), one.say(language), one.verbatim) for one in table.odd]

    def into(self, given: QueryDict) -> None:
        """Writes itself back into what is kept as a draft."""
        for name in CELLS:
            given.setlist(f"g-{name}", [row.cells.get(name, "") for row in self.rows])
        given.setlist("g-line", [row.line for row in self.rows])
        given.setlist("column", self.columns)
        for at, name in enumerate(_UNREAD):
            given.setlist(name, [one[at] for one in self.unread])
        given["verbatim"], given["pasted"] = self.verbatim, ""


@members(*CASEWORK)
def new_names(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/names/new`: leads to an empty page of its own address."""
    del request
    return HttpResponseRedirect(address(language, "work", "names", "new", uuid.uuid4().hex))


@members(*CASEWORK, methods="GET POST")
def take(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`/<language>/work/names/new/<draft>`"""
    if not is_id(draft_id):
        raise NotFound("no-such-page", room="web", path=request.path[:200])
    session = session_of(request)
    case, lens = session.case, session.lens
    drafts, links = Drafts(case), links_of(lens, language)
    saved, refused, bound = "", "", False
    if request.method == "POST":
        given: Any = request.POST.copy()
        act = str(request.POST.get("act") or "")
        sheet = Sheet.sent(given)
        if act == "unread":
            return _unread(sheet, language)
        form = NamesForm(language, given, links=links)
        bound = act == "save"
        if act == "more":
            sheet.blank = MORE
        try:
            # What still stands in the box is part of the list, whichever button is pressed.
            sheet.take(str(given.get("pasted") or ""), language)
            if act == "upload" and (file := request.FILES.get("file")) is not None:
                sheet.take(text_of(str(file.name), file.read()), language)
            if bound and form.is_valid() and not (refused := _refused(meant := read(sheet.rows), form)):
                told = form.cleaned_data
                statement = save(case, lens, told, chosen(case, told, language), (sheet.rows, meant, sheet.verbatim), language)
                drafts.drop(draft_id)
                return HttpResponseRedirect(address(language, "work", "statements", statement))
        except ConstatError as fault:
            refused = fault.say(language)
        sheet.into(given)
        saved = saved_words(drafts.keep("names", draft_id, _kept(typed(request), given)), language)
    else:
        given, sheet = QueryDict(mutable=True), Sheet([])
        try:
            kept = drafts.read(draft_id)
            for name, values in kept.fields.items():
                given.setlist(name, list(values))
            saved, sheet = saved_words(kept.saved, language), Sheet.sent(given)
        except NotFound:
            given["source"], given["taken"], given["medium"] = next_code(lens, Source, "S"), today(case), "list"
            given["incident"] = str(request.GET.get("incident") or "")
        form = NamesForm(language, links=links)
    if not bound:
        form = NamesForm(language, initial={name: values[0] if values else "" for name, values in given.lists()}, links=links)
    if refused:
        form.add_error(None, refused) if bound else None
    faults = told_faults(form) if bound else [{"href": "", "label": "", "text": refused}] if refused else []
    shown: dict[str, Any] = {
        "form": form,
        "faults": faults,
        "draft_id": draft_id,
        "saved": saved,
        "codes": list(Source.seen_by(lens).exclude(code=None).order_by("code").values_list("code", flat=True)[:LISTED]),
        "pasted": str(given.get("pasted") or ""),
        **_shown(sheet, language),
        **proposals(case, given, language),
    }
    return render(request, "casework/names/take.html", shown, status=400 if faults else 200)


def _refused(meant: Read, form: NamesForm) -> str:
    """Why the rows cannot be saved; empty where they can."""
    if not meant.victims and not meant.odd:
        return form.say("names-none")
    odd = [str(at + 1) for at in meant.odd]
    return form.say("names-odd-rows", rows=", ".join(odd[:12]), n=len(odd)) if odd else ""


def _kept(words: dict[str, list[str]], given: QueryDict) -> dict[str, list[str]]:
    """What a draft keeps: the form as typed, with the rows as they were read."""
    ours = {f"g-{name}" for name in (*CELLS, "line")} | {"column", "verbatim", "pasted", *_UNREAD}
    return {name: values for name, values in words.items() if name not in ours} | {name: given.getlist(name) for name in ours}


def _shown(sheet: Sheet, language: str) -> dict[str, Any]:
    """The grid for the page: rows with what is doubtful, empty ones below, and what may be one person."""
    rows = checked(sheet.rows, language)
    empty = Row(dict.fromkeys(CELLS, ""))
    shown = [*rows, *[empty] * max(sheet.blank, LEAST - len(rows))][:MOST]
    # A phrase for each of thousands of cells would take longer than all the rest.
    said = {name: phrases("web", language).say("names-cell", name=name, row="\x1f") for name in CELLS}
    grid = [
        {"row": row, "cells": [(name, row.cells.get(name, ""), said[name].replace("\x1f", str(at)), name in COLUMNS) for name in CELLS]}
        for at, row in enumerate(shown, 1)
    ]
    named = {at: row.cells["name"] for at, row in enumerate(rows, 1)}
    columns = []
    for one in sheet.columns:
        name, _mark, known = one.rpartition(" → ")
        columns.append({"name": name, "field": known})
    return {
        "sheet": sheet,
        "grid": grid,
        "cells": CELLS,
        "columns": columns,
        "filled": len(rows),
        "alike": [{"left": i, "right": j, "name": named[i], "other": named[j]} for i, j in alike(rows)],
        "words_for": {name: [term.label(language) for term in load(vocabulary)] for name, vocabulary in COLUMNS.items()},
    }


def _unread(sheet: Sheet, language: str) -> HttpResponse:
    """The rows that were not read, as a sheet to mend and paste again."""
    answer = HttpResponse(unread_sheet(sheet.unread, language), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="names-unread.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer
