"""Offices on screen: fingerprints heard by voice, a bundle looked at before it is made, one received looked at before it enters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.record.offices import Office as Other
from tests.record.offices import office as other_office
from tests.web.casework.conftest import Office

from constat.record.bundles import Choice, export_bundle, import_bundle
from constat.record.models import Sending, Source, Statement


def told(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


@pytest.fixture
def gao(tmp_path: Path) -> Iterator[Other]:
    """Another office, on a machine of its own."""
    made = other_office(tmp_path, "Gao")
    yield made
    made.case.close()


@pytest.fixture
def friends(office: Office, gao: Other) -> Other:
    """Both trust each other."""
    office.case.keys.trust(gao.case.keys.card(), gao.case.keys.fingerprint)
    gao.case.keys.trust(office.case.keys.card(), office.case.keys.fingerprint)
    return gao


def root(gao: Other) -> str:
    return gao.case.keys.root_public.hex()


def bundle_of(gao: Other, office: Office, path: Path) -> bytes:
    """A bundle of Gao's with one source, for this office."""
    draft = gao.case.draft("record")
    draft.new(Source, code="S-GAO", kind="eyewitness", name="CANARY-NAME")
    draft.append()
    peers = [peer for peer in gao.case.keys.peers() if peer.public_key == office.case.keys.public_key]
    export_bundle(gao.case, path, peers, Choice())
    return path.read_bytes()


def bring(office: Office, content: bytes, role: str = "verifier") -> object:
    browser = office.client(role)
    browser.get("/en/work/inbox")
    return browser.post("/en/work/inbox", {}, files={"file": ("received.age", content)})


def test_the_own_card_and_fingerprint_are_there_to_be_read_aloud(office: Office) -> None:
    page = office.client("steward").get("/en/office/offices").text
    assert all(f"<li>{group}</li>" in page for group in office.case.keys.fingerprint.split())
    assert office.client("administrator").get("/en/office/offices/card").text == office.case.keys.card()


def test_an_office_is_trusted_with_the_fingerprint_that_was_heard_and_no_other(office: Office, gao: Other) -> None:
    paul = office.client("administrator")
    paul.get("/en/office/offices/trust")
    card = gao.case.keys.card()
    assert paul.post("/en/office/offices/trust", {"card": card, "spoken": ""}).status_code == 400
    assert paul.post("/en/office/offices/trust", {"card": card, "spoken": "12345 " * 12}).status_code == 400
    assert paul.post("/en/office/offices/trust", {"card": "no card", "spoken": gao.case.keys.fingerprint}).status_code == 400
    assert office.case.keys.peers() == []
    files = {"file": ("gao.card", card.encode())}
    assert paul.post("/en/office/offices/trust", {"card": "", "spoken": gao.case.keys.fingerprint.replace(" ", "-")}, files=files).status_code == 302
    assert [peer.office for peer in office.case.keys.peers()] == ["Gao"]
    assert "Gao" in paul.get("/en/office/offices").text


def test_trust_is_taken_back_when_the_name_is_typed(office: Office, friends: Other) -> None:
    steward = office.client("steward")
    steward.get("/en/office/offices")
    assert steward.post("/en/office/offices/distrust", {"root": root(friends), "typed": "Bamako"}).status_code == 400
    assert steward.post("/en/office/offices/distrust", {"root": root(friends), "typed": "gao"}).status_code == 302
    assert all(peer.revoked for peer in office.case.keys.peers())
    assert steward.get(f"/en/office/offices/{root(friends)}/bundle").status_code == 404


def test_a_bundle_is_shown_before_it_is_made_and_holds_no_identity_unless_chosen(
    office: Office, friends: Other, take: Callable[..., str], tmp_path: Path
) -> None:
    statement = take(text="CANARY-WORDS")
    steward = office.client("steward")
    address = f"/en/office/offices/{root(friends)}/bundle"
    steward.get(address)
    page = steward.post(address, {"act": "look", "level": "internal"}).text
    assert "Identity: not included." in page and "Statement" in page and office.rows(Sending).count() == 0
    assert all(group in page for group in friends.case.keys.fingerprint.split())
    page = steward.post(address, {"act": "look", "level": "identity", "files": "on"}).text
    assert "Identity: included." in page and office.rows(Sending).count() == 0
    answer = steward.post(address, {"act": "make", "level": "identity", "files": "on"})
    assert answer.headers["content-disposition"].endswith('.bundle.age"') and b"CANARY" not in answer.content
    (tmp_path / "1.age").write_bytes(answer.content)
    assert import_bundle(friends.case, tmp_path / "1.age").new > 0
    assert friends.opened(friends.case.rows(Statement).get(pk=statement).text) == "CANARY-WORDS"
    assert [(row.office, row.level) for row in office.rows(Sending)] == [("Gao", "identity")]


