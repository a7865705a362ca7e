"""The lists themselves: complete, bilingual, and in step with the values that the code uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from constat.model.dates import DatePrecision
from constat.model.event import COLUMNS, EVENT_FLAGS, SEX_AGE
from constat.model.measure import MEASURES
from constat.model.place import PlacePrecision
from constat.model.selection import VICTIMS
from constat.model.standard import DEFAULT_FOR_PUBLICATION, Standard
from constat.vocab import load, names
from constat.vocab.page import vocabularies_page

NAMED_IN_THE_DESIGN = (
    "standard-of-proof",
    "verification-status",
    "corroboration",
    "victim-status",
    "victim-sex",
    "victim-age",
    "cause-of-death",
    "grave-violation",
    "degree-of-involvement",
    "violence-kind",
    "place-precision",
    "date-precision",
    "acled-actor-type",
    "acled-interaction",
    "acled-event-type",
    "acled-sub-event-type",
    "harm",
    "party-kind",
    "source-kind",
    "consent-purpose",
    "huridocs-field",
    "source-reliability",
    "likelihood",
    "norm",
    "hxl-hashtag",
    "sensitivity",
    "country",
)

# Words that English and French write alike; anything else alike is a translation forgotten.
ALIKE = {("information-credibility", "improbable"), ("likelihood", "certain")}


@pytest.mark.parametrize("name", NAMED_IN_THE_DESIGN)
def test_every_list_that_the_design_names_exists(name: str) -> None:
    assert len(load(name)) > 2


@pytest.mark.parametrize("name", [n for n in names() if n != "country"])
def test_no_term_is_left_untranslated(name: str) -> None:
    vocabulary = load(name)
    alike = [t.id for t in vocabulary if t.en.casefold() == t.fr.casefold() and (name, t.id) not in ALIKE]
    assert not alike, f"{name}: the same in both languages: {alike}"
    assert vocabulary.about_en != vocabulary.about_fr


@pytest.mark.parametrize("name", names())
def test_french_keeps_its_typography(name: str) -> None:
    for term in load(name):
        for text in (term.fr, term.definition_fr):
            for sign in (":", ";", "?", "!"):
                assert f"{sign}" not in text.replace(f" {sign}", "") or "http" in text, f"{name}/{term.id}: no space before {sign}"


def test_lists_agree_with_the_values_of_the_model() -> None:
    assert load("standard-of-proof").ids == tuple(s.slug for s in Standard)
    assert load("standard-of-proof").default == DEFAULT_FOR_PUBLICATION.slug
    assert set(load("place-precision").ids) == {p.value for p in PlacePrecision}
    assert set(load("date-precision").ids) == {p.value for p in DatePrecision}
    assert set(load("event-flag").ids) == set(EVENT_FLAGS)
    assert tuple(t.code("column") for t in load("victim-group")) == SEX_AGE
    assert load("victims").ids == VICTIMS


def test_every_measure_has_its_words_unit_and_population() -> None:
    assert set(load("measure").ids) == set(MEASURES)
    for term in load("measure"):
        measure = MEASURES[term.id]
        assert (term.details["unit"], term.details["population"]) == (measure.unit, measure.population)
        assert measure.unit in load("unit")
        assert measure.population in load("population")


def test_every_column_of_the_event_table_has_a_heading_and_a_known_hashtag() -> None:
    assert tuple((t.code("column"), t.code("hxl")) for t in load("event-column")) == tuple((c.name, c.hxl) for c in COLUMNS)
    hashtags = {t.code("hxl") for t in load("hxl-hashtag")}
    assert {c.hxl.split("+")[0] for c in COLUMNS} <= hashtags


def test_details_point_at_terms_that_exist() -> None:
    for term in load("harm"):
        assert term.details.get("grave-violation", "abduction") in load("grave-violation")
        assert (term.code("measure") or "killed") in load("measure")
    for term in load("method-of-violence"):
        assert term.details["cause"] in load("cause-of-death")
    for term in load("acled-sub-event-type"):
        assert term.details["event-type"] in load("acled-event-type")
    for term in load("acled-event-type"):
        assert term.details["disorder"] in load("acled-disorder-type")
    for term in load("huridocs-field"):
        assert term.details.get("vocabulary", "norm") in names()
        assert term.details.get("column", "event_id") in {c.name for c in COLUMNS}
    assert all(load("huridocs-field").find_code("huridocs", number) for number in ("0108", "0113", "0114", "2109", "2114", "2409", "2502", "2553"))
    for term in load("acled-interaction"):
        assert set(term.details.values()) <= set(load("acled-actor-type").ids)


def test_ucdp_codes_are_all_there() -> None:
    assert [load("place-precision").by_code("ucdp", code).id for code in range(1, 8)] == [
        "exact",
        "within-25-km",
        "district",
        "province",
        "linear-or-fuzzy",
        "country",
        "international-waters",
    ]
    assert [load("date-precision").by_code("ucdp", code).id for code in range(1, 6)] == ["day", "days", "week", "month", "year"]


def test_acled_interactions_read_as_numbers_and_words_in_either_order() -> None:
    interactions = load("acled-interaction")
    assert interactions.by_code("acled", "12") is interactions.by_code("acled", "Rebel group-State forces")
    assert interactions.by_code("acled", 60).id == "protesters-only"
    assert {len({t.code("acled") for t in interactions}), len(interactions)} == {44}


def test_a_kind_of_violence_follows_from_every_acled_interaction() -> None:
    kinds = load("violence-kind")
    for term in load("acled-interaction"):
        smaller_first = [code for code in term.codes["acled"] if not code.isdigit()] + [min(c for c in term.codes["acled"] if c.isdigit() and c != "00")]
        found = {kinds.by_code("acled-interaction", code).id for code in smaller_first}
        assert len(found) == 1, f"{term.id} leads to {found}"


def test_the_french_of_likely_and_unlikely_is_the_right_way_round() -> None:
    words = load("likelihood")
    assert words.label("likely", "fr") == "Probable"
    assert words.label("unlikely", "fr") == "Improbable"
    assert words.ids.index("unlikely") < words.ids.index("likely")


def test_a_state_violates_and_an_armed_group_commits_abuses() -> None:
    parties = load("party-kind")
    assert parties.term("state-forces").details["acts-fr"] == "violations"
    assert parties.term("extremist-group").details["acts-fr"] == "atteintes"
    assert parties.label("foreign-military-personnel", "en") == "Foreign military personnel"


def test_the_reference_page_is_current() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "look-up" / "vocabularies.md"
    assert page.read_text(encoding="utf-8") == vocabularies_page(), "run: python -m constat.vocab.page > docs/look-up/vocabularies.md"


def test_every_flag_that_counting_and_comparing_raise_is_explained() -> None:
    from constat.events.query import SUMS, Tally

    raised = {flag.code for flag in Tally(dict.fromkeys(SUMS, 1), told=True).flags()} | {
        flag.code for flag in Tally(dict.fromkeys(SUMS, 1), told=False).flags()
    }
    source = (Path(__file__).resolve().parents[2] / "src" / "constat" / "estimate" / "comparison.py").read_text(encoding="utf-8")
    raised |= set(re.findall(r'codes\["([a-z-]+)"\]', source))
    assert {"minimum", "not-told", "small-numbers"} <= raised <= set(load("figure-flag").ids)
    assert all(term.definition_en and term.definition_fr for name in ("event-flag", "figure-flag") for term in load(name))
