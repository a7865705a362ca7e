"""Lists as sheets: HXL row, record's address, no formula, nothing sealed, nothing on disk."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from tests.web.casework.conftest import Office

from constat.record.models import Evidence, Incident, Victim

FORMULA = '=HYPERLINK("http://evil.example","x")'


def test_incidents_go_out_as_csv_with_tags_and_addresses(office: Office) -> None:
    ibrahim = office.client("verifier")
    made = ibrahim.post("/en/work/incidents/new", {"code": "I-001", "title_en": FORMULA, "when": "2022-03-27/2022-03-31", "admin1": "Mopti"})
    answer = ibrahim.get("/en/work/incidents?as=csv&admin1=Mopti")
    assert answer.headers["content-disposition"] == 'attachment; filename="incidents.csv"'
    heading, tags, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heading[0] == "Incident" and tags[0] == "#event+code" and tags[-1] == "#meta+id"
    told = dict(zip(tags, row, strict=True))
    assert told["#date+start"] == "2022-03-27" and told["#meta+id"] == "incident/" + made.headers["location"].rsplit("/", 1)[1]
    assert not told["#event+name"].startswith(("=", "+", "-", "@"))


def test_a_workbook_holds_text_never_a_formula_and_its_parts_never_touch_the_disk(office: Office, monkeypatch: object) -> None:
    ibrahim = office.client("verifier")
    ibrahim.post("/en/work/incidents/new", {"code": "I-001", "title_en": FORMULA, "when": "2022"})
    before = set(Path(tempfile.gettempdir()).glob("*"))
    answer = ibrahim.get("/en/work/incidents?as=xlsx")
    assert not [path for path in set(Path(tempfile.gettempdir()).glob("*")) - before if path.suffix in (".xml", ".xlsx")]
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert page is not None
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert page["A2"].value == "#event+code" and page["A3"].value == "I-001"


def test_statements_go_out_under_codes_without_a_word_of_theirs(office: Office, take: Callable[..., str]) -> None:
    take(text="CANARY-words", source_name="CANARY-name", when_text="CANARY-when")
    answer = office.client("documenter").get("/fr/work/statements?as=csv")
    text = answer.content.decode("utf-8-sig")
    assert "T-001" in text and "S-001" in text and "CANARY" not in text and "Témoignage" in text
    assert office.client("editor").get("/fr/work/statements?as=csv").status_code == 403


def test_another_form_is_refused_in_plain_words(office: Office) -> None:
    answer = office.client("verifier").get("/en/work/incidents?as=exe")
    assert answer.status_code == 400 and "csv, xlsx" in answer.text


def read(text: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))


def test_evidence_victims_and_what_was_found_go_out_too_without_a_name(office: Office, take: Callable[..., str]) -> None:
    draft = office.case.draft("record")
    incident = draft.new(Incident, code="I-001", title_en="Moura")
    draft.new(Evidence, code="E-001", incident=incident, file_name="CANARY-file.jpg", kind="photograph", media_type="image/jpeg")
    victim = draft.new(Victim, incident=incident, naming="named", name="CANARY-name", details="CANARY-details", sex="woman")
    draft.append()
    ibrahim = office.client("verifier")
    evidence = read(ibrahim.get("/en/work/evidence?as=csv").content)
    assert evidence[2][0] == "E-001" and "I-001" in evidence[2]
    victims = read(ibrahim.get(f"/fr/work/victims?incident={incident}&as=csv").content)
    assert victims[2][-1] == f"victim/{victim}" and "#affected+sex" in victims[1]
    found = read(ibrahim.get("/en/work/search?q=moura&as=csv").content)
    assert found[2] == ["Incident", "I-001", "Moura", "", f"incident/{incident}"]
    assert "CANARY" not in str(evidence + victims + found)
    for path in ("incidents", "statements", "evidence", f"victims?incident={incident}", "search?q=moura"):
        assert office.client("administrator").get(f"/en/work/{path}{'&' if '?' in path else '?'}as=csv").status_code == 403
