"""Pasted lists of names: every row in order, nothing dropped but empty rows, nothing guessed unsaid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.sources.text.ages import name_words, read_age, read_sex, term_of
from constat.sources.text.names import read_names
from constat.vocab import load


def test_a_header_in_french_is_recognised() -> None:
    table = read_names("N°\tNom\tPrénom\tSurnom\tPère\tÂge\tSexe\tVillage\tStatut\n1\tDiallo\tMoussa\tVieux\tAli\t35 ans\tM\tMoura\tcivil\n")
    (row,) = table.rows
    assert (row.name, row.given, row.surname, row.nickname, row.father) == ("Moussa Diallo", "Moussa", "Diallo", "Vieux", "Ali")
    assert (row.age.low, row.age.id, row.sex, row.village, row.status, row.row) == (35, "adult", "man", "Moura", "civilian", 2)
    assert table.header_row == 1 and not row.doubts


def test_a_header_in_english_with_semicolons_is_recognised() -> None:
    table = read_names("name;nickname;father;age;sex;village;date\nAli Ag Hama;;Hama;12;boy;Moura;27 March 2022")
    (row,) = table.rows
    assert (row.name, row.father, row.age.id, row.sex, row.date) == ("Ali Ag Hama", "Hama", "child", "man", "27 March 2022")
    assert not row.doubts  # the age is told: "boy" leaves nothing open


def test_one_name_a_line_keeps_its_order_and_loses_list_marks() -> None:
    table = read_names("1. Moussa Diallo\n\n2) Ami\n- Fatoumata Walet Ali\n")
    assert [(r.row, r.name, r.naming) for r in table.rows] == [(1, "Moussa Diallo", "named"), (3, "Ami", "partly-named"), (4, "Fatoumata Walet Ali", "named")]
    assert table.rows[0].verbatim == "1. Moussa Diallo"


def test_a_title_above_the_header_is_reported_and_not_a_victim() -> None:
    table = read_names("Liste des victimes\t\nNom\tÂge\nMoussa\t40\n")
    assert [row.name for row in table.rows] == ["Moussa"] and table.header_row == 2
    assert table.odd[0].row == 1 and table.odd[0].verbatim == "Liste des victimes\t"


def test_a_quoted_cell_with_line_breaks_is_one_cell() -> None:
    table = read_names('Nom\tObservation\nMoussa\t"tué au marché\ndit ""le Vieux"""\nAli\t-\n')
    assert [row.name for row in table.rows] == ["Moussa", "Ali"]
    assert table.rows[0].notes == 'tué au marché\ndit "le Vieux"'


def test_quotation_marks_of_the_writer_stay() -> None:
    assert read_names('"Le Vieux" Diallo\n"Petit\n').rows[0].name == '"Le Vieux" Diallo'
    assert read_names('Nom\tÂge\n"Le Vieux" Diallo\t60\n').rows[0].name == '"Le Vieux" Diallo'


@pytest.mark.parametrize("text", ["inconnu", "Inconnue", "unknown", "?", "non identifié", "X", "--", "Homme inconnu", "une femme", "enfant non identifié"])
def test_a_victim_without_a_name_is_a_row(text: str) -> None:
    (row,) = read_names(f"Nom\tÂge\n{text}\t30\n").rows
    assert row.name == "" and row.naming == "counted"


def test_what_an_unnamed_row_tells_is_kept() -> None:
    rows = read_names("homme inconnu\nune femme\nenfant inconnu").rows
    assert [(r.sex, r.age.id) for r in rows] == [("man", "unknown"), ("woman", "unknown"), ("unknown", "child")]


def test_a_surname_is_never_required() -> None:
    (row,) = read_names("Prénom\tPère\nAïssata\tHamadoun").rows
    assert (row.name, row.naming, row.father) == ("Aïssata", "partly-named", "Hamadoun")


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+33 6", "@SUM(A1)", "-1+2"])
def test_a_formula_is_plain_text(formula: str) -> None:
    (row,) = read_names(f"Nom\tObservation\nMoussa\t{formula}").rows
    assert row.notes == formula
    assert [rule.id for rule in row.doubts] == ["names-formula-kept"]


