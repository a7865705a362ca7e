"""Programs before an office: each with a token of one member, made on the screen for it."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from tests.record.conftest import backend, cluster  # noqa: F401 - fixtures
from tests.web.casework.conftest import Office, office  # noqa: F401 - fixture

Program = httpx.Client


@pytest.fixture
def program(office: Office) -> Callable[..., Program]:  # noqa: F811
    """A client with a token of the member of that role and these scopes."""

    def make(role: str, *scopes: str) -> Program:
        who = office.client(role)
        answer = who.post("/en/work/tokens", {"act": "make", "name": f"{role}'s", "scopes": list(scopes or ("read",)), "days": "5"})
        token = re.search(r"<code>(constat_[^<]+)</code>", answer.text)
        assert token is not None, re.sub(r"<[^>]+>", " ", answer.text)[:800]
        return httpx.Client(
            transport=httpx.WSGITransport(app=office.app), base_url="http://127.0.0.1:8000/api/v1", headers={"authorization": f"Bearer {token[1]}"}
        )

    return make
