"""Taking a file in: as one form without scripts, in pieces with them; sealed either way before anything is written."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from constat.errors import BadInput, ConstatError
from constat.language import phrases
from constat.record.casework import evidence as work
from constat.record.models import Evidence, Incident, Statement
from constat.record.preview.signature import LOOKED_AT, signature
from constat.record.uploads import PIECE, Uploads
from constat.web.casework.statement.form import DateField
from constat.web.casework.statement.reading import seen
from constat.web.casework.statement.saving import next_code
from constat.web.forms import Form, field_of, told_faults
from constat.web.house import session_of
from constat.web.labels import field_help, field_label
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

FIELDS: Final = ("kind", "captured", "origin", "description", "stripped")
LINKS: Final = {"incident": Incident, "statement": Statement}


class EvidenceForm(Form):
    """What is said of a file when it comes in."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        for name in FIELDS:
            declared = Evidence.declared()[name]
            said, about = field_label("evidence", name, language), field_help("evidence", name, language)
            if name == "captured":
                self.fields[name] = DateField(language, label=said)
            else:
                self.fields[name] = field_of(declared, language, label=said, help=about, rows=3 if name == "description" else 0)
        came = field_of(Evidence.declared()["origin"], language, label=self.say("evidence-from"))
        self.fields["received_from"] = came


def linked(lens: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """The incident and the statement that a file comes with, as far as the member sees them; and their case."""
    told: dict[str, Any] = {}
    for name, model in LINKS.items():
        if subject := str(given.get(name) or ""):
            row = seen(lens, model, subject)
            told[name] = row.pk
            told["case"] = told.get("case") or row.case
            if name == "statement" and row.incident:
                told.setdefault("incident", row.incident)
    return told


class _Raw(io.RawIOBase):
    """A stream in memory as one that can be peeked into."""

    def __init__(self, reader: BinaryIO) -> None:
        self.reader = reader

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        told = self.reader.read(len(buffer))
        buffer[: len(told)] = told
        return len(told)


def take(session: Any, reader: BinaryIO, name: str, values: dict[str, Any]) -> str:
    """Puts a file into the vault and its entry into the register; gives the item's id. What it is, its first bytes say."""
    held = reader if isinstance(reader, io.BufferedReader) else io.BufferedReader(_Raw(reader), PIECE)
    media = signature(held.peek(LOOKED_AT)[:LOOKED_AT])
    came_from = values.pop("received_from", None)
    code = next_code(session.lens, Evidence, "E")
    added = work.add_stream(
        session.case,
        held,
        name,
        received_from=came_from,
        media_type=media,
        code=code,
        **{key: value for key, value in values.items() if value not in (None, "")},
    )
    return added.id


@members(*CASEWORK, methods="GET POST")
def new(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/evidence/new?incident=…&statement=…`"""
    session = session_of(request)
    links = linked(session.lens, request.POST if request.method == "POST" else request.GET)
    form = EvidenceForm(language, request.POST or None)
    if request.method == "POST" and form.is_valid():
        file = request.FILES.get("file")
        if file is None:
            form.add_error(None, form.say("evidence-no-file"))
        else:
            try:
                subject = take(session, io.BytesIO(file.read()), str(file.name or "file"), {**form.cleaned_data, **links})
            except ConstatError as fault:
                form.refuse(None, fault)
            else:
                return HttpResponseRedirect(address(language, "work", "evidence", subject))
    values = {"form": form, "faults": told_faults(form), "links": links, "limit": 25}
    return render(request, "casework/evidence/new.html", values, status=400 if form.errors else 200)


@members(*CASEWORK, methods="POST")
def pieces(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/evidence/pieces`: `begin`, `piece`, `finish`; for scripts, which resume where a line was cut."""
    session = session_of(request)
    uploads = Uploads(session.case)
    try:
        match request.POST.get("act"):
            case "begin":
                size = str(request.POST.get("size") or "")
                about = {name: str(request.POST.get(name) or "")[:2000] for name in (*FIELDS, *LINKS, "received_from")}
                linked(session.lens, about)
                return JsonResponse(
                    {"upload": uploads.begin(str(request.POST.get("name") or "file"), int(size) if size.isdecimal() and len(size) < 16 else 0, about)}
                )
            case "piece":
                file, number = request.FILES.get("piece"), str(request.POST.get("n") or "")
                uploads.put(
                    str(request.POST.get("upload") or ""),
                    int(number) if number.isdecimal() and len(number) < 9 else -1,
                    file.read() if file is not None else b"",
                )
                return JsonResponse({"kept": True})
            case "finish":
                token = str(request.POST.get("upload") or "")
                upload, reader = uploads.finish(token)
                form = EvidenceForm(language, dict(upload.about))
                if not form.is_valid():
                    raise BadInput("evidence-form", room="web")
                subject = take(session, reader, upload.name, {**form.cleaned_data, **linked(session.lens, upload.about)})
                uploads.drop(token)
                said = phrases("web", language).say("evidence-taken")
                return JsonResponse({"text": said, "id": subject, "href": address(language, "work", "evidence", subject)})
            case other:
                raise BadInput("evidence-act", room="web", act=str(other)[:20])
    except ConstatError as fault:
        return JsonResponse({"error": fault.say(language)}, status=fault.http_status)
