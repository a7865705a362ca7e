"""What must not pass, and what every answer carries."""

from __future__ import annotations

import httpx
import pytest

from constat.web.gate import HEADERS, MAX_QUERY, POLICY

PAGES = ("/en/", "/fr/explore", "/en/dataset/arda", "/en/report", "/en/about", "/en/nothing", "/en/explore?box=x", "/")


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_security_headers(reader: httpx.Client, page: str) -> None:
    answer = reader.get(page)
    assert {name: answer.headers.get(name) for name, _ in HEADERS} == dict(HEADERS)


def test_the_policy_forbids_everything_but_this_host() -> None:
    assert POLICY.startswith("default-src 'none'")
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.4:8000", "", "localhost.evil.example", "[::2]"])
def test_another_host_name_is_refused(reader: httpx.Client, host: str) -> None:
    answer = reader.get("/en/", headers={"host": host})
    assert answer.status_code == 400
    assert "CONSTAT_ALLOWED_HOSTS" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000", "127.0.0.2"])
def test_the_machines_own_names_are_answered(reader: httpx.Client, host: str) -> None:
    assert reader.get("/en/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_is_allowed(reader: httpx.Client, method: str) -> None:
    answer = reader.request(method, "/fr/explore")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert "lecture seule" in answer.text


def test_a_head_has_no_body(reader: httpx.Client) -> None:
    answer = reader.head("/en/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_an_endless_address_is_refused(reader: httpx.Client) -> None:
    answer = reader.get("/en/explore?party=" + "x" * MAX_QUERY)
    assert answer.status_code == 414
    assert "8,000 characters" in answer.text


def test_too_many_values_are_refused(reader: httpx.Client) -> None:
    answer = reader.get("/en/explore?" + "&".join("cell=1" for _ in range(600)))
    assert answer.status_code == 414


def test_no_cookie_is_ever_set(reader: httpx.Client) -> None:
    for page in PAGES:
        assert "set-cookie" not in reader.get(page).headers


@pytest.mark.parametrize(
    "path",
    ["/static/../project.py", "/static/..%2f..%2fproject.py", "/en/report/..%2f..%2fworkspace.json", "/en/report/x/file/..%2f..%2fworkspace.json",
     "/en/dataset/..%2farda", "/en/dataset/arda%2f0001%2fmanifest.json", "/en/event/..%2f..%2fworkspace.json"],
)
def test_no_path_leads_out_of_its_folder(reader: httpx.Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert "constat-workspace" not in answer.text
