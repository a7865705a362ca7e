"""The right of reply: what goes to whom, shown before it goes; the answer, or the silence, kept word for word."""

from __future__ import annotations

import re
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError
from constat.record.models import Finding, Party, Response, Statement
from constat.web.casework.finding.desk import links_of
from constat.web.casework.statement.form import DateField
from constat.web.casework.statement.reading import parties_of, seen
from constat.web.forms import Form, field_of, told_faults
from constat.web.house import session_of
from constat.web.labels import field_help, field_label
from constat.web.page import render
from constat.web.permission import members
from constat.web.tags import address

FIELDS: Final = ("party", "sent", "deadline", "letter", "received", "status", "answer", "answer_fr", "answer_en")
_BOXES: Final = {"letter": 10, "answer": 6, "answer_fr": 3, "answer_en": 3}
_TELLING: Final = (
    ("telephone", re.compile(r"(?:\+|00)?\d[\d .-]{7,}\d")),
    ("coordinates", re.compile(r"-?\d{1,2}[.,]\d{3,}\s*[,;]\s*-?\d{1,3}[.,]\d{3,}")),
    ("hour", re.compile(r"\b\d{1,2}\s?[h:]\s?\d{2}\b", re.I)),
)


class ReplyForm(Form):
    """One request for a reply."""

    def __init__(self, language: str, *given: Any, parties: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        for name in FIELDS:
            label, about = field_label("response", name, language), field_help("response", name, language)
            if name in ("sent", "deadline", "received"):
                self.fields[name] = DateField(language, label=label)
            else:
                self.fields[name] = field_of(
                    Response.declared()[name], language, label=label, help=about, rows=_BOXES.get(name, 0), links=parties, required=name == "party"
                )


def telling(letter: str, lens: Any, incident: str | None) -> list[dict[str, str]]:
    """Details of a letter by which somebody could be found out: numbers, hours, points, and words that only one source used."""
    found = [{"kind": kind, "text": match[0]} for kind, pattern in _TELLING for match in pattern.finditer(letter)]
    quoted = re.findall(r"[«\"“]([^»\"”]{12,})[»\"”]", letter)
    found += [{"kind": "quotation", "text": text.strip()} for text in quoted]
    codes = (
        set(Statement.seen_by(lens).filter(incident=incident).exclude(code=None).values_list("code", flat=True)) if incident and lens.sees(Statement) else set()
    )
    found += [{"kind": "code", "text": code} for code in sorted(codes) if code and code in letter]
    return found


@members("verifier", "steward", methods="GET POST")
def reply(request: HttpRequest, language: str, finding_id: str) -> HttpResponse:
    """`/<language>/work/findings/<id>/reply?response=…`: `act=preview` shows what would be disclosed; `act=save` writes it."""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Finding, finding_id)
    known = str(request.POST.get("response") or request.GET.get("response") or "")
    response = seen(lens, Response, known) if known else None
    told = lens.record(response) if response is not None else {}
    form = ReplyForm(language, request.POST or None, parties=links_of(lens, language)["parties"], initial={name: told.get(name) for name in FIELDS})
    warnings: list[dict[str, str]] = []
    preview = ""
    if request.method == "POST" and form.is_valid():
        letter = form.cleaned_data.get("letter") or ""
        warnings = telling(letter, lens, row.incident)
        if request.POST.get("act") == "preview":
            preview = letter
        else:
            try:
                _save(session, row, response, form, warnings, str(request.POST.get("approved") or ""))
            except ConstatError as fault:
                form.refuse(None, fault)
                preview = letter
            else:
                return HttpResponseRedirect(address(language, "work", "findings", row.pk))
    others = sorted(member.code for member in session.case.keys.members() if member.roles & {"verifier", "steward"} and member.actor != session.member.actor)
    values = {
        "told": lens.record(row),
        "form": form,
        "faults": told_faults(form),
        "warnings": warnings,
        "preview": preview,
        "response": known,
        "others": others,
        "parties": parties_of(lens, row.parties or "[]", language),
    }
    return render(request, "casework/finding/reply.html", values, status=400 if form.errors else 200)


def _save(session: Any, row: Any, response: Any | None, form: ReplyForm, warnings: list[dict[str, str]], approved: str) -> None:
    """Writes it. A letter with telling details goes out only once a second person has looked at it."""
    values = {name: form.cleaned_data[name] for name in FIELDS}
    sending = bool(values["sent"]) and (response is None or response.sent is None)
    if sending and warnings:
        codes = {member.code: member for member in session.case.keys.members()}
        second = codes.get(approved.strip())
        if second is None or second.actor == session.member.actor or not second.roles & {"verifier", "steward"}:
            raise BadInput("reply-second", room="web", n=len(warnings))
    seen(session.lens, Party, values["party"])
    draft = session.case.draft("reply", reason=f"approved by {approved.strip()}" if sending and warnings else "")
    if response is None:
        draft.new(Response, case=row.case, finding=row.pk, incident=row.incident, **{name: value for name, value in values.items() if value not in (None, "")})
    else:
        draft.set(response, **{name: values[name] for name in form.changed_data})
    draft.append()
