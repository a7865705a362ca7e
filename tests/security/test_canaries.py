"""A canary in every field: no page, sheet, error, header or log of any role holds one that the role may not read."""

from __future__ import annotations

import logging
import re
import uuid
from typing import Any

import pytest
from tests.record.cast import canary, value_of
from tests.security.test_routes import ENDS, ROUTES
from tests.web.casework.conftest import Office

from constat.record.keys import ROLES
from constat.record.models import RECORDS
from constat.web.routes import Route

READS = {
    "documenter": {"public", "internal"},
    "verifier": {"public", "internal", "confidential"},
    "editor": {"public", "internal"},
    "steward": {"public", "internal", "confidential"},
    "administrator": set[str](),
    "reader": set[str](),
}
"""What each reads without a reason of records that somebody else entered; the reader sees what is published, and here nothing is."""
FOUND = re.compile(r"CANARY-(public|internal|confidential|identity)-([a-z]+)-([a-z_0-9]+)")


@pytest.fixture(scope="module")
def planted(house: Office) -> dict[str, str]:
    """One record of each type with every field filled, entered by the founder: id by type."""
    # Records that hang together: a page of one shows the others too.
    ids = {model.type_name(): uuid.uuid4().hex for model in RECORDS}
    draft = house.case.draft("record", reason="CANARY-confidential-entry-why")
    for model in RECORDS:
        values: dict[str, Any] = {}
        for name, told in model.declared().items():
            if name in ("case", "void", "status", "same_as", "split_from", "root", "derived_from", "part_of", "of"):
                continue
            if told.kind in ("link", "links"):
                target = getattr(told, "target", "") or "person"
                values[name] = [ids[target]] if told.many else ids[target]
            else:
                values[name] = house.case.keys.need().person if name == "member" else value_of(model, name, told)
        draft.new(model, ids[model.type_name()], **values)
    draft.append()
    return ids


def addresses(route: Route, ids: dict[str, str]) -> list[str]:
    """Every address of a route that the planted records give: a type goes with its own record, and once with another's."""
    path = re.sub(r"<language:language>", "fr", route.pattern)
    names = [name for name, kind in route.converters if kind != "Language"]
    kinds = [name for name in names if "type" in name]
    if not names:
        return [f"/{path}"] if path == route.pattern else [f"/{path}", f"/{re.sub('<language:language>', 'en', route.pattern)}"]
    types = list(ids)
    pairs = [*ids.items(), (types[0], ids[types[1]])] if kinds else [("", subject) for subject in ids.values()]
    found = []
    for kind, subject in pairs:
        told = path
        for name in names:
            told = re.sub(rf"<(?:\w+:)?{name}>", kind if name in kinds else subject, told, count=1)
        found.append(f"/{told}")
    return found


def test_every_field_that_holds_words_carries_one(planted: dict[str, str]) -> None:
    words = [(model, name) for model in RECORDS for name, told in model.declared().items() if told.kind == "text"]
    assert len(words) > 120 and all(FOUND.fullmatch(canary(model, name)) for model, name in words)


WIDEST = ("steward", "verifier")
"""Who sees most comes first: where both find nothing, no record of that type belongs to the page, and the others need not ask."""
BY_SIGHT = (*WIDEST, *(role for role in ROLES if role not in WIDEST))


class Absent:
    """Addresses that led those of the widest sight, whom the page admits, to nothing."""

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = {role: set() for role in WIDEST}

    def note(self, role: str, address: str, status: int) -> None:
        if role in self.found and status == 404:
            self.found[role].add(address)

    def __contains__(self, address: str) -> bool:
        return all(address in found for found in self.found.values())


@pytest.fixture(scope="module")
def absent() -> Absent:
    return Absent()


@pytest.mark.parametrize("role", BY_SIGHT)
def test_no_page_holds_what_its_reader_may_not_read(role: str, house: Office, planted: dict[str, str], absent: Absent, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    who, told, asked = house.client(role), set[str](), 0
    for route in ROUTES:
        if route.pattern.endswith(ENDS) or route.permission is None or "GET" not in route.permission.methods:
            continue
        queries = ["", *(f"?{name}={planted[name]}" for name in ("incident", "statement")), "?q=CANARY", "?as=csv", "?as=xlsx"]
        for address in addresses(route, planted):
            if address in absent:
                continue
            for query in queries if len(route.converters) < 2 else ("",):
                answer = who.client.get(f"{address}{query}")
                asked += 1
                absent.note(role, address, answer.status_code)
                assert answer.status_code < 500, address
                shown = _text(answer)
                # What was asked for is said back, and is no finding of the page's own.
                wrong = {match[0] for match in FOUND.finditer(shown) if match[1] not in READS[role]}
                assert not wrong, f"{role} reads {sorted(wrong)[:3]} at {address}{query}"
                told.update(match[0] for match in FOUND.finditer(shown))
                if answer.status_code == 403:
                    # The gate does not look at the query: refused without one is refused with any.
                    break
    assert asked > 100
    assert not {match[0] for match in FOUND.finditer(caplog.text)}
    if READS[role]:
        assert told, "the pages show something to whoever may read it: this test can fail"


def _text(answer: Any) -> str:
    """The body and the headers; sheets opened."""
    body = answer.content
    if body[:2] == b"PK":
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    return f"{body.decode('utf-8', 'replace')}\n{answer.headers}"


@pytest.fixture(scope="module")
def unposted() -> Absent:
    return Absent()


@pytest.mark.parametrize("role", BY_SIGHT)
def test_faults_of_forms_repeat_nothing_that_is_sealed(role: str, house: Office, planted: dict[str, str], unposted: Absent) -> None:
    who = house.client(role)
    for route in ROUTES:
        if route.pattern.endswith(ENDS) or route.permission is None or "POST" not in route.permission.methods or "discard" in route.pattern:
            continue
        for address in addresses(route, planted)[:40]:
            if address in unposted:
                continue
            answer = who.client.post(address, data={"csrfmiddlewaretoken": who.token, "act": "none"})
            unposted.note(role, address, answer.status_code)
            assert answer.status_code < 500, address
            wrong = {match[0] for match in FOUND.finditer(_text(answer)) if match[1] not in READS[role]}
            assert not wrong, f"{role} reads {sorted(wrong)[:3]} at {address}"


def test_nothing_sealed_lies_in_the_clear_on_disk(house: Office, planted: dict[str, str]) -> None:
    held = b"".join(path.read_bytes() for path in house.path.rglob("*") if path.is_file())
    assert not re.search(rb"CANARY-(?:confidential|identity)-", held)
    assert re.search(rb"CANARY-internal-", held), "plain fields do lie there: this test can fail"
