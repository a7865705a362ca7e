"""Counts in witnesses' words: what was told, and no bound that was not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.language import LANGUAGES, phrases
from constat.model.measure import MEASURES
from constat.sources.text.counts import CountProposal, propose_count, propose_counts
from constat.sources.text.folding import fold
from constat.sources.text.numbers import count_words, numbers_in
from constat.sources.text.whom import harm_of
from constat.vocab import load

# words, language, low / best / high, approximate, measure
PHRASES = [
    ("une trentaine de morts, dont mon frère", "fr", "?/30/?", True, "killed"),
    ("au moins 500", "fr", ">=500", False, None),
    ("au moins 500 tués", "fr", ">=500", False, "killed"),
    ("plus de 200", "fr", ">=200", False, None),
    ("plus d'une centaine de morts", "fr", ">=100", True, "killed"),
    ("pas moins de 40 civils tués", "fr", ">=40", False, "civilians-killed"),
    ("entre 300 et 400", "fr", "300/?/400", False, None),
    ("entre 300 et 400 morts", "fr", "300/?/400", False, "killed"),
    ("300 à 400 blessés", "fr", "300/?/400", False, "injured"),
    ("de 10 à 15 hommes enlevés", "fr", "10/?/15", False, "abducted"),
    ("2 ou 3 morts", "fr", "2/?/3", False, "killed"),
    ("deux à trois cents morts", "fr", "200/?/300", False, "killed"),
    ("10-15 morts", "fr", "10/?/15", False, "killed"),
    ("près de 500 personnes ont été tuées", "fr", "?/500/?", True, "killed"),
    ("environ 30 morts", "fr", "?/30/?", True, "killed"),
    ("30 morts environ", "fr", "?/30/?", True, "killed"),
    ("jusqu'à 80", "fr", "?/?/80", False, None),
    ("jusqu’à 80 disparus", "fr", "?/?/80", False, "abducted"),
    ("moins de 20 blessés", "fr", "?/?/20", False, "injured"),
    ("une dizaine", "fr", "?/10/?", True, None),
    ("une douzaine d'otages", "fr", "?/12/?", True, "abducted"),
    ("deux dizaines de morts", "fr", "?/20/?", True, "killed"),
    ("une bonne centaine de personnes massacrées", "fr", "?/100/?", True, "killed"),
    ("quelques dizaines", "fr", "?/?/?", True, None),
    ("plusieurs centaines de morts", "fr", "?/?/?", True, "killed"),
    ("vingt-trois morts", "fr", "?/23/?", False, "killed"),
    ("vingt et un tués", "fr", "?/21/?", False, "killed"),
    ("deux cents morts", "fr", "?/200/?", False, "killed"),
    ("soixante-dix blessés", "fr", "?/70/?", False, "injured"),
    ("soixante et onze blessés", "fr", "?/71/?", False, "injured"),
    ("quatre-vingt-dix-neuf enlevés", "fr", "?/99/?", False, "abducted"),
    ("mille deux cents personnes tuées", "fr", "?/1200/?", False, "killed"),
    ("1 234 morts", "fr", "?/1234/?", False, "killed"),
    ("1 234 morts", "fr", "?/1234/?", False, "killed"),
    ("exactement 12 tués", "fr", "12/12/12", False, "killed"),
    ("aucun mort", "fr", "?/0/?", False, "killed"),
    ("un mort", "fr", "?/1/?", False, "killed"),
    ("Ils ont tué 30 personnes.", "fr", "?/30/?", False, "killed"),
    ("12 soldats tués", "fr", "?/12/?", False, "fighters-killed"),
    ("la mort de 30 personnes", "fr", "?/30/?", False, "killed"),
    ("l'enlèvement d'une dizaine de femmes", "fr", "?/10/?", True, "abducted"),
    ("15 personnes ont perdu la vie", "fr", "?/15/?", False, "killed"),
    ("6 hommes ont été retrouvés morts", "fr", "?/6/?", False, "killed"),
    ("nous étions 30, 5 ont été tués", "fr", "?/5/?", False, "killed"),
    ("3 morts (dont 1 enfant)", "fr", "?/3/?", False, "killed"),
    ("the deaths of at least 30 people", "en", ">=30", False, "killed"),
    ("six men were found dead", "en", "?/6/?", False, "killed"),
    ("203 terroristes tués", "fr", "?/203/?", False, "killed"),
    ("plus de trois cents (300) morts", "fr", ">=300", False, "killed"),
    ("trente (40) morts", "fr", None, False, None),
    ("30 tués et blessés", "fr", "?/30/?", False, None),
    ("tués : 30", "fr", "?/30/?", False, "killed"),
    ("8 femmes violées", "fr", "?/8/?", False, "sexual-violence"),
    ("15 jeunes arrêtés", "fr", "?/15/?", False, "detained"),
    ("15 personnes arrêtées", "fr", "?/15/?", False, "detained"),
    ("au moins 300, peut-être 500 morts", "fr", ">=300", False, "killed"),
    ("plusieurs morts", "fr", None, False, None),
    ("des morts", "fr", None, False, None),
    ("30 km", "fr", None, False, None),
    ("le 27 mars 2022", "fr", None, False, None),
    ("ils ont tué 30 boeufs", "fr", None, False, None),
    ("il a été tué par 5 hommes", "fr", None, False, None),
    ("about 30 dead, among them my brother", "en", "?/30/?", True, "killed"),
    ("at least 500 killed", "en", ">=500", False, "killed"),
    ("more than 200", "en", ">=200", False, None),
    ("between 300 and 400 civilians were killed", "en", "300/?/400", False, "civilians-killed"),
    ("from 10 to 15 dead", "en", "10/?/15", False, "killed"),
    ("nearly 500 people were killed", "en", "?/500/?", True, "killed"),
    ("up to 80 injured", "en", "?/?/80", False, "injured"),
    ("a dozen abducted", "en", "?/12/?", True, "abducted"),
    ("half a dozen wounded", "en", "?/6/?", True, "injured"),
    ("dozens of people were killed", "en", "?/?/?", True, "killed"),
    ("a few dozen were arrested", "en", "?/?/?", True, "detained"),
    ("several thousand people were killed", "en", "?/?/?", True, "killed"),
    ("deux de mes frères ont été tués", "fr", "?/2/?", False, "killed"),
    ("hundreds", "en", "?/?/?", True, None),
    ("several killed", "en", None, False, None),
    ("twenty-three dead", "en", "?/23/?", False, "killed"),
    ("two hundred and six people killed", "en", "?/206/?", False, "killed"),
    ("one thousand and twenty dead", "en", "?/1020/?", False, "killed"),
    ("12,000 people", "en", "?/12000/?", False, None),
    ("30 or more dead", "en", ">=30", False, "killed"),
    ("they killed more than forty men", "en", ">=40", False, "killed"),
    ("three of us were wounded", "en", "?/3/?", False, "injured"),
    ("no deaths", "en", "?/0/?", False, "killed"),
    ("30 miles away", "en", None, False, None),
]


@pytest.mark.parametrize(("words", "language", "count", "approximate", "measure"), PHRASES)
def test_a_count_says_what_was_told(words: str, language: str, count: str | None, approximate: bool, measure: str | None) -> None:
    told = propose_count(words, language)
    if count is None:
        assert told is None
        return
    assert told is not None
    assert told.approximate is approximate
    assert ("?/?/?" if told.count.low is told.count.best is told.count.high is None else str(told.count)) == count
    assert told.measure == measure
    assert told.harm == (harm_of(measure.replace("civilians-", "").replace("fighters-", "")) if measure else None)


def test_the_golden_path_invents_no_bound_and_links_one_victim_within() -> None:
    told = propose_count("Ce jour-là il y a eu une trentaine de morts, dont mon frère.", "fr")
    assert told is not None
    assert (told.words, told.count.low, told.count.best, told.count.high) == ("une trentaine de morts, dont mon frère", None, 30, None)
    (part,) = told.parts
    assert (part.words, part.named, part.relation, part.count.best) == ("mon frère", True, "within", 1)
    assert "aucune n'est inventée" in told.say("fr") and "none is invented" in told.say("en")
    assert "comprise dans ce nombre" in told.say("fr")


@pytest.mark.parametrize(
    ("words", "language", "parts"),
    [
        ("30 morts, dont 5 enfants et 3 femmes. Les maisons ont brûlé.", "fr", [("5 enfants", 5, False), ("3 femmes", 3, False)]),
        ("15 morts dont Amadou Diallo, Ali Ag Hama et mon frère", "fr", [("Amadou Diallo", 1, True), ("Ali Ag Hama", 1, True), ("mon frère", 1, True)]),
        ("une trentaine d'hommes, parmi lesquels mon oncle, ont été tués", "fr", [("mon oncle", 1, True)]),
        ("30 morts. Parmi eux, mon frère.", "fr", [("mon frère", 1, True)]),
        ("30 morts, dont le chef du village et des enfants", "fr", [("le chef du village", 1, True), ("des enfants", None, False)]),
        ("30 morts, dont mon frère Amadou et deux de mes cousins", "fr", [("mon frère Amadou", 1, True), ("deux de mes cousins", 2, False)]),
        ("30 morts, dont mes deux frères", "fr", [("mes deux frères", 2, False)]),
        ("30 morts, dont on ne sait rien", "fr", []),
        ("30 morts, dont la plupart des anciens", "fr", []),
        ("about 30 dead, including 3 children", "en", [("3 children", 3, False)]),
        ("thirty dead, among them my sister and her husband", "en", [("my sister", 1, True), ("her husband", 1, True)]),
        ("thirty dead, including Fatoumata Walet Ali", "en", [("Fatoumata Walet Ali", 1, True)]),
    ],
)
def test_those_within_a_count_are_its_parts(words: str, language: str, parts: list[tuple[str, int | None, bool]]) -> None:
    (told,) = propose_counts(words, language)
    assert [(part.words, part.count.best, part.named) for part in told.parts] == parts
    assert {part.relation for part in told.parts} <= {"within"}


def test_those_beside_a_count_are_said_to_be_beside_it() -> None:
    told = propose_count("une trentaine de morts, sans compter mon père", "fr")
    assert told is not None and [(part.words, part.relation) for part in told.parts] == [("mon père", "beside")]


def test_several_counts_of_a_text_come_with_their_places() -> None:
    text = "Ils ont tué 30 personnes et enlevé cinq femmes ; deux cents blessés."
    told = propose_counts(text, "fr")
    assert [(t.words, t.count.best, t.measure) for t in told] == [
        ("30 personnes", 30, "killed"),
        ("cinq femmes", 5, "abducted"),
        ("deux cents blessés", 200, "injured"),
    ]
    assert [text[t.start : t.end] for t in told] == [t.words for t in told]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("30 hommes armés ont tué 5 personnes", "fr"),
        ("il a été tué par 30 hommes, comme 5 personnes tuées avant lui", "fr"),
        ("30 men killed 5 people", "en"),
        ("30 armed men came and killed 5 people", "en"),
    ],
)
def test_those_who_did_it_are_not_counted_among_victims(words: str, language: str) -> None:
    assert [(t.count.best, t.measure) for t in propose_counts(words, language) if t.measure] == [(5, "killed")]


def test_those_who_fled_are_not_counted_among_the_dead() -> None:
    (told,) = propose_counts("Mon frère a été tué et 30 personnes ont fui", "fr")
    assert told.measure is None and "choisissez" in told.say("fr")


def test_a_footnote_mark_is_no_figure() -> None:
    told = propose_count("82⁷ morts", "fr")
    assert told is None or told.count.best == 82


def test_sex_age_and_status_are_told_only_where_the_words_tell_them() -> None:
    def told(words: str) -> CountProposal:
        (count,) = propose_counts(words, "fr")
        return count

    assert (told("5 femmes tuées").sex, told("5 femmes tuées").age) == ("woman", "unknown")
    assert (told("5 enfants tués").sex, told("5 enfants tués").age) == ("unknown", "child")
    assert (told("5 femmes et enfants tués").sex, told("5 femmes et enfants tués").age) == ("unknown", "unknown")
    assert (told("5 personnes tuées").status, told("5 civils tués").status) == ("unknown", "civilian")


def test_what_the_speaker_calls_them_gives_nobody_a_status() -> None:
    for words in ("203 terroristes tués", "203 combattants terroristes tués"):
        told = propose_count(words, "fr")
        assert told is not None and (told.measure, told.status) == ("killed", "unknown")
        assert "le statut reste inconnu" in told.say("fr")


def test_line_breaks_never_join_figures() -> None:
    assert [n.value for n in numbers_in(fold("5\n300"), "fr")] == [5, 300]


def test_measures_and_harms_of_the_tables_exist() -> None:
    for language in LANGUAGES:
        assert set(count_words(language)["harms"]) <= set(MEASURES)
        assert set(count_words(language)["verbs"]) <= set(MEASURES)
        for measure in count_words(language)["harms"]:
            assert phrases("sources", language).has(f"count-measure-{measure}") and harm_of(measure) in load("harm")


WORDS = st.lists(
    st.sampled_from(
        "une trentaine de morts dont mon frère au moins 500 plus 30 entre et 400 à , . - # personnes tuées ont été cent mille vingt le in and two killed dead "
        "hundred of people including 1 234 quelques dizaines ou or up to Amadou ⵎ م 9999999999999 12,5 % jusqu'à l' d'".split(" ")
    )
).map(" ".join)


@given(WORDS | st.text(), st.sampled_from(["fr", "en", "ff", "", "fr-ML"]))
def test_any_text_is_read_with_places_within_it_and_bounds_in_order(text: str, language: str) -> None:
    last = 0
    for told in propose_counts(text, language):
        assert last <= told.start < told.end <= len(text) and told.words == text[told.start : told.end]
        last = told.end
        known = [n for n in (told.count.low, told.count.best, told.count.high) if n is not None]
        assert known == sorted(known)
        for part in told.parts:
            assert told.start <= part.start < part.end <= told.end
        assert told.say("fr") and told.say("en")


@given(st.integers(0, 99_999))
def test_numbers_in_figures_are_read_back(value: int) -> None:
    for written in (str(value), f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "\u202f")):
        (number,) = numbers_in(fold(written), "fr")
        assert number.value == value
