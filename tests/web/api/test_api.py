"""The API under the same policy as the screens: scopes, revisions, faults in plain words, and no identity in the clear."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import httpx
import pytest
from tests.record.cast import canary, value_of
from tests.web.casework.conftest import Office

from constat.record.models import RECORDS, Incident, Statement
from constat.record.policy import PERSONAL

Make = Callable[..., httpx.Client]
FOUND = re.compile(r"CANARY-(public|internal|confidential|identity)-")


def incident(one: httpx.Client, **values: object) -> str:
    answer = one.post("/records/incident", json={"values": {"code": "I-001", "when": "2022-03-27", **values}})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_a_token_says_whose_it_is_and_what_it_may(program: Make) -> None:
    told = program("verifier", "read", "write").get("/whoami").json()
    assert told == {"code": "ibrahim/verifier's", "roles": ["verifier"], "scopes": ["read", "write"], "office": "Bamako"}


def test_without_a_token_nothing_is_told(office: Office) -> None:
    client = httpx.Client(transport=httpx.WSGITransport(app=office.app), base_url="http://127.0.0.1:8000/api/v1")
    for headers in ({}, {"authorization": "Bearer nothing"}, {"authorization": "Bearer constat_" + "a" * 12 + "_" + "b" * 43}, {"authorization": "Basic x"}):
        answer = client.get("/records/incident", headers=headers)
        assert answer.status_code == 401 and answer.json()["error"] == "api-token", answer.text
    # A member's session is no token: a page of another site cannot use the API through a browser.
    assert office.client("verifier").client.get("/api/v1/whoami").status_code == 401


def test_records_are_entered_listed_by_pages_and_changed_as_they_were_read(program: Make, office: Office) -> None:
    one = program("verifier", "read", "write")
    ids = [incident(one, code=f"I-{n:03d}") for n in range(5)]
    first = one.get("/records/incident?limit=3").json()
    second = one.get(f"/records/incident?limit=3&cursor={first['next']}").json()
    assert [row["id"] for row in first["records"] + second["records"]] == sorted(
        ids, key=lambda each: [row.made for row in office.rows(Incident).filter(pk=each)], reverse=True
    ) or len(first["records"] + second["records"]) == 5
    assert second["next"] is None
    row = one.get(f"/records/incident/{ids[0]}").json()
    assert one.patch(f"/records/incident/{ids[0]}", json={"values": {"title_en": "x"}}).status_code == 428
    assert one.patch(f"/records/incident/{ids[0]}", json={"values": {"title_en": "First"}}, headers={"if-match": f'"{row["revision"]}"'}).status_code == 200
    late = one.patch(f"/records/incident/{ids[0]}", json={"values": {"title_en": "Second"}}, headers={"if-match": row["revision"]})
    assert late.status_code == 409 and late.json()["details"][0]["field"] == "title_en"
    assert office.rows(Incident).get(pk=ids[0]).title_en == "First"
    assert one.get(f"/records/incident/{ids[0]}/history").json()[0]["who"] == "ibrahim/verifier's"


def test_a_token_without_the_scope_is_told_so(program: Make) -> None:
    reader = program("verifier", "read")
    assert reader.post("/records/incident", json={"values": {"code": "I"}}).json()["error"] == "api-scope"
    assert program("verifier", "write").get("/records/incident").status_code == 403


def test_no_identity_is_opened_whatever_the_member_may_open(program: Make, office: Office) -> None:
    one = program("verifier", "read", "confidential", "write")
    made = one.post("/records/statement", json={"values": {"code": "T-1", "text": "CANARY-identity-words", "when_text": "CANARY-confidential-when"}})
    row = one.get(f"/records/statement/{made.json()['id']}").json()
    assert "text" not in row and row["withheld"]["text"] == "reason" and row["when_text"] == "CANARY-confidential-when"
    held = b"".join(path.read_bytes() for path in office.path.rglob("*") if path.is_file())
    assert b"CANARY" not in held and str(office.rows(Statement).get(code="T-1").text) == "▮▮▮"
    other = program("documenter", "read")
    assert "CANARY" not in other.get(f"/records/statement/{made.json()['id']}").text


@pytest.mark.parametrize(("role", "scopes", "reads"), [
    ("documenter", ("read", "confidential"), {"public", "internal"}), ("verifier", ("read",), {"public", "internal"}),
    ("verifier", ("read", "confidential"), {"public", "internal", "confidential"}), ("editor", ("read", "confidential"), {"public", "internal"}), ("reader", ("read", "confidential"), {"public"}),
])  # fmt: skip
def test_no_answer_holds_what_its_token_may_not_read(role: str, scopes: tuple[str, ...], reads: set[str], program: Make, office: Office) -> None:
    draft = office.case.draft("record", reason="CANARY-confidential-why")
    ids: dict[str, str] = {}
    for model in RECORDS:
        skip = {"case", "void", "status"} if model.type_name() == "finding" else {"case", "void"}
        values = {name: value_of(model, name, told) for name, told in model.declared().items() if name not in skip}
        if model.type_name() in PERSONAL:
            values["member"] = office.case.keys.need().actor
        ids[model.type_name()] = draft.new(model, **values)
    draft.append()
    draft = office.case.draft("record")
    draft.set(("finding", ids["finding"]), status="published", incident=ids["incident"])
    draft.append()
    assert FOUND.match(canary(Statement, "text"))
    one, seen = program(role, *scopes), set[str]()
    for name, subject in ids.items():
        for path in (f"/records/{name}", f"/records/{name}/{subject}", f"/records/{name}/{subject}/history"):
            answer = one.get(path)
            assert answer.status_code in (200, 403, 404), (path, answer.status_code)
            told = {match[1] for match in FOUND.finditer(answer.text)}
            assert told <= reads, (path, told)
            seen |= told
    assert seen == reads


def test_faults_are_data_in_the_readers_language_and_repeat_nothing_given(program: Make) -> None:
    one = program("verifier", "read", "write")
    told = one.post("/records/incident", json={"values": {"when": "CANARY-31 février"}}, headers={"accept-language": "fr"}).json()
    assert told["error"] == "date-unreadable" or "message" in told
    assert one.post("/records/incident", content=b"{CANARY").json()["error"] in ("api-unreadable",)
    assert "CANARY" not in one.post("/records/incident", content=b"{CANARY").text
    assert one.get("/records/nothing").status_code == 404
    assert one.get("/records/incident?text=x").json()["error"] == "api-filter"
    assert one.get("/records/statement?text=x").json()["error"] == "api-filter", "what is sealed is not asked for"
    assert one.get("/records/incident?cursor=zzz").status_code == 400


def test_a_finding_is_proposed_and_not_signed_by_the_same_program(program: Make) -> None:
    one = program("verifier", "read", "write")
    subject = one.post("/records/finding", json={"values": {"aspect": "occurrence", "status": "draft"}}).json()["id"]
    answer = one.post(f"/findings/{subject}/step", json={"act": "propose"})
    assert (answer.status_code == 403 and "lacks" in answer.text) or answer.json()["error"] == "finding-incomplete"


def test_too_many_requests_are_told_to_wait(office: Office) -> None:
    client = httpx.Client(transport=httpx.WSGITransport(app=office.app), base_url="http://127.0.0.1:8000/api/v1")
    told = [client.get("/whoami").status_code for _ in range(70)]
    assert 429 in told and told[0] in (401, 429)


def test_a_revoked_token_opens_nothing_at_its_next_request(program: Make, office: Office) -> None:
    one = program("verifier", "read")
    assert one.get("/whoami").status_code == 200
    page = office.client("verifier").get("/en/work/tokens").text
    office.client("verifier").post("/en/work/tokens", {"act": "revoke", "token": re.search(r'name="token" value="([^"]+)"', page)[1]})  # type: ignore[index]
    assert one.get("/whoami").status_code == 401


def test_the_schema_asks_nothing_of_another_host_and_declares_what_it_answers(office: Office) -> None:
    client = httpx.Client(transport=httpx.WSGITransport(app=office.app), base_url="http://127.0.0.1:8000/api/v1")
    told = client.get("/openapi.json").json()
    assert "http://" not in client.get("/openapi.json").text.replace("http://127.0.0.1", "") and client.get("/docs").status_code == 404
    for path, acts in told["paths"].items():
        for act in acts.values():
            assert {"401", "403", "404", "429"} <= set(act["responses"]), path


def test_a_list_goes_out_as_a_sheet_of_plain_fields_with_tags_and_addresses(program: Make) -> None:
    one = program("verifier", "read", "write", "confidential")
    made = incident(one, title_en="=1+1")
    one.post("/records/statement", json={"values": {"code": "T-1", "text": "CANARY-identity", "when_text": "CANARY-confidential"}})
    answer = one.get("/records/incident/sheet.csv")
    head, tags, row = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))[:3]
    assert answer.headers["content-disposition"] == 'attachment; filename="incident.csv"' and "#meta+code" in tags and made in row
    assert not [cell for cell in row if cell.startswith("=")] and len(head) == len(tags) == len(row)
    assert "CANARY" not in one.get("/records/statement/sheet.csv").text
    assert one.get("/records/incident/sheet.xlsx").content[:2] == b"PK"
    assert one.get("/records/incident/sheet.pdf").status_code == 400
    assert program("reader", "read").get("/records/statement/sheet.csv").status_code == 403


def test_figures_and_reports_are_asked_for_under_the_same_token(program: Make) -> None:
    one = program("editor", "read")
    assert one.get("/reports").json() == []
    told = one.get("/figures/count?measure=incidents")
    assert told.status_code in (200, 404), told.text
    assert one.get("/figures/count?measure=lies").status_code == 400
    assert one.get("/figures/count?measure=killed&linked=range").status_code == 404, "nothing was ever linked here"
