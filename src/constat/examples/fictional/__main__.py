"""`python -m constat.examples.fictional generate --seed N --out DIR`: writes the invented country's files."""

from __future__ import annotations

import argparse
from pathlib import Path

from constat.examples.fictional import SEED, generate


def main(arguments: list[str] | None = None) -> None:
    """Parses the arguments, generates, and prints each file written."""
    parser = argparse.ArgumentParser(prog="python -m constat.examples.fictional", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("generate", help="write the sources and the truth of one seed")
    verb.add_argument("--seed", type=int, default=SEED)
    verb.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    written = generate(given.out, given.seed)
    for name in written.digests:
        print(written.folder / name)


if __name__ == "__main__":
    main()