def test_the_level_ends_where_the_role_does(office: Office, friends: Other, take: Callable[..., str]) -> None:
    take()
    address = f"/en/office/offices/{root(friends)}/bundle"
    awa = office.client("documenter")
    assert 'value="identity"' not in awa.get(address).text
    assert awa.post(address, {"act": "make", "level": "identity"}).status_code == 400 and office.rows(Sending).count() == 0
    assert office.client("administrator").post(address, {"act": "make", "level": "internal"}).status_code == 403


def test_a_bundle_is_looked_at_then_admitted_at_a_click(office: Office, friends: Other, tmp_path: Path) -> None:
    answer = bring(office, bundle_of(friends, office, tmp_path / "1.age"))
    assert answer.status_code == 302
    ibrahim = office.client("verifier")
    page = told(ibrahim.get(answer.headers["location"]).text)
    assert "Verified: signed by Gao" in page and friends.case.keys.fingerprint.split()[3] in page and "Source 1" in page
    assert not office.rows(Source).filter(code="S-GAO").exists() and "verified" in ibrahim.get("/en/work/inbox").text
    assert "Admitted" in ibrahim.post(answer.headers["location"], {"act": "admit"}).text
    assert office.rows(Source).filter(code="S-GAO").exists() and "Nothing is waiting" in ibrahim.get("/en/work/inbox").text


def test_a_bundle_that_comes_too_early_waits_and_says_for_what(office: Office, friends: Other, tmp_path: Path) -> None:
    bundle_of(friends, office, tmp_path / "1.age")
    last = friends.case.register.own()
    draft = friends.case.draft("record")
    draft.new(Source, code="S-LATER", kind="eyewitness")
    draft.append()
    peers = friends.case.keys.peers()
    export_bundle(friends.case, tmp_path / "2.age", peers, Choice(since={last.chain: last.seq - 1}))
    address = bring(office, (tmp_path / "2.age").read_bytes()).headers["location"]
    page = told(office.client("verifier").post(address, {"act": "admit"}).text)
    assert "put aside, encrypted" in page and "waits for an earlier bundle" in told(office.client("verifier").get("/en/work/inbox").text)
    address = bring(office, (tmp_path / "1.age").read_bytes()).headers["location"]
    assert "Waiting bundles that could enter now 1" in told(office.client("verifier").post(address, {"act": "admit"}).text)
    assert office.rows(Source).filter(code="S-LATER").exists()


def test_what_is_refused_says_why_and_changes_nothing(office: Office, friends: Other, tmp_path: Path) -> None:
    before = office.case.register.cut()
    content = bundle_of(friends, office, tmp_path / "1.age")
    damaged = content[:-40] + bytes(40)
    assert "Refused. Nothing was changed" in office.client("verifier").get(bring(office, damaged).headers["location"]).text
    address = bring(office, damaged).headers["location"]
    assert office.client("verifier").post(address, {"act": "admit"}).status_code >= 400
    assert bring(office, b"=cmd|' /C calc'!A0").status_code == 400 and bring(office, b"").status_code == 400
    office.case.keys.distrust(friends.case.keys.fingerprint)
    address = bring(office, content).headers["location"]
    page = office.client("verifier").get(address).text
    assert "Refused. Nothing was changed" in page and 'value="admit"' not in page
    assert office.client("verifier").post(address, {"act": "admit"}).status_code == 403
    assert office.case.register.cut() == before
    assert office.client("verifier").post(address, {"act": "discard"}).status_code == 302


def test_a_bundle_of_no_such_name_is_not_found(office: Office) -> None:
    for digest in ("0" * 64, "..%2F..%2Fkeys", "x"):
        assert office.client("verifier").get(f"/en/work/inbox/{digest}").status_code == 404


def test_editors_and_readers_neither_send_nor_receive(office: Office, friends: Other) -> None:
    for role in ("editor", "reader"):
        for path in ("office/offices", "office/offices/card", "office/offices/trust", f"office/offices/{root(friends)}/bundle", "work/inbox"):
            assert office.client(role).get(f"/en/{path}").status_code == 403
