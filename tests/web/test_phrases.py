"""Every phrase of the pages exists, and every one that exists is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import constat.web
from constat.language import phrases

HOME = Path(constat.web.__file__).parent
SOURCE = "\n".join(path.read_text(encoding="utf-8") for suffix in ("*.py", "*.html") for path in sorted(HOME.rglob(suffix)))
FAMILIES = (
    *("error-", "field-", "kind-", "language-", "timeline-title-", "rec-", "type-", "types-", "help-", "sens-", "role-", "withheld-", "tongue-", "bound-", "facet-", "whatsapp-dmy", "whatsapp-mdy", "whatsapp-ymd", "scope-", "api-", "slot-", "publish-field-", "publish-template-", "linked-rule-", "linked-by-", "undercount-method-", "warning-by-", "warning-order-", "warning-rule-", "warning-model-"),
    *("office-audit-", "office-readings-", "office-level-", "office-withheld-", "office-type-", "office-about-"),
)
"""Phrases whose names are put together."""


def catalogue(language: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((HOME / "locale").glob(f"*{language}.ftl")))


def ids(language: str) -> set[str]:
    return set(re.findall(r"^([a-z][a-z0-9_-]*) =", catalogue(language), re.M))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_phrase_that_a_template_says_exists(language: str) -> None:
    said = set(re.findall(r"""{% say ["']([a-z0-9-]+)["']""", SOURCE))
    assert said <= ids(language)


def test_no_phrase_is_left_over() -> None:
    assert {i for i in ids("en") if f'"{i}"' not in SOURCE and f"'{i}'" not in SOURCE and not i.startswith(FAMILIES)} == set()


def test_french_colons_and_marks_stand_apart() -> None:
    text = catalogue("fr")
    sentences = [line.partition(" = ")[2] for line in text.splitlines() if " = " in line and not line.startswith("#")]
    assert not [s for s in sentences if re.search(r"[^\s\d:/][;:?!](?:\s|$)", s.replace("://", ""))]


def test_the_catalogues_load() -> None:
    for language in ("en", "fr"):
        assert phrases("web", language).has("home-title")
