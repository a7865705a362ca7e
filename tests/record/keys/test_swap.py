"""Swap in the clear keeps the keys shut, whatever it is called; encrypted swap does not, whatever lies over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from constat.record.keys import swap_danger


class Machine:
    """Block devices and swaps as Linux tells them."""

    def __init__(self, home: Path) -> None:
        self.swaps, self.blocks = home / "swaps", home / "block"
        self.blocks.mkdir()

    def device(self, name: str, *beneath: str, **files: str) -> None:
        for one in beneath:
            (self.blocks / name / "slaves" / one).mkdir(parents=True)
        for file, content in files.items():
            path = self.blocks / name / file.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content + "\n")

    def danger(self, *lines: str) -> str | None:
        self.swaps.write_text("\n".join(["Filename Type Size Used Priority", *lines]) + "\n")
        return swap_danger(self.swaps, self.blocks)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_no_swap_is_no_danger(machine: Machine) -> None:
    assert machine.danger() is None and swap_danger(machine.blocks / "none") is None


def test_memory_is_safe_unless_it_is_written_back_to_a_disk(machine: Machine) -> None:
    machine.device("zram0", disksize="1024", backing_dev="none")
    machine.device("zram1", disksize="1024")
    machine.device("zram2", disksize="1024", backing_dev="/dev/sda3")
    assert machine.danger("/dev/zram0 partition 1 0 5", "/dev/zram1 partition 1 0 5") is None
    assert machine.danger("/dev/zram2 partition 1 0 5") == "/dev/zram2"


def test_a_file_is_no_memory_whatever_it_is_called(machine: Machine) -> None:
    machine.device("zram0", disksize="1024")
    assert machine.danger("/zram0 file 1 0 -2") == "/zram0"
    assert machine.danger("/swap\\040file file 1 0 -2") == "/swap file"
    assert machine.danger("/dev/zram-x partition 1 0 -2") == "/dev/zram-x", "no such device"


def test_a_plain_partition_is_named_even_behind_a_safe_one(machine: Machine) -> None:
    machine.device("dm-0", "sda2", dm__uuid="CRYPT-PLAIN-swap")
    machine.device("sda3", size="1")
    assert machine.danger("/dev/dm-0 partition 1 0 -2") is None
    assert machine.danger("/dev/dm-0 partition 1 0 -2", "/dev/sda3 partition 1 0 -3") == "/dev/sda3"


def test_a_volume_over_encrypted_disks_is_safe_and_over_a_mixed_pair_is_not(machine: Machine) -> None:
    machine.device("dm-0", "sda3", dm__uuid="CRYPT-LUKS2-x")
    machine.device("dm-1", "dm-0", dm__uuid="LVM-root")
    machine.device("md0", "dm-0", "sdb1")
    machine.device("dm-2", "dm-1", "md0", dm__uuid="LVM-swap")
    machine.device("dm-3", "dm-3", dm__uuid="LVM-loop")
    assert machine.danger("/dev/dm-1 partition 1 0 -2") is None
    for mixed in ("md0", "dm-2", "dm-3"):
        assert machine.danger(f"/dev/{mixed} partition 1 0 -2") == f"/dev/{mixed}"
