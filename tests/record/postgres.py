"""A PostgreSQL of the tests' own: one cluster a run, in a temporary folder, reached by a socket, gone afterwards."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import uuid
from contextlib import suppress
from pathlib import Path

import psycopg
from filelock import FileLock

PORT = "54329"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, or None where it is not installed."""
    found = shutil.which("initdb")
    debian = sorted((Path(p).parent for p in glob.glob("/usr/lib/postgresql/*/bin/initdb")), key=lambda folder: int(folder.parent.name))
    folders = [Path(found).parent] if found else debian
    return folders[-1] if folders else None


def _as_owner(command: list[str], folder: Path) -> None:
    """PostgreSQL refuses to run as root: then its own user runs it."""
    if os.getuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise RuntimeError(f"{command[-3:]}: {done.stderr or done.stdout}")


class Cluster:
    """The cluster that all workers of one run share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.socket = folder / "socket"
        self.users = folder / "users"

    def start(self, options: str = "-c fsync=off -c full_page_writes=off") -> None:
        """Starts it, unless another worker has; counts who uses it."""
        bin_ = programs()
        assert bin_ is not None, "asked before"
        with FileLock(f"{self.folder}.lock"):
            if not self.folder.is_dir():
                self.folder.mkdir(mode=0o755)
                try:
                    self._make(bin_, options)
                except BaseException:
                    # The next worker must not take a folder for a cluster.
                    shutil.rmtree(self.folder, ignore_errors=True)
                    raise
            self.users.mkdir(exist_ok=True)
            (self.users / str(os.getpid())).touch()

    def _make(self, bin_: Path, options: str) -> None:
        """Makes the cluster and starts it."""
        self.socket.mkdir()
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            shutil.chown(self.socket, "postgres")
        manner = ["-A", "trust", "-U", "constat", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        _as_owner([str(bin_ / "initdb"), "-D", str(self.data), *manner], self.folder)
        options = f"-k {self.socket} -p {PORT} -c listen_addresses='' -c max_connections=200 {options}"
        _as_owner([str(bin_ / "pg_ctl"), "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "-o", options, "start"], self.folder)

    def stop(self) -> None:
        """Stops it when the last worker goes."""
        bin_ = programs()
        with FileLock(f"{self.folder}.lock"):
            if not self.users.is_dir():
                # Modules that take the fixture by name have one each: the first to end has stopped it.
                return
            (self.users / str(os.getpid())).unlink(missing_ok=True)
            if bin_ is not None and not any(self.users.iterdir()):
                with suppress(RuntimeError):
                    _as_owner([str(bin_ / "pg_ctl"), "-D", str(self.data), "-m", "immediate", "stop"], self.folder)
                shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str) -> str:
        """The address of a database of the cluster."""
        return f"postgresql://constat@/{name}?host={self.socket}&port={PORT}"

    def fresh(self) -> str:
        """An empty database's address."""
        name = f"t{uuid.uuid4().hex[:16]}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        """Removes a database, whoever is still connected."""
        name = url.rsplit("/", 1)[1].split("?")[0]
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
