from __future__ import annotations

import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from email.utils import formatdate
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from constat.errors import RemoteFailed, StorageFailed
from constat.language import use_language
from constat.sources.fetch import download
from constat.sources.fetch import transfer as transfer_module

BODY = random.Random(7).randbytes(300_000)
OTHER = random.Random(8).randbytes(310_000)


def left_over(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if ".part" in p.name or ".new" in p.name)


def test_a_file_arrives_with_its_checksum_and_a_receipt(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace) -> None:
    seen: list[tuple[int, int | None]] = []
    with provider.serving(provider.sends(BODY)) as server:
        done = download(f"{server.address}/ged.csv", tmp_path / "ged.csv", session=session, progress=lambda done, of: seen.append((done, of)))
    assert done.path.read_bytes() == BODY
    assert (done.sha256, done.size, done.unchanged) == (hashlib.sha256(BODY).hexdigest(), len(BODY), False)
    assert seen[-1] == (len(BODY), len(BODY))
    receipt = json.loads((tmp_path / "ged.csv.fetched.json").read_text())
    assert receipt["sha256"] == done.sha256
    assert receipt["url"].endswith("/ged.csv")
    assert not left_over(tmp_path)


def test_a_download_that_breaks_off_goes_on_where_it_stopped(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY, breaks_after=100_000), provider.sends(BODY, breaks_after=50_000), provider.sends(BODY)) as server:
        done = download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert done.path.read_bytes() == BODY
    assert [h.get("Range") for h in server.headers] == [None, "bytes=100000-", "bytes=150000-"]
    assert server.headers[1]["If-Range"] == '"one"'
    assert not left_over(tmp_path)


def test_a_killed_download_goes_on_from_its_part_file(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace) -> None:
    def stalls(asked: Any) -> None:
        provider.sends(BODY, breaks_after=120_000)(asked)
        asked.wfile.flush()
        time.sleep(20)

    script = "import sys, httpx; from pathlib import Path; from constat.sources.fetch import download\n"
    script += "download(sys.argv[1], Path(sys.argv[2]), session=httpx.Client(trust_env=False, timeout=30))"
    with provider.serving(stalls, provider.sends(BODY)) as server:
        target = tmp_path / "f"
        source = str(Path(transfer_module.__file__).parents[3])
        child = subprocess.Popen([sys.executable, "-c", script, f"{server.address}/f", str(target)], env={**os.environ, "PYTHONPATH": source})
        part = tmp_path / "f.part"
        deadline = time.monotonic() + 15
        while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.02)
        child.send_signal(signal.SIGKILL)
        child.wait()
        had = part.stat().st_size
        assert had > 0
        assert not target.exists()
        done = download(f"{server.address}/f", target, session=session)
    assert done.path.read_bytes() == BODY
    assert server.headers[-1]["Range"] == f"bytes={had}-"


def test_a_server_that_ignores_ranges_is_read_from_the_start(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY, breaks_after=100_000), provider.sends(BODY, ranges=False)) as server:
        done = download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert done.path.read_bytes() == BODY


def test_a_file_replaced_midway_is_never_stitched_together(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY, breaks_after=100_000), provider.sends(OTHER, etag='"two"')) as server:
        done = download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert done.path.read_bytes() == OTHER
    assert done.etag == '"two"'


def test_a_server_that_ignores_if_range_is_caught_by_its_new_etag(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    def careless(asked: Any) -> None:
        del asked.headers["If-Range"]
        provider.sends(OTHER, etag='"two"')(asked)

    with provider.serving(provider.sends(BODY, breaks_after=100_000), careless, provider.sends(OTHER, etag='"two"')) as server:
        done = download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert done.path.read_bytes() == OTHER


def test_without_etag_or_date_a_broken_download_begins_again(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY, etag=None, breaks_after=100_000), provider.sends(BODY, etag=None)) as server:
        done = download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert done.path.read_bytes() == BODY
    assert "Range" not in server.headers[1]


