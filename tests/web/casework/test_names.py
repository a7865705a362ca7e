"""Lists of names on screen: pasted, typed or uploaded, read by the server, saved as one entry; nothing inferred, nobody in the clear."""

from __future__ import annotations

import io
import re
import time
from typing import Any

import pytest
from tests.web.casework.conftest import Office

from constat.record.lens import Lens
from constat.record.models import Consent, Entry, Source, Statement, Victim
from constat.sources.text.names import CELLS
from constat.web.casework.victims.details import parted

PAGE = "/en/work/names/new/" + "a" * 32
CONSENT = {f"consent_{purpose}": "given" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}
LIST = "Nom\tSurnom\tPère\tÂge\tSexe\tVillage\tStatut\nMoussa Diallo\tLe Vieux\tAmadou\t35 ans\tM\tMoura\t\nFanta\t\t\t12\tF\t\tcivil\ninconnu\t\t\t\t\t\t\n"


def pressed(text: str) -> dict[str, Any]:
    """The rows of the grid in a page, as a browser would send them."""
    told: dict[str, Any] = {}
    for name, value in re.findall(r'<input (?:type="hidden" )?name="((?:g|odd)-[a-z]+|column)" value="([^"]*)"', text):
        told.setdefault(name, []).append(value.replace("&#x27;", "'").replace("&amp;", "&").replace("&quot;", '"'))
    found = re.search(r'<textarea name="verbatim"[^>]*>([^<]*)</textarea>', text)
    return told | {"verbatim": found[1] if found else ""}


def saved(office: Office, text: str = LIST, **told: Any) -> str:
    awa = office.client("documenter")
    answer = awa.post(PAGE, {"source": "S-001", "source_kind": "relative", "pasted": text, "act": "save", **CONSENT, **told})
    assert answer.status_code == 302, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))[:3000]
    return str(answer.headers["location"].rsplit("/", 1)[1])


@pytest.fixture
def victims(office: Office) -> list[dict[str, Any]]:
    statement = saved(office)
    lens = Lens(office.case, office.case.keys.need())
    return [lens.record(row, reason="test") for row in Victim.seen_by(lens).filter(statement=statement)]


def test_what_is_pasted_fills_the_grid_with_its_columns_told(office: Office) -> None:
    text = office.client("documenter").post(PAGE, {"pasted": LIST, "act": "paste"}).text
    told = pressed(text)
    assert told["g-name"][:3] == ["Moussa Diallo", "Fanta", "unknown"] and told["g-age"][:2] == ["35 ans", "12"]
    assert "What the columns were taken for" in text and "3 victims" in text


def test_each_cell_stands_below_its_heading(office: Office) -> None:
    text = office.client("documenter").post(PAGE, {"pasted": LIST, "act": "paste"}).text
    first = re.search(r'<tbody id="grid"><tr>(.*?)</tr>', text, re.S)
    assert first and re.findall(r'<input name="g-(\w+)"', first[1]) == list(CELLS)
    assert re.findall(r'<th scope="col">([^<]+)</th>', text)[:5] == ["Row", "Name", "Nickname", "Father", "Age"]


def test_a_list_is_one_entry_with_a_victim_for_each_row(office: Office, victims: list[dict[str, Any]]) -> None:
    assert office.rows(Statement).count() == office.rows(Source).count() == 1 and office.rows(Consent).count() == 4
    assert len({row.made_in for model in (Statement, Source, Victim, Consent) for row in office.rows(model)}) == 1
    assert sorted(one["naming"] for one in victims) == ["counted", "named", "partly-named"]


def test_a_victim_keeps_what_the_list_says(victims: list[dict[str, Any]]) -> None:
    moussa = next(one for one in victims if one["name"] == "Moussa Diallo")
    assert (moussa["sex"], moussa["age"]) == ("man", "adult")
    assert parted(moussa["details"]) == {"nickname": "Le Vieux", "father": "Amadou", "village": "Moura", "age": "35 ans"}


def test_nobody_is_a_civilian_whom_the_list_does_not_call_one(victims: list[dict[str, Any]]) -> None:
    assert {one["name"]: one["status"] for one in victims} == {"Moussa Diallo": "unknown", "Fanta": "civilian", None: "unknown"}
    assert {one["harm"] for one in victims} == {None}


def test_the_list_is_kept_word_for_word(office: Office) -> None:
    statement = saved(office)
    lens = Lens(office.case, office.case.keys.need())
    told = lens.record(Statement.seen_by(lens).get(pk=statement), reason="test")
    assert told["text"] == LIST.strip("\n") and told["medium"] == "list"


