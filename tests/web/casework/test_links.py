"""Link review on screen: the queue, two rows side by side, a word on them, and taking it back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.link.twice import told_twice
from tests.web.casework.conftest import Office

from constat.events.workspace import Workspace
from constat.link.linkage import Linkage

PAIR = "/en/work/links/pair?left={}&right={}"


@pytest.fixture
def linked(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Linkage, list[str]]:
    return told_twice(Workspace.open(office.path), tmp_path, monkeypatch)


def test_nothing_linked_is_said_with_what_links(office: Office) -> None:
    page = office.client("documenter").get("/en/work/links")
    assert page.status_code == 200 and "constat link run" in page.text
    assert office.client("documenter").get("/en/work/links/next").headers["location"].endswith("/en/work/links")


@pytest.mark.usefixtures("linked")
@pytest.mark.parametrize(("language", "words"), [("en", "the same day"), ("fr", "le même jour")])
def test_two_rows_stand_side_by_side_with_what_spoke_for_them(office: Office, language: str, words: str) -> None:
    page = office.client("documenter").get(f"/{language}/work/links/pair?left=one:1&right=other:1").text
    assert page.count("Moura") >= 2 and words in page and "<rect" in page and 'class="land"' in page
    assert ("+6.5" if language == "en" else "+6,5") in page and ("counted as one" if language == "en" else "comptés pour un") in page


def test_a_word_moves_the_clusters_and_is_taken_back(office: Office, linked: tuple[Linkage, list[str]]) -> None:
    linkage, _ids = linked
    client = office.client("verifier")

    def together() -> bool:
        members = dict(linkage.members().select("id", "cluster").iter_rows())
        return bool(members["one:1"] == members["other:1"])

    assert together()
    answer = client.post("/en/work/links/judge", {"left": "one:1", "right": "other:1", "verdict": "different", "why": "another year"})
    assert answer.status_code == 302 and answer.headers["location"].endswith("/links/next") and not together()
    queue = client.get("/en/work/links").text
    assert "Different incidents" in queue and "another year" in queue
    back = client.post("/en/work/links/undo", {})
    assert back.status_code == 302 and "pair" in back.headers["location"] and together()
    assert [j.verdict for j in linkage.judgements.all()] == ["different", "withdrawn"]


@pytest.mark.usefixtures("linked")
def test_the_next_pair_is_one_that_nobody_judged(office: Office) -> None:
    client = office.client("verifier")
    seen = set()
    for _ in range(2):
        at = client.get("/en/work/links/next").headers["location"]
        pair = re.search(r"left=([^&]+)&right=(.+)", at)
        assert pair is not None
        seen.add(pair.groups())
        left, right = (part.replace("%3A", ":") for part in pair.groups())
        client.post("/en/work/links/judge", {"left": left, "right": right, "verdict": "unsure"})
    assert len(seen) == 2 and client.get("/en/work/links/next").headers["location"].endswith("/work/links")


@pytest.mark.usefixtures("linked")
@pytest.mark.parametrize(("left", "right", "status"), [("one:1", "nobody", 404), ("one:1", "one:1", 400), ("", "", 400), ("<script>", "x", 404)])
def test_what_is_no_pair_is_said(office: Office, left: str, right: str, status: int) -> None:
    answer = office.client("verifier").get(PAIR.format(left, right))
    assert answer.status_code == status and "<script>x" not in answer.text


def test_a_word_that_is_none_changes_nothing(office: Office, linked: tuple[Linkage, list[str]]) -> None:
    for verdict in ("", "maybe", "withdrawn"):
        answer = office.client("verifier").post("/en/work/links/judge", {"left": "one:1", "right": "other:1", "verdict": verdict, "why": "kept words"})
        assert answer.status_code == 400 and "kept words" in answer.text
    assert linked[0].judgements.all() == ()


@pytest.mark.usefixtures("linked")
@pytest.mark.parametrize("role", ["reader", "editor", "administrator"])
def test_who_does_not_work_on_what_happened_judges_nothing(office: Office, role: str, linked: Any) -> None:
    client = office.client(role)
    assert client.get("/en/work/links").status_code in (403, 404)
    assert client.post("/en/work/links/judge", {"left": "one:1", "right": "other:1", "verdict": "same"}).status_code in (403, 404)
    assert linked[0].judgements.all() == ()
