"""A script planted in every field of words, in names of files, members, offices, drafts and tokens: no page of any role carries it as one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.record.cast import value_of
from tests.security.test_canaries import BY_SIGHT, Absent, absent, addresses  # noqa: F401 - fixture
from tests.security.test_routes import ENDS, ROUTES
from tests.web.casework.conftest import PASSPHRASE, Office, open_office

from constat.record.fields import Code
from constat.record.keys import ROLES, Cost
from constat.record.models import RECORDS
from constat.web.routes import Route

PLANTED = "x91'\"></textarea></title></option></script>-->\u202e<img src=x91 onerror=x91()><script>x91()</script>{{ 7|add:7 }}{% x91 %}"
LINK = "javascript:x91()"
CODE = "x91'\"><img src=x91 onerror=x91()>"


class Reader(HTMLParser):
    """Whatever of a page would act or lead: elements, handlers, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.words = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "script" and "src" not in told and told.get("type") != "application/json":
            self.faults.append("script")
        for name, value in attrs:
            text = "".join((value or "").split()).lower()
            if name.startswith("on") or name in ("style", "srcdoc") or "x91'" in name:
                self.faults.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction", "xlink:href", "data") and (text.startswith(("javascript:", "vbscript:", "data:text")) or text == "x91"):
                self.faults.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction") and text.startswith(("http:", "https:", "//")):
                self.faults.append(f"outside: {tag} {name}={value}")

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.words = self.words or "x91" in data


def faults_of(text: str) -> tuple[list[str], bool]:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.faults, reader.words


