"""Delivery: once, or not yet, and never lost; by mail and webhook, to receivers that fail, stall and repeat, and under kills."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import uuid
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.warn import delivering
from tests.warn.delivering import outbox
from tests.warn.receivers import Seen, mail_server, webhook

from constat.errors import BadInput, Conflict
from constat.warn.alerts.channels import Later, Server, hand_over, kind_of
from constat.warn.alerts.delivery import FIRST, LONGEST, Delivered, again, deliver, pause
from constat.warn.alerts.outbox import Job, Outbox


def job(address: str, **more: object) -> Job:
    now = time.time()
    return replace(Job(uuid.uuid4().hex, "a" * 32, "A-001", "MAYOR", address, "Keep away\n.from the market", now, now + 3600), **more)  # type: ignore[arg-type]


def run(box: Outbox, server: str = "", now: float | None = None, seconds: float = 0.4) -> tuple[list[Delivered], list[str]]:
    settled: list[str] = []
    clock = (lambda: now) if now is not None else time.time
    done = list(deliver(box, lambda one, commit: hand_over(one, commit, server, seconds), clock, lambda one: settled.append(one.id)))
    return done, settled


def test_a_mail_bears_its_key_and_no_more_than_the_number_in_its_subject(tmp_path: Path) -> None:
    box = outbox(tmp_path)
    with mail_server() as seen:
        one = box.keep(job("mailto:mayor@town.example", asked="Warn the market", deadline="2026-03-04"))
        done, settled = run(box, seen.address)
    assert [(d.state, d.attempts) for d in done] == [("sent", 1)] and settled == [one.id] and box.all() == []
    (key, raw), text = seen.taken[0], seen.taken[0][1].decode()
    assert one.id in key and "Subject: A-001" in text and "Warn the market (2026-03-04)" in text
    assert b"\r\n..from the market" in raw, "a leading dot is doubled on the way"
    assert "MAYOR" not in text


@pytest.mark.parametrize(("mood", "state", "said"), [("451", "waiting", "smtp-451"), ("550", "refused", "smtp-550")])
def test_a_server_that_says_no(tmp_path: Path, mood: str, state: str, said: str) -> None:
    box = outbox(tmp_path)
    with mail_server() as seen:
        seen.moods = [mood]
        box.keep(job("mailto:mayor@town.example"))
        done, settled = run(box, seen.address)
        assert [(d.state, d.said) for d in done] == [(state, said)] and not settled and not seen.taken
        assert run(box, seen.address)[0][0].attempts == 1, "not before its time, and never again once refused"
        later, _ = run(box, seen.address, time.time() + LONGEST - 60)
        assert later[0].state == ("sent" if state == "waiting" else "refused")
    assert len(seen.taken) == (1 if state == "waiting" else 0)


@pytest.mark.parametrize("mood", ["drop", "stall"])
@pytest.mark.parametrize("way", ["mail", "webhook"])
def test_silence_after_the_last_word_is_repeated_under_the_same_key(tmp_path: Path, way: str, mood: str) -> None:
    box = outbox(tmp_path)
    with mail_server() if way == "mail" else webhook() as seen:
        seen.moods = [mood]
        one = box.keep(job("mailto:mayor@town.example" if way == "mail" else seen.address))
        assert run(box, seen.address)[0][0].state == "waiting"
        assert run(box, seen.address, time.time() + 60)[1] == [one.id]
        time.sleep(1.1 if mood == "stall" and way == "webhook" else 0)
    assert len(set(seen.told())) == 1, "whoever keeps one of each key has one"


@pytest.mark.parametrize(("code", "state"), [("500", "waiting"), ("503", "waiting"), ("429", "waiting"), ("404", "refused"), ("302", "refused")])
def test_a_webhook_that_says_no(tmp_path: Path, code: str, state: str) -> None:
    box = outbox(tmp_path)
    with webhook() as seen:
        seen.moods = [code]
        box.keep(job(seen.address))
        assert run(box)[0][0].state == state and not seen.taken


def test_a_service_cut_off_at_the_last_word_is_left_to_a_person(tmp_path: Path) -> None:
    box = outbox(tmp_path)
    one = box.keep(job("ntfys://topic", state="committed", attempts=1))
    done, settled = run(box)
    assert [(d.state, d.said) for d in done] == [("doubt", "interrupted")] and not settled
    assert run(box, now=time.time() + 600)[0][0].state == "doubt", "never by itself"
    assert again(box, one.id).state == "waiting"


def test_what_no_longer_holds_is_not_sent(tmp_path: Path) -> None:
    box = outbox(tmp_path)
    with webhook() as seen:
        box.keep(job(seen.address, expires=time.time() - 1))
        assert [(d.state, d.said) for d in run(box)[0]] == [("refused", "expired")] and not seen.taken


def test_an_accepted_job_is_settled_again_but_not_sent_again(tmp_path: Path) -> None:
    box = outbox(tmp_path)
    with webhook() as seen:
        one = box.keep(job(seen.address))

        def fails(_job: Job) -> None:
            raise OSError("disk")

        with pytest.raises(OSError, match="disk"):
            list(deliver(box, lambda j, commit: hand_over(j, commit, ""), time.time, fails))
        assert box.read(one.id).state == "accepted" and run(box)[1] == [one.id]
    assert len(seen.taken) == 1


def test_one_that_is_damaged_on_disk_holds_no_other_up(tmp_path: Path) -> None:
    box = outbox(tmp_path)
    with webhook() as seen:
        broken, whole = box.keep(job(seen.address)), box.keep(job(seen.address))
        (box.folder / f"{broken.id}.job").write_text("half")
        done, settled = run(box)
    assert {(d.id, d.state) for d in done} == {(broken.id, "damaged"), (whole.id, "sent")} and settled == [whole.id]
    assert (box.folder / f"{broken.id}.job").is_file(), "it is left for a person to look at"


def test_only_one_process_delivers(tmp_path: Path) -> None:
    box = outbox(tmp_path)
    with box.delivering(), pytest.raises(Conflict), outbox(tmp_path).delivering():
        pass


def test_pauses_double_up_to_an_hour_and_are_drawn() -> None:
    most = [pause(n, lambda _low, high: high) for n in range(1, 12)]
    assert most[:3] == [FIRST, 2 * FIRST, 4 * FIRST] and most[-1] == LONGEST
    assert len({pause(5) for _ in range(5)}) > 1


@pytest.mark.parametrize("address", ["mailto:", "mailto:a b", "mailto:a@b,c@d", "http://example.org/x", "https://", "file:///etc/passwd", "nothing", "x://y"])
def test_addresses_that_no_alert_may_take(address: str) -> None:
    with pytest.raises(BadInput):
        kind_of(address)


def test_ways_by_their_addresses() -> None:
    ways = [kind_of(one) for one in ("mailto:a@b.example", "https://example.org/x", "http://127.0.0.1:9/x", "ntfys://topic")]
    assert ways == ["e-mail", "webhook", "webhook", "service"]


@pytest.mark.parametrize("text", ["smtp://host", "http://host?from=a@b", "smtp://?from=a@b", "nonsense"])
def test_a_setting_that_is_no_mail_server(text: str) -> None:
    with pytest.raises(BadInput):
        Server.of(text)


def test_no_word_leaves_in_the_clear_to_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server elsewhere that offers no encryption is given nothing."""
    from constat.warn.alerts import channels

    with mail_server() as seen:
        monkeypatch.setattr(channels, "_here", lambda _host: False)
        with pytest.raises(Later, match="no-encryption"):
            hand_over(job("mailto:mayor@town.example"), lambda: None, seen.address, 1)
        assert not seen.taken


