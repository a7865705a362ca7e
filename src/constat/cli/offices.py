"""`constat bundle`, `key`, `user`, `erase`, `backup`: other offices, keys and copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from constat.cli.casefile import code_of_user, locked, seen, short, unlocked
from constat.cli.options import as_json, folder_of, in_workspace
from constat.cli.saying import columns, say, show, warn, working
from constat.errors import BadFile, NotFound

LEVELS = click.Choice(["public", "internal", "confidential", "identity"])
ROLES = click.Choice(["documenter", "verifier", "editor", "steward", "administrator", "reader"])


@click.group("bundle", help=say("help-bundle"))
def bundle() -> None:
    """Bundles between offices."""


def _choice(case: Any, level: str, cases: tuple[str, ...], everything: bool, peer: Any) -> Any:
    from constat.record.bundles import Choice
    from constat.record.bundles.admitting import known_to
    from constat.record.models import Case

    ids = frozenset(seen(case, Case, one).pk for one in cases) if cases else None
    since = {} if everything or peer is None else known_to(case, peer.public_key)
    return Choice(level=level, cases=ids, since=since)  # type: ignore[arg-type]


def _peers(case: Any, office: str) -> list[Any]:
    found = [peer for peer in case.keys.peers() if peer.office == office and not peer.revoked]
    if not found:
        known = ", ".join(sorted({peer.office for peer in case.keys.peers()})) or "-"
        raise NotFound("no-office", room="cli", office=office, known=known)
    return found


_level = click.option("--level", type=LEVELS, default="internal", show_default=True, help=say("help-level"))
_cases = click.option("--case", "cases", multiple=True, metavar="CODE", help=say("help-bundle-case"))
_all = click.option("--all", "everything", is_flag=True, help=say("help-bundle-all"))
_to = click.option("--to", "office", required=True, metavar=say("metavar-office"), help=say("help-bundle-to"))


def _told(preview: Any) -> str:
    lines = [
        say("bundle-identities" if preview.identities else "bundle-no-identities"),
        say("bundle-entries", entries=preview.entries, bodies=preview.bodies, files=preview.files),
    ]
    lines += [f"  {name}: {count}" for name, count in sorted(preview.records.items())]
    lines += [say(f"bundle-withheld-{why}", count=count) for why, count in sorted(preview.withheld.items())]
    return "\n".join([*lines, say("bundle-headers-tell")])


@bundle.command("preview", help=say("help-bundle-preview"))
@_to
@_level
@_cases
@_all
@in_workspace
@as_json
def preview(office: str, level: str, cases: tuple[str, ...], everything: bool, workspace: Path | None, as_json: bool) -> None:
    from constat.record.bundles import preview as look

    with unlocked(workspace) as case:
        found = look(case, _choice(case, level, cases, everything, _peers(case, office)[0]))
        show(found.to_json(), as_json, _told(found))


@bundle.command("export", help=say("help-bundle-export"))
@click.argument("out", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@_to
@_level
@_cases
@_all
@in_workspace
@as_json
def export(out: Path, office: str, level: str, cases: tuple[str, ...], everything: bool, workspace: Path | None, as_json: bool) -> None:
    from constat.record.bundles import export_bundle

    with unlocked(workspace) as case, working(say("bundle-working")):
        peers = _peers(case, office)
        made = export_bundle(case, out, peers, _choice(case, level, cases, everything, peers[0]))
        fingerprint = peers[0].fingerprint
    told = made.preview.to_json() | {"path": str(out), "sha256": made.digest, "bytes": made.size, "fingerprint": fingerprint}
    show(
        told, as_json, "\n".join([say("bundle-written", path=str(out), office=office), _told(made.preview), say("bundle-read-aloud", fingerprint=fingerprint)])
    )


@bundle.command("import", help=say("help-bundle-import"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@in_workspace
@as_json
def take(file: Path, workspace: Path | None, as_json: bool) -> None:
    from constat.record.bundles import import_bundle

    with unlocked(workspace) as case, working(say("bundle-working")):
        told = import_bundle(case, file)
    text = (
        say("bundle-waits", tag=told.waits)
        if told.waits
        else say("bundle-taken", office=told.office, new=told.new, known=told.known, records=told.records, files=told.files)
    )
    more = [say("bundle-conflict", type=name, id=subject[:8]) for name, subject in told.conflicts]
    more += [say("bundle-erased", count=len(told.erased))] if told.erased else []
    show(told.to_json(), as_json, "\n".join([text, *more]))


@click.group("key", help=say("help-key"))
def key() -> None:
    """Keys."""


@key.command("status", help=say("help-key-status"))
@in_workspace
@as_json
def status(workspace: Path | None, as_json: bool) -> None:
    with locked(workspace) as case:
        ring = case.keys
        members: list[dict[str, Any]] = [
            {"code": m.code, "roles": sorted(m.roles), "cases": None if m.cases is None else sorted(m.cases)} for m in ring.members()
        ]
        told: dict[str, Any] = {"office": ring.office, "fingerprint": ring.fingerprint, "generation": ring.generation, "members": members}
        if ring.folder.joinpath("peers.json").is_file():
            told["peers"] = say("peers-locked")
        lines = [say("key-office", office=ring.office), say("key-fingerprint", fingerprint=ring.fingerprint), say("key-generation", number=ring.generation)]
        show(told, as_json, "\n".join([*lines, columns([[m["code"], ", ".join(m["roles"])] for m in members])]))


@key.command("peers", help=say("help-key-peers"))
@in_workspace
@as_json
def peers(workspace: Path | None, as_json: bool) -> None:
    with unlocked(workspace) as case:
        found = [{"office": p.office, "fingerprint": p.fingerprint, "added": p.added, "revoked": p.revoked} for p in case.keys.peers()]
        show(found, as_json, columns([[str(p["office"]), str(p["fingerprint"]), say("peer-revoked") if p["revoked"] else ""] for p in found]))


@key.command("card", help=say("help-key-card"))
@in_workspace
def card(workspace: Path | None) -> None:
    with locked(workspace) as case:
        click.echo(case.keys.card(), nl=False)
        warn(say("key-fingerprint", fingerprint=case.keys.fingerprint))


@key.command("trust", help=say("help-key-trust"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@click.option("--fingerprint", help=say("help-fingerprint"))
@in_workspace
@as_json
def trust(file: Path, fingerprint: str | None, workspace: Path | None, as_json: bool) -> None:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadFile("text-unreadable", room="cli", path=str(file)) from None
    with unlocked(workspace) as case:
        peer = case.keys.trust(text, fingerprint)
    show({"office": peer.office, "fingerprint": peer.fingerprint}, as_json, say("peer-trusted", office=peer.office))


@key.command("distrust", help=say("help-key-distrust"))
@click.argument("fingerprint")
@in_workspace
@as_json
def distrust(fingerprint: str, workspace: Path | None, as_json: bool) -> None:
    with unlocked(workspace) as case:
        count = case.keys.distrust(fingerprint)
    show({"revoked": count}, as_json, say("peer-distrusted", count=count))


@key.command("rotate", help=say("help-key-rotate"))
@in_workspace
@as_json
def rotate(workspace: Path | None, as_json: bool) -> None:
    with unlocked(workspace) as case, working(say("rotate-working")):
        case.keys.rotate()
        number = case.keys.generation
    show({"generation": number}, as_json, say("rotated", number=number))


@key.command("forget", help=say("help-key-forget"))
@click.option("--yes", is_flag=True, help=say("help-forget-yes"))
@in_workspace
@as_json
def forget(yes: bool, workspace: Path | None, as_json: bool) -> None:
    from constat.errors import Refused

    with unlocked(workspace) as case:
        if "administrator" not in case.keys.need().roles:
            raise Refused("not-administrator", room="record")
        if not yes:
            raise Refused("forget-not-sure", room="cli")
        count = case.keys.forget_subjects()
    show({"forgotten": count}, as_json, say("forgotten", count=count))


@key.command("recover", help=say("help-key-recover"))
@click.option("--user", "code", required=True, metavar="CODE", help=say("help-recover-user"))
@in_workspace
@as_json
def recover(code: str, workspace: Path | None, as_json: bool) -> None:
    import sys

    from constat.cli.casefile import secret

    with locked(workspace) as case:
        recovery = str(click.prompt(say("ask-recovery"), hide_input=True, err=True)) if sys.stdin.isatty() else sys.stdin.readline().strip()
        member = case.keys.recover(recovery, code=code, passphrase=secret(say("ask-new-passphrase", code=code), twice=True))
    show({"code": member.code, "roles": sorted(member.roles)}, as_json, say("recovered", code=member.code))


@click.group("user", help=say("help-user"))
def user() -> None:
    """Members."""


@user.command("add", help=say("help-user-add"))
@click.argument("code", metavar="CODE")
@click.option("--role", "roles", type=ROLES, multiple=True, required=True, help=say("help-role"))
@click.option("--case", "cases", multiple=True, metavar="CODE", help=say("help-user-case"))
@click.option("--passphrase-file", type=click.Path(path_type=Path), help=say("help-passphrase-file"))
@in_workspace
@as_json
def add_user(code: str, roles: tuple[str, ...], cases: tuple[str, ...], passphrase_file: Path | None, workspace: Path | None, as_json: bool) -> None:
    import sys

    from constat.errors import Refused
    from constat.record.models import Case

    with unlocked(workspace) as case:
        ids = [seen(case, Case, one).pk for one in cases] if cases else None
        if passphrase_file is not None:
            try:
                phrase = passphrase_file.read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError):
                raise BadFile("text-unreadable", room="cli", path=str(passphrase_file)) from None
        elif sys.stdin.isatty():
            phrase = str(click.prompt(say("ask-new-passphrase", code=code), hide_input=True, confirmation_prompt=True, err=True))
        else:
            raise Refused("no-terminal", room="cli")
        member = case.keys.add_member(code, phrase, roles, ids)
    show(
        {"code": member.code, "roles": sorted(member.roles), "actor": member.actor},
        as_json,
        say("user-added", code=code, roles=", ".join(sorted(member.roles))),
    )


@user.command("remove", help=say("help-user-remove"))
@click.argument("code", metavar="CODE")
@in_workspace
@as_json
def remove_user(code: str, workspace: Path | None, as_json: bool) -> None:
    with unlocked(workspace) as case:
        case.keys.remove_member(code)
    show({"removed": code}, as_json, say("user-removed", code=code))


@click.command("erase", help=say("help-erase"))
@click.option("--person", required=True, metavar="ID", help=say("help-erase-person"))
@click.option("--also", multiple=True, metavar="TYPE:ID", help=say("help-erase-also"))
@click.option("--why", default="", help=say("help-why"))
@click.option("--dry-run", is_flag=True, help=say("help-dry-run"))
@in_workspace
@as_json
def erase(person: str, also: tuple[str, ...], why: str, dry_run: bool, workspace: Path | None, as_json: bool) -> None:
    from constat.record.casework import erasing

    named = [(one.partition(":")[0], one.partition(":")[2]) for one in also]
    with unlocked(workspace) as case:
        if dry_run:
            reach, tag = erasing.reach(case, person, named), ""
        else:
            reach, entry = erasing.erase(case, person, why, named)
            tag = entry.tag
        told = reach.to_json() | {"entry": tag or None}
        lines = [say("erase-would" if dry_run else "erased", code=reach.code or reach.person[:8], keys=len(reach.keys), entry=short(tag) if tag else "-")]
        lines += [f"  {kind} {subject[:8]}: {', '.join(names)}" for kind, subject, names in reach.records]
        if reach.mentions:
            lines += [say("erase-mentions"), *(f"  --also {kind}:{subject}" for kind, subject in reach.mentions)]
        if reach.offices:
            lines += [say("erase-offices"), *(f"  {office} ({say(f'receipt-{state}')})" for office, _digest, state in reach.offices)]
        lines += [say("erase-beyond"), *(f"  - {sentence}" for sentence in told["beyond"])]
        show(told, as_json, "\n".join(lines))


@click.group("backup", help=say("help-backup"))
def backup() -> None:
    """Backups."""


@backup.command("create", help=say("help-backup-create"))
@click.argument("out", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@click.option("--no-files", is_flag=True, help=say("help-backup-no-files"))
@in_workspace
@as_json
def create(out: Path, no_files: bool, workspace: Path | None, as_json: bool) -> None:
    from constat.record.backup import create as write

    with unlocked(workspace) as case, working(say("backup-working")):
        made = write(case, out, files=not no_files)
    told = {"path": str(made.path), "keys": str(made.keys) if made.keys else None, "entries": made.entries, "files": made.files, "bytes": made.size}
    show(told, as_json, say("backup-made", path=str(made.path), keys=str(made.keys), entries=made.entries, files=made.files))


@backup.command("restore", help=say("help-backup-restore"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@click.option("--keys", type=click.Path(path_type=Path), help=say("help-restore-keys"))
@in_workspace
@as_json
def restore(file: Path, keys: Path | None, workspace: Path | None, as_json: bool) -> None:
    import sys

    from constat.cli.casefile import secret
    from constat.events.workspace import Workspace
    from constat.record.backup import restore as bring

    home = Workspace.create(folder_of(workspace)).path
    code = code_of_user()
    recovery = str(click.prompt(say("ask-recovery"), hide_input=True, err=True)) if sys.stdin.isatty() else sys.stdin.readline().strip()
    with working(say("restore-working")):
        made = bring(file, home, recovery, code=code, passphrase=secret(say("ask-new-passphrase", code=code), twice=True), keys=keys)
    told = {"entries": made.entries, "files": made.files, "subject_keys": made.subject_keys, "chain": made.chain, "erased_again": made.erased}
    made.case.close()
    show(told, as_json, say("restored", entries=made.entries, files=made.files) + ("" if made.subject_keys else "\n" + say("restored-without-keys")))
