"""The addresses of the API, what each takes and gives, and its faults as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Body, Field, Header, NinjaAPI, Path, Query, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.throttling import AuthRateThrottle
from pydantic import WithJsonSchema

from constat import __version__
from constat.errors import BadInput, ConstatError, NotFound
from constat.language import use_language
from constat.record.casework import findings
from constat.record.models import types
from constat.record.register import Stale
from constat.vocab import load, names
from constat.web.api import records
from constat.web.api.bearers import Bearer, Program
from constat.web.explore.form import asked as chosen
from constat.web.figure.view import linked_count
from constat.web.middleware import note_fault
from constat.web.page import language_of, shelf_of
from constat.web.permission import Permission

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"})
CODES: Final = frozenset({400, 401, 403, 404, 405, 409, 413, 414, 422, 428, 429, 507})


Type = Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(types())})]
Vocabulary = Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(names())})]
Form = Annotated[str, WithJsonSchema({"type": "string", "enum": ["csv", "xlsx"]})]
# The schema tells which there are; one that is not is answered 404, as a record that is not shown.


class Fault(Schema):
    """What went wrong: a code for programs, words for people."""

    error: str
    message: str
    details: list[Any] = Field(default_factory=list)


class Written(Schema):
    """What was written."""

    id: str
    entry: str


class Page(Schema):
    """A page of records."""

    records: list[dict[str, Any]]
    next: str | None = None


class Asked(Schema):
    """Which page of a list."""

    limit: int = Field(50, ge=1, le=records.LIMIT)
    cursor: str | None = Field(None, max_length=200)


class Counted(Schema):
    """What is counted; further parameters are those of a selection, as in the explorer's address."""

    measure: str = Field("killed", max_length=60)
    country: str | None = Field(None, max_length=200)
    period: str | None = Field(None, max_length=60)
    linked: str | None = Field(None, max_length=200, description="count each incident once: range, finding, or datasets in order")


class New(Schema):
    """A new record: its fields, and why it is entered."""

    values: dict[str, Any]
    why: str = "record"
    reason: str = Field("", max_length=4000)


class Change(Schema):
    """Changes of a record; a set takes `{"add": […], "remove": […]}`."""

    values: dict[str, Any]
    why: str = "correct"
    reason: str = Field("", max_length=4000)


class Step(Schema):
    """A step of a finding."""

    act: str = Field(pattern="^(propose|sign|return|reopen)$")
    note: str = Field("", max_length=4000)


class Whoami(Schema):
    """Who asks."""

    code: str
    roles: list[str]
    scopes: list[str]
    office: str


api = NinjaAPI(
    title="Constat", version=__version__, description="The case file of one office, for programs.", urls_namespace="api", auth=Bearer(), docs_url=None,
    openapi_url="/openapi.json", throttle=[AuthRateThrottle("1200/m")],
)  # fmt: skip
Said = {200: dict[str, Any], CODES: Fault}


def _program(request: HttpRequest) -> Program:
    return request.auth  # type: ignore[attr-defined,no-any-return]


@api.get("/whoami", response={200: Whoami, CODES: Fault}, summary="Whose token this is, and what it may do")
def whoami(request: HttpRequest) -> Any:
    """The token's code, roles, scopes and office."""
    program = _program(request)
    member = program.case.keys.need()
    return {
        "code": program.case.keys.codes().get(member.actor, ""),
        "roles": sorted(member.roles),
        "scopes": sorted(program.scopes),
        "office": program.case.keys.office,
    }


@api.get("/records/{type}", response={200: Page, CODES: Fault}, summary="Records of a type, newest first")
def list_records(request: HttpRequest, type: Path[Type], asked: Query[Asked]) -> Any:
    """Any other query parameter is the value of a plain field, as `status=verified`."""
    limit, cursor = asked.limit, asked.cursor
    filters = {key: value for key, value in request.GET.items() if key not in ("limit", "cursor")}
    return records.listed(_program(request), type, {key: str(value) for key, value in filters.items()}, limit, cursor)


@api.get("/records/{type}/sheet.{form}", response={200: None, CODES: Fault}, summary="Records of a type as CSV or XLSX, with a row of HXL tags")
def list_sheet(request: HttpRequest, type: Path[Type], form: Path[Form]) -> Any:
    """Plain fields only, each record with its address; query parameters are values of plain fields, as for the list."""
    filters = {key: str(value) for key, value in request.GET.items()}
    return records.sheet(_program(request), type, filters, form, language_of(request))


@api.get("/figures/count", response=Said, summary="How many, in the frozen case file and the datasets")
def count(request: HttpRequest, selection: Query[Counted]) -> Any:
    """One figure: value, range, selection, snapshot, method."""
    records.need(_program(request), "read")
    shelf, asked, rule = shelf_of(request), chosen(dict(request.GET.lists())), (selection.linked or "").strip()
    return (linked_count(shelf, asked, rule) if rule else shelf.count(asked)).to_json()


