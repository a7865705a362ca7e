"""Checkpoints are stamped once there is a network, and their tokens are verified with the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.record.offices import office
from tests.record.timestamps.test_timestamps import served

from constat.errors import BadSettings
from constat.record.proof import stamping, verify, write_checkpoint
from constat.record.proof.package import package_register
from constat.record.timestamps import Authority

__all__ = ["served"]


@pytest.fixture
def authorities(served: list[Authority], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Authority]:
    for name, authority in zip(("first", "second"), served, strict=True):
        roots = tmp_path / f"{name}.pem"
        roots.write_bytes(authority.roots)
        monkeypatch.setenv(f"CONSTAT_TIMESTAMP_{name.upper()}_URL", authority.url)
        monkeypatch.setenv(f"CONSTAT_TIMESTAMP_{name.upper()}_ROOTS", str(roots))
    return served


def test_a_checkpoint_waits_offline_and_is_stamped_by_both_authorities_later(
    authorities: list[Authority], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = office(tmp_path, "A").case
    point = write_checkpoint(case)
    with monkeypatch.context() as offline:
        for name in ("FIRST", "SECOND"):
            offline.setenv(f"CONSTAT_TIMESTAMP_{name}_URL", "http://127.0.0.1:9/")
        assert len(stamping.fetch(case).faults) == 2 and stamping.queue_of(case).pending()
    assert len(stamping.fetch(case).tokens) == 2 and not stamping.queue_of(case).pending()
    assert verify(case).holds
    handed = package_register(case, tmp_path / "chain")
    assert {path.name for path in handed.glob("*.tsr")} == {"checkpoint.first.tsr", "checkpoint.second.tsr"}
    token = next((case.folder / "timestamps").glob(f"{point.digest}.first.tsr"))
    token.write_bytes(token.read_bytes()[:-1] + b"\x00")
    assert [fault.what for fault in verify(case).faults] == ["token"]


def test_an_authority_without_roots_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSTAT_TIMESTAMP_FIRST_URL", "https://stamp.example.org/")
    with pytest.raises(BadSettings, match="FIRST_ROOTS"):
        stamping.authorities()


def test_a_token_of_any_bytes_or_name_is_a_fault_and_stops_nothing(authorities: list[Authority], tmp_path: Path) -> None:
    case = office(tmp_path, "A").case
    point = write_checkpoint(case)
    stamping.fetch(case)
    token = next((case.folder / "timestamps").glob(f"{point.digest}.first.tsr"))
    whole = token.read_bytes()
    (case.folder / "timestamps" / "zz.tsr").write_bytes(b"")
    for at in range(0, len(whole), 29):
        token.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert "zz.tsr" in [fault.place for fault in verify(case, files=False).faults]
