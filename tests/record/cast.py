"""One cast before one case file: everybody who may look, and a canary of every sensitivity in every field.

Keys are held in hand here, so that a test of who may read what does not wait for Argon2.
"""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from constat.record import database

database.ready()

from constat.errors import Refused  # noqa: E402
from constat.record import sealing  # noqa: E402
from constat.record.casefile import CaseFile  # noqa: E402
from constat.record.fields import Declared  # noqa: E402
from constat.record.lens import Lens  # noqa: E402
from constat.record.models import RECORDS, Record  # noqa: E402
from constat.record.policy import PERSONAL  # noqa: E402
from constat.vocab import load  # noqa: E402


@dataclass(frozen=True)
class Member:
    """A member as the keys give it."""

    actor: str
    code: str
    roles: frozenset[str]
    cases: frozenset[str] | None = None
    office: str = "Bamako"

    @property
    def person(self) -> str:
        """Whoever answers for what is done."""
        return self.actor


def member(code: str, *roles: str, cases: set[str] | None = None, office: str = "Bamako") -> Member:
    """A member with an id made from the code."""
    return Member(uuid.uuid5(uuid.NAMESPACE_OID, code).hex, code, frozenset(roles), None if cases is None else frozenset(cases), office)


AWA = member("awa", "documenter")
IBRAHIM = member("ibrahim", "verifier")
CLAIRE = member("claire", "editor")
FATOU = member("fatou", "steward")
PAUL = member("paul", "administrator")
RAYA = member("raya", "reader")
GUEST = member("guest", "documenter", "verifier", office="Ouagadougou")
NOBODY = member("nobody", "director")
CAST = (AWA, IBRAHIM, CLAIRE, FATOU, PAUL, RAYA, GUEST, NOBODY)


@dataclass
class Keys:
    """Keys of one installation, held in hand."""

    member: Member | None = None
    signing: SigningKey = field(default_factory=SigningKey.generate)
    held: dict[str, bytes] = field(default_factory=dict)
    subjects: dict[tuple[str, str], bytes] = field(default_factory=dict)
    master: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def holds(self, kid: str) -> bool:
        return kid in self.held

    @property
    def public_key(self) -> bytes:
        return bytes(self.signing.verify_key)

    def sign(self, message: bytes) -> bytes:
        return self.signing.sign(message).signature

    def need(self) -> Any:
        if self.member is None:
            raise Refused("read-without-lens", room="record")
        return self.member

    def lock(self) -> None:
        self.member = None

    def new_subject_keys(self, wanted: list[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
        for one in wanted:
            key = self.subjects.setdefault(one, sealing.new_key())
            self.held[sealing.kid_of(key)] = key
        return {one: self.subjects[one] for one in wanted}

    def confidential_key(self, name: str, subject: str) -> bytes:
        key = sealing.derived_key(self.master, f"{name}|{subject}")
        self.held[sealing.kid_of(key)] = key
        return key

    def key(self, kid: str, name: str = "", subject: str = "") -> bytes | None:
        self.need()
        return self.held.get(kid)

    def seal_note(self, words: str, context: str) -> str:
        self.need()
        return sealing.seal(words, self.master, context)


def case_file(tmp_path: Path, clock: Any = None) -> CaseFile:
    """An empty case file of the office in Bamako, unlocked by Awa."""
    folder = tmp_path / "record"
    folder.mkdir()
    alias = database.attach(folder, "")
    database.prepare(alias)
    case = CaseFile(folder, alias, Keys(AWA), clock)  # type: ignore[arg-type]
    case.register.begin(AWA.actor, "Bamako")
    return case


def lens_of(case: CaseFile, who: Member, purpose: str | None = None) -> Lens:
    """What that member sees; the keys are theirs from here on."""
    case.keys.member = who  # type: ignore[attr-defined]
    return Lens(case, who, purpose)  # type: ignore[arg-type]


def canary(model: type[Record], name: str) -> str:
    """What stands in that field, findable in any output."""
    return f"CANARY-{model.declared()[name].sensitivity}-{model.type_name()}-{name}"


def value_of(model: type[Record], name: str, told: Declared) -> Any:
    """A value for a field: its canary wherever it holds words."""
    if told.kind in ("text", "texts"):
        return [canary(model, name)] if told.many else canary(model, name)
    if told.kind in ("word", "words"):
        term = load(told.vocabulary).terms[0].id  # type: ignore[attr-defined]
        return [term] if told.many else term
    made = {"date": "2022-03-27", "decimal": "14.66", "tally": {"low": 500, "best": None, "high": None}, "number": 3, "mark": True, "structure": {"a": 1}}
    if told.kind in made:
        return made[told.kind]
    return [uuid.uuid4().hex] if told.many else uuid.uuid4().hex


def filled(case: CaseFile, who: Member, case_id: str | None = None) -> dict[str, str]:
    """One record of every type with every field filled, entered by that member (who holds all roles for the moment): id by type."""
    case.keys.member = Member(who.actor, who.code, frozenset({"steward"}), None, who.office)  # type: ignore[attr-defined]
    draft = case.draft("statement-taken")
    ids: dict[str, str] = {}
    for model in RECORDS:
        skip = {"case", "void", "status"} if model.type_name() == "finding" else {"case", "void"}
        told = {name: value_of(model, name, one) for name, one in model.declared().items() if name not in skip}
        if model.type_name() in PERSONAL:
            told["member"] = who.actor
        ids[model.type_name()] = draft.new(model, case=case_id, **told)
    draft.append()
    return ids
