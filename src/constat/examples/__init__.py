"""The bundled examples: an invented country with its truth, a real case coded as statements, claims to check.

They are package data, so that `constat demo` finds them in a wheel as in a checkout.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def folder(name: str) -> Path:
    """The folder of one example: `fictional`, `moura` or `claims`."""
    return Path(str(files(__name__) / name))
