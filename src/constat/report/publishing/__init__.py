"""From an approved package to the folder that anyone may read: packed, signed, laid out, put in place as a whole.

packing       the package that is approved: specification, texts, disclosure decision, changes, and the files as built
signing       who published these files: digests under the installation's key, checked with openssl
edition       what is public of an edition
site          its static pages: the edition, each figure, the report for reading, how to verify; frame and words they share
putting       the folder `public/<code>/`, in place at once or not at all
publishing    all of it, for an edition of the case file or a report built without one
checking      whether a file that somebody has is one of these
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constat.report.publishing.packing import built_files, pack, unpack

if TYPE_CHECKING:
    from constat.report.publishing.publishing import Published, publish, publish_unsigned, withdraw

__all__ = ["Published", "built_files", "pack", "publish", "publish_unsigned", "unpack", "withdraw"]


def __getattr__(name: str) -> object:
    # Loaded when asked for: packing needs none of the renderers.
    if name in ("Published", "publish", "publish_unsigned", "withdraw"):
        from constat.report.publishing import publishing

        return getattr(publishing, name)
    raise AttributeError(name)
