"""Each countermeasure of the threat model names a test that exists."""

import re

import pytest

from ..conftest import ROOT

PAGES = ["docs/understand/threat-model.md", "docs/fr/modele-de-menace.md"]


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_the_threat_model_names_exists(page: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / page).read_text(encoding="utf-8"))
    assert len(named) > 20
    for file, test in named:
        assert re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE), f"{file}::{test}"


def test_both_languages_name_the_same_tests() -> None:
    told = [set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", (ROOT / page).read_text(encoding="utf-8"))) for page in PAGES]
    assert told[0] == told[1]
