"""A reader walks from the holdings to a number and down to its rows, with the policy and the network watched."""

from __future__ import annotations

import pytest
from tests.journeys.conftest import Visit

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}}
PAGES = (
    "/en/", "/fr/explore?dataset=arda", "/fr/figure?measure=killed&dataset=arda", "/en/event/arda:1001", "/fr/dataset/arda", "/en/report", "/fr/about",
)
NO_SCRIPTS = {"java_script_enabled": False}


def test_from_the_holdings_to_a_providers_row(visit: Visit) -> None:
    visit.go("/en/")
    visit.locator("text=Explore the events").click()
    visit.locator(".headline.chosen a").click()
    assert visit.locator(".sum.holds").count() == 1
    visit.locator("table.events tbody tr a").first.click()
    assert "The row as its provider gave it" in visit.locator("main").inner_text()


def test_nothing_is_asked_of_another_host_and_the_policy_is_never_broken(visit: Visit) -> None:
    for path in PAGES:
        visit.go(path)
        if "explore" in path:
            visit.locator("#map[data-drawn]").wait_for()
    assert visit.foreign == []
    assert visit.complaints == []


def test_the_live_map_is_drawn_and_takes_the_place_of_the_still_one_but_in_print(visit: Visit) -> None:
    visit.go("/en/explore?dataset=arda")
    visit.locator("#map[data-drawn]").wait_for()
    assert not visit.locator(".map-still").is_visible()
    visit.page.emulate_media(media="print")
    assert visit.locator(".map-still").is_visible()
    assert not visit.locator("#map canvas").is_visible()
    assert visit.locator("#map canvas").get_attribute("aria-label")


def test_the_map_answers_to_the_keyboard(visit: Visit) -> None:
    visit.go("/en/explore?dataset=arda")
    visit.locator("#map[data-drawn]").wait_for()
    visit.locator(".map-tools button").first.focus()
    visit.page.keyboard.press("Enter")
    canvas = visit.locator("#map canvas")
    canvas.focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("+")
    assert visit.complaints == []


def test_a_changed_selection_changes_results_address_and_form_without_a_new_page(visit: Visit) -> None:
    visit.go("/en/explore?dataset=arda")
    visit.locator("#map[data-drawn]").wait_for()
    visit.page.evaluate("document.body.dataset.kept = 'yes'")
    visit.locator("#f-from").fill("2021")
    visit.locator("#f-to").fill("2021")
    visit.locator("#filters button").click()
    visit.locator(".selection >> text=1 January to 31 December 2021").wait_for()
    assert "from=2021&to=2021" in visit.page.url
    assert visit.locator("body").get_attribute("data-kept") == "yes"
    assert visit.locator("#map canvas").count() == 1
    assert visit.locator(".languages a[hreflang=fr]").get_attribute("href").count("from=2021") == 1
    visit.page.go_back()
    visit.locator(".selection >> text=1 January").wait_for(state="detached")
    assert "from=" not in visit.page.url
    assert visit.complaints == []


def test_a_bad_selection_leads_to_a_page_that_says_so(visit: Visit) -> None:
    visit.go("/en/explore?dataset=arda")
    visit.locator("#f-from").fill("yesterday")
    visit.locator("#filters button").click()
    visit.locator("text=This request cannot be used").wait_for()
    assert "yesterday" in visit.locator("main").inner_text()


def test_a_bar_narrows_the_period(visit: Visit) -> None:
    visit.go("/en/explore?dataset=arda")
    visit.locator(".timeline a").nth(3).click()
    visit.locator(".selection >> text=Period").wait_for()
    assert "from=2020-04-01&to=2020-04-30" in visit.page.url


@pytest.mark.parametrize("visit", [NO_SCRIPTS], indirect=True)
def test_without_scripts_the_form_and_the_bars_work(visit: Visit) -> None:
    visit.go("/fr/explore")
    visit.locator("#f-country").fill("Mali")
    visit.locator("#f-from").fill("2021-02")
    visit.locator("#filters button").click()
    assert "Mali" in visit.locator(".selection").inner_text()
    visit.locator(".timeline a").first.click()
    assert "from=2021-02" in visit.page.url
    assert visit.locator(".map-still").is_visible()
    visit.locator("summary").first.click()
    visit.locator(".alternative tbody a").first.click()
    assert "cell=" in visit.page.url


@pytest.mark.parametrize("visit", [PHONE | NO_SCRIPTS], indirect=True)
def test_on_a_phone_without_scripts_the_selection_opens(visit: Visit) -> None:
    visit.go("/fr/explore?dataset=arda")
    assert not visit.locator("#f-country").is_visible()
    visit.locator(".reveal-label").click()
    assert visit.locator("#f-country").is_visible()


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(visit: Visit, path: str) -> None:
    visit.go(path)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_a_dataset_says_never_runs(visit: Visit) -> None:
    for path in ("/en/explore?dataset=hostile", "/en/event/hostile:1900", "/en/figure?measure=incidents&dataset=hostile"):
        visit.go(path)
        if "explore" in path:
            visit.locator("#map[data-drawn]").wait_for()
        assert visit.page.title() != "taken"
    assert visit.complaints == []
