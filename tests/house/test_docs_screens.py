"""What the pages about screens call a button or a section stands so on a screen, in that language; their pictures are there and light."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

import constat.web
from constat.language import phrases
from constat.web.routes import routes

from ..conftest import ROOT

LOCALE = Path(constat.web.__file__).parent / "locale"
PICTURES = ROOT / "docs/pictures"
PAGES = {
    "en": ("learn/first-steps-on-screen.md", "understand/ten-questions.md", "do/bring-a-whatsapp-chat.md", "do/enter-a-list-of-names.md", "do/sign-a-finding.md",
           "do/send-a-bundle.md", "do/erase-at-request.md", "do/make-a-token.md"),
    "fr": ("fr/premiers-pas-a-l-ecran.md", "fr/dix-questions.md", "fr/apporter-une-discussion-whatsapp.md", "fr/saisir-une-liste-de-noms.md"),
}  # fmt: skip
PROSE = {"Once, for each office", "Each time", "There"}
"""Bold words that are no label."""


def plain(text: str) -> str:
    """Words in single plain spaces, apostrophes alike."""
    return re.sub(r"[\s\u202f\u00a0]+", " ", text).replace("’", "'").strip(" .")


def labels(language: str) -> set[str]:
    """Every phrase of the screens that has no parts."""
    catalogue = "\n".join(path.read_text(encoding="utf-8") for path in sorted(LOCALE.glob(f"*{language}.ftl")))
    return {plain(text) for text in re.findall(r"^[a-z][a-z0-9-]* = (.+)$", catalogue, re.M)}


@pytest.mark.parametrize(("language", "page"), [(language, page) for language, pages in PAGES.items() for page in pages])
def test_what_a_page_calls_a_label_is_one(language: str, page: str) -> None:
    said = {plain(one) for one in re.findall(r"\*\*(.+?)\*\*", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.S)} - PROSE
    assert said and said - labels(language) == set()


def shown() -> dict[str, set[str]]:
    """The pictures that pages show, each with the languages of the pages."""
    found: dict[str, set[str]] = {}
    for page in (ROOT / "docs").rglob("*.md"):
        for name in re.findall(r"\]\(\.\./pictures/([^)]+)\)", page.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add("fr" if page.parent.name == "fr" else "en")
    return found


def test_every_picture_is_shown_by_a_page_of_its_language_and_every_shown_one_is_there() -> None:
    there = {path.name for path in PICTURES.glob("*.png")}
    assert set(shown()) <= there
    assert all(languages == {name.split(".")[1]} for name, languages in shown().items())
    assert {name.split(".")[0] for name in there} == {name.split(".")[0] for name in shown()}


def test_a_picture_opens_over_a_slow_line() -> None:
    for path in PICTURES.glob("*.png"):
        head = path.read_bytes()
        assert len(head) <= 120_000, path.name
        assert struct.unpack(">I", head[16:20])[0] == 1200, path.name


def test_every_picture_has_an_order_for_taking_it() -> None:
    pytest.importorskip("PIL", reason="Pillow is not installed")
    from pictures.screens import SCREENS

    assert {path.name.split(".")[0] for path in PICTURES.glob("*.png")} == set(SCREENS)


def test_each_of_the_ten_questions_has_its_picture_in_both_languages() -> None:
    for page in ("understand/ten-questions.md", "fr/dix-questions.md"):
        parts = re.split(r"^## \d+\. ", (ROOT / "docs" / page).read_text(encoding="utf-8"), flags=re.M)[1:]
        assert len(parts) == 10 and all("](../pictures/" in part for part in parts)


def test_every_token_that_the_page_of_the_look_names_is_in_the_style_sheet() -> None:
    sheet = (ROOT / "frontend/css/tokens.css").read_text(encoding="utf-8")
    for page in ("understand/look.md", "fr/apparence.md"):
        named = set(re.findall(r"`(--[a-z0-9-]+)`", (ROOT / "docs" / page).read_text(encoding="utf-8")))
        assert named and all(f"{one}:" in sheet for one in named)


def test_every_method_that_a_report_names_stands_on_the_page_of_methods() -> None:
    page = (ROOT / "docs/understand/methods.md").read_text(encoding="utf-8")
    from constat.estimate.comparison import METHOD as RATIO
    from constat.events.query import METHOD as SUM
    from constat.report.arithmetic import DERIVED

    told = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.M))
    assert {SUM, RATIO, *DERIVED} <= told
    assert all(phrases("report", "en").has(f"method-{one}") for one in told)


def test_the_screens_that_pages_lead_to_are_there() -> None:
    there = {route.pattern for route in routes()}
    for path in ("work/persons", "work/tokens", "work/whatsapp/new", "work/names/new", "office/erasure", "office/offices", "work/inbox"):
        assert f"<language:language>/{path}" in there, path
