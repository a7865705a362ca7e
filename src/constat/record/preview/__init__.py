"""Previews of evidence that a hostile file cannot use: rendered in a process apart, without keys, files or network.

    told = render(reader, blurred=True)          # a picture of our own making, or text made visible, or facts
    copy = working_copy(reader)                  # the same picture or document without its metadata
    facts = metadata(reader)                     # what the camera wrote: proposals, no more
    signature(head)                              # what a file is, by its first bytes; never by its name

Nothing touches the disk: the file goes to the child on its standard input and comes back on its output.
"""

from __future__ import annotations

from constat.record.preview.parent import Preview, metadata, render, working_copy
from constat.record.preview.signature import signature

__all__ = ["Preview", "metadata", "render", "signature", "working_copy"]
