"""Bundles: how offices exchange parts of their case files.

    choosing    what goes: level of sensitivity, cases, consent; and what is withheld, why
    writing     a tar of headers, bodies, granted keys and ciphertext, encrypted to the recipients, every part signed for
    reading     a bundle taken apart and checked, before anything is believed
    admitting   its entries taken in, all or none; what must wait waits in the inbox; forks raise the alarm
"""

from __future__ import annotations

from constat.record.bundles.admitting import Admission, import_bundle, retry_inbox
from constat.record.bundles.choosing import Choice, Preview, preview
from constat.record.bundles.reading import Bundle, read_bundle
from constat.record.bundles.writing import Written, export_bundle

__all__ = ["Admission", "Bundle", "Choice", "Preview", "Written", "export_bundle", "import_bundle", "preview", "read_bundle", "retry_inbox"]
