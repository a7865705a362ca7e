"""Undercount on screen: pasted lists become models side by side; nothing of them is kept; what cannot be answered says why."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from tests.web.conftest import SCRIPT, event, write

from constat.errors import BadInput
from constat.estimate.undercount import estimate
from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.web import application
from constat.web.undercount.view import rows_of

LISTS = "hospital,ngo,press,n\n1,0,0,221\n0,1,0,187\n0,0,1,142\n1,1,0,48\n1,0,1,31\n0,1,1,27\n1,1,1,9\n"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("lists")
    workspace = Workspace.create(folder / "w")
    plan(workspace, write(folder / "a.csv", [event(1)]), name="arda").commit()
    app = application(workspace.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        yield client
    app.close()


def ask(visitor: httpx.Client, text: str, language: str = "en") -> httpx.Response:
    page = visitor.get(f"/{language}/undercount")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert page.status_code == 200 and token
    return visitor.post(f"/{language}/undercount", data={"csrfmiddlewaretoken": token[1], "lists": text}, headers={"Origin": "http://127.0.0.1:8000"})


@pytest.mark.parametrize(("language", "words"), [("en", ("Documented", "never added", "Without")), ("fr", ("Documentés", "ne s’additionnent jamais", "Sans"))])
def test_models_stand_side_by_side_with_their_spread(visitor: httpx.Client, language: str, words: tuple[str, ...]) -> None:
    page = ask(visitor, LISTS, language)
    assert page.status_code == 200 and all(word in page.text for word in words)
    assert "665" in page.text and page.text.count('class="reach') >= 4 and "[1" in page.text
    dropped = page.text[page.text.rindex("<thead>") :]
    assert all(f'<th scope="row">{name}</th>' in dropped for name in ("hospital", "ngo", "press"))
    said = re.sub(r"[\s,]", "", page.text)
    for one in estimate(rows_of(LISTS), method="sparse", draws=200).estimates:
        assert str(round(one.whole)) in said and str(665 + round(one.whole)) not in said, "the documented and the whole are no sum"


def test_a_paste_from_excel_and_a_french_csv_are_the_same_lists() -> None:
    assert rows_of(LISTS) == rows_of(LISTS.replace(",", "\t")) == rows_of(LISTS.replace(",", ";").replace("\n", "\r\n") + "\r\n\r\n")


@pytest.mark.parametrize("text", ["", "hospital", "a,a\n1,0", "a,b\n1", "a,,b\n1,0,0"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        rows_of(text)


@pytest.mark.parametrize(
    ("text", "says"), [("a,n\n1,30", "two"), ("a,b,n\n1,0,30\n0,1,20", "share"), ("a,b,n\n1,0,-3\n1,1,4", "whole number"), ("a,b\n1,0\n0,2", "column")]
)
def test_what_cannot_be_estimated_says_why_and_keeps_what_was_pasted(visitor: httpx.Client, text: str, says: str) -> None:
    answer = ask(visitor, text)
    assert answer.status_code == 400 and says in answer.text and text.splitlines()[0] in answer.text and "Traceback" not in answer.text


def test_names_of_lists_are_shown_as_text(visitor: httpx.Client) -> None:
    page = ask(visitor, LISTS.replace("press", SCRIPT.replace(",", "")))
    assert "<script>document" not in page.text


def test_without_a_token_nothing_is_answered(visitor: httpx.Client) -> None:
    assert visitor.post("/en/undercount", data={"lists": LISTS}, headers={"Origin": "http://evil.example"}).status_code == 403
