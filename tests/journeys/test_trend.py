"""The trend of the invented country and undercount on screen, as people use them: axe, a narrow phone, and an answer without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.estimate.test_coverage_scenario import generated, tarkane  # noqa: F401
from tests.journeys.desk import Server
from tests.journeys.test_access import faults

from constat.events.workspace import Workspace

pytestmark = pytest.mark.browser
LISTS = "hospital,ngo,press,n\n1,0,0,221\n0,1,0,187\n0,0,1,142\n1,1,0,48\n1,0,1,31\n0,1,1,27\n1,1,1,9\n"


@pytest.fixture(scope="module")
def server(tarkane: Workspace) -> Iterator[Server]:  # noqa: F811
    served = Server(tarkane.path)
    served.start()
    yield served
    served.kill()


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1440, "light"), ("fr", 390, "dark")])
def test_a_trend_is_accessible_with_everything_open(server: Server, browser: Any, language: str, width: int, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{server.address}/{language}/trend?dataset=ged-tarkane&kind=one-sided&measure=incidents&event=2025-07")
    for summary in page.locator("main summary").all():
        summary.click()
    assert page.locator(".strip rect").count() > 20 and page.locator(".course").count()
    assert faults(page, scheme == "dark") == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.close()


@pytest.mark.parametrize(("language", "width", "scheme"), [("fr", 1440, "light"), ("en", 390, "dark")])
def test_undercount_answers_without_scripts_and_is_accessible(server: Server, browser: Any, language: str, width: int, scheme: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}/{language}/undercount")
    page.fill("textarea", LISTS)
    page.click("main form button")
    assert page.locator(".spread .reach").count() >= 4
    context.close()
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{server.address}/{language}/undercount")
    page.fill("textarea", LISTS)
    page.click("main form button")
    page.wait_for_selector("#answer")
    for summary in page.locator("main summary").all():
        summary.click()
    assert faults(page, scheme == "dark") == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.close()
