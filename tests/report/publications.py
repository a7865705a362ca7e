"""A published edition for tests: the example case file, a canary in everything above public, its report submitted and approved."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.record.cast import value_of

from constat.record import database

database.ready()

from constat.events.frozen import enter  # noqa: E402
from constat.events.workspace import Workspace  # noqa: E402
from constat.examples import folder  # noqa: E402
from constat.examples.moura import casefile  # noqa: E402
from constat.record.casefile import CaseFile  # noqa: E402
from constat.record.casework import editions, findings  # noqa: E402
from constat.record.freezing import freeze  # noqa: E402
from constat.record.keys import Cost  # noqa: E402
from constat.record.models import RECORDS, Edition  # noqa: E402
from constat.record.policy import PERSONAL  # noqa: E402
from constat.report import BuiltReport, build  # noqa: E402
from constat.report.publishing import pack  # noqa: E402

CODE = "moura-2023"
EDITOR = ("CANARY-member-claire", "une phrase de passe pour claire")
CANARY = "CANARY-"


@dataclass
class House:
    """A workspace with its case file, the report built from it, and the package that was approved."""

    workspace: Workspace
    case: CaseFile
    built: BuiltReport
    frozen: str
    files: dict[str, bytes] = field(repr=False)
    planted: int = 0
    edition: str = ""

    def row(self) -> Any:
        return self.case.rows(Edition).get(pk=self.edition)

    def become(self, who: tuple[str, str]) -> None:
        self.case.lock()
        self.case.unlock(*who)


def opened(path: Path) -> House:
    """The example as a case file in that folder, with canaries, frozen, its report built; nothing submitted yet."""
    workspace = Workspace.create(path)
    case, _ = CaseFile.create(
        workspace.path,
        office="Constat, exemple",
        code=casefile.PROPOSER[0],
        passphrase=casefile.PROPOSER[1],
        roles=["documenter", "verifier", "steward", "administrator"],
        cost=Cost.smallest(),
        database_url="",
    )
    case.keys.add_member(*EDITOR, ["verifier"], cost=Cost.smallest())
    made = casefile.record(case)
    planted = plant(case)
    for finding in made["findings"]:
        findings.propose(case, finding)
    case.lock()
    case.unlock(*EDITOR)
    for finding in made["findings"]:
        findings.sign(case, finding)
    frozen = freeze(case, "moura-1", casefile.DATASET).id
    enter(workspace, case, frozen, casefile.DATASET)
    built = build(workspace, folder("moura") / "report" / "findings.yaml", path / "drafts")
    files = {
        "specification.yaml": (folder("moura") / "report" / "findings.yaml").read_bytes() + b"\n# CANARY-specification\n",
        "texts/findings.en.md": b"CANARY-text",
        "decision.json": json.dumps({**built.decision.to_json(), "by": "CANARY-decision"}).encode(),
        "changes.json": b'{"note": "CANARY-changes"}',
        **{f"report/{file.name}": file.read_bytes() for file in built.files},
    }
    return House(workspace, case, built, frozen, files, planted)


def plant(case: CaseFile) -> int:
    """Puts a canary into every empty text above public of the example's records, and enters one record of every other type that
    holds nothing else; gives how many words that makes."""
    planted = 0
    for model in RECORDS:
        fields = {name: told for name, told in model.declared().items() if told.kind == "text" and told.sensitivity != "public" and not told.many}
        for row in list(case.rows(model)):
            draft = case.draft("correct", reason=f"{CANARY}entry")
            values = {name: f"{CANARY}{model.type_name()}-{name}" for name in fields if not getattr(row, name, None) and name not in ("signature", "signed_by")}
            if values:
                draft.set(row, **values)
                draft.append()
                planted += len(values)
    draft = case.draft("record", reason=f"{CANARY}entry")
    ids = {model.type_name(): uuid.uuid4().hex for model in RECORDS}
    for model in RECORDS:
        if model.type_name() in (*PERSONAL, "edition", "freeze"):
            continue
        values = {}
        for name, told in model.declared().items():
            if name in ("case", "void", "status", "same_as", "split_from", "root", "derived_from", "part_of", "of"):
                continue
            if told.kind in ("link", "links"):
                target = ids[getattr(told, "target", "") or "person"]
                values[name] = [target] if told.many else target
            else:
                values[name] = value_of(model, name, told)
                planted += told.kind in ("text", "texts")
        draft.new(model, ids[model.type_name()], **values)
    draft.append()
    return planted


def submitted(house: House, code: str = CODE, **also: Any) -> House:
    """The report handed in by one member and approved by another."""
    house.become(casefile.PROPOSER)
    values = {"title_en": "Moura: findings", "title_fr": "Moura : les constats", "template": "plain", "period": "2022-03-27..2022-03-31"}
    house.edition = editions.submit(
        house.case, pack(house.files), code=code, seal=house.built.seal, freeze=house.frozen, note=f"{CANARY}note", **{**values, **also}
    )
    return house


def approved(house: House, code: str = CODE, **also: Any) -> House:
    """The same, approved by a second member."""
    submitted(house, code, **also)
    house.become(EDITOR)
    editions.approve(house.case, house.edition, house.row().digest, note=f"{CANARY}approval")
    return house
