"""A statement on one page: kept while it is typed, complete before it is saved, closed afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from tests.web.casework.conftest import Office

from constat.record.models import Consent, Source, Statement, Victim, VictimCount

CANARY = "CANARY-les-mots-du-temoin"


def new() -> str:
    return f"/en/work/statements/new/{uuid.uuid4().hex}"


def test_what_was_said_is_in_the_register_and_nowhere_in_the_clear(office: Office, take: Callable[..., str]) -> None:
    statement = take(text=CANARY, source_name="CANARY-nom", count_0_text="about thirty dead", count_0_harm="killing", count_0_best="30")
    row = office.rows(Statement).get(pk=statement)
    assert row.code == "T-001" and row.when == "2022-03-27" and str(row.text) == "▮▮▮"
    assert office.rows(Source).get(pk=row.source).code == "S-001"
    assert office.rows(VictimCount).get(statement=statement).count == '{"best":30,"high":null,"low":null}'
    assert set(office.rows(Consent).filter(statement=statement).values_list("answer", flat=True)) == {"given"}
    held = b"".join(path.read_bytes() for path in office.path.rglob("*") if path.is_file())
    assert b"CANARY" not in held


def test_consent_must_be_answered_before_saving(office: Office) -> None:
    awa, page = office.client("documenter"), new()
    told = {"source": "S-1", "text": "…", "when": "2022", "place_text": "Moura", "act": "save"}
    answer = awa.post(page, told)
    assert answer.status_code == 400 and "agreed, refused, or not asked" in answer.text
    assert not office.rows(Statement).exists()


def test_not_asking_needs_a_reason(office: Office) -> None:
    told = {"source": "S-1", "text": "…", "when": "2022", "place_text": "Moura", "act": "save"}
    told |= {f"consent_{purpose}": "not-asked" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}
    answer = office.client("documenter").post(new(), told)
    assert answer.status_code == 400 and "Say why it was not asked" in answer.text


def test_a_public_source_is_not_asked_for_consent(office: Office) -> None:
    told = {
        "source": "COM-1",
        "source_kind": "official-communique",
        "text": "203 terroristes neutralisés",
        "when": "2022-04-01",
        "place_text": "Moura",
        "act": "save",
    }
    assert office.client("documenter").post(new(), told).status_code == 302


def test_about_thirty_among_them_a_brother_is_a_whole_without_bounds_and_one_named_within(office: Office, take: Callable[..., str]) -> None:
    statement = take(
        count_0_text="une trentaine de morts, dont mon frère", count_0_harm="killing", count_0_best="30", count_0_relation="whole", count_0_name="Amadou"
    )
    whole = office.rows(VictimCount).get(statement=statement, relation="whole")
    part = office.rows(VictimCount).get(statement=statement, relation="within")
    assert whole.count == '{"best":30,"high":null,"low":null}' and part.of == whole.pk and part.named
    assert office.rows(Victim).get(statement=statement).naming == "named"


def test_when_and_where_may_be_unknown_but_must_be_said(office: Office) -> None:
    awa = office.client("documenter")
    told = {"source": "S-1", "source_kind": "court", "text": "…", "act": "save"}
    assert awa.post(new(), told).status_code == 400
    assert awa.post(new(), told | {"when_unknown": "on", "place_unknown": "on"}).status_code == 302


def test_a_refused_statement_keeps_what_was_typed(office: Office) -> None:
    awa, page = office.client("documenter"), new()
    awa.post(page, {"source": "S-1", "text": CANARY, "act": "save"})
    assert CANARY in awa.get(page).text
    assert CANARY.encode() not in b"".join(path.read_bytes() for path in office.path.rglob("*") if path.is_file())


def test_a_draft_is_kept_sealed_and_belongs_to_whoever_types_it(office: Office) -> None:
    awa, page = office.client("documenter"), new()
    kept = awa.post(page.replace("statements/new", "drafts"), {"draft-kind": "statement", "source": "S-9", "text": CANARY})
    assert kept.status_code == 200 and "Kept on this laptop at" in kept.json()["text"]
    assert (CANARY in awa.get(page).text and "S-9" in awa.get("/en/work/").text) or "Statement" in awa.get("/en/work/").text
    assert CANARY not in office.client("verifier").get(page).text
    assert CANARY.encode() not in b"".join(path.read_bytes() for path in office.path.rglob("*") if path.is_file())
    awa.post(page.replace("statements/new", "drafts") + "/discard")
    assert CANARY not in awa.get(page).text


def test_words_open_to_a_verifier_with_a_reason_that_is_logged_first(office: Office, take: Callable[..., str]) -> None:
    page = f"/en/work/statements/{take(text=CANARY)}"
    ibrahim = office.client("verifier")
    assert CANARY not in ibrahim.get(page).text
    assert "Say why you open it" in ibrahim.post(page, {"reason": " "}).text
    assert not list(office.case.readlog.lines())
    assert CANARY in ibrahim.post(page, {"reason": "to verify"}).text
    assert [line.type for line in office.case.readlog.lines()] == ["statement"]


def test_other_roles_do_not_reach_statements(office: Office, take: Callable[..., str]) -> None:
    page = f"/en/work/statements/{take(text=CANARY)}"
    for role in ("editor", "administrator", "reader"):
        assert office.client(role).get(page).status_code == 403, role
    assert office.browser().get(page).status_code == 302


def test_a_source_known_already_keeps_its_identity(office: Office, take: Callable[..., str]) -> None:
    take(source_name="Moussa")
    told = {"source": "S-001", "source_kind": "eyewitness", "source_name": "Somebody else", "text": "…", "when": "2022", "place_text": "Moura", "act": "save"}
    told |= {f"consent_{purpose}": "given" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}
    answer = office.client("documenter").post(new(), told)
    assert answer.status_code == 400 and "exists already" in answer.text


def test_the_page_speaks_french(office: Office) -> None:
    page = office.client("documenter").get(new().replace("/en/", "/fr/")).text
    assert "Ce qui a été dit" in page and "Identité et protection" in page
