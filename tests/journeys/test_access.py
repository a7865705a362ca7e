"""WCAG 2.2 AA by axe-core: every page, both languages, both colour schemes, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from tests.journeys.conftest import AXE, Visit

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "", "explore?dataset=arda", "explore", "explore?from=1990&to=1991", "figure?measure=killed&dataset=arda", "event/hostile:1900",
    "dataset/hostile", "report", "about", "none", "warning?kind=any&dataset=arda&order=level", "warning/forecast?kind=any&dataset=arda",
    "warning/record?kind=any&dataset=arda", "trend?dataset=arda&measure=incidents", "undercount",
)
VIEWS = [
    {"color_scheme": "light", "viewport": {"width": 1440, "height": 900}}, {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    {"color_scheme": "dark", "viewport": {"width": 1440, "height": 900}},
]


def faults(page: Any, dark: bool) -> list[str]:
    """What axe finds, each with its place."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `npm ci` in frontend/")
    # Evaluated by the test's own channel, which the content security policy does not bind.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # Another colour scheme changes colours and nothing else.
    only = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]} if dark else {"type": "tag", "values": RULES}
    found = page.evaluate("only => axe.run(document, { runOnly: only, resultTypes: ['violations'] })", only)
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]


@pytest.mark.parametrize("visit", VIEWS, indirect=True, ids=[f"{v['color_scheme']}-{v['viewport']['width']}" for v in VIEWS])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(visit: Visit, language: str, request: pytest.FixtureRequest) -> None:
    dark = "dark" in request.node.name
    found: list[str] = []
    for path in PAGES:
        visit.go(f"/{language}/{path}")
        if path.startswith("warning"):
            # Forecasts are made beside the page, which asks for itself again.
            visit.locator("h2").first.wait_for(timeout=60_000)
        if path == "explore?dataset=arda":
            visit.locator("#map[data-drawn]").wait_for()
            for summary in visit.locator("summary").all():
                summary.click()
        found += [f"{path}: {fault}" for fault in faults(visit.page, dark)]
    assert found == []
