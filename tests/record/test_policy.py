"""The table of roles: closed by default, and no role reads more than its words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from constat.record import database

database.ready()

from constat.errors import NotFound, Refused  # noqa: E402
from constat.record import policy  # noqa: E402
from constat.record.fields import SENSITIVITIES, Text  # noqa: E402
from constat.record.models import types  # noqa: E402

from .cast import AWA, CLAIRE, FATOU, GUEST, IBRAHIM, NOBODY, PAUL, RAYA, case_file, filled, lens_of, member  # noqa: E402

FIELDS = {word: Text(word) for word in SENSITIVITIES}

# role: reads others', reads own, opens others', opens own, changes others', changes own, hands on
EXPECTED = {
    "documenter": ("pi", "pic", "", "n", "pi", "picn", "pi"),
    "verifier": ("pic", "pic", "n", "n", "pic", "picn", "pic"),
    "editor": ("pi", "pi", "", "", "p", "p", "p"),
    "steward": ("pic", "pic", "n", "n", "picn", "picn", "picn"),
    "administrator": ("", "", "", "", "", "", ""),
    "reader": ("p", "p", "", "", "", "", "p"),
    "director": ("", "", "", "", "", "", ""),
}
LETTERS = {"public": "p", "internal": "i", "confidential": "c", "identity": "n"}


@pytest.mark.parametrize("role", EXPECTED)
def test_each_role_does_what_the_table_says_and_no_more(role: str) -> None:
    def asked(rule: object) -> str:
        return "".join(LETTERS[word] for word, field in FIELDS.items() if rule(field))  # type: ignore[operator]

    assert (
        asked(lambda f: policy.may_see([role], f)),
        asked(lambda f: policy.may_see([role], f, own=True)),
        asked(lambda f: policy.may_open([role], f)),
        asked(lambda f: policy.may_open([role], f, own=True)),
        asked(lambda f: policy.may_change([role], "incident", f)),
        asked(lambda f: policy.may_change([role], "incident", f, own=True)),
        asked(lambda f: policy.may_export([role], f, "court")),
    ) == EXPECTED[role]


def test_every_type_is_told_found_or_exchanged_and_none_is_two_of_them() -> None:
    assert sorted(types()) == sorted([*policy.TELLING, *policy.FINDING, *policy.REPORTING, *policy.EXCHANGE])
    assert set(types()) >= policy.EDITED


def test_what_is_not_declared_gives_nothing() -> None:
    everyone = list(policy.ROLES)
    assert not policy.may_see(everyone, SimpleNamespace(sensitivity="public"))
    assert not policy.may_change(everyone, "invented", FIELDS["public"], own=True)
    assert not policy.may_export(everyone, FIELDS["public"], "advertise")
    assert not policy.may_see([], FIELDS["public"])


def test_only_who_verifies_writes_findings() -> None:
    assert [role for role in policy.ROLES if policy.may_change([role], "signature", FIELDS["internal"], own=True)] == ["verifier", "steward"]


def test_publishing_prints_public_fields_whoever_does_it() -> None:
    for purpose in ("publish-anonymously", "publish-with-name"):
        assert [word for word, field in FIELDS.items() if policy.may_export(["steward"], field, purpose)] == ["public"]


def test_several_roles_add_up() -> None:
    assert policy.may_see(["editor", "verifier"], FIELDS["confidential"])
    assert not policy.published_only(["reader", "editor"])
    assert policy.published_only(["reader", "administrator"])


def test_a_documenter_changes_the_closed_fields_of_own_records_only(tmp_path) -> None:  # type: ignore[no-untyped-def]
    case = case_file(tmp_path)
    theirs = filled(case, IBRAHIM)
    lens_of(case, AWA)
    draft = case.draft("correction")
    draft.set(("person", theirs["person"]), sex="woman")
    draft.append()
    draft = case.draft("correction")
    draft.set(("person", theirs["person"]), name="X")
    with pytest.raises(Refused) as caught:
        draft.append()
    assert caught.value.message_id == "policy-change"
    draft = case.draft("correction")
    mine = draft.new("person", name="X")
    draft.append()
    draft = case.draft("correction")
    draft.set(("person", mine), name="Y")
    assert draft.append().seq


@pytest.mark.parametrize("who", [CLAIRE, PAUL, RAYA, NOBODY], ids=lambda who: who.code)
def test_who_may_not_take_statements_does_not(tmp_path, who) -> None:  # type: ignore[no-untyped-def]
    case = case_file(tmp_path)
    lens_of(case, who)
    draft = case.draft("statement-taken")
    draft.new("statement", text="words")
    with pytest.raises(Refused):
        draft.append()
    assert case.register.own().seq == 1


def test_a_record_that_a_member_does_not_see_is_answered_as_absent(tmp_path) -> None:  # type: ignore[no-untyped-def]
    case = case_file(tmp_path)
    ids = filled(case, AWA, "c" * 32)
    limited = member("limited", "verifier", cases={"d" * 32})
    for who in (limited, GUEST, PAUL):
        lens_of(case, who)
        for subject in (ids["statement"], "0" * 32):
            draft = case.draft("correction")
            draft.set(("statement", subject), language="fr")
            with pytest.raises(NotFound) as caught:
                draft.append()
            assert caught.value.message_id == "no-record"
    lens_of(case, limited)
    draft = case.draft("statement-taken")
    draft.new("statement", case="c" * 32, language="ff")
    with pytest.raises(Refused) as refused:
        draft.append()
    assert refused.value.message_id == "policy-case"


def test_only_a_steward_erases(tmp_path) -> None:  # type: ignore[no-untyped-def]
    case = case_file(tmp_path)
    for who in (AWA, IBRAHIM, CLAIRE, PAUL, RAYA):
        lens_of(case, who)
        draft = case.draft("erasure")
        draft.erase(["0" * 32])
        with pytest.raises(Refused) as caught:
            draft.append()
        assert caught.value.message_id == "policy-erase"
    lens_of(case, FATOU)
    draft = case.draft("erasure")
    draft.erase(["0" * 32])
    assert draft.append().seq == 2


def test_a_bundle_holds_no_more_than_its_sender_may_read_and_hand_on(tmp_path) -> None:  # type: ignore[no-untyped-def]
    case = case_file(tmp_path)
    one = frozenset({"c" * 32})
    whole, part = SimpleNamespace(level="internal", cases=None), SimpleNamespace(level="internal", cases=one)
    limited = member("limited", "verifier", cases=set(one))
    policy.check_may_export(case, AWA, whole)  # type: ignore[arg-type]
    policy.check_may_export(case, limited, part)  # type: ignore[arg-type]
    for who, choice in ((limited, whole), (GUEST, part), (AWA, SimpleNamespace(level="identity", cases=None)), (PAUL, part), (RAYA, whole)):
        with pytest.raises(Refused):
            policy.check_may_export(case, who, choice)  # type: ignore[arg-type]
    policy.check_may_import(case, PAUL)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        policy.check_may_import(case, RAYA)  # type: ignore[arg-type]
