"""What a member read is gone with the member: from memory, from logs, from the pages of whoever reads what was published only."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.casework.conftest import PASSPHRASE, Browser, Office, open_office

from constat.errors import BadInput
from constat.record.models import Edition, Finding, Freeze, Incident, Person
from constat.web.casework.search import view as search_view
from constat.web.casework.search.sealed import Shared


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office that a test may break, with one name in it."""
    monkeypatch.setenv("DATABASE_URL", "")
    made = open_office(tmp_path / "bureau", "")
    draft = made.case.draft("record")
    draft.new(Person, code="P-1", name="Koulibaly Aminata")
    draft.append()
    yield made
    made.app.close()
    made.case.close()


def searched(who: Browser) -> Any:
    return who.post("/en/work/search", {"q": "Koulibaly", "among": "names", "reason": "to call her"})


def test_no_index_of_names_outlives_the_last_session_that_used_it_though_roles_changed_meanwhile(office: Office) -> None:
    ibrahim = office.client("verifier")
    assert "Koulibaly Aminata" in searched(ibrahim).text
    office.case.keys.change_roles("ibrahim", ["verifier", "editor"])
    assert "Koulibaly Aminata" in searched(ibrahim).text
    held = [one.search for one in office.app.house.kept.values() if isinstance(one, Shared)]
    assert len(held) == 2
    ibrahim.post("/en/lock")
    assert not [one for one in office.app.house.kept.values() if isinstance(one, Shared)]
    assert all(search is not None and not search._names for search in held)


def test_a_name_found_is_logged_for_whoever_searched_though_another_searches_meanwhile(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.case.keys.add_member("salif", PASSPHRASE, ["verifier"])
    salif, ibrahim = office.browser(), office.client("verifier")
    salif.unlock("salif")
    plain, sessions = search_view.index_of, office.app.house.sessions
    (other,) = [one for one in sessions._open.values() if one.member.code == "salif"]

    def between(house: Any, session: Any) -> Any:
        shared = plain(house, session)
        plain(house, other)
        return shared

    monkeypatch.setattr(search_view, "index_of", between)
    assert "Koulibaly Aminata" in searched(ibrahim).text
    actors = {one.code: one.actor for one in office.case.keys.members()}
    assert {line.actor for line in office.case.readlog.lines()} == {actors["ibrahim"]}


def test_a_fault_leaves_its_kind_and_place_in_the_log_and_nothing_that_was_typed(office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_given: Any, **_named: Any) -> Any:
        said = "CANARY of a witness"
        try:
            int(said)
        except ValueError as fault:
            raise RuntimeError(f"cannot use {said}") from fault

    monkeypatch.setattr(search_view, "found", broken)
    caplog.set_level(logging.INFO)
    answer = office.client("verifier").get("/en/work/search?q=CANARY")
    assert answer.status_code == 500 and "CANARY of" not in answer.text
    told = _formatted(caplog)
    assert "RuntimeError" in told and "ValueError" in told and "test_memory_and_logs.py" in told and "CANARY" not in told


def _formatted(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(logging.Formatter().format(record) for record in caplog.records if record.name != "httpx")


def published(office: Office) -> tuple[str, str]:
    """An incident whose finding was rewritten before it was published, and one of which nothing is."""
    draft = office.case.draft("record")
    shown, hidden = draft.new(Incident, code="I-1", title_en="DRAFT-TITLE"), draft.new(Incident, code="I-2", title_en="HIDDEN")
    finding = draft.new(Finding, incident=shown, status="draft", conclusion_en="DRAFT-CONCLUSION naming nobody yet")
    draft.append()
    row = office.rows(Finding).get(pk=finding)
    change = office.case.draft("correct")
    change.set(row, conclusion_en="What is published", status="published")
    change.set(office.rows(Incident).get(pk=shown), title_en="Moura")
    change.append()
    return shown, finding if hidden else ""


def test_a_reader_sees_what_was_published_and_not_what_it_was_before(office: Office) -> None:
    incident, finding = published(office)
    raya = office.client("reader")
    for path in (f"/en/work/incidents/{incident}", f"/en/work/findings/{finding}", f"/en/work/history/finding/{finding}", f"/en/work/history/incident/{incident}"):
        told = raya.get(path).text
        assert "DRAFT-" not in told and "founder" not in told, path
    assert "Moura" in raya.get("/en/work/search?q=Moura").text + raya.get("/en/work/incidents").text
    assert "DRAFT-CONCLUSION" in office.client("editor").get(f"/en/work/history/finding/{finding}").text, "this test can fail"


def test_what_a_sheet_would_run_is_text_wherever_the_cells_are_parted() -> None:
    import csv
    import io

    from constat.web.casework.export import Column, sheet

    for said in ("=1+1", "+1", "-1", "@x", "\t=1", "x;=1+1", "x\n=1+1", "x\t=1+1", "x; @SUM(1)", " =1+1", "\uff1d1+1"):
        body = sheet("csv", "list", [Column("a", "a", "#a")], [{"a": said}]).content.decode("utf-8-sig")
        for delimiter in (",", ";", "\t"):
            for line in body.splitlines()[2:]:
                for cell in next(csv.reader(io.StringIO(line), delimiter=delimiter), []):
                    assert cell.strip().strip('"').lstrip()[:1] not in ("=", "+", "-", "@", "\uff1d"), (said, delimiter, cell)


def test_a_draft_of_one_kind_is_not_written_over_by_another(office: Office) -> None:
    awa, one = office.client("documenter"), uuid.uuid4().hex
    awa.post(f"/en/work/drafts/{one}", {"draft-kind": "statement", "text": "her words"})
    awa.post(f"/en/work/search/selections/{one}", {"name": ""})
    assert "her words" in awa.get(f"/en/work/statements/new/{one}").text


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\ufeff", "\t", "\x1b", "\u2028"])
def test_no_code_passes_for_another_by_marks_that_nobody_sees(office: Office, mark: str) -> None:
    draft = office.case.draft("record")
    with pytest.raises(BadInput):
        draft.new(Incident, code=f"I-{mark}10")
    assert draft.new(Incident, code="ح-١٠ Ségou")


def test_a_reader_sees_a_frozen_state_only_where_a_published_edition_rests_on_it(office: Office) -> None:
    draft = office.case.draft("record")
    shown, hidden = draft.new(Freeze, code="F-1"), draft.new(Freeze, code="F-2")
    draft.new(Edition, code="e-1", status="published", freeze=shown)
    draft.new(Edition, code="e-2", status="in-review", freeze=hidden)
    draft.append()
    raya = office.client("reader")
    assert raya.get(f"/en/work/history/freeze/{shown}").status_code == 200
    assert raya.get(f"/en/work/history/freeze/{hidden}").status_code == 404
