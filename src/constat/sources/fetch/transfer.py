"""One file, fetched whole: resumed where it broke off, checked for length and SHA-256, put in place in one step.

While it comes, bytes stand in `<name>.part` and what they belong to (address, ETag, date, length) in `<name>.part.json`. A
killed download goes on from there (RFC 9110: Range with If-Range) if the server can say that the file is still the same:
by a strong ETag or a date, or because the checksum is known beforehand. Otherwise it begins again. Beside the finished file
stands `<name>.fetched.json`: address, SHA-256, size, ETag, date and time. The next run asks only whether it has changed.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx

from constat.errors import ConstatError, RemoteFailed, StorageFailed
from constat.sources.fetch.retry import WORTH_ANOTHER_TRY, Attempts, Retry, public, refuse, retry_after

Progress = Callable[[int, int | None], None]
"""Called with bytes in hand and bytes in all (None where the server does not say)."""

LARGEST: Final = 8 * 1024**3


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file in place, and what is known of its origin."""

    path: Path
    url: str
    sha256: str
    size: int
    etag: str = ""
    last_modified: str = ""
    at: str = ""
    """When it was fetched, or last found unchanged (ISO time, UTC)."""
    unchanged: bool = False
    """The provider still serves the file that was here; nothing was transferred."""


@dataclass(frozen=True, slots=True)
class _Part:
    url: str
    etag: str = ""
    last_modified: str = ""
    length: int | None = None

    @property
    def validator(self) -> str:
        """What If-Range may carry: a strong ETag, else the date; a weak ETag promises too little."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


class _Again(Exception):
    """Another try may help; `after` is how long the server asks to wait."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


def download(
    url: str,
    target: Path,
    *,
    session: httpx.Client,
    progress: Progress | None = None,
    expected_sha256: str | None = None,
    retry: Retry | None = None,
    headers: dict[str, str] | None = None,
) -> Fetched:
    """The file at `url`, in place at `target`. Raises RemoteFailed or StorageFailed; `target` is then as it was before."""
    transfer = _Transfer(url, Path(target), session, progress, expected_sha256, headers or {})
    attempts = Attempts(retry or Retry(), url)
    try:
        transfer.target.parent.mkdir(parents=True, exist_ok=True)
        while True:
            before = transfer.in_hand()
            try:
                done = transfer.once()
            except (_Again, httpx.TransportError) as broken:
                if transfer.in_hand() > before:
                    attempts.gained()
                attempts.again(transfer.shortfall() or str(broken) or type(broken).__name__, getattr(broken, "after", None))
            else:
                return done
    except httpx.HTTPError as broken:
        raise RemoteFailed("fetch-gave-up", room="sources", url=public(url), attempts="1", reason=str(broken)) from None
    except OSError as fault:
        raise storage_fault(fault, transfer.target) from None


def storage_fault(fault: OSError, path: Path) -> ConstatError:
    """What a failure of the disk means to a person."""
    full = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))  # Windows knows no quotas
    message = "fetch-disk-full" if fault.errno in full else "fetch-not-writable"
    return StorageFailed(message, room="sources", path=str(path), reason=fault.strerror or str(fault))


