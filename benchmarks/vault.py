"""Evidence in and out of the vault against `age` on the same file, both flushed to disk, in alternation."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measuring import Row, skipped

SIZE = int(os.environ.get("VAULT_MB", "2048"))
_PEAK = """
# What the kernel says of this program itself: resource usage would count the memory of whoever started it too.
print(time.perf_counter() - begun, next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
_IN = """
import sys, time
from pathlib import Path
from constat.record.vault import Vault
begun = time.perf_counter()
with open(sys.argv[2], "rb") as reader:
    print(Vault(Path(sys.argv[1])).put(reader, bytes(range(32))).name)
""" + _PEAK
_OUT = """
import os, sys, time
from pathlib import Path
from constat.record.vault import Vault
begun = time.perf_counter()
with open(sys.argv[3], "wb") as writer:
    Vault(Path(sys.argv[1])).copy_out(sys.argv[2], bytes(range(32)), writer)
    writer.flush(); os.fsync(writer.fileno())
print(sys.argv[2])
""" + _PEAK


def _timed(work: Callable[[], str]) -> tuple[float, str]:
    begun = time.perf_counter()
    told = work()
    return time.perf_counter() - begun, told


def _python(code: str, *arguments: object) -> str:
    return subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def _age(*arguments: object) -> str:
    words = [str(word) for word in arguments]
    subprocess.run(["age", *words], check=True)
    with open(words[words.index("-o") + 1], "rb") as file:
        os.fsync(file.fileno())
    return ""


def run() -> list[Row]:
    """The measure."""
    bar = "at least 60 % of `age` on the same file; constant memory"
    if shutil.which("age") is None:
        return [skipped("evidence in and out of the vault", bar, "age is not installed")]
    home = Path(tempfile.mkdtemp(prefix="vault-"))
    try:
        source = home / "video"
        with source.open("wb") as file:
            for _ in range(SIZE):
                file.write(os.urandom(1 << 20))
        subprocess.run(["age-keygen", "-o", home / "key"], check=True, capture_output=True)
        recipient = next(line.split()[-1] for line in (home / "key").read_text().splitlines() if "public key" in line)
        ours: dict[str, list[float]] = {"in": [], "out": []}
        theirs: dict[str, list[float]] = {"in": [], "out": []}
        memory = 0
        for _ in range(3):
            shutil.rmtree(home / "vault", ignore_errors=True)
            name, seconds, peak = _python(_IN, home / "vault", source).split()
            memory = max(memory, int(peak))
            ours["in"].append(float(seconds))
            theirs["in"].append(_timed(lambda: _age("-r", recipient, "-o", home / "sealed.age", source))[0])
            _, seconds, peak = _python(_OUT, home / "vault", name, home / "plain").split()
            memory = max(memory, int(peak))
            ours["out"].append(float(seconds))
            theirs["out"].append(_timed(lambda: _age("-d", "-i", home / "key", "-o", home / "plain.age", home / "sealed.age"))[0])
            for left in ("plain", "plain.age", "sealed.age"):
                (home / left).unlink()
        rows = []
        for way in ("in", "out"):
            mine, other = statistics.median(ours[way]), statistics.median(theirs[way])
            speeds = f"{SIZE / mine:.0f} against {SIZE / other:.0f} MB/s"
            told = f"{100 * other / mine:.0f} % of age ({speeds}, both flushed, in a process that had started); {memory} MiB"
            work = f"a file of {SIZE:,} MB {'into' if way == 'in' else 'out of'} the vault"
            rows.append(Row(work, told, bar, other / mine >= 0.6))
        return rows
    finally:
        shutil.rmtree(home, ignore_errors=True)
