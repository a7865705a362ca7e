"""Runs a fuzz target for a while: `python -m fuzz <target>|all --seconds N`. Exit status 1 where a reader broke its promise."""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time

from hypothesis import HealthCheck, given, seed, settings

from fuzz.targets import MEMORY_BOUND, TARGETS, Target


def main(arguments: list[str] | None = None) -> int:
    """Parses the command line and runs."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Fuzzes the readers of Constat.")
    parser.add_argument("target", nargs="?", default="all", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=float, default=30, help="how long for each target")
    parser.add_argument("--seed", type=int, default=None, help="to run the same inputs again")
    parser.add_argument("--list", action="store_true", help="name the targets and stop")
    parser.add_argument("--atheris", action="store_true", help="let coverage guide it; needs the package atheris")
    options = parser.parse_args(arguments)
    if options.list:
        print("\n".join(TARGETS))
        return 0
    chosen = list(TARGETS.values()) if options.target == "all" else [TARGETS[options.target]]
    if options.atheris:
        return guided(chosen[0], options.seconds)
    first_seed = options.seed if options.seed is not None else int.from_bytes(os.urandom(4), "big")
    return max(fuzz(target, options.seconds, first_seed) for target in chosen)


def fuzz(target: Target, seconds: float, first_seed: int) -> int:
    """Feeds the target for so many seconds; 1 where something escaped, else 0."""
    runs = 0
    ends = time.monotonic() + seconds
    number = first_seed
    while time.monotonic() < ends:

        @seed(number)
        @settings(max_examples=200, deadline=None, database=None, derandomize=False, suppress_health_check=list(HealthCheck))
        @given(target.inputs)
        def round_of(data: object) -> None:
            nonlocal runs
            if time.monotonic() < ends:
                target.run(data)
                runs += 1

        try:
            round_of()
        except Exception as escaped:  # whatever it is, it is a finding
            print(f"{target.name}: {type(escaped).__name__} escaped after {runs} inputs (--seed {number})", file=sys.stderr)
            import traceback

            traceback.print_exception(escaped)
            return 1
        number += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(f"{target.name}: {runs} inputs, peak memory {peak >> 20} MiB")
    if peak > MEMORY_BOUND:
        print(f"{target.name}: memory above {MEMORY_BOUND >> 20} MiB", file=sys.stderr)
        return 1
    return 0


def guided(target: Target, seconds: float) -> int:
    """The same target under atheris, which hypothesis lets drive its choices."""
    try:
        import atheris  # type: ignore[import-untyped]
    except ImportError:
        print("atheris is not installed: pip install atheris, or leave --atheris out", file=sys.stderr)
        return 2

    @settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(target.inputs)
    def one(data: object) -> None:
        target.run(data)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}"], lambda data: one.hypothesis.fuzz_one_input(data))  # type: ignore[attr-defined]
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
