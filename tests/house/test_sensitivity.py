"""The page that lists every field with its word is current."""

from constat.record.page import sensitivity_page

from ..conftest import ROOT


def test_the_page_of_sensitivity_is_current() -> None:
    assert (ROOT / "docs/look-up/sensitivity.md").read_text(encoding="utf-8") == sensitivity_page(), "run: make docs"
