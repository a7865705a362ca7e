"""`constat register`: log, show, verify, rebuild, undo, checkpoint, move."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from constat.cli.casefile import appended, entry_data, entry_line, locked, short, unlocked
from constat.cli.options import as_json, in_workspace
from constat.cli.saying import columns, say, show, working


@click.group("register", help=say("help-register"))
def group() -> None:
    """The register."""


@group.command("log", help=say("help-register-log"))
@click.argument("record", metavar="[TYPE ID]", nargs=-1)
@click.option("--limit", type=click.IntRange(1, 10_000), default=30, show_default=True, help=say("help-limit"))
@in_workspace
@as_json
def log(record: tuple[str, ...], limit: int, workspace: Path | None, as_json: bool) -> None:
    from constat.cli.casefile import seen
    from constat.errors import BadInput
    from constat.record.models import of_type

    with unlocked(workspace) as case:
        if len(record) not in (0, 2):
            raise BadInput("record-named-how", room="cli")
        if record:
            row = seen(case, of_type(record[0]), record[1])
            entries = case.register.history((record[0], row.pk))[-limit:]
        else:
            entries = case.register.latest(limit)
        found = [entry_data(case, entry) for entry in entries]
        show(found, as_json, columns([entry_line(data) for data in found]))


@group.command("show", help=say("help-register-show"))
@click.argument("tag", metavar="CHAIN:SEQ")
@in_workspace
@as_json
def show_entry(tag: str, workspace: Path | None, as_json: bool) -> None:
    with unlocked(workspace) as case:
        entry = case.register.entry(*_parted(tag))
        data = entry_data(case, entry) | {"header": entry.header, "changes": [_masked(case, change) for change in entry.changes]}
        lines = [" ".join(str(part) for part in change) for change in data["changes"]]
        show(data, as_json, "\n".join(["  ".join(entry_line(data)), f"sha256 {entry.hash}", *lines]))


@group.command("verify", help=say("help-register-verify"))
@click.option("--no-files", is_flag=True, help=say("help-no-files"))
@in_workspace
@as_json
def verify_all(no_files: bool, workspace: Path | None, as_json: bool) -> None:
    from constat.record.proof import verify

    # No key is needed: whoever holds the laptop may check it.
    with locked(workspace) as case, working(say("register-working")):
        found = verify(case, files=not no_files)
    text = say(
        "register-holds" if found.holds else "register-fails",
        chains=found.chains,
        entries=found.entries,
        records=found.records,
        files=found.files,
        faults=len(found.faults),
    )
    show(found.to_json(), as_json, "\n".join([text, *(f"  {fault.say()}" for fault in found.faults)]))
    if not found.holds:
        click.get_current_context().exit(1)


@group.command("rebuild", help=say("help-register-rebuild"))
@in_workspace
@as_json
def rebuild(workspace: Path | None, as_json: bool) -> None:
    with unlocked(workspace) as case, working(say("rebuild-working")):
        before = case.register.digest()
        count = case.register.rebuild()
        after = case.register.digest()
    told = {"entries": count, "digest": after, "changed": before != after}
    show(told, as_json, say("rebuild-changed" if before != after else "rebuild-same", entries=count))


@group.command("undo", help=say("help-register-undo"))
@click.argument("tag", metavar="CHAIN:SEQ")
@click.option("--why", required=True, help=say("help-why"))
@in_workspace
@as_json
def undo_entry(tag: str, why: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.casework.undoing import undo

    with unlocked(workspace) as case:
        entry = undo(case, *_parted(tag), why)
        show(appended(entry, undone=tag), as_json, say("undone", tag=tag, entry=short(entry.tag)))


@group.command("checkpoint", help=say("help-register-checkpoint"))
@in_workspace
@as_json
def checkpoint(workspace: Path | None, as_json: bool) -> None:
    from constat.record.proof import write_checkpoint

    with unlocked(workspace) as case:
        made = write_checkpoint(case)
        place = case.folder / "checkpoints" / made.name
        show({"name": made.name, "path": str(place), "sha256": made.digest}, as_json, f"{place}\n{made.text.decode()}")


@group.command("readings", help=say("help-register-readings"))
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=say("help-limit"))
@in_workspace
@as_json
def readings(limit: int, workspace: Path | None, as_json: bool) -> None:
    from constat.cli.casefile import MASK, moment
    from constat.errors import ConstatError, Refused

    with unlocked(workspace) as case:
        # Whoever erases answers for identities, and sees who read them.
        if not {"steward", "administrator"} & case.keys.need().roles:
            raise Refused("readings-not-yours", room="cli")
        people = {member.actor: member.code for member in case.keys.members()}
        found: list[dict[str, Any]] = []
        for line in list(case.readlog.lines())[-limit:]:
            try:
                reason = case.keys.open_note(line.reason, "readlog|reason")
            except ConstatError:
                reason = MASK
            told = {
                "at": line.at,
                "member": people.get(line.actor, line.actor),
                "type": line.type,
                "id": line.subject,
                "fields": list(line.fields),
                "reason": reason,
            }
            found.append(told)
        rows = [[moment(one["at"]), one["member"], f"{one['type']} {one['id'][:8]}", ", ".join(one["fields"]), one["reason"]] for one in found]
        show(found, as_json, columns(rows))


@group.command("timestamps", help=say("help-register-timestamps"))
@in_workspace
@as_json
def timestamps(workspace: Path | None, as_json: bool) -> None:
    from constat.record.proof.stamping import fetch, queue_of

    with locked(workspace) as case, working(say("timestamps-working")):
        told = fetch(case)
        waiting = len(queue_of(case).pending())
    lines = [say("timestamps-got", got=len(told.tokens), waiting=waiting), *(fault.say() for fault in told.faults)]
    show({"tokens": [t.path.name for t in told.tokens], "waiting": waiting, "faults": [f.say() for f in told.faults]}, as_json, "\n".join(lines))
    if told.faults:
        click.get_current_context().exit(7)


@group.command("move", help=say("help-register-move"))
@click.option("--to", "url_file", metavar="FILE", type=click.Path(path_type=Path), help=say("help-move-to"))
@in_workspace
@as_json
def move_to(url_file: Path | None, workspace: Path | None, as_json: bool) -> None:
    from constat.errors import BadFile
    from constat.record.backup import move

    try:
        url = url_file.read_text(encoding="utf-8").strip() if url_file else ""
    except OSError:
        raise BadFile("text-unreadable", room="cli", path=str(url_file)) from None
    with unlocked(workspace) as case, working(say("move-working")):
        moved = move(case, url)
        own = moved.register.own()
    show({"chain": own.chain, "seq": own.seq, "postgresql": bool(url)}, as_json, say("moved-postgresql" if url else "moved-sqlite"))


def _parted(tag: str) -> tuple[str, int]:
    from constat.errors import BadInput

    chain, _, seq = tag.partition(":")
    if not chain or not seq.isdecimal():
        raise BadInput("not-a-tag", room="cli", tag=tag)
    return chain, int(seq)


def _masked(case: object, change: list[object]) -> list[object]:
    """A change as it may be printed: ciphertext is ▮▮▮, and so is what the member's lens does not read."""
    from constat.cli.casefile import MASK, lens_of
    from constat.record.models import types

    if change[0] == "erase":
        return change
    verb, name, subject, field, value = change
    model = types().get(str(name))
    readable = model is not None and field in lens_of(case).fields(model)  # type: ignore[arg-type]
    sealed = isinstance(value, dict) and set(value) == {"x"}
    return [verb, name, subject, field, value if (readable and not sealed) or name == "chain" else MASK]
