"""A shipped template made into a specification of one's own, its passages listed for people to write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

import yaml

from constat.errors import BadSpecification
from constat.language import LANGUAGES
from constat.report.specification import Bilingual

TEMPLATES: Final = ("flash", "incident", "quarterly")
_TITLES: Final[Mapping[str, Bilingual]] = {
    "flash": {"en": "Flash alert", "fr": "Alerte flash"},
    "incident": {"en": "Incident report", "fr": "Rapport d’incident"},
    "quarterly": {"en": "Quarterly note", "fr": "Note trimestrielle"},
}
# What stands beside a computed passage or heads several: whoever wants it gives it.
_OPTIONAL: Final[Mapping[str, tuple[str, ...]]] = {"quarterly": ("corrections", "themes", "recommendations")}


def slots(template: str) -> tuple[str, ...]:
    """The passages of a template that people write, in the order of the text."""
    if template not in TEMPLATES:
        raise BadSpecification("template-unknown", room="report", template=template, known=", ".join(TEMPLATES))
    home = resources.files("constat.report") / "templates" / template
    named = yaml.safe_load((home / f"{template}.yaml").read_text(encoding="utf-8"))["text"]["en"]
    found = re.findall(r"{{ text:([a-z_]+) }}", (home / named).read_text(encoding="utf-8"))
    return tuple(name for name in found if name not in _OPTIONAL.get(template, ()))


def instantiate(
    template: str, *, period: str, office: str | Bilingual, dataset: str, fields: Mapping[str, Bilingual] | None = None, name: str | None = None
) -> str:
    """The YAML of a specification that `constat report build` builds: a draft, each passage empty unless `fields` gives it."""
    given = dict(fields or {})
    wanted = slots(template)
    unknown = [slot for slot in given if slot not in (*wanted, *_OPTIONAL.get(template, ()))]
    if unknown:
        raise BadSpecification("template-field-unknown", room="report", field=unknown[0], known=", ".join(wanted))
    passages = (*wanted, *(slot for slot in given if slot not in wanted))
    whole: dict[str, Any] = {
        "template": template,
        "draft": True,
        "name": name or template,
        "title": dict(_TITLES[template]),
        "office": {language: office for language in LANGUAGES} if isinstance(office, str) else dict(office),
        "period": period,
        "select": {"dataset": [dataset]},
        "fields": {slot: {language: str(given.get(slot, {}).get(language, "")) for language in LANGUAGES} for slot in passages},
    }
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
