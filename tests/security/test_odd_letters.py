"""NUL, halves of letters, marks that turn words round, numbers and lists beyond measure: refused or kept, on each database, and never a fault of ours."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tests.record.conftest import backend, cluster  # noqa: F401 - fixtures
from tests.security.test_routes import ENDS, ROUTES
from tests.web.casework.conftest import Office, office  # noqa: F401 - fixture

ODD = ("%00", "a%00b", "%ED%A0%80", "%F0%9F", "%E2%80%AE", "9" * 40, "-1", "%D9%A3", "%C2%B2", "NaN", "1e999", "0x10", "%25s", "..%2F..", "%0d%0aset-cookie:a=b")
NAMES = ("q", "incident", "statement", "status", "kind", "parties", "year", "from", "to", "page", "type", "member", "why", "as", "next", "code", "id", "sort", "x", "case", "admin1", "chosen")


def asked(method: str) -> list[str]:
    """An address of each route that answers the steward."""
    told = []
    for route in ROUTES:
        if route.permission is None or method not in route.permission.methods or route.pattern.endswith(ENDS) or route.pattern.startswith("api/"):
            continue
        if route.permission.roles is None or "steward" in route.permission.roles:
            told.append(re.sub(r"<language:language>", "en", route.pattern))
    return told


def filled(pattern: str, value: str) -> str:
    return "/" + re.sub(r"<[^>]+>", value, pattern)


def tried(office: Office, values: tuple[str, ...]) -> tuple[str, ...]:  # noqa: F811
    """All on SQLite; on PostgreSQL those that its own text type refuses: every value goes through the same checks before."""
    return values[:6] if office.case.register.connection.vendor == "postgresql" else values


def test_no_page_breaks_on_odd_letters_in_its_address(office: Office) -> None:  # noqa: F811
    who = office.client("steward")
    for turn, value in enumerate(tried(office, ODD)):
        query = "&".join(f"{name}={value}" for name in NAMES)
        for at, pattern in enumerate(asked("GET")):
            # The test's own way in knows no letters but ASCII in a path.
            subject = value if unquote(value, "latin-1").isascii() else "0"
            # A page that refuses the first of all names looks at no other: each value goes alone under another name on each page.
            alone = f"{NAMES[(turn + at) % len(NAMES)]}={value}"
            for address in {filled(pattern, subject), f"{filled(pattern, '0' * 32)}?{(query, alone)[at % 2]}"}:
                answer = who.client.get(address)
                assert answer.status_code < 500, address
                assert "set-cookie:a=b" not in str(answer.headers).lower() and "a" not in answer.cookies


def test_no_form_breaks_on_odd_letters(office: Office) -> None:  # noqa: F811
    who = office.client("steward")
    fields = (*NAMES, "name", "text", "reason", "title_en", "when", "place_name", "latitude", "low", "best", "high", "choice", "field", "revision", "entry",
              "source", "source_kind", "upload", "n", "size", "draft-kind", "token", "message", "g-name", "g-age", "list", "query", "typed", "received_from")  # fmt: skip
    acts = ("save", "begin", "piece", "finish", "look", "admit")
    for turn, value in enumerate(tried(office, ("\x00", "a\x00b", "9" * 400, "x" * 70_000, "\u202e", "٣", "²", "NaN", "1e999"))):
        for at, pattern in enumerate(asked("POST")):
            if "confirm" in pattern or "passphrase" in pattern or "unlock" in pattern:
                # Wrong passphrases slow everybody down.
                continue
            for act in (value, acts[(turn + at) % len(acts)]):
                told = dict.fromkeys(fields, value) | {"act": act, "csrfmiddlewaretoken": who.token}
                answer = who.client.post(filled(pattern, "0" * 32), data=told)
                assert answer.status_code < 500, (pattern, act, value[:40])


def test_a_form_of_too_many_fields_and_an_address_of_too_many_values_are_refused(office: Office) -> None:  # noqa: F811
    who = office.client("steward")
    many = {f"f{n}": "x" for n in range(20_100)} | {"csrfmiddlewaretoken": who.token}
    assert who.client.post("/en/work/statements/new/" + "0" * 32, data=many).status_code in (400, 403, 414)
    assert who.client.get("/en/work/incidents?" + "&".join(["status=x"] * 600)).status_code == 414
    assert who.client.get("/en/work/incidents", headers={"content-length": "9" * 30}).status_code == 413