@pytest.mark.parametrize("line", ["Moussa Diallo (35 ans)", "Moussa Diallo, 35 ans", "1. Moussa Diallo - âgé de 35 ans", "Moussa Diallo, 35 years old"])
def test_an_age_beside_the_name_is_taken_for_the_age_and_said(line: str) -> None:
    (row,) = read_names(line).rows
    assert (row.name, row.age.low, row.verbatim) == ("Moussa Diallo", 35, line)
    assert [rule.id for rule in row.doubts] == ["names-age-beside"]


@pytest.mark.parametrize("name", ["ⵎⵓⵙⴰ ⴰⴳ ⴰⵍⵉ", "موسى أغ علي", "Ɓoɗɗo Ŋari", "Ɲamanto Jallo", "Moussa / موسى", "Aïchatou Cissé"])
def test_every_script_survives(name: str) -> None:
    assert read_names(f"Nom\tSexe\n{name}\tF").rows[0].name == name
    assert read_names(name).rows[0].name == name


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Moussa\t35\tM\ttrop", "names-row-too-wide"),
        ("Total\t35\t", "names-row-total"),
        ("Nom\tÂge\tSexe", "names-row-header-again"),
        ("3 inconnus\t\t", "names-row-several"),
        ("plusieurs enfants\t\t", "names-row-several"),
        ("12345\t\t", "names-row-no-letters"),
    ],
)
def test_an_odd_row_is_kept_verbatim_with_its_number_and_reason(row: str, reason: str) -> None:
    table = read_names(f"Nom\tÂge\tSexe\nAli\t\t\n{row}\nAwa\t\t\n")
    assert [r.name for r in table.rows] == ["Ali", "Awa"]
    (odd,) = table.odd
    assert (odd.row, odd.verbatim, odd.reason.id) == (3, row, reason)
    assert "3" in odd.say("fr") and "3" in odd.say("en")


@pytest.mark.parametrize("line", ["Moussa Diallo, Awa Cissé, Ali", "Moussa et Awa", "Moussa and Ali Ag Hama", "موسى، علي، عمر"])
def test_several_names_in_a_cell_are_not_made_one_victim(line: str) -> None:
    table = read_names(f"{line}\nHadi")
    assert [row.name for row in table.rows] == ["Hadi"]
    assert [(odd.row, odd.verbatim, odd.reason.id) for odd in table.odd] == [(1, line, "names-row-several-names")]


@pytest.mark.parametrize("line", ["Diallo, Moussa", "Moussa fils de Ali et Awa", "Moussa Diallo dit Vieux"])
def test_one_name_stays_one_victim(line: str) -> None:
    assert [row.name for row in read_names(line).rows] == [line]


def test_a_column_of_ages_is_told_although_some_are_unknown() -> None:
    rows = read_names("Moussa Diallo\t35\nAwa Cissé\t?\n?\t12").rows
    assert [(row.name, row.age.id) for row in rows] == [("Moussa Diallo", "adult"), ("Awa Cissé", "unknown"), ("", "child")]


def test_columns_that_are_not_known_are_kept_under_their_name() -> None:
    (row,) = read_names("Nom\tCouleur du boubou\tÂge\nAli\tbleu\t20").rows
    assert row.other == {"Couleur du boubou": "bleu"}


def test_without_a_header_the_columns_are_guessed_and_that_is_said() -> None:
    table = read_names("1\tMoussa Diallo\tM\t35 ans\tMoura\n2\tAwa\tF\tenfant\tMoura\n")
    assert [(r.name, r.sex, r.age.id, r.other) for r in table.rows] == [
        ("Moussa Diallo", "man", "adult", {"#5": "Moura"}),
        ("Awa", "woman", "child", {"#5": "Moura"}),
    ]
    assert [rule.id for rule in table.notes] == ["names-columns-guessed"]


def test_what_was_done_under_statut_is_not_taken_for_a_status() -> None:
    (row,) = read_names("Nom\tStatut\nAli\tdécédé").rows
    assert (row.status, row.harm, [rule.id for rule in row.doubts]) == ("unknown", "killing", ["names-status-is-harm"])


