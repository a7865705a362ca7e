"""Streams through age: what a bundle or a backup is wrapped in. Memory stays small whatever the size.

age reads from one end and writes to the other, so a pipe and a thread stand between it and the tar that is being written
or read. What was cut short or changed fails while reading: age authenticates every 64 KiB and the end.
"""

from __future__ import annotations

import os
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from constat.errors import BadFile, ConstatError
from constat.record.storing import storing, sync_folder


class _Side:
    """A thread at the other end of a pipe, and what went wrong there."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.fault: BaseException | None = None

        def run() -> None:
            try:
                work()
            except BaseException as fault:
                self.fault = fault

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()


@contextmanager
def encrypted_tar(path: Path, recipients: Sequence[str]) -> Iterator[tarfile.TarFile]:
    """A tar to write into, encrypted to these age recipients; the file appears at `path` whole, when all went well, or not at all."""
    import pyrage

    keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    beside = path.with_name(f".{path.name}.part")
    with storing(path):
        target = os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
        try:
            reader, writer = (os.fdopen(end, mode) for end, mode in zip(os.pipe(), ("rb", "wb"), strict=True))

            def work() -> None:
                try:
                    pyrage.encrypt_io(reader, target, keys)
                finally:
                    # A writer that waits on a full pipe must wake when nobody reads any more.
                    reader.close()

            side = _Side(work)
            try:
                with tarfile.open(fileobj=writer, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                    yield tar
                writer.close()
            except BrokenPipeError:
                with suppress(OSError):
                    writer.close()
                side.thread.join()
                if side.fault is None:
                    raise
            finally:
                with suppress(OSError):
                    writer.close()
                side.thread.join()
            if side.fault is not None:
                raise side.fault if isinstance(side.fault, OSError) else OSError(str(side.fault))
            target.flush()
            os.fsync(target.fileno())
            target.close()
            os.replace(beside, path)
        except BaseException:
            target.close()
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


@contextmanager
def decrypted(path: Path, identities: Sequence[Any], place: str) -> Iterator[IO[bytes]]:
    """The plain bytes of an age file as a stream; `BadFile` where it is meant for somebody else, cut short or changed."""
    import pyrage

    try:
        source = path.open("rb")
    except OSError:
        raise BadFile("sealed-file-unreadable", room="record", place=place) from None
    reader, writer = (os.fdopen(end, mode) for end, mode in zip(os.pipe(), ("rb", "wb"), strict=True))

    def work() -> None:
        try:
            pyrage.decrypt_io(source, writer, list(identities))
        finally:
            writer.close()

    side = _Side(work)

    def told() -> ConstatError | None:
        if side.fault is None or isinstance(side.fault, BrokenPipeError):
            return None
        text = str(side.fault).lower()
        if "no matching" in text or "identit" in text:
            return BadFile("sealed-for-another", room="record", place=place)
        return BadFile("sealed-file-damaged", room="record", place=place)

    try:
        yield reader
    except (tarfile.TarError, EOFError, ConstatError, OSError) as fault:
        # What the reader stumbled over comes from what the other side could not open.
        reader.close()
        side.thread.join()
        raise (told() or fault) from None
    else:
        # The end is authenticated too: read what is left before anything is believed.
        while reader.read(1 << 16):
            pass
        side.thread.join()
        if (found := told()) is not None:
            raise found
    finally:
        with suppress(OSError):
            reader.close()
        source.close()


def add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    """Puts bytes into a tar under a name, without owner or time."""
    import io

    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def add_stream(tar: tarfile.TarFile, name: str, size: int, stream: IO[bytes]) -> None:
    """Puts a stream of known size into a tar under a name."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, stream)