def test_a_known_checksum_allows_going_on_without_an_etag(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    expected = hashlib.sha256(BODY).hexdigest().upper()
    with provider.serving(provider.sends(BODY, etag=None, breaks_after=100_000), provider.sends(BODY, etag=None)) as server:
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry(), expected_sha256=expected)
    assert server.headers[1]["Range"] == "bytes=100000-"


def test_a_weak_etag_is_no_ground_for_going_on(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY, etag='W/"one"', breaks_after=100_000), provider.sends(BODY, etag='W/"one"')) as server:
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert "Range" not in server.headers[1]


def test_a_length_that_is_never_reached_ends_in_an_error_and_no_file(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY, length=400_000)) as server, pytest.raises(RemoteFailed, match="could not be fetched"):
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert not (tmp_path / "f").exists()
    assert len(server.asked) <= 41


def test_a_zip_cut_short_by_a_false_length_is_refused(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ged.csv", BODY)
    with provider.serving(provider.sends(packed.getvalue(), length=100_000)) as server, pytest.raises(RemoteFailed, match="no whole ZIP"):
        download(f"{server.address}/f.zip", tmp_path / "f.zip", session=session, retry=clock.retry())
    assert not (tmp_path / "f.zip").exists()


def test_a_wrong_checksum_is_tried_once_more_then_refused_and_the_old_file_stays(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any
) -> None:
    (tmp_path / "f").write_bytes(b"the former release")
    with provider.serving(provider.sends(BODY)) as server, pytest.raises(RemoteFailed, match="Nothing was put in place"):
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry(), expected_sha256="0" * 64)
    assert len(server.asked) == 2
    assert (tmp_path / "f").read_bytes() == b"the former release"
    assert not left_over(tmp_path)


@pytest.mark.parametrize(("status", "told"), [(401, "no longer accepts"), (403, "accepted the provider's terms"), (404, "not be out yet"), (418, "status 418")])
def test_an_answer_that_no_second_try_would_mend_is_told_at_once(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any, status: int, told: str
) -> None:
    with provider.serving(provider.says(status)) as server, pytest.raises(RemoteFailed, match=told):
        download(f"{server.address}/f?token=secret", tmp_path / "f", session=session, retry=clock.retry())
    assert len(server.asked) == 1
    assert clock.slept == []


def test_a_server_that_asks_for_patience_gets_it(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.says(429, Retry_After="7"), provider.sends(BODY)) as server:
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert clock.slept == [7.0]


def test_a_date_to_wait_for_is_understood(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.says(503, Retry_After=formatdate(time.time() + 30, usegmt=True)), provider.sends(BODY)) as server:
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert 25 <= clock.slept[0] <= 30


def test_a_wait_too_long_is_told_instead_of_slept(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.says(429, Retry_After="7200")) as server, pytest.raises(RemoteFailed, match="120 minutes"):
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry())
    assert clock.slept == []


def test_a_failing_server_is_tried_with_growing_pauses_and_then_left(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.says(500)) as server, pytest.raises(RemoteFailed, match="HTTP 500"):
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry(cap=4.0))
    assert clock.slept == [0.75, 1.5, 3.0, 3.0, 3.0]
    assert len(server.asked) == 6


def test_a_failing_server_that_recovers_is_forgiven(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.says(500), provider.says(502), provider.sends(BODY)) as server:
        assert download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry()).path.read_bytes() == BODY


def test_a_server_that_trickles_for_ever_is_left_in_the_end(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY, breaks_after=10)) as server, pytest.raises(RemoteFailed):
        download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry(attempts_in_all=20))
    assert len(server.asked) == 20


def test_nobody_listening_is_told_with_the_address(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.sends(BODY)) as server:
        address = server.address
    with pytest.raises(RemoteFailed, match=r"127\.0\.0\.1"):
        download(f"{address}/f", tmp_path / "f", session=session, retry=clock.retry())


def test_the_query_of_an_address_is_kept_out_of_messages(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.says(404)) as server, pytest.raises(RemoteFailed) as told:
        download(f"{server.address}/f?token=secret", tmp_path / "f", session=session, retry=clock.retry())
    assert "secret" not in str(told.value)
    with use_language("fr"):
        assert "Il n'y a pas de fichier" in str(told.value)