def _alive(folder: Path, seen: Seen, delay: float) -> bool:
    """Runs a process that delivers and kills it after a delay; whether it ended by itself before."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, delivering.__file__, str(folder), seen.address], stdout=subprocess.PIPE, env=environment, text=True)
    assert process.stdout is not None and process.stdout.readline().strip() == "ready"
    time.sleep(delay)
    process.kill()
    return process.stdout.read().strip() == "done"


def test_killed_at_any_moment_each_is_sent_and_none_is_lost(tmp_path: Path) -> None:
    rng = random.Random(20260301)
    box = outbox(tmp_path)
    jobs = [box.keep(job("mailto:mayor@town.example", made=float(n), text=f"Message {n}")) for n in range(30)]
    doubtful: set[str] = set()
    killed = 0
    with mail_server() as seen:
        for _ in range(10):
            if not _alive(tmp_path, seen, rng.uniform(0.0, 0.06)):
                killed += 1
            doubtful |= {one.id for one in box.all() if one.state == "committed"}
        done, _ = run(box, seen.address, time.time() + 600, 5)
    assert killed >= 3, "the kills came too late to try anything"
    assert all(one.state == "sent" for one in done) and box.all() == []
    counts = Counter(key.strip("<>").partition("@")[0] for key in seen.told())
    assert set(counts) == {one.id for one in jobs}, "each was sent"
    assert {key for key, n in counts.items() if n > 1} <= doubtful, "only what may not have been heard was said twice, under its key"
