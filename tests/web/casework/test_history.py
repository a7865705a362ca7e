"""Who changed this date? The history answers; and opens nothing that its reader may not read in the record itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from tests.web.casework.conftest import Office

from constat.record import canonical
from constat.record.folding import revision as revision_of
from constat.record.models import Incident

SECRET = "CANARY-mots"


def incident(office: Office, **told: str) -> str:
    made = office.client("verifier").post("/en/work/incidents/new", {"code": "I-001", "when": "2022-03-27", "status": "pending-verification", **told})
    return str(made.headers["location"].rsplit("/", 1)[1])


def change(office: Office, role: str, subject: str, **told: str) -> None:
    page = f"/en/work/incidents/{subject}/edit"
    who = office.client(role)
    assert who.post(page, who.fields(page) | told).status_code == 302


def test_who_changed_this_date_when_and_why(office: Office) -> None:
    subject = incident(office)
    change(office, "steward", subject, when="2022-03-28", why="a second witness")
    page = re.sub(r"\s+", " ", office.client("verifier").get(f"/en/work/history/incident/{subject}").text)
    newest = page.split("<li id=")[1]
    assert "<b>fatou</b>" in newest and "a second witness" in newest
    assert "27 March 2022" in newest and "28 March 2022" in newest and newest.index("27 March") < newest.index("28 March")


def test_history_opens_nothing_beside_the_record(office: Office, take: Callable[..., str]) -> None:
    statement = take(text=SECRET, when_text=f"{SECRET}-quand")
    for role in ("verifier", "steward"):
        page = office.client(role).get(f"/en/work/history/statement/{statement}").text
        assert SECRET not in page.replace(f"{SECRET}-quand", "") and "▮▮▮" in page
    assert not list(office.case.readlog.lines())
    assert SECRET in office.client("verifier").post(f"/en/work/history/statement/{statement}", {"reason": "who wrote this"}).text
    assert len(list(office.case.readlog.lines())) == 1
    assert office.client("reader").get(f"/en/work/history/statement/{statement}").status_code in (403, 404)
    assert SECRET not in office.client("editor").get(f"/en/work/history/statement/{statement}").text


def test_reasons_of_entries_are_for_those_who_read_what_is_confidential(office: Office) -> None:
    subject = incident(office)
    change(office, "verifier", subject, title_en="Moura", why="the chief said so")
    assert "the chief said so" in office.client("steward").get(f"/en/work/history/incident/{subject}").text
    assert "the chief said so" not in office.client("editor").get(f"/en/work/history/incident/{subject}").text


def test_an_entry_is_undone_unless_somebody_built_on_it(office: Office) -> None:
    subject = incident(office)
    change(office, "verifier", subject, title_en="Wrong")
    page = f"/en/work/history/incident/{subject}"
    tags = re.findall(r'name="entry" value="([^"]+)"', office.client("verifier").get(page).text)
    assert office.client("verifier").post(f"{page}/undo", {"entry": tags[0], "why": "mistyped"}).status_code == 302
    assert office.rows(Incident).get(pk=subject).title_en is None
    change(office, "steward", subject, when="2022-03-29")
    first = re.findall(r'name="entry" value="([^"]+)"', office.client("verifier").get(page).text)[-1]
    assert office.client("verifier").post(f"{page}/undo", {"entry": first}).status_code == 409


def test_no_entry_of_another_record_is_undone_from_here(office: Office, take: Callable[..., str]) -> None:
    statement, subject = take(), incident(office)
    tag = office.case.register.history(("statement", statement))[0].tag
    assert office.client("verifier").post(f"/en/work/history/incident/{subject}/undo", {"entry": tag}).status_code == 404


def test_unknown_types_and_records_are_not_told_apart_from_hidden_ones(office: Office) -> None:
    who = office.client("verifier")
    assert who.get("/en/work/history/nothing/" + "0" * 32).status_code == 404
    assert who.get("/en/work/history/incident/" + "0" * 32).status_code == 404


def test_rival_values_say_whose_they_are_and_one_is_chosen_on_the_page_that_shows_them(office: Office) -> None:
    subject = incident(office, title_en="Moura")
    change(office, "steward", subject, title_en="Mura")
    page = f"/en/work/history/incident/{subject}"
    entries = office.case.register.history(("incident", subject))
    rivals = [[entry.at, entry.chain, entry.seq, title] for entry, title in zip(entries, ("Moura", "Mura"), strict=True)]
    heads = json.loads(office.rows(Incident).filter(pk=subject).values_list("heads", flat=True).get())
    told = canonical.encode(heads | {"rivals": {"title_en": rivals}})
    with office.case.register.writing() as cursor:
        cursor.execute(
            'UPDATE "record_incident" SET "heads" = %s, "revision" = %s, "conflicts" = 1 WHERE "id" = %s', [told.decode(), revision_of(told), subject]
        )
    text = re.sub(r"\s+", " ", office.client("verifier").get(page).text)
    assert re.search(r"<b dir=\"auto\">Moura</b> · ibrahim", text) and re.search(r"<b dir=\"auto\">Mura</b> · fatou", text)
    revision = re.findall(r'name="revision" value="([^"]+)"', text)[0]
    chosen = {"field": "title_en", "choice": "0", "why": "the map says so"}
    assert office.client("verifier").post(f"{page}/decide", chosen | {"revision": "0" * 16}).status_code == 409
    assert office.rows(Incident).get(pk=subject).title_en == "Mura"
    assert office.client("verifier").post(f"{page}/decide", chosen | {"revision": revision}).status_code == 302
    assert office.rows(Incident).get(pk=subject).title_en == "Moura"


def test_what_was_empty_and_stays_empty_is_no_change(office: Office) -> None:
    subject = incident(office)
    text = office.client("verifier").get(f"/en/work/history/incident/{subject}").text
    assert "cleared" not in text
