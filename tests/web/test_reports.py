"""The pages of reports, on the example that is built from public facts."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.examples import folder
from constat.report import build
from constat.web import application

HTML = "moura-incident.en.html"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.create(tmp_path_factory.mktemp("reports") / "office")
    plan(workspace, folder("moura") / "moura.yaml", name="moura").commit()
    build(workspace, folder("moura") / "report" / "incident.yaml", workspace.path / "reports" / "moura", formats=("html", "csv"))
    (workspace.path / "reports" / "stray.json").write_text("[]", encoding="utf-8")
    return workspace


@pytest.fixture(scope="module")
def visitor(office: Workspace) -> Iterator[httpx.Client]:
    app = application(office.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        yield client
    app.close()


@pytest.mark.parametrize(("language", "title"), [("en", "rival accounts"), ("fr", "récits rivaux")])
def test_a_report_is_listed_in_the_readers_language(visitor: httpx.Client, language: str, title: str) -> None:
    assert title in visitor.get(f"/{language}/report").text
    assert title in visitor.get(f"/{language}/").text


def test_the_document_is_answered_in_a_sandbox_where_nothing_runs(visitor: httpx.Client) -> None:
    answer = visitor.get(f"/en/report/moura-incident/page/{HTML}")
    policy = answer.headers["content-security-policy"]
    assert "sandbox" in policy.split("; ")
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_file_comes_back_byte_for_byte(visitor: httpx.Client, office: Workspace) -> None:
    answer = visitor.get(f"/fr/report/moura-incident/file/{HTML}")
    assert answer.content == (office.path / "reports" / "moura" / HTML).read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_report_that_holds_says_so_and_an_altered_one_does_not(visitor: httpx.Client, office: Workspace) -> None:
    page = f"/en/report/moura-incident?verify={HTML}"
    assert "Holds:" in visitor.get(page).text
    path = office.path / "reports" / "moura" / HTML
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(">500<", ">200<", 1), encoding="utf-8")
    try:
        assert "Does not hold" in visitor.get(page).text
    finally:
        path.write_text(whole, encoding="utf-8")


@pytest.mark.parametrize("name", ["..%2f..%2f..%2fworkspace.json", "none.html", "moura-incident.json"])
@pytest.mark.parametrize("kind", ["page", "file"])
def test_only_the_reports_own_files_are_answered(visitor: httpx.Client, kind: str, name: str) -> None:
    assert visitor.get(f"/en/report/moura-incident/{kind}/{name}").status_code == 404


def test_a_link_out_of_the_folder_is_not_followed(visitor: httpx.Client, office: Workspace) -> None:
    path = office.path / "reports" / "moura" / "moura-incident.fr.html"
    whole = path.read_bytes()
    path.unlink()
    path.symlink_to(office.path / "workspace.json")
    try:
        assert visitor.get("/fr/report/moura-incident/file/moura-incident.fr.html").status_code == 404
    finally:
        path.unlink()
        path.write_bytes(whole)


def test_rival_accounts_stand_on_each_others_page(visitor: httpx.Client) -> None:
    text = visitor.get("/en/event/moura:ohchr-2023-05").text
    assert "Other accounts of the same incident" in text
    assert "Human Rights Watch" in text


def test_a_minimum_is_printed_as_one(visitor: httpx.Client) -> None:
    assert "at least 203" in visitor.get("/en/explore?dataset=moura").text
    assert "au moins 203" in visitor.get("/fr/explore?dataset=moura").text
