"""The lens: what each of the cast reads, asks and opens, and what stays withheld from everybody else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from constat.record import database

database.ready()

from django.db.models import Case, Count, Exists, F, Func, Max, OuterRef, Q, Subquery, Value, When  # noqa: E402
from django.db.models.expressions import RawSQL  # noqa: E402
from django.db.models.functions import Length, Lower  # noqa: E402

from constat.errors import BadInput, NotFound, Refused, StorageFailed  # noqa: E402
from constat.record import policy  # noqa: E402
from constat.record.casefile import CaseFile  # noqa: E402
from constat.record.fields import MASK  # noqa: E402
from constat.record.models import RECORDS, Finding, Incident, Party, Person, Record, Source, Statement  # noqa: E402
from constat.record.readlog import HOUR, TooMany  # noqa: E402

from ..conftest import ROOT  # noqa: E402
from .cast import AWA, CAST, CLAIRE, FATOU, GUEST, IBRAHIM, NOBODY, PAUL, RAYA, Member, case_file, filled, lens_of, member  # noqa: E402

CASE = "c" * 32
EACH = pytest.mark.parametrize("who", CAST, ids=lambda who: who.code)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    """One record of each type entered by Ibrahim, one by Awa; nothing published."""
    case = case_file(tmp_path_factory.mktemp("office"))
    filled(case, IBRAHIM, CASE)
    filled(case, AWA, CASE)
    yield case
    case.close()


def _shown(case: CaseFile, who: Member, model: type[Record]) -> list[Any]:
    lens = lens_of(case, who)
    if lens.sees(model):
        return list(model.seen_by(lens))
    with pytest.raises(Refused, match=model.type_name()):
        model.seen_by(lens)
    return []


def _everything(row: Any) -> str:
    """All that a record shows by any ordinary means."""
    fields = [f.attname for f in row._meta.concrete_fields]
    return " ".join(
        [repr(row), str(row), *(f"{getattr(row, name)} {getattr(row, name)!r} {getattr(row, name):>4}" for name in fields if getattr(row, name) is not None)]
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"CANARY-(\w+)-", text))


# -- the matrix: roles x types x fields --------------------------------------------------------------------------------


@EACH
@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.type_name())
def test_no_field_shows_more_than_the_policy_says(case: CaseFile, who: Member, model: type[Record]) -> None:
    for row in _shown(case, who, model):
        own = row.__dict__.get("made_by") == who.actor
        told = lens_of(case, who).record(row)
        assert set(told) - {"record_type", "withheld"} - set(model.BOOKKEEPING) | set(told["withheld"]) == set(model.declared())
        for name, field in model.declared().items():
            seen, opens = policy.may_see(who.roles, field, own), policy.may_open(who.roles, field, own)
            assert (name in told) == seen, name
            assert told["withheld"].get(name) == (None if seen else "reason" if opens else "sensitivity"), name
            if not seen and not opens:
                assert str(getattr(row, name)) == MASK
                assert row.__dict__[name].__class__.__name__ == "Withheld", "not even the ciphertext is there"
        allowed = {
            word for word in ("public", "internal", "confidential") if any(word in r.sees or (own and word in r.sees_own) for r in policy.rights(who.roles))
        }
        assert _words(json.dumps(told)) <= allowed
        assert _words(_everything(row)) <= allowed - {"confidential"}, "what is sealed is shown by nothing but the lens"


@EACH
@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.type_name())
def test_values_are_no_way_round_the_lens(case: CaseFile, who: Member, model: type[Record]) -> None:
    if not _shown(case, who, model):
        return
    lens = lens_of(case, who)
    sealed = [name for name, field in model.declared().items() if field.sealed]
    out = f"{list(model.seen_by(lens).values())} {list(model.seen_by(lens).values_list())}"
    assert _words(out) <= {"public", "internal"}
    for name in [*sealed, "heads", *(name for name in model.declared() if name not in lens.fields(model))]:
        for ask in ("values", "values_list", "order_by", "distinct"):
            with pytest.raises(Refused):
                getattr(model.seen_by(lens), ask)(name)


def test_who_has_no_role_here_sees_nothing(case: CaseFile) -> None:
    for who in (PAUL, NOBODY, GUEST):
        for model in RECORDS:
            assert _shown(case, who, model) == []


def test_everybody_else_sees_the_rows_of_their_office(case: CaseFile) -> None:
    for who in (AWA, IBRAHIM, CLAIRE, FATOU):
        assert all(len(_shown(case, who, model)) == 2 for model in RECORDS)


def test_records_are_not_read_without_a_lens(case: CaseFile) -> None:
    for model in RECORDS:
        with pytest.raises(Refused):
            model.objects.all()


# -- what may be asked -------------------------------------------------------------------------------------------------

LEAKS: dict[str, Any] = {
    "equal": lambda rows: rows.filter(reasoning="x"),
    "a lookup": lambda rows: rows.filter(reasoning__startswith="CANARY"),
    "a transform": lambda rows: rows.filter(reasoning__length__gt=3),
    "exclude": lambda rows: rows.exclude(reasoning__contains="a"),
    "get": lambda rows: rows.get(reasoning="x"),
    "isnull of what one may not read": lambda rows: rows.filter(reasoning__isnull=False),
    "Q": lambda rows: rows.filter(Q(code="x") | ~Q(reasoning__gt="a")),
    "Q in Q": lambda rows: rows.exclude(Q(Q(Q(reasoning="a")), code="b")),
    "complex filter": lambda rows: rows.complex_filter(Q(reasoning="x")),
    "F as value": lambda rows: rows.filter(code=F("reasoning")),
    "F in a list": lambda rows: rows.filter(code__in=["x", F("reasoning")]),
    "an expression as value": lambda rows: rows.filter(code=Lower("reasoning")),
    "order": lambda rows: rows.order_by("-reasoning"),
    "order by expression": lambda rows: rows.order_by(F("reasoning").desc(nulls_last=True)),
    "annotate": lambda rows: rows.annotate(x=F("reasoning")),
    "annotate deep": lambda rows: rows.annotate(x=Length(Lower(F("reasoning")))),
    "alias": lambda rows: rows.alias(x=Lower("reasoning")).order_by("x"),
    "sum of parts": lambda rows: rows.annotate(x=F("code") + F("reasoning")),
    "case": lambda rows: rows.annotate(x=Case(When(reasoning="x", then=Value(1)), default=Value(0))),
    "case's result": lambda rows: rows.annotate(x=Case(When(code="x", then=F("reasoning")))),
    "aggregate": lambda rows: rows.aggregate(Max("reasoning")),
    "aggregate's filter": lambda rows: rows.aggregate(x=Count("code", filter=Q(reasoning__gt="a"))),
    "values": lambda rows: rows.values("code", "reasoning"),
    "values of expression": lambda rows: rows.values(x=Lower("reasoning")),
    "values list": lambda rows: rows.values_list("reasoning", flat=True),
    "values list of expression": lambda rows: rows.values_list(Lower("reasoning")),
    "distinct": lambda rows: rows.distinct("reasoning"),
    "only": lambda rows: rows.only("reasoning"),
    "latest": lambda rows: rows.latest("reasoning"),
    "earliest": lambda rows: rows.earliest("reasoning"),
    "in bulk": lambda rows: rows.in_bulk(["x"], field_name="reasoning"),
    "dates": lambda rows: rows.dates("reasoning", "year"),
    "datetimes": lambda rows: rows.datetimes("reasoning", "year"),
    "rival values": lambda rows: rows.filter(heads__contains="CANARY"),
    "defer, which loads the rest": lambda rows: rows.defer(None),
    "extra": lambda rows: rows.extra(where=["reasoning > 'a'"]),
    "raw": lambda rows: rows.raw("SELECT * FROM record_finding"),
    "raw expression": lambda rows: rows.annotate(x=RawSQL("reasoning", [])),
    "function by name": lambda rows: rows.annotate(x=Func(F("code"), function="max(reasoning) ||")),
    "template": lambda rows: rows.annotate(x=Lower("code", template="(reasoning)")),
    "subquery": lambda rows: rows.annotate(x=Subquery(Finding.rows.filter(pk=OuterRef("pk")).values("reasoning"))),
    "exists": lambda rows: rows.filter(Exists(Finding.rows.filter(reasoning="x"))),
    "rows without a lens": lambda rows: rows.filter(pk__in=Finding.rows.filter(reasoning="x")),
    "union": lambda rows: rows.union(Finding.rows.all()),
    "or": lambda rows: rows | Finding.rows.all(),
    "another database": lambda rows: rows.using("default"),
    "an unknown field": lambda rows: rows.filter(invented=1),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_question_about_a_field_beyond_the_lens_is_refused(case: CaseFile, leak: str) -> None:
    rows = Finding.seen_by(lens_of(case, CLAIRE))
    with pytest.raises(Refused):
        LEAKS[leak](rows)
    with pytest.raises(Refused):
        LEAKS[leak](rows.filter(code__isnull=False).order_by("code"))


SEALED_STILL = [name for name in LEAKS if name not in ("isnull of what one may not read", "only")]


@pytest.mark.parametrize("leak", SEALED_STILL)
def test_a_sealed_field_allows_isnull_and_no_other_question_even_to_who_may_read_it(case: CaseFile, leak: str) -> None:
    rows = Finding.seen_by(lens_of(case, FATOU))
    assert rows.filter(reasoning__isnull=False).count() == 2
    with pytest.raises(Refused):
        LEAKS[leak](rows)


def test_a_documenter_does_not_learn_where_others_know_a_name(case: CaseFile) -> None:
    with pytest.raises(Refused):
        Person.seen_by(lens_of(case, AWA)).filter(name__isnull=False)


def test_ordinary_questions_are_answered(case: CaseFile) -> None:
    lens = lens_of(case, CLAIRE)
    rows = Incident.seen_by(lens)
    assert rows.filter(Q(code__startswith="CANARY") & ~Q(country="x")).order_by("-code", "pk").count() == 2
    assert rows.annotate(size=Length("code")).filter(size__gt=3).order_by("size").first().code.startswith("CANARY")
    assert rows.aggregate(n=Count("pk", filter=Q(kind__isnull=False)))["n"] == 2
    assert rows.values("kind").annotate(n=Count("id"))[0]["n"] == 2
    assert rows.values_list("code", flat=True).distinct().count() == 1
    assert len(rows.in_bulk()) == 2
    assert rows.filter(pk__in=Incident.seen_by(lens).filter(code="x")).exists() is False
    assert (rows.filter(code="x") | rows.filter(country__isnull=False)).count() == 2
    assert rows.filter(code=F("code")).only("code").get(pk=rows.first().pk).code.startswith("CANARY")
    asked = Finding.seen_by(lens).query.get_compiler(using=case.alias).as_sql()[0]
    assert "code" in asked
    assert not re.search("heads|reasoning", asked), "what the lens does not read never leaves the database"


def test_a_record_is_not_fetched_again_round_the_lens(case: CaseFile) -> None:
    finding = Finding.seen_by(lens_of(case, CLAIRE)).only("code").first()
    with pytest.raises(Refused):
        finding.refresh_from_db()
    with pytest.raises(Refused):
        _ = finding.conclusion_en
    assert str(finding.reasoning) == MASK


# -- opening -----------------------------------------------------------------------------------------------------------


def _one(case: CaseFile, who: Member, model: type[Record], by: Member) -> Any:
    return model.seen_by(lens_of(case, who)).get(made_by=by.actor)


def test_an_identity_opens_with_a_reason_that_is_in_the_log_first(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    person = _one(case, IBRAHIM, Person, AWA)
    lens = lens_of(case, IBRAHIM)
    before = case.readlog.head()[0]
    for reason in ("", "  \n"):
        with pytest.raises(BadInput):
            person.name.open(lens, reason)
    assert case.readlog.head()[0] == before

    # The key is asked for after the line is on disk, never before.
    heads: list[int] = []
    real = case.keys.key
    monkeypatch.setattr(case.keys, "key", lambda *given: heads.append(case.readlog.head()[0]) or real(*given))
    assert person.name.open(lens, "to call CANARY-SPOKEN") == "CANARY-identity-person-name"
    assert heads == [before + 1]
    line = list(case.readlog.lines())[-1]
    assert (line.actor, line.type, line.subject, line.fields) == (IBRAHIM.actor, "person", person.pk, ("name",))
    assert b"CANARY" not in case.readlog.path.read_bytes()
    case.readlog.verify()


def test_nothing_opens_while_the_log_cannot_be_written(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    person = _one(case, FATOU, Person, AWA)

    def full(*_given: object, **_named: object) -> int:
        raise StorageFailed("readlog-unwritable", room="record", place="readlog.sqlite")

    def never(*_given: object) -> bytes:
        raise AssertionError("the key was asked for")

    monkeypatch.setattr(case.readlog, "record_all", full)
    monkeypatch.setattr(case.keys, "key", never)
    with pytest.raises(StorageFailed):
        person.name.open(lens_of(case, FATOU), "to call her")
    with pytest.raises(StorageFailed):
        lens_of(case, FATOU).record(person, "to call her")


def test_a_confidential_field_opens_without_a_reason_and_without_a_line(case: CaseFile) -> None:
    before = case.readlog.head()
    finding = _one(case, IBRAHIM, Finding, AWA)
    assert str(finding.reasoning) == f"{finding.reasoning}" == repr(finding.reasoning) == MASK
    with pytest.raises(TypeError):
        json.dumps(finding.reasoning)
    assert finding.reasoning.open(lens_of(case, IBRAHIM)) == "CANARY-confidential-finding-reasoning"
    assert case.readlog.head() == before


def test_a_documenter_opens_what_they_entered_and_nothing_of_others(case: CaseFile) -> None:
    mine, theirs = _one(case, AWA, Statement, AWA), _one(case, AWA, Statement, IBRAHIM)
    lens = lens_of(case, AWA)
    assert mine.text.open(lens, "to read it back") == "CANARY-identity-statement-text"
    assert mine.place_text.open(lens) == "CANARY-confidential-statement-place_text"
    for name in ("text", "place_text"):
        with pytest.raises(Refused):
            getattr(theirs, name).open(lens, "curiosity")
    # Nor with what somebody else handed over.
    handed = _one(case, IBRAHIM, Statement, IBRAHIM).text
    with pytest.raises(Refused):
        handed.open(lens_of(case, AWA), "curiosity")


def test_a_sealed_value_handed_to_another_member_opens_for_nobody_below(case: CaseFile) -> None:
    before = case.readlog.head()
    person = _one(case, FATOU, Person, IBRAHIM)
    for who in (AWA, CLAIRE, PAUL, RAYA, GUEST, NOBODY):
        with pytest.raises((Refused, NotFound)):
            person.name.open(lens_of(case, who), "please")
        try:
            told = lens_of(case, who).record(person, "please")
        except NotFound:
            continue
        assert told["withheld"]["name"] == "sensitivity"
        assert "identity" not in _words(json.dumps(told))
    assert case.readlog.head() == before


def test_sixty_identities_an_hour_are_enough(tmp_path: Path) -> None:
    case = case_file(tmp_path)
    filled(case, AWA)
    person = _one(case, IBRAHIM, Person, AWA)
    lens = lens_of(case, IBRAHIM)
    for _ in range(policy.CAP):
        person.name.open(lens, "review")
    with pytest.raises(TooMany):
        person.name.open(lens, "review")
    assert case.readlog.head()[0] == policy.CAP
    assert _one(case, FATOU, Person, AWA).name.open(lens_of(case, FATOU), "review"), "another member has a cap of their own"
    assert HOUR == 3_600_000


def test_a_record_opens_as_one_line(case: CaseFile) -> None:
    person = _one(case, FATOU, Person, AWA)
    before = case.readlog.head()[0]
    told = lens_of(case, FATOU).record(person, "protection assessment")
    assert told["father"] == "CANARY-identity-person-father"
    assert told["withheld"] == {}
    assert case.readlog.head()[0] == before + 1


def test_an_erased_or_locked_value_says_so(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = _one(case, IBRAHIM, Finding, AWA)
    lens = lens_of(case, IBRAHIM)
    with monkeypatch.context() as patched:
        patched.setattr(case.keys, "key", lambda *_given: None)
        assert lens.record(finding)["withheld"]["reasoning"] == "erased"
        with pytest.raises(NotFound):
            finding.reasoning.open(lens)
    case.keys.lock()
    assert lens.record(finding)["withheld"]["reasoning"] == "locked"
    assert Finding.seen_by(lens).count() == 2


def test_rival_values_are_shown_as_the_field_they_rival(case: CaseFile) -> None:
    person = _one(case, FATOU, Person, AWA)
    name, other = person.name.text, "another's words"
    told = {
        "rivals": {"code": [[1, "a", 1, "P-1"], [2, "b", 1, "P-2"]], "name": [[1, "a", 1, {"x": other}], [2, "b", 1, {"x": name}]], "gone": [[1, "a", 1, 1]]}
    }
    with case.register.writing() as cursor:
        cursor.execute('UPDATE "record_person" SET "heads" = %s WHERE "id" = %s', [json.dumps(told), person.pk])
    try:
        assert lens_of(case, CLAIRE).rivals(person) == {"code": ["P-1", "P-2"]}
        rivals = lens_of(case, FATOU).rivals(person)
        assert set(rivals) == {"code", "name"}
        assert [str(one) for one in rivals["name"]] == [MASK, MASK]
        assert rivals["name"][1].open(lens_of(case, FATOU), "to decide which") == "CANARY-identity-person-name"
    finally:
        with case.register.writing() as cursor:
            cursor.execute('UPDATE "record_person" SET "heads" = %s WHERE "id" = %s', ['{"heads":{}}', person.pk])


# -- rows --------------------------------------------------------------------------------------------------------------


def test_members_of_a_case_see_that_case(tmp_path: Path) -> None:
    case = case_file(tmp_path)
    one, other = filled(case, AWA, "1" * 32), filled(case, AWA, "2" * 32)
    loose = filled(case, AWA)
    limited = member("limited", "verifier", cases={"1" * 32})
    lens = lens_of(case, limited)
    assert [row.pk for row in Statement.seen_by(lens)] == [one["statement"]]
    assert {row.pk for row in Party.seen_by(lens)} == {one["party"], loose["party"]}, "parties that no case claims are shared"
    for ids in (other, loose):
        handed = Person.seen_by(lens_of(case, FATOU)).get(pk=ids["person"])
        with pytest.raises(NotFound):
            handed.name.open(lens_of(case, limited), "please")
    draft = case.draft("statement-taken")
    mine = draft.new(Statement, language="ff")
    draft.append()
    assert {row.pk for row in Statement.seen_by(lens_of(case, limited))} == {one["statement"], mine}, "what one put into no case yet stays in sight"
    nothing = member("nothing", "verifier", cases=set())
    assert Statement.seen_by(lens_of(case, nothing)).count() == 0


def test_a_guest_sees_what_came_from_their_own_office(tmp_path: Path) -> None:
    case = case_file(tmp_path)
    filled(case, AWA)
    case.register.begin(AWA.actor, "Ouagadougou")
    theirs = filled(case, AWA)
    case.register.begin(AWA.actor, "Bamako")
    assert [row.pk for row in Statement.seen_by(lens_of(case, GUEST))] == [theirs["statement"]]
    draft = case.draft("statement-taken")
    mine = draft.new(Statement, language="ff")
    draft.append()
    assert {row.pk for row in Statement.seen_by(lens_of(case, GUEST))} == {theirs["statement"], mine}
    assert Statement.seen_by(lens_of(case, IBRAHIM)).count() == 3


def test_a_reader_sees_public_fields_of_what_is_published(tmp_path: Path) -> None:
    case = case_file(tmp_path)
    ids = filled(case, AWA)
    lens = lens_of(case, RAYA)
    assert {m.type_name() for m in RECORDS if _shown(case, RAYA, m)} == set()
    lens_of(case, FATOU)
    draft = case.draft("correction")
    draft.set(("finding", ids["finding"]), status="published", incident=ids["incident"])
    draft.add(("finding", ids["finding"]), "parties", ids["party"])
    for name in ("breach", "victimcount", "response"):
        draft.set((name, ids[name]), finding=ids["finding"])
    draft.set(("edition", ids["edition"]), status="published", freeze=ids["freeze"])
    draft.append()
    shown = {m.type_name(): _shown(case, RAYA, m) for m in RECORDS}
    assert {name for name, rows in shown.items() if rows} == {"finding", "incident", "breach", "victimcount", "response", "party", "freeze", "edition"}
    for rows in shown.values():
        for row in rows:
            assert _words(json.dumps(lens.record(row)) + _everything(row)) <= {"public"}
    lens_of(case, FATOU)
    draft = case.draft("correction")
    draft.withdraw(("finding", ids["finding"]))
    draft.append()
    assert _shown(case, RAYA, Finding) == _shown(case, RAYA, Incident) == []


# -- consent -----------------------------------------------------------------------------------------------------------


def test_what_leaves_for_a_purpose_asks_consent_for_that_purpose(tmp_path: Path) -> None:
    case = case_file(tmp_path)
    lens_of(case, FATOU)
    draft = case.draft("statement-taken")
    witness, paper = draft.new(Source, code="S-1", kind="eyewitness"), draft.new(Source, code="S-2", kind="media")
    unsaid = draft.new(Source, code="S-3")
    first, second = draft.new(Statement, code="T-1", source=witness), draft.new(Statement, code="T-2", source=witness)
    printed = draft.new(Statement, code="T-3", source=paper)
    draft.new(Statement, code="T-4", source=unsaid)
    draft.new("victimcount", statement=first)
    draft.new("evidence", statement=second, code="E-1")
    draft.new("evidence", code="E-2")
    draft.append()

    def told(model: type[Record], purpose: str = "court") -> list[str]:
        return sorted(model.seen_by(lens_of(case, FATOU, purpose)).values_list("code", flat=True))

    from constat.record.models import Evidence, VictimCount

    def consent(**values: Any) -> None:
        lens_of(case, FATOU)
        draft = case.draft("statement-taken")
        draft.new("consent", **values)
        draft.append()

    assert told(Statement) == ["T-3"], "what was never asked counts as refused"
    consent(source=witness, purpose="court", answer="given")
    assert told(Statement) == ["T-1", "T-2", "T-3"]
    assert told(Statement, "sanctions") == ["T-3"]
    assert told(Source) == ["S-1", "S-2"]
    consent(statement=second, purpose="court", answer="refused")
    assert told(Statement) == ["T-1", "T-3"], "a statement's own answer goes before its source's"
    assert told(Evidence) == ["E-2"]
    assert VictimCount.seen_by(lens_of(case, FATOU, "court")).count() == 1
    consent(source=witness, purpose="court", answer="given", withdrawn="2026-01-02")
    assert told(Statement) == ["T-3"]
    assert printed


def test_publishing_gives_public_fields_and_says_why_the_rest_stays(case: CaseFile) -> None:
    lens = lens_of(case, FATOU).exporting("publish-anonymously")
    incident = Incident.seen_by(lens).first()
    told = lens.record(incident)
    assert _words(json.dumps(told) + _everything(incident)) == {"public"}
    assert told["withheld"]["notes"] == told["withheld"]["place_name"] == "purpose"
    with pytest.raises(Refused):
        lens.exporting("advertise")


# -- the house ---------------------------------------------------------------------------------------------------------


RAW = {"database.py", "guards.py", "register.py", "projection.py", "casefile.py", "seen.py", "casework/erasing.py"}
RAW |= {"bundles/admitting.py", "bundles/choosing.py", "backup/writing.py", "backup/restoring.py", "backup/moving.py"}
RAW |= {"proof/checkpoint.py", "proof/verifying.py", "proof/package.py"}
"""Where a cursor is opened: the register's own ground, what carries whole entries, and the emptying of the write-ahead log."""


def _sources(folder: str) -> Iterator[tuple[str, str]]:
    home = ROOT / "src" / "constat" / folder
    for path in sorted(home.rglob("*.py")):
        yield path.relative_to(home).as_posix(), path.read_text(encoding="utf-8")


def test_no_raw_sql_stands_where_a_lens_would_be_passed_by() -> None:
    assert {name for name, text in _sources("record") if re.search(r"\.raw\(|[^_]cursor\(|\.extra\(|RawSQL\b", text)} <= RAW
    tables = "|".join(model._meta.db_table for model in RECORDS)
    assert {name for name, text in _sources("record") if re.search(rf"\b({tables})\b", text)} <= {"guards.py", "migrations/0001_case_file.py"}


@pytest.mark.parametrize("folder", ["cli", "web", "report"])
def test_screens_commands_and_reports_read_by_a_lens(folder: str) -> None:
    assert [name for name, text in _sources(folder) if re.search(r"\.rows\.|case\.rows\(|_base_manager", text) and "constat.record" in text] == []
