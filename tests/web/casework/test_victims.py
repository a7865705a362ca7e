"""Victims of an incident: lists compared a page at a time, judged and never merged, counted once; names open with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.web.casework.conftest import Office

from constat.record.models import Judgement, Statement, Victim
from constat.web.casework.victims.counting import Judged, Member, counted
from constat.web.casework.victims.likeness import Known, differs, likely

CONSENT = {f"consent_{purpose}": "given" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}
LISTS = (
    "Nom\tPère\tÂge\nMoussa Diallo\tAmadou\t35\nOumar Canari\tAli\t40\ninconnu\t\t\ninconnu\t\t\n",
    "Nom\tPère\tÂge\nMousa Jallo\tAmadou\t36\nFatoumata Keïta\t\t20\n",
)


@pytest.fixture
def incident(office: Office, take: Callable[..., str]) -> tuple[str, list[str]]:
    """An incident with two lists: one who may be the same in both, one of each alone, two unknown."""
    made = office.client("documenter").post("/en/work/incidents/new", {"code": "I-001", "title_en": "Moura", "status": "pending-verification"})
    incident = made.headers["location"].rsplit("/", 1)[1]
    lists = []
    for n, text in enumerate(LISTS):
        page = f"/en/work/names/new/{str(n) * 32}"
        told = {"source": f"S-00{n}", "source_kind": "relative", "incident": incident, "pasted": text, "act": "save", **CONSENT}
        answer = office.client("documenter").post(page, told)
        assert answer.status_code == 302, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))[:2000]
        lists.append(answer.headers["location"].rsplit("/", 1)[1])
    return incident, lists


def asked(incident: tuple[str, list[str]], **more: str) -> dict[str, str]:
    return {"incident": incident[0], "left": incident[1][0], "right": incident[1][1], "reason": "to match", **more}


def pair(text: str) -> str:
    return str(re.search(r'name="(pair-[0-9a-f-]+)"', text)[1])  # type: ignore[index]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_the_page_counts_and_names_nobody(office: Office, incident: tuple[str, list[str]]) -> None:
    text = office.client("verifier").get(f"/en/work/victims?incident={incident[0]}").text
    assert "4 named, 0 partly named, at least 0 unnamed" in plain(text)
    assert not re.search("Moussa|Canari|Jallo|Amadou", text)


def test_names_are_not_shown_without_a_reason(office: Office, incident: tuple[str, list[str]]) -> None:
    answer = office.client("verifier").post("/en/work/victims/match", asked(incident, reason=" "))
    assert answer.status_code == 400 and "Moussa" not in answer.text


def test_a_page_of_pairs_is_one_reading_and_marks_what_differs(office: Office, incident: tuple[str, list[str]]) -> None:
    before = office.case.readlog.head()[0]
    text = office.client("verifier").post("/en/work/victims/match", asked(incident)).text
    assert "Moussa Diallo" in text and "Mousa Jallo" in text and "spelled otherwise" in text and "≠ differs" in text
    assert "Fatoumata" not in text and "Oumar Canari" not in text
    line = list(office.case.readlog.lines())[-1]
    assert office.case.readlog.head()[0] == before + 1 and (line.type, line.subject) == ("incident", incident[0])


def test_pairs_judged_the_same_count_once_and_overlap(office: Office, incident: tuple[str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    name = pair(ibrahim.post("/en/work/victims/match", asked(incident)).text)
    answer = ibrahim.post("/en/work/victims/judge", asked(incident, act="next") | {name: "same"})
    assert answer.status_code == 200 and "looks like one person any more" in answer.text
    text = plain(ibrahim.get(f"/en/work/victims?incident={incident[0]}").text)
    assert "3 named, 0 partly named, at least 1 unnamed" in text and "the same person" in text
    assert office.rows(Victim).count() == 6 and office.rows(Judgement).get().verdict == "same"


def test_a_judgement_is_taken_back(office: Office, incident: tuple[str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    name = pair(ibrahim.post("/en/work/victims/match", asked(incident)).text)
    ibrahim.post("/en/work/victims/judge", asked(incident, act="end") | {name: "different"})
    row = office.rows(Judgement).get()
    undo = f"/en/work/victims/judge/{row.pk}/undo"
    assert ibrahim.post(undo, {"incident": incident[0], "revision": row.revision}).status_code == 302
    assert office.rows(Judgement).get().void is True
    assert ibrahim.post(undo, {"incident": incident[0], "revision": row.revision}).status_code == 409
    assert "Moussa Diallo" in ibrahim.post("/en/work/victims/match", asked(incident)).text


def test_who_was_slower_writes_nothing(office: Office, incident: tuple[str, list[str]]) -> None:
    ibrahim, fatou = office.client("verifier"), office.client("steward")
    name = pair(ibrahim.post("/en/work/victims/match", asked(incident)).text)
    assert fatou.post("/en/work/victims/judge", asked(incident, act="end") | {name: "same"}).status_code == 302
    assert ibrahim.post("/en/work/victims/judge", asked(incident, act="end") | {name: "different"}).status_code == 409
    assert office.rows(Judgement).get().verdict == "same"


def test_a_victim_of_another_incident_is_not_judged_here(office: Office, incident: tuple[str, list[str]], take: Callable[..., str]) -> None:
    take(count_0_text="one", count_0_harm="killing", count_0_name="Awa Autre", source="S-100")
    stranger = office.rows(Victim).exclude(incident=incident[0]).get().pk
    mine = office.rows(Victim).filter(incident=incident[0]).first().pk
    answer = office.client("verifier").post("/en/work/victims/judge", asked(incident, act="end") | {f"pair-{mine}-{stranger}": "same"})
    assert answer.status_code == 400 and not office.rows(Judgement).count()


def test_a_documenter_compares_only_what_is_their_own(office: Office, incident: tuple[str, list[str]]) -> None:
    assert "Moussa Diallo" in office.client("documenter").post("/en/work/victims/match", asked(incident)).text
    draft = office.case.draft("record")
    other = draft.new(Statement, code="T-900", incident=incident[0])
    draft.new(Victim, statement=other, incident=incident[0], naming="named", name="Moussa Diallo Secret")
    draft.append()
    text = office.client("documenter").post("/en/work/victims/match", asked(incident) | {"right": other}).text
    assert "Secret" not in text and "was not compared" in text


@pytest.mark.parametrize("role", ["editor", "reader", "administrator"])
def test_others_see_no_victims(office: Office, incident: tuple[str, list[str]], role: str) -> None:
    other = office.client(role)
    assert other.get(f"/en/work/victims?incident={incident[0]}").status_code == 403
    assert other.post("/en/work/victims/match", asked(incident)).status_code == 403


def test_victims_in_french_speak_french(office: Office, incident: tuple[str, list[str]]) -> None:
    ibrahim = office.client("verifier")
    assert "Recoupement des listes" in ibrahim.get(f"/fr/work/victims?incident={incident[0]}").text
    assert "Paire 1" in ibrahim.post("/fr/work/victims/match", asked(incident)).text


# -- counting and likeness alone -------------------------------------------------------------------------------------


def members(**lists: str) -> list[Member]:
    words = {"n": "named", "p": "partly-named", "c": "counted"}
    return [Member(f"{name}{at}", name, words[mark]) for name, marks in lists.items() for at, mark in enumerate(marks)]


def test_the_unnamed_are_a_minimum() -> None:
    assert counted(members(a="nncccc", b="nn"), []).unnamed == 2
    assert counted(members(a="nncccc", b="nn"), [Judged("1", "a0", "b0", "same"), Judged("2", "a1", "b1", "same")]).unnamed == 4
    assert counted(members(a="ccc", b="cc"), []).unnamed == 3


def test_a_cluster_is_named_as_far_as_its_best_record() -> None:
    told = counted(members(a="p", b="n", c="p"), [Judged("1", "a0", "b0", "same"), Judged("2", "c0", "b0", "same")])
    assert (told.named, told.partly, told.unnamed) == (1, 0, 0) and told.overlap["a", "c"] == 1


def test_a_pair_both_held_together_and_kept_apart_is_said() -> None:
    told = counted(members(a="n", b="n", c="n"), [Judged("1", "a0", "b0", "same"), Judged("2", "b0", "c0", "same"), Judged("3", "a0", "c0", "different")])
    assert told.contradictions == (("a0", "c0"),)


def test_uncertain_joins_nobody() -> None:
    assert counted(members(a="n", b="n"), [Judged("1", "a0", "b0", "unsure")]).named == 2


@pytest.mark.parametrize(("one", "other"), [("Diallo", "Jallo"), ("Diallo", "Dialo"), ("Mohamed", "Mouhammed"), ("Keïta", "Keita"), ("Ouattara", "Watara")])
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    found = likely([Known("1", "a", {"name": f"Awa {one}"})], [Known("2", "b", {"name": f"Awa {other}"})], set())
    assert len(found) == 1 and found[0].likeness >= 80


def test_a_pair_that_was_judged_is_not_proposed_again() -> None:
    left, right = [Known("2", "a", {"name": "Awa Cissé"})], [Known("1", "b", {"name": "Awa Cissé"})]
    assert likely(left, right, set()) and not likely(left, right, {("1", "2")})


def test_silence_is_no_difference() -> None:
    assert differs({"father": "Ali"}, {}, "father") == "silent" and differs({"father": "Ali"}, {"father": "Awa"}, "father") == "differs"
