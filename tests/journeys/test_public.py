"""A visitor without an account: from what is published to a number's page, and a copy handed in; nothing runs, nothing leaves."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.test_access import VIEWS, faults
from tests.report.publications import CODE, House, approved, opened

from constat.report.publishing import publish, withdraw
from constat.web import application

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "")
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        made = approved(opened(tmp_path_factory.mktemp("public") / "bureau"))
        publish(made.case, made.edition, made.workspace.path)
        first = made.edition
        approved(made, "moura-withdrawn")
        publish(made.case, made.edition, made.workspace.path)
        withdraw(made.case, made.edition, made.workspace.path, "A count was wrong.")
        made.edition = first
        yield made
        made.case.close()


@pytest.fixture(scope="module")
def served(house: House) -> Iterator[str]:
    from waitress.server import create_server

    app = application(house.workspace.path)
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    app.close()


@pytest.mark.parametrize("visit", VIEWS, indirect=True, ids=[f"{v['color_scheme']}-{v['viewport']['width']}" for v in VIEWS])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing_on_what_is_published(visit: Visit, house: House, language: str, request: pytest.FixtureRequest) -> None:
    found: list[str] = []
    figure = house.built.figures[0].id
    paths = (
        "",
        "public",
        "verify",
        f"public/{CODE}/",
        "public/moura-withdrawn/",
        f"public/{CODE}/verify.{language}.html",
        f"public/{CODE}/figure/{figure}.{language}.html",
    )
    for path in paths:
        visit.go(f"/{language}/{path}")
        width = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found += [f"{path}: {fault}" for fault in faults(visit.page, "dark" in request.node.name)] + ([f"{path}: too wide"] if width > 0 else [])
    assert found == []


def test_a_visitor_follows_a_number_and_has_a_copy_verified(visit: Visit, house: House) -> None:
    visit.go("/en/")
    visit.locator(f"a[href='/en/public/{CODE}/']").click()
    visit.locator("a[href='read.en.html']").click()
    visit.locator("a.n").first.click()
    visit.page.wait_for_url("**/figure/*.en.html")
    assert "at least 500" in visit.page.inner_text("h1")
    visit.locator("a[href='../verify.en.html']").first.click()
    assert house.case.keys.fingerprint in visit.page.inner_text("main")
    visit.go("/fr/verify")
    copy = (house.workspace.path / "public" / CODE / "moura-findings.fr.pdf").read_bytes()
    visit.page.set_input_files("#file", {"name": "note.pdf", "mimeType": "application/pdf", "buffer": copy})
    visit.locator("main button").click()
    visit.locator("#verdict").wait_for()
    assert visit.page.inner_text("#verdict") == "Vérifié" and house.case.keys.fingerprint in visit.page.inner_text("main")
    assert visit.foreign == []


SEEN = {
    "en": {"snapshot": "Snapshot", "method": "How this number came to be", "standard": "Standard of proof", "withheld": "What is withheld", "where": "paragraph 1"},
    "fr": {"snapshot": "État des données", "method": "D’où vient ce nombre", "standard": "Niveau de preuve", "withheld": "Ce qui est retenu", "where": "paragraphe 1"},
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_reader_asks_a_number_for_its_basis_and_catches_a_changed_digit(visit: Visit, house: House, language: str) -> None:
    words = SEEN[language]
    visit.go(f"/{language}/public/{CODE}/read.{language}.html")
    visit.page.get_by_text("500", exact=True).first.click()
    visit.page.wait_for_url(f"**/figure/*.{language}.html")
    page = visit.page.inner_text("main")
    assert all(words[key] in page for key in words), page
    visit.go(f"/{language}/verify")
    name = f"moura-findings.{language}.html"
    copy = (house.workspace.path / "public" / CODE / name).read_bytes()
    assert copy.count(b">500</a>")
    visit.page.set_input_files("#file", {"name": name, "mimeType": "text/html", "buffer": copy.replace(b">500</a>", b">600</a>", 1)})
    visit.locator("main button").click()
    visit.locator("#verdict").wait_for()
    said = visit.page.inner_text("main")
    assert "600" in said and "500" in said, said
    assert visit.foreign == []