def test_disappeared_is_left_to_whoever_verifies() -> None:
    (row,) = read_names("Nom\tSort\nAli\tdisparu").rows
    assert row.harm == "" and row.doubts[0].id == "names-harm-unread"


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate", "term"),
    [
        ("35", 35, 35, False, "adult"), ("35 ans", 35, 35, False, "adult"), ("~40", 40, 40, True, "adult"),
        ("environ 40 ans", 40, 40, True, "adult"), ("12 ans", 12, 12, False, "child"), ("17", 17, 17, False, "child"),
        ("18", 18, 18, False, "adult"), ("~18 ans", 18, 18, True, "unknown"), ("30-40", 30, 40, False, "adult"),
        ("entre 15 et 20 ans", 15, 20, False, "unknown"), ("60+", 60, None, False, "adult"), ("plus de 60 ans", 60, None, False, "adult"),
        ("moins de 10 ans", None, 9, False, "child"), ("enfant", None, None, False, "child"), ("bébé", None, None, False, "child"),
        ("6 mois", None, None, False, "child"), ("3 weeks", None, None, False, "child"), ("adulte", None, None, False, "adult"),
        ("vieillard", None, None, False, "adult"), ("jeune", None, None, False, "unknown"), ("adolescent", None, None, False, "unknown"),
        ("né en 1985", None, None, False, "unknown"), ("350", None, None, False, "unknown"), ("?", None, None, False, "unknown"),
        ("45 years old", 45, 45, False, "adult"), ("around 8", 8, 8, True, "child"), ("", None, None, False, "unknown"),
    ],
)  # fmt: skip
def test_ages_are_read_and_never_stretched(words: str, low: int | None, high: int | None, approximate: bool, term: str) -> None:
    age, _ = read_age(words)
    assert (age.low, age.high, age.approximate, age.id) == (low, high, approximate, term)


@pytest.mark.parametrize(
    ("words", "sex", "age", "doubt"),
    [
        ("M", "man", "unknown", None), ("F", "woman", "unknown", None), ("H", "man", "unknown", None), ("Homme", "man", "unknown", None),
        ("féminin", "woman", "unknown", None), ("♀", "woman", "unknown", None), ("garçon", "man", "unknown", "names-child-word"),
        ("fille", "woman", "unknown", "names-child-word"), ("girl", "woman", "unknown", "names-child-word"),
        ("fillette", "woman", "child", None), ("petit garçon", "man", "child", None), ("?", "unknown", "unknown", None),
        ("bleu", "unknown", "unknown", "names-sex-unread"),
    ],
)  # fmt: skip
def test_sexes_are_read_and_a_girl_is_not_made_a_child(words: str, sex: str, age: str, doubt: str | None) -> None:
    told_sex, told_age, rules = read_sex(words)
    assert (told_sex, told_age, next((rule.id for rule in rules), None)) == (sex, age, doubt)


def test_the_words_of_the_table_are_terms_of_the_vocabularies() -> None:
    for table, vocabulary in (("status", "victim-status"), ("harm", "harm")):
        assert set(name_words()[table]) <= set(load(vocabulary).ids)
    assert {term.split("_")[0] for term in term_of("sex").values()} <= set(load("victim-sex").ids)
    assert "False" not in term_of("columns")  # YAML takes a bare `no` for a truth value


@given(st.text(alphabet=st.sampled_from("\t\n;,\"= ?ab1éⵎمنNom Âge") | st.characters()))
def test_any_text_is_read_and_every_row_accounted_for(text: str) -> None:
    table = read_names(text)
    numbers = [row.row for row in table.rows]
    assert numbers == sorted(set(numbers))
    assert not set(numbers) & {odd.row for odd in table.odd}
    for rule in [rule for row in table.rows for rule in row.doubts] + [odd.reason for odd in table.odd] + list(table.notes):
        assert rule.say("fr") and rule.say("en")


@given(st.lists(st.text(alphabet="abcdeéⵎم ", min_size=2).filter(str.strip), min_size=1))
def test_no_name_is_lost(names: list[str]) -> None:
    read = read_names("\n".join(names))
    assert len(read.rows) + len(read.odd) + (read.header_row is not None) == len(names)


def test_rows_in_cells_are_read_as_a_pasted_list_is() -> None:
    from constat.sources.text.names import read_cells

    table = read_cells([{"name": "Moussa Diallo", "age": "35"}, {}, {"name": "inconnu", "sex": "F"}, {"name": "Awa Cissé, Ali Cissé et Oumar Cissé"}])
    assert [(one.row, one.name, one.age.id, one.sex, one.naming) for one in table.rows] == [
        (1, "Moussa Diallo", "adult", "unknown", "named"),
        (3, "", "unknown", "woman", "counted"),
    ]
    assert [one.row for one in table.odd] == [4]
