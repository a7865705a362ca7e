"""A party's label comes without an article, so French sentences set it apart instead of running into it."""

import re
from importlib import resources

import pytest

from constat.language import phrases


@pytest.mark.parametrize("message", [*(f"party-opening-{acts}{bare}" for acts in ("abuses", "violations") for bare in ("", "-bare")), "party-none"])
def test_a_passage_on_a_party_needs_no_article(message: str) -> None:
    told = phrases("report", "fr").say(message, who="forces armées", incidents="12 incidents", counted="34 civils tués", n=12)
    assert re.match(r"Partie en cause.: forces armées\. ", told) and "attribué" in told


def test_no_preposition_runs_into_a_label() -> None:
    text = (resources.files("constat.report") / "locale" / "fr.ftl").read_text(encoding="utf-8")
    assert not re.findall(r".*\b(?:à|par|de|aux?|des?) \{ \$who \}.*", text)
