"""Every address as every role: the matrix is made from the map of addresses itself, so that no new one escapes it."""

from __future__ import annotations

import re

import pytest
from tests.web.casework.conftest import CODES, Office

from constat.record.keys import ROLES
from constat.web.routes import Route, routes

ROUTES = sorted(routes(), key=lambda route: route.pattern)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ENDS = ("lock",)
"""Addresses that end the session of whoever posts to them."""


def address(route: Route) -> str:
    """An address of that form, with ids of nothing."""
    path = route.pattern
    for name, kind in route.converters:
        value = {"Language": "en", "IntConverter": "1"}.get(kind, "0" * 32)
        path = re.sub(rf"<(?:\w+:)?{name}>", value, path, count=1)
    return "/" + path


def named(route: Route) -> str:
    return route.pattern or "/"


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_every_address_declares_who_may_ask(route: Route) -> None:
    assert route.permission is not None, f"{route.pattern}: the view says nothing of who may ask for it"
    assert route.permission.methods <= {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}


def test_there_are_addresses_to_try() -> None:
    assert len(ROUTES) > 40


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_whoever_is_not_at_work_is_led_away_from_it(route: Route, house: Office) -> None:
    if route.permission is None or route.permission.roles is None:
        return
    stranger = house.browser()
    stranger.get("/en/unlock")
    for method in sorted(route.permission.methods - {"HEAD"}):
        answer = stranger.get(address(route)) if method == "GET" else stranger.post(address(route))
        assert answer.status_code in (302, 401), (method, answer.status_code)
        if answer.status_code == 302:
            assert "/unlock?" in answer.headers["location"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_each_role_reaches_what_it_may_and_nothing_else(route: Route, role: str, house: Office) -> None:
    asked = route.permission
    assert asked is not None
    if route.pattern.endswith(ENDS):
        return
    who = house.client(role)
    for method in METHODS:
        answer = who.get(address(route)) if method == "GET" else who.client.request(method, address(route), data={"csrfmiddlewaretoken": who.token})
        assert answer.status_code < 500, (method, answer.status_code)
        if method not in asked.methods:
            assert answer.status_code in (403, 405), (method, answer.status_code)
        elif asked.roles is not None and role not in asked.roles:
            assert answer.status_code == 403, (method, answer.status_code)
        elif asked.roles is not None and method == "GET":
            # Ids of nothing lead nowhere; the role itself is let through.
            assert answer.status_code in (200, 302, 400, 404), (method, answer.status_code)
    assert role in CODES


def test_a_view_that_says_nothing_answers_nobody(house: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from constat.web import door

    monkeypatch.setattr(door, "permission_of", lambda _view: None)
    for who in (house.browser(), house.client("steward")):
        assert who.get("/en/about").status_code == 404
