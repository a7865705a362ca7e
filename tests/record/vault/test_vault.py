"""The vault: what goes in comes out, what was cut off goes on, what was changed is named."""

from __future__ import annotations

import hashlib
import io
import os
import random
from pathlib import Path

import pytest

from constat.errors import BadFile, NotFound
from constat.record.vault import Vault, VaultDamaged, fast
from constat.record.vault.chunks import CHUNK, HEAD, SEALED

KEY = bytes(range(32))


class Torn(io.BytesIO):
    """A reader that breaks off after some bytes."""

    def __init__(self, content: bytes, after: int) -> None:
        super().__init__(content)
        self.left = after

    def read(self, size: int | None = -1) -> bytes:
        if self.left <= 0:
            raise KeyboardInterrupt
        part = super().read(size)
        self.left -= len(part)
        return part


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_what_goes_in_comes_out_under_the_digest_of_its_ciphertext(vault: Vault, size: int) -> None:
    content = os.urandom(size)
    stored = vault.put(io.BytesIO(content), KEY)
    raw = vault.ciphertext(stored.name).read()
    assert hashlib.sha256(raw).hexdigest() == stored.name and len(raw) == stored.size == vault.size(stored.name)
    assert (stored.plain_size, stored.plain_digest) == (size, hashlib.sha256(content).hexdigest())
    out = io.BytesIO()
    assert vault.copy_out(stored.name, KEY, out) == stored.plain_digest and out.getvalue() == content
    reader = vault.open(stored.name, KEY)
    reader.seek(size // 2)
    assert reader.read() == content[size // 2 :]
    vault.check(stored.name)
    assert list(vault.names()) == [stored.name]


@pytest.mark.parametrize(("size", "after"), [(3 * CHUNK + 9, CHUNK), (3 * CHUNK + 9, 2 * CHUNK + 5), (5 * CHUNK, 4 * CHUNK), (CHUNK, CHUNK)])
def test_an_upload_that_was_cut_off_goes_on_and_keeps_its_true_name(vault: Vault, size: int, after: int) -> None:
    content = os.urandom(size)
    with pytest.raises(KeyboardInterrupt):
        vault.put(Torn(content, after), KEY, token="one")
    stored = vault.put(io.BytesIO(content), KEY, token="one")
    assert hashlib.sha256(vault.ciphertext(stored.name).read()).hexdigest() == stored.name
    assert vault.open(stored.name, KEY).read() == content and stored.plain_digest == hashlib.sha256(content).hexdigest()
    assert not list((vault.folder / "staging").iterdir())


def test_a_file_of_one_piece_cut_between_its_end_and_its_name_is_put_whole(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    content = os.urandom(CHUNK)
    with monkeypatch.context() as cut:
        cut.setattr(Vault, "_place", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            vault.put(io.BytesIO(content), KEY, token="one")
    stored = vault.put(io.BytesIO(content), KEY, token="one")
    vault.check(stored.name)
    assert vault.open(stored.name, KEY).read() == content


def test_another_file_under_the_same_token_is_refused(vault: Vault) -> None:
    with pytest.raises(KeyboardInterrupt):
        vault.put(Torn(bytes(4 * CHUNK), 3 * CHUNK), KEY, token="one")
    with pytest.raises(BadFile):
        vault.put(io.BytesIO(b"\x01" * 4 * CHUNK), KEY, token="one")


def test_a_torn_piece_is_thrown_away_and_written_again(vault: Vault) -> None:
    content = os.urandom(4 * CHUNK)
    with pytest.raises(KeyboardInterrupt):
        vault.put(Torn(content, 3 * CHUNK), KEY, token="one")
    staged = vault.folder / "staging" / "one"
    with staged.open("r+b") as file:
        file.truncate(HEAD + SEALED + 1000)
    assert vault.open(vault.put(io.BytesIO(content), KEY, token="one").name, KEY).read() == content


def test_every_changed_byte_is_found_without_a_key_and_named_with_one(vault: Vault) -> None:
    stored = vault.put(io.BytesIO(os.urandom(2 * CHUNK + 5)), KEY)
    path = vault._path(stored.name)
    choose = random.Random(5)
    for _ in range(60):
        at = choose.randrange(stored.size)
        original = path.read_bytes()
        path.write_bytes(original[:at] + bytes([original[at] ^ 1]) + original[at + 1 :])
        assert [damage.name for damage in vault.scrub([stored.name])] == [stored.name]
        with pytest.raises(VaultDamaged):
            vault.copy_out(stored.name, KEY, io.BytesIO())
        path.write_bytes(original)


def test_pieces_moved_left_out_or_repeated_do_not_open(vault: Vault) -> None:
    stored = vault.put(io.BytesIO(os.urandom(3 * CHUNK)), KEY)
    raw = vault.ciphertext(stored.name).read()
    head, pieces = raw[:HEAD], [raw[HEAD + n * SEALED : HEAD + (n + 1) * SEALED] for n in range(3)]
    for order in ([1, 0, 2], [0, 2], [0, 1], [0, 1, 1, 2]):
        forged = head + b"".join(pieces[n] for n in order)
        name = hashlib.sha256(forged).hexdigest()
        vault.adopt(name, io.BytesIO(forged))
        with pytest.raises(VaultDamaged):
            vault.copy_out(name, KEY, io.BytesIO())


def test_another_key_and_another_name_are_refused(vault: Vault) -> None:
    stored = vault.put(io.BytesIO(b"x"), KEY)
    with pytest.raises(VaultDamaged):
        vault.open(stored.name, bytes(32)).read()
    with pytest.raises(VaultDamaged):
        vault.adopt("0" * 64, io.BytesIO(b"something else"))
    with pytest.raises(NotFound):
        vault.open("0" * 64, KEY)
    for name in ("../../etc/passwd", "A" * 64, ""):
        with pytest.raises(BadFile):
            vault.has(name)
    assert not list((vault.folder / "staging").iterdir())


def test_a_lost_file_is_put_back_from_its_ciphertext(vault: Vault) -> None:
    stored = vault.put(io.BytesIO(b"what the camera saw"), KEY)
    raw = vault.ciphertext(stored.name).read()
    vault._path(stored.name).unlink()
    assert vault.scrub([stored.name])[0].missing
    vault.repair(stored.name, io.BytesIO(raw))
    assert vault.open(stored.name, KEY).read() == b"what the camera saw"


def test_what_nothing_refers_to_is_put_aside_then_gone_and_comes_back_when_wanted(vault: Vault) -> None:
    day = 24 * 3600
    kept, loose = (vault.put(io.BytesIO(os.urandom(10)), KEY).name for _ in range(2))
    now = vault._path(loose).stat().st_mtime
    assert vault.sweep({kept}, now + 6 * day).orphaned == 0
    assert vault.sweep({kept}, now + 8 * day).orphaned == 1 and not vault.has(loose) and vault.has(kept)
    assert vault.sweep({kept, loose}, now + 9 * day).returned == 1 and vault.has(loose)
    os.utime(vault._path(loose), (now, now))
    vault.sweep({kept}, now + 10 * day)
    assert vault.sweep({kept}, now + 45 * day).gone == 1 and list(vault.names()) == [kept]


def test_no_plain_byte_and_no_open_door_is_on_disk(vault: Vault) -> None:
    canary = b"CANARI-" * 300_000
    with pytest.raises(KeyboardInterrupt):
        vault.put(Torn(canary, CHUNK), KEY, token="torn")
    vault.put(io.BytesIO(canary), KEY)
    for path in vault.folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
        assert path.is_dir() or b"CANARI-CANARI" not in path.read_bytes()


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 5000])
def test_the_fast_cipher_is_libsodiums(size: int) -> None:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as open_
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as seal

    for _ in range(50):
        plain, bound, nonce, key = os.urandom(size), os.urandom(20), os.urandom(24), os.urandom(32)
        assert fast.encrypt(plain, bound, nonce, key) == seal(plain, bound, nonce, key)
        assert open_(fast.encrypt(plain, bound, nonce, key), bound, nonce, key) == plain == fast.decrypt(seal(plain, bound, nonce, key), bound, nonce, key)
    with pytest.raises(ValueError, match="does not open"):
        fast.decrypt(fast.encrypt(plain, bound, nonce, key), bound + b"x", nonce, key)
