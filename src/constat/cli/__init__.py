"""The command line: noun, then verb. Data go to standard output, words for people to standard error."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> None:
    """Runs `constat` and exits with the status of what happened."""
    from constat.language import LANGUAGES, use_language

    given = sys.argv[1:] if arguments is None else arguments
    # The language is chosen before the commands are built, since their help is built with them.
    chosen = next((a.split("=", 1)[1] if "=" in a else b for a, b in zip(given, [*given[1:], ""], strict=True) if a.split("=")[0] == "--language"), "")
    if chosen in LANGUAGES:
        with use_language(chosen):
            _run(given)
    else:
        _run(given)


def _run(arguments: list[str]) -> None:
    from constat.cli.app import run

    run(arguments)


__all__ = ["main"]
