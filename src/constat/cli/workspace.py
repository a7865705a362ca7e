"""`constat init`, `doctor`, `serve`, `version`: the workspace itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from constat.cli.options import as_json, folder_of, in_workspace, opened
from constat.cli.saying import columns, say, show, warn, working

if TYPE_CHECKING:
    from constat.events.health import Finding
    from constat.record.safety import Sign

ROLES: Final = ("documenter", "verifier", "steward", "administrator", "editor", "reader")


@click.command(help=say("help-init"))
@click.option("--office", metavar=say("metavar-office"), help=say("help-office"))
@click.option("--user", "code", metavar="CODE", help=say("help-init-user"))
@click.option("--role", "roles", type=click.Choice(ROLES), multiple=True, help=say("help-init-role"))
@in_workspace
@as_json
def init(office: str | None, code: str | None, roles: tuple[str, ...], workspace: Path | None, as_json: bool) -> None:
    from constat.events.workspace import Workspace

    made = Workspace.create(folder_of(workspace))
    told: dict[str, object] = {"workspace": str(made.path)}
    lines = [say("init-done", path=str(made.path))]
    if office:
        from constat.cli.casefile import code_of_user, secret
        from constat.record.casefile import CaseFile

        who = code or code_of_user()
        phrase = secret(say("ask-new-passphrase", code=who), twice=True)
        case, recovery = CaseFile.create(made.path, office=office, code=who, passphrase=phrase, roles=roles or ROLES[:4])
        told |= {"office": office, "user": who, "recovery": recovery, "fingerprint": case.keys.fingerprint, "chain": case.register.own().chain}
        lines += [say("init-case-file", office=office, code=who), say("key-fingerprint", fingerprint=case.keys.fingerprint)]
        lines += ["", say("init-recovery"), "", f"    {recovery}", "", say("init-encrypt-disk")]
        case.close()
    show(told, as_json, "\n".join(lines))


@click.command(help=say("help-doctor"))
@in_workspace
@as_json
def doctor(workspace: Path | None, as_json: bool) -> None:
    from constat.events.health import examine

    with working(say("doctor-working")):
        findings: list[Finding | Sign] = list(examine(opened(workspace)))
        findings += _case_file(folder_of(workspace))
    sound = all(f.state != "bad" for f in findings)
    show({"sound": sound, "findings": [f.to_json() for f in findings]}, as_json, columns([[say(f"doctor-{f.state}"), f.say()] for f in findings]))
    if not sound:
        click.get_current_context().exit(1)


def _case_file(folder: Path) -> list[Sign]:
    """What is to be said of the case file, where there is one."""
    if not (folder / "record" / "keys").is_dir():
        return []
    from constat.cli.casefile import locked
    from constat.record.safety import examine as look

    with locked(folder) as case:
        return look(case)


@click.command(help=say("help-serve"))
@in_workspace
@click.option("--host", metavar="ADDRESS", help=say("help-host"))
@click.option("--port", type=click.IntRange(0, 65535), help=say("help-port"))
@click.option("--open", "browser", is_flag=True, help=say("help-open"))
def serve(workspace: Path | None, host: str | None, port: int | None, browser: bool) -> None:
    from constat import settings
    from constat.web import serve as run

    address = host or str(settings.value("host"))
    if address not in ("127.0.0.1", "::1", "localhost"):
        warn(say("serve-open-to-network", host=address))
    run(opened(workspace).path, address, int(settings.value("port")) if port is None else port, browser)


@click.command(help=say("help-version"))
@as_json
def version(as_json: bool) -> None:
    from constat import __version__

    show({"constat": __version__}, as_json, f"Constat {__version__}")
