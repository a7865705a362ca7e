"""Forms over the case file's fields: each declared field as the input that fits it, its labels and faults in the page's language."""

from __future__ import annotations

from constat.web.forms.fields import choices, field_of
from constat.web.forms.form import Form, told_faults

__all__ = ["Form", "choices", "field_of", "told_faults"]