def test_asked_again_an_unchanged_file_is_not_sent_again(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace) -> None:
    with provider.serving(provider.sends(BODY)) as server:
        first = download(f"{server.address}/f", tmp_path / "f", session=session)
        again = download(f"{server.address}/f", tmp_path / "f", session=session)
        assert again.unchanged
        assert again.sha256 == first.sha256
        (tmp_path / "f").write_bytes(b"spoilt")
        mended = download(f"{server.address}/f", tmp_path / "f", session=session)
    assert not mended.unchanged
    assert (tmp_path / "f").read_bytes() == BODY


def test_killed_between_the_last_byte_and_the_renaming_costs_no_second_transfer(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace) -> None:
    with provider.serving(provider.sends(BODY)) as server:
        url = f"{server.address}/f"
        (tmp_path / "f.part").write_bytes(BODY)
        (tmp_path / "f.part.json").write_text(json.dumps({"url": url, "etag": '"one"', "last_modified": "", "length": len(BODY)}))
        download(url, tmp_path / "f", session=session)
    assert server.asked == []
    assert (tmp_path / "f").read_bytes() == BODY


@pytest.mark.parametrize("about", ["", "{", "[]", '{"url": "http://elsewhere/f", "etag": "\\"one\\""}', '{"unknown": 1}'])
def test_a_part_file_of_unknown_origin_is_never_gone_on_with(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, about: str) -> None:
    (tmp_path / "f.part").write_bytes(b"something else")
    (tmp_path / "f.part.json").write_text(about)
    with provider.serving(provider.sends(BODY)) as server:
        download(f"{server.address}/f", tmp_path / "f", session=session)
    assert "Range" not in server.headers[0]
    assert (tmp_path / "f").read_bytes() == BODY


def test_an_empty_body_without_length_is_a_file_of_no_bytes(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace) -> None:
    def answer(asked: Any) -> None:
        asked.send_response(200)
        asked.send_header("Connection", "close")
        asked.end_headers()

    with provider.serving(answer) as server:
        assert download(f"{server.address}/f", tmp_path / "f", session=session).size == 0


def test_a_file_larger_than_the_disk_is_refused_before_it_comes(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer_module.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1000})())
    with provider.serving(provider.sends(BODY)) as server, pytest.raises(StorageFailed, match="Free space"):
        download(f"{server.address}/f", tmp_path / "f", session=session)
    assert not left_over(tmp_path)


def test_a_full_disk_is_told(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this machine has no /dev/full")
    (tmp_path / "f.part").symlink_to(full)
    for step in ("_begin", "_drop"):
        monkeypatch.setattr(transfer_module._Transfer, step, lambda *_: None)
    with provider.serving(provider.sends(BODY)) as server, pytest.raises(StorageFailed, match="disk is full"):
        download(f"{server.address}/f", tmp_path / "f", session=session)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace) -> None:
    (tmp_path / "file").write_text("no folder")
    with provider.serving(provider.sends(BODY)) as server, pytest.raises(StorageFailed, match="cannot be written"):
        download(f"{server.address}/f", tmp_path / "file" / "f", session=session)


def test_a_compressed_transfer_is_not_asked_for(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace) -> None:
    with provider.serving(provider.sends(BODY)) as server:
        download(f"{server.address}/f", tmp_path / "f", session=session)
    assert server.headers[0]["Accept-Encoding"] == "identity"


def test_bytes_that_another_process_slipped_in_are_never_put_in_place(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    meddled: list[int] = []

    def meddle(done: int, of: int | None) -> None:
        if not meddled and done == of:
            meddled.append(done)
            with (tmp_path / "f.part").open("ab") as part:
                part.write(b"bytes of another")

    with provider.serving(provider.sends(BODY)) as server:
        done = download(f"{server.address}/f", tmp_path / "f", session=session, retry=clock.retry(), progress=meddle)
    assert meddled
    assert done.path.read_bytes() == BODY
