"""Dates in witnesses' words: proposed with their rule, several where several may be meant, none where none was told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.language import LANGUAGES, phrases
from constat.model.dates import PartialDate
from constat.sources.text.calendars import calendars, easter
from constat.sources.text.dates import propose_dates, read_dates
from constat.sources.text.grammar import grammar
from constat.vocab import load

TODAY = date(2022, 4, 20)  # a Wednesday
MARKETS = {"Moura": 6, "Djenné": 0}
MARCH = PartialDate.parse("2022-03")

FRENCH = [
    ("27 mars 2022", "2022-03-27"),
    ("le 27/03/2022", "2022-03-27"),
    ("27.03.2022", "2022-03-27"),
    ("27-03-22", "2022-03-27"),
    ("03/04/2022", "2022-04-03"),
    ("2022-03-27", "2022-03-27"),
    ("le dimanche 27 mars 2022", "2022-03-27"),
    ("dim. 27 mars 2022", "2022-03-27"),
    ("le 1er mars 2022", "2022-03-01"),
    ("premier mars 2022", "2022-03-01"),
    ("vingt-sept mars 2022", "2022-03-27"),
    ("vingt et un mars 2022", "2022-03-21"),
    ("27 mars", "2022-03-27"),
    ("dimanche 27 mars", "2022-03-27"),
    ("samedi 27 mars", "2021-03-27"),
    ("27 mars de l'année dernière", "2021-03-27"),
    ("mars 2022", "2022-03"),
    ("en mars", "2022-03"),
    ("en décembre", "2021-12"),
    ("début avril", "2022-04-01/2022-04-10"),
    ("mi-mars", "2022-03-11/2022-03-20"),
    ("fin mars 2022", "2022-03-21/2022-03-31"),
    ("à la fin du mois de février 2022", "2022-02-19/2022-02-28"),
    ("courant mars", "2022-03"),
    ("du 27 au 31 mars 2022", "2022-03-27/2022-03-31"),
    ("27-31 mars 2022", "2022-03-27/2022-03-31"),
    ("entre le 27 et le 31 mars", "2022-03-27/2022-03-31"),
    ("27 ou 28 mars 2022", "2022-03-27/2022-03-28"),
    ("du 27 mars au 2 avril 2022", "2022-03-27/2022-04-02"),
    ("du 27 décembre au 3 janvier 2022", "2021-12-27/2022-01-03"),
    ("du 27/03/2022 au 31/03/2022", "2022-03-27/2022-03-31"),
    ("de mars à mai 2021", "2021-03-01/2021-05-31"),
    ("de décembre 2021 à février 2022", "2021-12-01/2022-02-28"),
    ("entre le 3 et le 5", "2022-04-03/2022-04-05"),
    ("le 3", "2022-04-03"),
    ("en 2021", "2021"),
    ("en 2020-2021", "2020-01-01/2021-12-31"),
    ("mars-avril 2021", "2021-03-01/2021-04-30"),
    ("le 3 au soir", "2022-04-03"),
    ("Ramadan dernier", "2021-04-12/2021-05-13"),
    ("la nuit du 26 au 27 mars 2022", "2022-03-26/2022-03-27"),
    ("le 27 mars 2022 à 5h", "2022-03-27"),
    ("fin 2021", "2021-09-01/2021-12-31"),
    ("entre 2012 et 2014", "2012-01-01/2014-12-31"),
    ("le premier dimanche de mars 2022", "2022-03-06"),
    ("la dernière semaine de mars", "2022-03-25/2022-03-31"),
    ("hier", "2022-04-19"),
    ("avant-hier", "2022-04-18"),
    ("cette nuit", "2022-04-19/2022-04-20"),
    ("il y a trois jours", "2022-04-17"),
    ("il y a quinze jours", "2022-04-05/2022-04-07"),
    ("il y a trois semaines", "2022-03-27/2022-04-02"),
    ("il y a deux mois", "2022-02"),
    ("il y a un an", "2021"),
    ("dimanche dernier", "2022-04-17"),
    ("mercredi dernier", "2022-04-13"),
    ("la semaine dernière", "2022-04-11/2022-04-17"),
    ("le mois dernier", "2022-03"),
    ("l'année dernière", "2021"),
    ("vers le 27 mars 2022", "2022-03-24/2022-03-30"),
    ("le lendemain de la foire de Moura", "2022-04-18"),
    ("la veille du marché de Moura", "2022-04-16"),
    ("le lendemain du marché de Moura, fin mars 2022", "2022-03-28"),
    ("le jour de la foire de Djenné", "2022-04-18"),
    ("le jour du marché du dimanche", "2022-04-17"),
    ("une semaine avant le Ramadan 2022", "2022-03-22/2022-03-30"),
    ("la veille du Ramadan 2022", "2022-03-31/2022-04-02"),
    ("le lendemain du Ramadan 2021", "2021-05-12/2021-05-14"),
    ("deux jours après les récoltes 2021", "2021-12-02"),
    ("la semaine avant les récoltes 2021", "2021-09-24/2021-09-30"),
    ("en 2020, pendant la Tabaski", "2020-07-30/2020-08-01"),
    ("il y a deux ans, pendant la soudure", "2020-06-01/2020-08-31"),
    ("le 27 mars, en 2019", "2019-03-27"),
    ("le 27 mars 21", "2021-03-27"),
    ("le 27, 28 et 29 mars 2022", "2022-03-27/2022-03-29"),
    ("dans la nuit de samedi à dimanche", "2022-04-16/2022-04-17"),
    ("entre lundi et mercredi", "2022-04-18/2022-04-20"),
    ("Ramadan 1443", "2022-04-01/2022-05-02"),
    ("pendant le Ramadan 2021", "2021-04-12/2021-05-13"),
    ("mi-Ramadan 2021", "2021-04-22/2021-05-03"),
    ("le 10 Ramadan 1443", "2022-04-10/2022-04-12"),
    ("le deuxième jour du Ramadan 2022", "2022-04-02/2022-04-04"),
    ("le mois de carême 2022", "2022-04-01/2022-05-02"),
    ("la Tabaski", "2021-07-19/2021-07-21"),
    ("Aïd el-Kébir 2021", "2021-07-19/2021-07-21"),
    ("le lendemain de la Tabaski 2021", "2021-07-20/2021-07-22"),
    ("trois jours avant la Korité 2021", "2021-05-09/2021-05-11"),
    ("la semaine après la Tabaski", "2021-07-22/2021-07-28"),
    ("Maouloud 2021", "2021-10-17/2021-10-19"),
    ("Achoura", "2021-08-17/2021-08-19"),
    ("pendant l'hivernage 2021", "2021-06-01/2021-09-30"),
    ("saison sèche 2021-2022", "2021-11-01/2022-05-31"),
    ("pendant les récoltes", "2021-10-01/2021-11-30"),
    ("pendant la soudure", "2021-06-01/2021-08-31"),
    ("Noël", "2021-12-25"),
    ("la veille de Noël 2020", "2020-12-24"),
    ("Pâques 2022", "2022-04-17"),
    ("lundi de Pâques 2022", "2022-04-18"),
    ("entre Noël et le Nouvel An", "2021-12-25/2022-01-01"),
    ("fête nationale du Mali", "2021-09-22"),
    ("fête nationale burkinabè 2021", "2021-12-11"),
    ("le 22 septembre", "2021-09-22"),
]

ENGLISH = [
    ("March 27, 2022", "2022-03-27"),
    ("27 March 2022", "2022-03-27"),
    ("on the 27th of March 2022", "2022-03-27"),
    ("Sunday, 27 March 2022", "2022-03-27"),
    ("Sun 27 Mar 2022", "2022-03-27"),
    ("the twenty-seventh of March 2022", "2022-03-27"),
    ("27/03/2022", "2022-03-27"),
    ("March 2022", "2022-03"),
    ("in March", "2022-03"),
    ("early April", "2022-04-01/2022-04-10"),
    ("mid-March 2022", "2022-03-11/2022-03-20"),
    ("late March 2022", "2022-03-21/2022-03-31"),
    ("the end of March 2022", "2022-03-21/2022-03-31"),
    ("between 27 and 31 March 2022", "2022-03-27/2022-03-31"),
    ("March 27-31, 2022", "2022-03-27/2022-03-31"),
    ("from March 27 to April 2, 2022", "2022-03-27/2022-04-02"),
    ("27 March to 2 April 2022", "2022-03-27/2022-04-02"),
    ("in 2021", "2021"),
    ("yesterday", "2022-04-19"),
    ("the day before yesterday", "2022-04-18"),
    ("last night", "2022-04-19/2022-04-20"),
    ("last Friday", "2022-04-15"),
    ("last week", "2022-04-11/2022-04-17"),
    ("three weeks ago", "2022-03-27/2022-04-02"),
    ("two months ago", "2022-02"),
    ("the day after the market of Moura", "2022-04-18"),
    ("two days before the market of Moura", "2022-04-15"),
    ("the market day of Moura in late March 2022", "2022-03-27"),
    ("the day after Eid al-Adha 2021", "2021-07-20/2021-07-22"),
    ("during Ramadan 2022", "2022-04-01/2022-05-02"),
    ("the second day of Ramadan 1443", "2022-04-02/2022-04-04"),
    ("Friday before last", "2022-04-08"),
    ("the 27th, 28th and 29th of March 2022", "2022-03-27/2022-03-29"),
    ("a week before Ramadan 2022", "2022-03-22/2022-03-30"),
    ("the rainy season of 2021", "2021-06-01/2021-09-30"),
    ("harvest 2021", "2021-10-01/2021-11-30"),
    ("Christmas", "2021-12-25"),
    ("Easter Monday 2022", "2022-04-18"),
    ("the last Sunday of March 2022", "2022-03-27"),
    ("around 27 March 2022", "2022-03-24/2022-03-30"),
]


@pytest.mark.parametrize(("words", "iso", "language"), [(*row, "fr") for row in FRENCH] + [(*row, "en") for row in ENGLISH])
def test_one_date_is_proposed_with_its_rule(words: str, iso: str, language: str) -> None:
    reading = read_dates(words, language, TODAY, MARKETS)
    assert [p.date.iso() for p in reading.proposals] == [iso]
    assert not reading.unread
    (told,) = reading.proposals
    assert told.date.text == told.words and told.words in words
    assert told.say("fr") and told.say("en") and "{" not in told.say("fr")


@pytest.mark.parametrize(("words", "iso"), [row for row in FRENCH if not row[0].startswith("le 3")])
def test_a_date_is_found_within_a_sentence(words: str, iso: str) -> None:
    found = propose_dates(f"Ils sont venus {words}, et puis repartis.", "fr", TODAY, MARKETS)
    if words not in ("en mars",):
        assert iso in [p.date.iso() for p in found]


def test_the_golden_path_proposes_the_day_after_the_market_with_its_rule() -> None:
    about = PartialDate.parse("2022-03-27/2022-03-31")
    (told,) = propose_dates("le lendemain de la foire de Moura", "fr", TODAY, MARKETS, about=about)
    assert told.date == PartialDate.parse("2022-03-28")
    assert told.date.text == "le lendemain de la foire de Moura"
    assert "se tient le dimanche" in told.say("fr") and "held on Sundays" in told.say("en")


@pytest.mark.parametrize(
    ("words", "language", "about", "isos"),
    [
        ("le lendemain de la foire de Moura", "fr", "2022-03", ["2022-03-07", "2022-03-14", "2022-03-21", "2022-03-28"]),
        ("le jour de la foire de Moura", "fr", "2022-03-30", ["2022-03-27", "2022-04-03"]),
        ("un dimanche de mars 2022", "fr", None, ["2022-03-06", "2022-03-13", "2022-03-20", "2022-03-27"]),
        ("début du Ramadan 2022", "fr", None, ["2022-04-01/2022-04-12", "2022-04-01/2022-04-03"]),
        ("fin du Ramadan 2021", "fr", None, ["2021-05-02/2021-05-13", "2021-05-12/2021-05-14"]),
        ("le carême 2022", "fr", None, ["2022-04-01/2022-05-02", "2022-03-02/2022-04-16"]),
        ("l'Aïd 2021", "fr", None, ["2021-07-19/2021-07-21", "2021-05-12/2021-05-14"]),
        ("saison sèche 2022", "fr", None, ["2021-11-01/2022-05-31", "2022-11-01/2023-05-31"]),
        ("Ramadan 2030", "fr", None, ["2030-01-04/2030-02-04", "2030-12-25/2031-01-24"]),
        ("03/04/2022", "en", None, ["2022-04-03", "2022-03-04"]),
        ("le 3", "fr", "2022-03-27/2022-03-31", ["2022-04-03", "2022-03-03"]),
        ("Noël", "fr", "2022-06", ["2021-12-25", "2022-12-25"]),
    ],
)
def test_what_may_mean_several_dates_gives_candidates(words: str, language: str, about: str | None, isos: list[str]) -> None:
    known = PartialDate.parse(about) if about else None
    found = propose_dates(words, language, TODAY, MARKETS, about=known)
    assert sorted(p.date.iso() for p in found) == sorted(isos)
    assert len({(p.start, p.end) for p in found}) == 1


def test_last_friday_said_on_a_saturday_is_two_days_in_english() -> None:
    saturday = date(2022, 4, 23)
    assert [p.date.iso() for p in propose_dates("last Friday", "en", saturday)] == ["2022-04-22", "2022-04-15"]
    assert [p.date.iso() for p in propose_dates("vendredi dernier", "fr", saturday)] == ["2022-04-22"]


@pytest.mark.parametrize(
    ("words", "language", "iso"),
    [
        ("27 mars", "fr", "2021-03-27"),
        ("la veille", "fr", "2021-03-26"),
        ("deux jours après", "fr", "2021-03-29"),
        ("deux jours après l'attaque", "fr", "2021-03-29"),
        ("le lendemain ils sont revenus", "fr", "2021-03-28"),
        ("two days before", "en", "2021-03-25"),
        ("the next day", "en", "2021-03-28"),
        ("the day before the attack", "en", "2021-03-26"),
    ],
)
def test_the_known_date_supplies_what_is_missing(words: str, language: str, iso: str) -> None:
    (told,) = propose_dates(words, language, TODAY, about=PartialDate.parse("2021-03-27"))
    assert told.date.iso() == iso


@pytest.mark.parametrize(
    ("words", "language", "reason"),
    [
        ("31 février", "fr", "date-impossible"),
        ("31 avril 2022", "fr", "date-impossible"),
        ("29 février 2022", "fr", "date-impossible"),
        ("le 32/13/2022", "fr", "date-impossible"),
        ("du 31 au 27 mars 2022", "fr", "date-backwards"),
        ("avant Noël", "fr", "date-open"),
        ("depuis le 27 mars 2022", "fr", "date-open"),
        ("after Ramadan", "en", "date-open"),
        ("il y a quelques jours", "fr", "date-vague"),
        ("quelques jours avant la Tabaski", "fr", "date-vague"),
        ("a few weeks ago", "en", "date-vague"),
        ("la veille", "fr", "date-reference-missing"),
        ("deux jours après l'attaque", "fr", "date-reference-missing"),
        ("le jour du marché de Sévaré", "fr", "date-market-unknown"),
        ("fête nationale", "fr", "date-national-unknown"),
        ("Ramadan 1300", "fr", "date-islamic-beyond"),
        ("February 30", "en", "date-impossible"),
    ],
)
def test_a_date_that_gives_no_day_says_why(words: str, language: str, reason: str) -> None:
    reading = read_dates(words, language, TODAY, MARKETS)
    assert not reading.proposals
    (unread,) = reading.unread
    assert unread.reason.id == reason
    assert unread.words in unread.say("fr") and unread.words in unread.say("en")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("je ne sais plus", "fr"),
        ("près du marché de Moura", "fr"),
        ("plus de 2000 personnes", "fr"),
        ("le lendemain de son mariage", "fr"),
        ("they may march", "en"),
        ("ɗum woni ko ɓooyi", "ff"),
        ("", "fr"),
    ],
)
def test_other_words_stay_words(words: str, language: str) -> None:
    reading = read_dates(words, language, TODAY, MARKETS, about=MARCH)
    assert reading.proposals == () and reading.unread == ()


def test_a_weekday_that_does_not_agree_is_said() -> None:
    (told,) = propose_dates("lundi 27 mars 2022", "fr", TODAY)
    assert "est un dimanche, non un lundi" in told.say("fr")


def test_too_many_market_days_are_not_listed() -> None:
    reading = read_dates("le jour de la foire de Moura", "fr", TODAY, MARKETS, about=PartialDate.parse("2022"))
    assert [u.reason.id for u in reading.unread] == ["date-too-many"]


def test_an_unknown_market_names_its_place_so_that_its_day_can_be_asked() -> None:
    (unread,) = read_dates("le lendemain de la foire de Sévaré", "fr", TODAY, MARKETS).unread
    assert unread.words == "le lendemain de la foire de Sévaré"
    assert unread.reason.values["place"] == "Sévaré"


def test_the_place_of_the_statement_tells_which_market_is_meant() -> None:
    assert [p.date.iso() for p in propose_dates("le jour du marché", "fr", TODAY, MARKETS, places=["DJENNE"])] == ["2022-04-18"]
    assert len(propose_dates("le jour du marché", "fr", TODAY, MARKETS)) == 2


def test_the_country_tells_which_national_day_is_meant() -> None:
    assert [p.date.iso() for p in propose_dates("fête nationale", "fr", TODAY, country="BFA")] == ["2021-12-11"]


def test_islamic_days_say_that_they_are_widened_for_the_moon() -> None:
    (told,) = propose_dates("la Tabaski 2021", "fr", TODAY)
    assert "la lune est observée localement" in told.say("fr") and "moon is seen locally" in told.say("en")


def test_several_dates_of_a_sentence_come_in_order_with_their_places() -> None:
    text = "Le 27 mars 2022 ils sont arrivés ; la veille de la Tabaski 2021, déjà."
    found = propose_dates(text, "fr", TODAY)
    assert [(text[p.start : p.end], p.date.iso()) for p in found] == [
        ("Le 27 mars 2022", "2022-03-27"),
        ("la veille de la Tabaski 2021", "2021-07-18/2021-07-20"),
    ]


def test_a_market_needs_a_weekday_that_exists() -> None:
    with pytest.raises(BadInput) as raised:
        propose_dates("hier", "fr", TODAY, {"Moura": 7})
    assert "Moura" in raised.value.say("fr") and "Moura" in raised.value.say("en")


@pytest.mark.parametrize(("year", "month", "day"), [(2022, 4, 17), (2021, 4, 4), (2000, 4, 23), (2008, 3, 23), (2038, 4, 25)])
def test_easter_falls_where_it_fell(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feast_and_season_has_a_name_and_a_day(language: str) -> None:
    table = calendars()
    known = {*table["islamic"], *table["easter"], *table["fixed"], *table["national"], *table["either"]}
    assert set(grammar(language).feasts.values()) <= known
    assert set(grammar(language).seasons.values()) <= set(table["seasons"])
    said = phrases("sources", language)
    assert all(said.has(f"feast-{name}") for name in known - set(table["either"]))
    assert all(said.has(f"season-{name}") for name in table["seasons"])
    assert all(code.lower() in load("country") for days in table["national"].values() for code in days)


WORDS = st.lists(
    st.sampled_from(
        "le la lendemain de veille du 27 31 mars 2022 février au et entre fin mi- début Ramadan Tabaski 1443 foire marché Moura Sévaré dimanche dernier "
        "il y a trois semaines quinze jours avant après Noël Pâques hivernage saison sèche 2021-2022 27/03/2022 , . - vers fête nationale Mali the day "
        "after market of last Friday two weeks ago 9999 99 carême Aïd 30 premier dernière semaine mois an ans İ ⵎ م".split(" ")
    )
).map(" ".join)


@given(
    WORDS | st.text(),
    st.sampled_from(["fr", "en", "ff"]),
    st.dates(),
    st.none() | st.tuples(st.dates(), st.integers(0, 800)),
    st.dictionaries(st.sampled_from(["Moura", "Sévaré", "", "(", "Aïn Défla"]), st.integers(0, 6)),
)
def test_any_text_is_read_with_places_within_it(text: str, language: str, today: date, known: tuple[date, int] | None, markets: dict[str, int]) -> None:
    about = PartialDate(known[0], min(known[0] + timedelta(days=known[1]), date.max) if known[0].year < 9990 else known[0]) if known else None
    reading = read_dates(text, language, today, markets, about=about)
    before, last = -1, 0
    for told in sorted([*reading.proposals, *reading.unread], key=lambda each: each.start):
        assert 0 <= told.start < told.end <= len(text) and told.words == text[told.start : told.end]
        assert told.start >= last or told.start == before
        before, last = told.start, told.end
        assert told.say("fr") and told.say("en")
    assert all(told.date.start <= told.date.end for told in reading.proposals)
