"""Moura as a case file: its figures rest on signed findings and walk down to the statements they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from constat.errors import Refused
from constat.events.frozen import enter, withdraw
from constat.events.ledger import recompute, remember
from constat.events.query import Table
from constat.events.tracing import provider_row, trace
from constat.events.workspace import Workspace
from constat.examples.moura.casefile import DATASET, build
from constat.model import Figure, Selection
from constat.record.casefile import CaseFile
from constat.record.casework import findings
from constat.record.freezing import expunge, freeze
from constat.record.keys import Cost
from constat.record.models import Finding, VictimCount
from constat.record.proof import verify

SELECT = {"origin": ["case-file"], "standard": "reasonable-grounds"}


@pytest.fixture
def moura(tmp_path: Path) -> tuple[Workspace, CaseFile, str]:
    workspace = Workspace.create(tmp_path / "w")
    case, frozen = build(workspace.path, cost=Cost.smallest(), database_url="")
    enter(workspace, case, frozen, DATASET)
    return workspace, case, frozen


def count(workspace: Workspace, measure: str, **more: str) -> Figure:
    table = Table.open(workspace)
    figure = table.count(Selection.from_dict({"measure": measure, **SELECT, **more}))
    remember(workspace, figure)
    table.close()
    return figure


def test_figures_select_findings_by_their_standard(moura: tuple[Workspace, CaseFile, str]) -> None:
    workspace = moura[0]
    killed = count(workspace, "killed")
    assert (killed.value, killed.high, killed.at_least) == (500, None, True)
    assert count(workspace, "fighters-killed").value == 30 and count(workspace, "sexual-violence").value == 58
    assert count(workspace, "incidents", standard="clear-and-convincing").value == 0


def test_a_figure_walks_down_to_the_findings_and_the_statements_for_and_against(moura: tuple[Workspace, CaseFile, str]) -> None:
    workspace = moura[0]
    contribution = trace(workspace, count(workspace, "killed").id).incidents[0]
    assert contribution["perpetrators"] == ["Malian armed forces", "foreign military personnel"]
    cells = provider_row(workspace, Table.open(workspace), contribution["id"])["cells"]
    assert "203" in cells["statements against"] and "157" not in cells["statements for"] and "500" in cells["statements for"]
    assert "Motifs raisonnables de croire" in cells["constats"] and "contested" in cells["right of reply"]


def test_a_finding_changed_after_its_signature_is_no_longer_signed(moura: tuple[Workspace, CaseFile, str]) -> None:
    _, case, _ = moura
    harm = case.rows(Finding).get(aspect="harm")
    assert findings.is_signed(case, harm)
    whole = case.rows(VictimCount).get(finding=harm.pk, relation="whole", harm="killing")
    draft = case.draft("correct")
    draft.set(whole, count={"low": 600, "best": None, "high": None})
    draft.append()
    assert not findings.is_signed(case, case.rows(Finding).get(pk=harm.pk))


def test_the_same_state_frozen_again_is_the_same_and_nothing_unsigned_enters(moura: tuple[Workspace, CaseFile, str]) -> None:
    _, case, _ = moura
    for finding in case.rows(Finding).all():
        findings.reopen(case, finding.pk, "new evidence")
    with pytest.raises(Refused, match="nothing to freeze"):
        freeze(case, "again")


def test_an_expunged_state_says_by_which_entry_and_the_register_holds(moura: tuple[Workspace, CaseFile, str]) -> None:
    workspace, case, frozen = moura
    figure = count(workspace, "killed")
    assert recompute(workspace, figure).holds
    with pytest.raises(Refused, match="steward"):
        expunge(case, frozen, "the rows point at persons")
    case.lock()
    case.unlock("awa", "demonstration seulement, awa")
    case.keys.add_member("fatou", "mangue fleuve neuf", ["steward"], cost=Cost.smallest())
    case.lock()
    case.unlock("fatou", "mangue fleuve neuf")
    entry = expunge(case, frozen, "the rows point at persons")
    assert withdraw(workspace, frozen, entry.tag) == 1
    with pytest.raises(Refused, match=entry.tag):
        recompute(workspace, figure)
    assert verify(case).holds