@api.get("/reports", response={200: list[dict[str, Any]], CODES: Fault}, summary="Editions of reports, as far as the token sees them")
def reports(request: HttpRequest) -> Any:
    """Newest first, with status, seal and the name of the public folder."""
    found = records.listed(_program(request), "edition", {}, records.LIMIT, None)["records"]
    return [{key: row.get(key) for key in ("id", "code", "title_en", "title_fr", "template", "period", "status", "seal")} for row in found]


@api.post("/records/{type}", response={201: Written, CODES: Fault}, summary="Enter a record")
def new_record(request: HttpRequest, type: Path[Type], told: Body[New]) -> Any:
    """One entry of the register."""
    return 201, records.entered(_program(request), type, told.values, told.why, told.reason)


@api.get("/records/{type}/{id}", response=Said, summary="One record")
def read_record(request: HttpRequest, type: Path[Type], id: Path[str]) -> Any:
    """What the token reads of it; `withheld` says why of the rest."""
    return records.shown(_program(request), records.one(_program(request), type, id))


@api.patch("/records/{type}/{id}", response={200: Written, CODES: Fault}, summary="Change a record as it was read")
def change_record(request: HttpRequest, type: Path[Type], id: Path[str], told: Body[Change], if_match: Header[str | None] = None) -> Any:
    """`If-Match` carries the revision that was read: what somebody changed since is said with 409, and nothing is overwritten."""
    if not if_match:
        return api.create_response(request, {"error": "api-no-revision", "message": BadInput("api-no-revision", room="web").say(), "details": []}, status=428)
    return records.changed(_program(request), type, id, if_match.strip('" '), told.values, told.why, told.reason)


@api.get("/records/{type}/{id}/history", response={200: list[dict[str, Any]], CODES: Fault}, summary="Who changed what, when and why")
def read_history(request: HttpRequest, type: Path[Type], id: Path[str]) -> Any:
    """As far as the token reads the fields."""
    return records.past(_program(request), type, id)


@api.post("/findings/{id}/step", response=Said, summary="Propose, sign, return or reopen a finding")
def step(request: HttpRequest, id: Path[str], told: Body[Step]) -> Any:
    """Under the same rules as on screen: nobody signs what they proposed."""
    program = _program(request)
    records.need(program, "write")
    row = records.one(program, "finding", id)
    work: dict[str, Callable[..., Any]] = {"propose": findings.propose, "sign": findings.sign, "return": findings.send_back, "reopen": findings.reopen}
    with program.lock:
        entry = work[told.act](program.case, row.pk, told.note)
    return {"id": row.pk, "entry": entry.tag}


@api.get("/vocabularies/{name}", response=Said, summary="The terms of a vocabulary")
def vocabulary(request: HttpRequest, name: Path[Vocabulary]) -> Any:
    """In both languages, with the codes of other standards."""
    try:
        found = load(name)
    except ConstatError:
        raise NotFound("api-no-vocabulary", room="web", name=name[:40]) from None
    return {
        "name": name,
        "terms": [{"id": one.id, "en": one.en, "fr": one.fr, "codes": {scheme: list(codes) for scheme, codes in one.codes.items()}} for one in found],
    }


# -- faults ------------------------------------------------------------------------------------------------------------


def _fault(request: HttpRequest, error: str, message: str, status: int, details: list[Any] | None = None) -> HttpResponse:
    return api.create_response(request, {"error": error, "message": message, "details": details or []}, status=status)


@api.exception_handler(ConstatError)
def _ours(request: HttpRequest, fault: ConstatError) -> HttpResponse:
    details = [{"field": name, "at": at} for name, _actor, at in fault.changed] if isinstance(fault, Stale) else []
    if fault.http_status >= 500 and fault.http_status not in CODES:
        return _unexpected(request, fault)
    return _fault(request, fault.message_id, fault.say(language_of(request)), fault.http_status, details)


@api.exception_handler(ValidationError)
def _unread(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    # What was given is not said back: it may be what a witness said.
    places = [".".join(str(part) for part in one.get("loc", ())) for one in fault.errors]
    return _fault(request, "api-unreadable", BadInput("api-unreadable", room="web", places=", ".join(places)[:300]).say(language_of(request)), 422)


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, _fault_: AuthenticationError) -> HttpResponse:
    return _fault(request, "api-token", BadInput("api-token", room="web").say(language_of(request)), 401)


@api.exception_handler(HttpError)
def _http(request: HttpRequest, fault: HttpError) -> HttpResponse:
    message = "api-slower" if fault.status_code == 429 else "api-unreadable"
    values = {} if fault.status_code == 429 else {"places": "body"}
    return _fault(request, message, BadInput(message, room="web", **values).say(language_of(request)), fault.status_code)


@api.exception_handler(Exception)
def _unexpected(request: HttpRequest, fault: Exception) -> HttpResponse:
    reference = note_fault(request.path, fault)
    with use_language(language_of(request)):
        return _fault(request, "unexpected", ConstatError("unexpected", room="web", reference=reference).say(), 500)


def patterns() -> list[Any]:
    """The addresses, each with its permission: the token itself is asked for by each."""
    found = api.urls[0]
    for one in found:
        # The framework calls a view that it may not have.
        setattr(one.callback, "permission", Permission(None, METHODS))  # noqa: B010
    return list(found)