def test_rows_typed_without_a_paste_are_saved_too(office: Office) -> None:
    cells = {"g-name": ["Ali", ""], "g-sex": ["Homme ou garçon", ""], "g-status": ["Civil", ""], "g-harm": ["Abduction or hostage-taking", ""]}
    saved(office, "", **cells)
    one = office.rows(Victim).get()
    assert (one.naming, one.sex, one.status, one.harm) == ("partly-named", "man", "civilian", "abduction")


def test_rows_that_are_nobody_alone_are_kept_and_returned_as_a_sheet(office: Office) -> None:
    from openpyxl import load_workbook

    awa = office.client("documenter")
    page = awa.post(PAGE, {"pasted": LIST + "Total\t3\n=1+1, deux, trois\n", "act": "paste"})
    told = pressed(page.text)
    assert told["odd-words"][0].startswith("Total")
    answer = awa.post(PAGE, told | {"act": "unread"})
    cells = [cell for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True) for cell in row if cell]
    assert "Total" in cells and not [cell for cell in cells if str(cell).startswith("=")]


def test_a_row_of_several_people_is_not_saved_as_one(office: Office) -> None:
    told = {"source": "S-001", "source_kind": "relative", "g-name": ["Awa Cissé, Ali Cissé et Oumar Cissé"], "act": "save", **CONSENT}
    answer = office.client("documenter").post(PAGE, told)
    assert answer.status_code == 400 and "Row 1 does not tell of one victim" in answer.text and "Oumar Cissé" in answer.text
    assert not office.rows(Victim).count()


def test_rows_that_look_alike_are_said_and_not_joined(office: Office) -> None:
    text = "Nom\tÂge\nMoussa Diallo\t35\nDiallo Moussa\t35\nAwa Cissé\t20\n"
    assert "Rows 1 and 2:" in office.client("documenter").post(PAGE, {"pasted": text, "act": "paste"}).text
    saved(office, text)
    assert office.rows(Victim).count() == 3


def test_a_workbook_is_read_in_memory(office: Office) -> None:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate((["Nom", "Âge"], ["Oumar Zoulkifli", "40"])):
        sheet.write_row(at, 0, row)
    book.close()
    awa = office.client("documenter")
    told = pressed(awa.post(PAGE, {"act": "upload"}, files={"file": ("liste.xlsx", out.getvalue())}).text)
    assert told["g-name"][0] == "Oumar Zoulkifli" and told["g-age"][0] == "40"
    assert "is not a list that can be read" in awa.post(PAGE, {"act": "upload"}, files={"file": ("liste.ods", b"x")}).text
    assert awa.post(PAGE, {"act": "upload"}, files={"file": ("liste.xlsx", b"PK nothing")}).status_code == 400
    assert not [path for path in office.path.rglob("*") if path.is_file() and b"Zoulkifli" in path.read_bytes()]


def test_the_draft_comes_back_with_its_rows(office: Office) -> None:
    awa = office.client("documenter")
    awa.post(PAGE, {"source": "S-009", "pasted": LIST, "act": "paste"})
    text = awa.get(PAGE).text
    assert pressed(text)["g-name"][:2] == ["Moussa Diallo", "Fanta"] and "S-009" in text


def test_consent_is_asked_for(office: Office) -> None:
    answer = office.client("documenter").post(PAGE, {"source": "S-001", "source_kind": "relative", "pasted": LIST, "act": "save"})
    assert answer.status_code == 400 and "Answer this before saving" in answer.text and not office.rows(Victim).count()


def test_names_are_in_no_file_in_the_clear(office: Office) -> None:
    saved(office, "Zoulkifli Canari\nMaïmouna Canari\n")
    assert not [path for path in office.path.rglob("*") if path.is_file() and b"Zoulkifli" in path.read_bytes()]


@pytest.mark.parametrize("role", ["editor", "reader", "administrator"])
def test_others_take_no_list(office: Office, role: str) -> None:
    assert office.client(role).get(PAGE).status_code == 403
    assert office.client(role).post(PAGE, {"pasted": LIST, "act": "save"}).status_code == 403


def test_five_hundred_rows_are_saved_within_a_second(office: Office) -> None:
    text = "Nom\tPère\tÂge\tSexe\tVillage\n" + "".join(f"Nom{n} Fils{n * 7}\tPère{n}\t{n % 80 + 1}\tM\tMoura\n" for n in range(500))
    saved(office, "Un\n", **CONSENT)
    begun = time.perf_counter()
    saved(office, text, source="S-002")
    took = time.perf_counter() - begun
    assert office.rows(Victim).count() == 501
    # Three times the measure, since a machine that tests is seldom alone.
    assert took < 3, took
    assert Entry.objects.using(office.case.alias).count() >= 2


def test_french_speaks_french(office: Office) -> None:
    text = office.client("documenter").get(PAGE.replace("/en/", "/fr/")).text
    assert "Nouvelle liste de noms" in text and "Ce qui a été fait, ligne 1" in text