def replace_text(path: Path, text: str) -> None:
    """Writes a small file in one step: a reader sees the old text or the new one."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8", newline="") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    os.replace(fresh, path)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


class _Transfer:
    """The state of one download across tries. All of it that matters lies on disk."""

    def __init__(self, url: str, target: Path, session: httpx.Client, progress: Progress | None, expected: str | None, headers: dict[str, str]) -> None:
        self.url = url
        self.target = target
        self._session = session
        self._progress = progress
        self._expected = expected.strip().lower() if expected else None
        self._headers = headers
        self._part = target.with_name(target.name + ".part")
        self._about_part = target.with_name(target.name + ".part.json")
        self._receipt = target.with_name(target.name + ".fetched.json")
        self._checksum_failed = False
        self._length: int | None = None

    def in_hand(self) -> int:
        """Bytes of the part file."""
        return self._part.stat().st_size if self._part.exists() else 0

    def shortfall(self) -> str:
        """How far the part is from the length promised, for a message; empty where no length is known."""
        return f"{self.in_hand():,} / {self._length:,} B" if self._length else ""

    def once(self) -> Fetched:
        """One request. Raises `_Again` or a transport error where another may do better."""
        part = self._known_part()
        offset = self.in_hand() if part else 0
        if part and part.length is not None and offset == part.length:
            return self._finish(part, offset)  # killed between the last byte and the renaming
        headers = {"Accept-Encoding": "identity", **self._headers}
        if part and offset:
            headers["Range"] = f"bytes={offset}-"
            if part.validator:
                headers["If-Range"] = part.validator
        elif (receipt := self._receipt_of_target()) is not None:
            headers |= {"If-None-Match": receipt.etag} if receipt.etag else {"If-Modified-Since": receipt.last_modified}
        with self._session.stream("GET", self.url, headers=headers) as answer:
            if answer.status_code == 304 and (receipt := self._receipt_of_target()) is not None:
                return self._write_receipt(receipt, unchanged=True)
            if answer.status_code == 416:
                return self._range_refused(answer, part, offset)
            if answer.status_code in WORTH_ANOTHER_TRY:
                raise _Again(f"HTTP {answer.status_code}", retry_after(answer))
            refuse(answer)
            if answer.status_code == 206 and part and offset:
                return self._receive(answer, self._same_file(answer, part, offset), offset)
            if answer.status_code != 200:
                raise RemoteFailed("fetch-status", room="sources", url=public(self.url), status=str(answer.status_code))
            fresh = _Part(self.url, answer.headers.get("etag", ""), answer.headers.get("last-modified", ""), _length(answer))
            self._begin(fresh)
            return self._receive(answer, fresh, 0)

    # -- what is on disk -------------------------------------------------------------------------------------------

    def _known_part(self) -> _Part | None:
        """What the part file belongs to, if it can be gone on with; otherwise both are removed."""
        part: _Part | None = None
        try:
            part = _Part(**json.loads(self._about_part.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            part = None
        sound = part is not None and part.url == self.url and self._part.exists() and bool(part.validator or self._expected)
        if sound and part is not None and (part.length is None or self.in_hand() <= part.length):
            self._length = part.length
            return part
        self._drop()
        return None

    def _drop(self) -> None:
        self._part.unlink(missing_ok=True)
        self._about_part.unlink(missing_ok=True)

    def _begin(self, part: _Part) -> None:
        # The description goes first: bytes without it are never trusted.
        self._drop()
        self._length = part.length
        if part.length is not None:
            if part.length > LARGEST:
                raise RemoteFailed("fetch-too-large", room="sources", url=public(self.url), size=part.length)
            free = shutil.disk_usage(self.target.parent).free
            if free < part.length:
                raise StorageFailed("fetch-disk-too-small", room="sources", path=str(self.target.parent), size=_mib(part.length), free=_mib(free))
        self._part.touch()
        replace_text(self._about_part, json.dumps(asdict(part)))

    def _receipt_of_target(self) -> Fetched | None:
        """The receipt of the file in place, if the file is still the one that the receipt speaks of and can be asked about."""
        try:
            told: dict[str, Any] = json.loads(self._receipt.read_text(encoding="utf-8"))
            receipt = Fetched(self.target, told["url"], told["sha256"], told["size"], told["etag"], told["last_modified"], told["at"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if receipt.url != self.url or not (receipt.etag or receipt.last_modified) or not self.target.is_file():
            return None
        if self._expected not in (None, receipt.sha256) or self.target.stat().st_size != receipt.size:
            return None
        return receipt if sha256_of(self.target) == receipt.sha256 else None

    # -- what the server says --------------------------------------------------------------------------------------

    def _same_file(self, answer: httpx.Response, part: _Part, offset: int) -> _Part:
        """The part, once the 206 answer proves to go on where it ends and to be of the same file; else begins again."""
        told = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", answer.headers.get("content-range", "").strip())
        first, last, total = (told[1], told[2], told[3]) if told else ("", "", "")
        changed = any(
            was and (now := answer.headers.get(name)) is not None and now != was for name, was in (("etag", part.etag), ("last-modified", part.last_modified))
        )
        length = int(total) if total.isdigit() else None
        other_length = None not in (length, part.length) and length != part.length
        promised = _length(answer)
        crooked = bool(told) and promised is not None and promised != int(last) - int(first) + 1
        if not told or int(first) != offset or changed or other_length or crooked:
            self._drop()
            raise _Again("the file changed on the server")
        return part if part.length is not None else _Part(part.url, part.etag, part.last_modified, length)

    def _range_refused(self, answer: httpx.Response, part: _Part | None, offset: int) -> Fetched:
        told = re.fullmatch(r"bytes \*/(\d+)", answer.headers.get("content-range", "").strip())
        if part and told and int(told[1]) == offset and part.length in (None, offset):
            return self._finish(part, offset)
        self._drop()
        raise _Again("HTTP 416")

    def _receive(self, answer: httpx.Response, part: _Part, offset: int) -> Fetched:
        done = offset
        with self._part.open("ab") as out:
            # Pieces as they come: a fixed block size would hold back bytes that a broken connection then loses.
            for block in answer.iter_raw():
                done += len(block)
                if part.length is not None and done > part.length:
                    self._drop()
                    raise RemoteFailed("fetch-length-differs", room="sources", url=public(self.url), promised=part.length, got=done)
                if done > LARGEST:
                    self._drop()
                    raise RemoteFailed("fetch-too-large", room="sources", url=public(self.url), size=done)
                out.write(block)
                if self._progress is not None:
                    self._progress(done, part.length)
            out.flush()
            os.fsync(out.fileno())
        if part.length is not None and done < part.length:
            raise _Again(f"{done} / {part.length} B")
        return self._finish(part, done)

    # -- the end ---------------------------------------------------------------------------------------------------

    def _finish(self, part: _Part, written: int) -> Fetched:
        size = self.in_hand()
        if size != written:
            self._drop()
            raise _Again("another process wrote to the same file")
        digest = sha256_of(self._part)
        whole = not self.target.name.endswith(".zip") or zipfile.is_zipfile(self._part)
        if not whole or self._expected not in (None, digest):
            self._drop()
            if self._checksum_failed:
                if not whole:
                    raise RemoteFailed("fetch-not-a-zip", room="sources", url=public(self.url), size=size)
                raise RemoteFailed("fetch-checksum-differs", room="sources", url=public(self.url), expected=self._expected or "", got=digest)
            self._checksum_failed = True  # once more, from the first byte: the fault may have been ours
            raise _Again("checksum")
        os.replace(self._part, self.target)
        self._about_part.unlink(missing_ok=True)
        return self._write_receipt(Fetched(self.target, self.url, digest, size, part.etag, part.last_modified), unchanged=False)

    def _write_receipt(self, fetched: Fetched, *, unchanged: bool) -> Fetched:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        done = Fetched(fetched.path, fetched.url, fetched.sha256, fetched.size, fetched.etag, fetched.last_modified, now, unchanged)
        told = {name: getattr(done, name) for name in ("url", "sha256", "size", "etag", "last_modified", "at")}
        replace_text(self._receipt, json.dumps(told, indent=1) + "\n")
        return done


def _length(answer: httpx.Response) -> int | None:
    told = answer.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else None


def _mib(size: int) -> str:
    return f"{max(1, size // 1024**2)} MiB"