def asked_of(role: str, method: str) -> list[Route]:
    """Pages that answer that role; the answers of the API are data."""
    return [
        route
        for route in ROUTES
        if not route.pattern.endswith((*ENDS, "discard"))
        and not route.pattern.startswith("api/")
        and route.permission is not None
        and method in route.permission.methods
        and (route.permission.roles is None or role in route.permission.roles)
    ]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office in which every field holds a script."""
    patch = pytest.MonkeyPatch()
    patch.setenv("DATABASE_URL", "")
    made = open_office(tmp_path_factory.mktemp("house") / "bureau", "")
    yield made
    made.app.close()
    made.case.close()
    patch.undo()


@pytest.fixture(scope="module")
def planted(office: Office) -> list[dict[str, str]]:
    """Records of each type twice: with a script in every field of words, then with an address that runs."""
    sets = []
    for words in (PLANTED, LINK):
        ids = {model.type_name(): uuid.uuid4().hex for model in RECORDS}
        draft = office.case.draft("record", reason=words)
        for model in RECORDS:
            values: dict[str, Any] = {}
            for name, told in model.declared().items():
                if name in ("case", "void", "same_as", "split_from", "root", "derived_from", "part_of", "of"):
                    continue
                if told.kind in ("link", "links"):
                    target = getattr(told, "target", "") or "person"
                    values[name] = [ids[target]] if told.many else ids[target]
                elif told.kind == "text":
                    values[name] = office.case.keys.need().person if name == "member" else CODE[:40] if isinstance(told, Code) else words
                elif told.kind in ("texts", "structure"):
                    values[name] = [words] if told.many else {"x91": words}
                elif name == "status":
                    values[name] = "published" if model.type_name() in ("finding", "edition") else value_of(model, name, told)
                else:
                    values[name] = value_of(model, name, told)
            draft.new(model, ids[model.type_name()], **values)
        draft.append()
        sets.append(ids)
    office.case.keys.add_member(CODE[:40], PASSPHRASE, ["documenter"], cost=Cost.smallest())
    for role in ROLES:
        who = office.client(role)
        for kind in ("statement", "names", "alert", "finding", "note"):
            who.post(f"/en/work/drafts/{uuid.uuid4().hex}", {"draft-kind": kind, "text": PLANTED, "code": PLANTED, "g-name": PLANTED})
        who.post("/en/work/search/selections", {"list": "incidents", "name": PLANTED[:90], "query": f"q={PLANTED}"})
        who.post("/en/work/tokens", {"act": "make", "name": CODE, "scopes": ["read"], "days": "5"})
    office.client("verifier").client.post(
        "/en/work/evidence/new", data={"csrfmiddlewaretoken": office.client("verifier").token, "description": PLANTED, "kind": "photograph"},
        files={"file": (f"{CODE}.jpg", b"\xff\xd8\xff\xe0 not much", "text/html")},
    )  # fmt: skip
    return sets


@pytest.mark.parametrize("role", BY_SIGHT)
def test_no_page_of_any_role_carries_a_planted_script(role: str, office: Office, planted: list[dict[str, str]], absent: Absent) -> None:  # noqa: F811
    who, shown, pages = office.client(role), False, 0
    odd = "?q=%3Cimg%20src%3Dx91%20onerror%3Dx91()%3E&next=javascript:x91()&status=%22%3E%3Cimg%20src=x91%3E&from=x91'%22%3E&page=x91&as=x91"
    empty: set[tuple[str, int]] = set()
    for ids in planted:
        for route in asked_of(role, "GET"):
            for at, address in enumerate(addresses(route, ids)):
                if (route.pattern, at) in empty or address in absent:
                    # No page of that type of record: neither for the other one, nor for whoever sees less.
                    continue
                for query in ("", odd) if len(route.converters) < 2 else ("",):
                    answer = who.client.get(f"{address}{query}")
                    assert answer.status_code < 500, f"{address}{query}"
                    absent.note(role, address, answer.status_code)
                    if answer.status_code == 404:
                        empty.add((route.pattern, at))
                    if not answer.headers.get("content-type", "").startswith("text/html"):
                        continue
                    found, words = faults_of(answer.text)
                    assert not found, f"{role} at {address}{query}: {found[:3]}"
                    assert "{{ 14" not in answer.text
                    shown, pages = shown or words, pages + 1
    assert pages > 30
    assert shown or role == "administrator", "the pages show what was planted, as words: this test can fail"


@pytest.mark.parametrize("role", ["documenter", "steward"])
def test_what_a_page_says_back_of_a_form_is_words(role: str, office: Office, planted: list[dict[str, str]]) -> None:
    who, ids = office.client(role), planted[0]
    fields = ("q", "code", "name", "reason", "text", "query", "list", "title_en", "when", "place_name", "source", "act", "next", "note", "why", "typed", "kind", "message")
    told = {name: PLANTED for name in fields} | {"among": "names"}
    for route in asked_of(role, "POST"):
        for address in addresses(route, ids):
            for act in (PLANTED, "save"):
                answer = who.client.post(address, data=told | {"act": act, "csrfmiddlewaretoken": who.token})
                assert answer.status_code < 500, (address, act)
                if answer.status_code == 404:
                    break
                if answer.headers.get("content-type", "").startswith("text/html"):
                    found, _words = faults_of(answer.text)
                    assert not found, f"{role} at {address}: {found[:3]}"
                location = answer.headers.get("location", "/")
                assert location.startswith("/") and not location.startswith("//") and "\n" not in location, location


def test_identities_that_open_are_words_too(office: Office, planted: list[dict[str, str]]) -> None:
    who = office.client("steward")
    for name in ("statement", "person", "victim", "source"):
        answer = who.post(f"/en/work/history/{name}/{planted[0][name]}", {"reason": PLANTED})
        found, words = faults_of(answer.text)
        assert not found and words, name
    for path in (f"/en/work/statements/{planted[0]['statement']}", f"/en/work/evidence/{planted[0]['evidence']}"):
        found, _words = faults_of(who.post(path, {"reason": "x", "act": "look"}).text)
        assert not found, path
    hits = who.post("/en/work/search", {"q": "x91", "among": "names", "reason": "x"})
    assert not faults_of(hits.text)[0]


def test_a_planted_page_is_found() -> None:
    for bad in (f"<p>{PLANTED}", f'<a href="{LINK}">', "<img src=x91>", "<p onclick=x>", "<script>1</script>", '<a href="//evil.example">', f'<input value="{CODE}">'):
        assert faults_of(bad)[0], bad
