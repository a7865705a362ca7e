"""Tokens of a local authority made with openssl: asked for, kept, checked, refused."""

from __future__ import annotations

import hashlib
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from constat.errors import BadSettings
from constat.record.timestamps import Authority, BadToken, Queue, verify_token

CONF = """
[tsa]
default_tsa = it
[it]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def authority(folder: Path) -> Path:
    folder.mkdir()
    (folder / "tsa.cnf").write_text(CONF)
    (folder / "serial").write_text("01\n")
    (folder / "ext").write_text("extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n")
    new = ["req", "-newkey", "rsa:2048", "-nodes"]
    openssl(folder, *new, "-x509", "-days", "900", "-subj", f"/CN=Root {folder.name}", "-keyout", "ca.key", "-out", "ca.pem")
    openssl(folder, *new, "-subj", f"/CN=Stamp {folder.name}", "-keyout", "tsa.key", "-out", "tsa.csr")
    openssl(folder, "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "90", "-extfile", "ext",
            "-out", "tsa.pem")  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Authority]]:
    base = tmp_path_factory.mktemp("authorities")
    for name in ("one", "two"):
        authority(base / name)

    class Stamps(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            folder = base / self.path.strip("/")
            (folder / "q").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            openssl(folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q", "-out", "r")
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "r").read_bytes())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Stamps)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    at = f"http://127.0.0.1:{server.server_port}"
    yield [Authority(name, f"{at}/{name}", (base / name / "ca.pem").read_bytes()) for name in ("one", "two")]
    server.shutdown()
    server.server_close()


@pytest.fixture
def stamped(tmp_path: Path, served: list[Authority]) -> tuple[Path, Queue, bytes]:
    file, queue = tmp_path / "checkpoint", Queue(tmp_path / "queue")
    file.write_bytes(b"head 1\n")
    digest = queue.want(file)
    assert [fault.say("en") for fault in queue.fetch(served).faults] == []
    return file, queue, digest


def test_each_authority_gives_a_token_that_holds(stamped: tuple[Path, Queue, bytes], served: list[Authority]) -> None:
    _, queue, digest = stamped
    assert queue.pending() == []
    assert [t.authority for t in queue.tokens(digest)] == ["one", "two"]
    proof = queue.tokens(digest)[0].verify(served[0].roots)
    assert proof.authority == "CN=Stamp one"
    assert abs(datetime.now(UTC) - proof.time) < timedelta(minutes=5)


def test_openssl_verifies_the_same_token(stamped: tuple[Path, Queue, bytes], served: list[Authority], tmp_path: Path) -> None:
    file, queue, digest = stamped
    (tmp_path / "ca.pem").write_bytes(served[0].roots)
    openssl(tmp_path, "ts", "-verify", "-data", str(file), "-in", str(queue.tokens(digest)[0].path), "-CAfile", "ca.pem")


def test_other_bytes_another_root_and_a_changed_token_are_refused(stamped: tuple[Path, Queue, bytes], served: list[Authority]) -> None:
    _, queue, digest = stamped
    token = queue.tokens(digest)[0].read()
    with pytest.raises(BadToken, match="other bytes"):
        verify_token(token, hashlib.sha256(b"else").digest(), served[0].roots)
    with pytest.raises(BadToken, match="does not hold"):
        verify_token(token, digest, served[1].roots)
    with pytest.raises(BadToken, match="does not hold"):
        verify_token(token[:-1] + bytes([token[-1] ^ 1]), digest, served[0].roots)
    with pytest.raises(BadToken, match="does not hold"):
        verify_token(token, digest, served[0].roots, nonce=1)


def test_offline_everything_stays_queued_and_comes_later(tmp_path: Path, served: list[Authority]) -> None:
    queue = Queue(tmp_path)
    digest = queue.want(bytes(range(32)))
    away = Authority("two", "http://127.0.0.1:1/", served[1].roots)
    fetched = queue.fetch([served[0], away])
    assert ([t.authority for t in fetched.tokens], len(fetched.faults), queue.pending()) == (["one"], 1, [digest])
    assert [t.authority for t in queue.fetch(served).tokens] == ["two"]
    assert queue.pending() == []


def test_a_token_of_a_wrong_root_is_never_kept(tmp_path: Path, served: list[Authority]) -> None:
    queue = Queue(tmp_path)
    digest = queue.want(bytes(32))
    assert len(queue.fetch([Authority("one", served[0].url, served[1].roots)]).faults) == 1
    assert (queue.tokens(digest), queue.pending()) == ([], [digest])


def test_a_token_is_due_before_its_certificate_ends_and_not_once_stamped_again(
    stamped: tuple[Path, Queue, bytes], served: list[Authority]
) -> None:
    _, queue, _ = stamped
    now = datetime.now(UTC)
    assert queue.due_for_renewal(now, 30) == []
    due = queue.due_for_renewal(now, 120)
    assert len(due) == 2
    for token in due:
        queue.want(token.path)
    assert queue.due_for_renewal(now, 120) == []
    assert [fault.say("en") for fault in queue.fetch(served).faults] == []
    assert len(queue.tokens(hashlib.sha256(due[0].read()).digest())) == 2


def test_a_name_that_could_leave_the_folder_is_refused() -> None:
    with pytest.raises(BadSettings):
        Authority("../x", "http://127.0.0.1/", b"")
