"""`constat evidence` and `constat freeze`: files and their hands; the frozen state that figures rest on."""

from __future__ import annotations

from pathlib import Path

import click

from constat.cli.casefile import fields_given, seen, short, unlocked
from constat.cli.options import as_json, in_workspace, opened
from constat.cli.record import field_words, list_records, opening, show_record
from constat.cli.saying import say, show, working


@click.group("evidence", help=say("help-evidence"))
def group() -> None:
    """Evidence items."""


@group.command("add", help=say("help-evidence-add"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@field_words
@click.option("--from", "received_from", help=say("help-received-from"))
@click.option("--resume", metavar="ID", help=say("help-resume"))
@in_workspace
@as_json
def add(file: Path, fields: tuple[str, ...], received_from: str | None, resume: str | None, workspace: Path | None, as_json: bool) -> None:
    from constat.record.casework import evidence
    from constat.record.models import Evidence

    with unlocked(workspace) as case, working(say("evidence-working")):
        made = evidence.add(case, file, id=resume, received_from=received_from, **fields_given(case, Evidence, fields))
    told = {"id": made.id, "file": made.name, "sha256": made.plain_digest, "bytes": made.plain_size, "entry": made.entry.tag}
    show(told, as_json, say("evidence-added", id=made.id, sha256=made.plain_digest, entry=short(made.entry.tag)))


@group.command("verify", help=say("help-evidence-verify"))
@click.argument("record", metavar="ID")
@in_workspace
@as_json
def verify(record: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.casework import evidence
    from constat.record.models import Evidence

    with unlocked(workspace) as case, working(say("evidence-working")):
        told = evidence.verify_item(case, seen(case, Evidence, record).pk)
    holds = told["plain"] is not False
    show(told, as_json, say("evidence-holds" if holds else "evidence-differs", id=told["id"][:8]))
    if not holds:
        click.get_current_context().exit(1)


@group.command("export", help=say("help-evidence-export"))
@click.argument("record", metavar="ID")
@click.argument("out", metavar=say("metavar-folder"), type=click.Path(path_type=Path))
@click.option("--reason", required=True, help=say("help-reason"))
@in_workspace
@as_json
def export(record: str, out: Path, reason: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.models import Evidence
    from constat.record.proof.package import package_evidence

    with unlocked(workspace) as case, working(say("evidence-working")):
        made = package_evidence(case, seen(case, Evidence, record).pk, out, reason)
    show({"folder": str(made)}, as_json, say("evidence-exported", path=str(made)))


@group.command("show", help=say("help-record-show"))
@click.argument("record", metavar="ID")
@opening
@in_workspace
@as_json
def show_one(record: str, reason: str, workspace: Path | None, as_json: bool) -> None:
    show_record("evidence", record, reason, workspace, as_json)


@group.command("list", help=say("help-record-list"))
@in_workspace
@as_json
def list_all(workspace: Path | None, as_json: bool) -> None:
    list_records("evidence", workspace, as_json)


@group.command("tidy", help=say("help-evidence-tidy"))
@in_workspace
@as_json
def tidy(workspace: Path | None, as_json: bool) -> None:
    from dataclasses import asdict

    from constat.record.casework.evidence import tidy as sweep

    with unlocked(workspace) as case:
        done = asdict(sweep(case))
    show(done, as_json, say("tidied", orphaned=done["orphaned"], gone=done["gone"], returned=done["returned"]))


@click.command("freeze", help=say("help-freeze"))
@click.argument("code", metavar="CODE")
@click.option("--dataset", default="case-file", show_default=True, help=say("help-freeze-dataset"))
@in_workspace
@as_json
def freeze(code: str, dataset: str, workspace: Path | None, as_json: bool) -> None:
    from constat.events.frozen import enter
    from constat.record.freezing import freeze as frozen

    with unlocked(workspace) as case, working(say("freeze-working")):
        made = frozen(case, code, dataset)
        version = enter(opened(workspace), case, made.id, dataset)
    told = {
        "id": made.id,
        "name": made.name,
        "sha256": made.digest,
        "events": made.events,
        "left_out": made.left_out,
        "dataset": dataset,
        "version": version.version,
    }
    show(told, as_json, say("frozen", code=code, events=made.events, left=made.left_out, dataset=dataset))
