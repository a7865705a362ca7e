"""`constat demo`: the main job from end to end, on an invented country and one real case."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.cli.options import as_json
from constat.cli.saying import say, show, warn, working

if TYPE_CHECKING:
    from constat.events.workspace import Workspace


@click.command(help=say("help-demo"))
@click.option("--workspace", metavar="DIR", type=click.Path(path_type=Path), default=Path("demo"), show_default=True, help=say("help-demo-workspace"))
@click.option("--no-serve", is_flag=True, help=say("help-no-serve"))
@click.option("--port", type=click.IntRange(0, 65535), help=say("help-port"))
@as_json
def demo(workspace: Path, no_serve: bool, port: int | None, as_json: bool) -> None:
    from constat import settings
    from constat.events.workspace import Workspace

    opened = Workspace.create(workspace)
    with working(say("demo-working")) as step:
        step(say("demo-datasets"))
        load_examples(opened)
        step(say("demo-report"))
        files = build_reports(opened)
    told = {"workspace": str(opened.path), "datasets": [d.name for d in opened.datasets()], "files": [str(f) for f in files]}
    show(told, as_json, "\n".join([say("demo-ready", path=str(opened.path)), say("demo-files"), *(f"  {f}" for f in files)]))
    warn(say("demo-next", path=str(opened.path)))
    if not no_serve:
        from constat.web import serve

        serve(opened.path, "127.0.0.1", int(settings.value("port")) if port is None else port)


def load_examples(workspace: Workspace) -> None:
    """Imports the invented country's files, who watched it, and the three accounts of Moura; what is in force already stays as it is."""
    from constat.estimate.presence import add, read_entries
    from constat.events.importing import plan
    from constat.examples.fictional import generate
    from constat.examples.moura import FILE

    generated = generate(workspace.path / "examples" / "tarkane")
    sources: list[tuple[Path, str, Path | None]] = [(s.file, s.name, s.mapping) for s in generated.sources]
    known = {version.name: version for version in workspace.datasets()}
    for file, name, mapping in [*sources, (FILE, "moura", None)]:
        version = known.get(name)
        if version is not None and version.manifest["sha256"] == _sha256(file):
            continue
        plan(workspace, file, name=name, mapping=mapping).commit()
    offices = generated.folder / "coverage.csv"
    # Where monitors left, a fall in reports says nothing: the trap that the country was invented for.
    add(workspace, read_entries(offices).entries, replacing=f"{offices.name}:")
    if "moura-findings" not in known:
        load_case_file(workspace)


def load_case_file(workspace: Workspace) -> None:
    """Moura as a case file: statements, findings signed by two, frozen into a dataset; places by name. Its passphrases are printed, so they guard nothing."""
    import shutil

    from constat.events.frozen import enter
    from constat.examples.fictional.places import FILE as TARKANE
    from constat.examples.moura import PLACES
    from constat.examples.moura.casefile import build
    from constat.record.casefile import FOLDER
    from constat.record.gazetteer import store
    from constat.record.keys import Cost
    from constat.sources.gazetteer import read_gazetteer

    # What a demonstration that was cut off left behind holds nothing of anybody.
    shutil.rmtree(workspace.path / FOLDER, ignore_errors=True)
    case, frozen = build(workspace.path, cost=Cost.smallest(), database_url="")
    try:
        enter(workspace, case, frozen, "moura-findings")
    finally:
        case.close()
    for name, file in (("moura", PLACES), ("tarkane", TARKANE)):
        store(workspace.path, name, read_gazetteer(file))


def build_reports(workspace: Workspace) -> list[Path]:
    """The example reports in both languages; built again only when what they rest on changed."""
    from constat import __version__
    from constat.examples import folder

    specifications = sorted([*(folder("fictional") / "report").glob("*.yaml"), *(folder("moura") / "report").glob("*.yaml")])
    out = workspace.path / "reports"
    state: dict[str, Any] = {"constat": __version__, "snapshot": workspace.snapshot().id}
    for specification in specifications:
        state[specification.name] = [_sha256(file) for file in sorted(specification.parent.iterdir()) if file.is_file()]
    stamp = out / ".built.json"
    if stamp.is_file() and jsonlib.loads(stamp.read_text(encoding="utf-8")).get("state") == state:
        files = [out / name for name in jsonlib.loads(stamp.read_text(encoding="utf-8"))["files"]]
        if all(file.is_file() for file in files):
            return files
    from constat.report import build

    files = [file for specification in specifications for file in build(workspace, specification, out).files]
    stamp.write_text(jsonlib.dumps({"state": state, "files": [file.name for file in files]}), encoding="utf-8")
    return files


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()
