"""Alerts at the command line: the whole way from a threat to what came of it, with nothing in them that points at anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_case_story import Shell, awa, cheap  # noqa: F401 - fixtures
from tests.warn.receivers import mail_server, webhook

from constat.errors import BadInput, Refused

THREAT = ["threat=Armed men gather", "basis=Two residents", "admin1=Mopti", "message_en=Threat of attack in the commune.", "message_fr=Menace d'attaque."]


def test_the_whole_way(awa: Shell, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    with mail_server() as mail, webhook() as hook:
        monkeypatch.setenv("CONSTAT_SMTP", mail.address)
        made = awa("alert", "raise", *THREAT)
        assert made["code"] == "A-001"
        board = awa("alert", "list")
        assert [step["step"] for step in board[0]["waiting"]] == ["verified", "sent"]
        awa("alert", "verify", "A-001", "--basis", "Three residents, apart")
        first = awa("alert", "list")[0]["verified"]
        later = datetime.now(UTC) + timedelta(hours=5)
        with pytest.MonkeyPatch.context() as hours:
            hours.setattr("constat.warn.alerts.casework.now_of", lambda _case: later)
            awa("alert", "verify", "A-001", "--status", "credible")
        assert first and awa("alert", "list")[0]["verified"] == first, "said again, it was verified when it first was"
        hook.moods = ["503"]
        sent = awa("alert", "send", "A-001", "--to", "MAYOR", "--via", "mailto:mayor@town.example", "--ask", "Warn the market", "--deadline", "2030-01-01")
        assert (sent["state"], len(mail.taken)) == ("sent", 1)
        assert awa("record", "show", "dispatch", sent["id"])["channel"] == "e-mail"
        waits = awa("alert", "send", "A-001", "--to", "PATROL", "--via", hook.address)
        assert waits["state"] == "waiting" and awa("alert", "list")[0]["sent"] == 1
        delivered = awa("alert", "deliver", "--now")
        assert [(one["recipient"], one["state"]) for one in delivered] == [("PATROL", "sent")] and awa("alert", "deliver") == []
        awa("alert", "send", "A-001", "--to", "CHIEF")
        assert awa("alert", "list")[0]["sent"] == 3 and len(mail.taken) == len(hook.taken) == 1
    awa("alert", "answer", sent["id"])
    awa("alert", "answer", waits["id"], "--acted", "2030-01-01T10:00Z", "--action", "A patrol went")
    assert {one["share"]: one["answered"] for one in awa("alert", "times")["shares"]} == {"acknowledged": 2, "acted": 1}
    awa("alert", "close", "A-001", "--outcome", "The market was warned; nobody was harmed")
    assert awa("alert", "list")[0]["closed"] and awa("alert", "list", "--overdue") == []
    assert len(awa("alert", "times")["figures"]) == 6
    assert "Sent to response" in awa.says("alert", "times") and "De l’envoi à la réponse" in awa.says("alert", "times", language="fr")
    assert "close" in awa.says("alert", "list", language="fr") and awa("register", "verify")["holds"]


@pytest.mark.parametrize(
    ("words", "kinds"), [("call 76 12 34 56", "telephone"), ("at 14.4953, -4.1953", "point"), ("seen with Canari Amadou", "name")]
)
def test_nothing_that_points_at_anybody_is_raised_or_sent(awa: Shell, words: str, kinds: str, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    awa("source", "add", "code=S-1", "kind=eyewitness", "name=CANARI Amadou")
    with pytest.raises(Refused, match=kinds):
        awa("alert", "raise", *THREAT[1:], f"threat=Armed men {words}")
    monkeypatch.setenv("CONSTAT_SMTP", "smtp://127.0.0.1:9?from=a@b.example")
    awa("alert", "raise", *THREAT)
    for way in ([], ["--via", "mailto:mayor@town.example", "--later"]):
        with pytest.raises(Refused, match=kinds) as refusal:
            awa("alert", "send", "A-001", "--to", "MAYOR", "--text", f"Threat {words}", *way)
        assert "Amadou" not in str(refusal.value), "a terminal keeps what it shows"
    assert awa("alert", "list")[0]["sent"] == 0 and awa("alert", "deliver") == []


def test_what_waits_is_sealed_on_disk(awa: Shell, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setenv("CONSTAT_SMTP", "smtp://127.0.0.1:9?from=a@b.example")
    awa("alert", "raise", *THREAT)
    awa("alert", "send", "A-001", "--to", "CANARI-TO", "--via", "mailto:canari@town.example", "--text", "CANARI-TEXT", "--ask", "CANARI-ASK", "--later")
    held = [path for path in Path(awa.home).rglob("*") if path.is_file() and "outbox" in path.parts]
    assert any(path.suffix == ".job" for path in held)
    for path in Path(awa.home).rglob("*"):
        if path.is_file():
            assert b"canari" not in path.read_bytes().lower() and "canari" not in str(path.relative_to(awa.home)).lower(), path


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["raise", "threat=x", "admin1=Mopti"], BadInput), (["raise", "threat=x", "basis=y"], BadInput),
        (["raise", *THREAT, "message_en=" + "x" * 301], BadInput), (["raise", "--from-forecast", "9 in 10", "threat=x", "admin1=Mopti", "latitude=14.5"], (BadInput, Refused)),
    ],
)  # fmt: skip
def test_an_alert_that_cannot_be(awa: Shell, words: list[str], fault: Any) -> None:  # noqa: F811
    with pytest.raises(fault):
        awa("alert", *words)
    assert awa("alert", "list") == []


def test_faults_of_sending(awa: Shell, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    awa("alert", "raise", *THREAT, "received=2020-01-01T10:00Z")
    with pytest.raises(Refused, match="no longer valid"):
        awa("alert", "send", "A-001", "--to", "MAYOR", "--via", "mailto:a@b.example")
    awa("alert", "raise", *THREAT)
    with pytest.raises(BadInput, match="kind"):
        awa("alert", "send", "A-002", "--to", "MAYOR", "--via", "http://example.org/x")
    monkeypatch.delenv("CONSTAT_SMTP", raising=False)
    with pytest.raises(BadInput, match="CONSTAT_SMTP"):
        awa("alert", "send", "A-002", "--to", "MAYOR", "--via", "mailto:a@b.example")
    with pytest.raises(BadInput, match="not a time"):
        awa("alert", "send", "A-002", "--to", "MAYOR", "--sent", "yesterday")
    late = awa("alert", "list", "--overdue")
    assert [row["code"] for row in late] == ["A-001"] and all(step["level"] == 2 for step in late[0]["waiting"])
