"""`constat link add | review-next | judge | quality | learn | history`: what makes a linkage last."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from constat.cli.options import as_json, in_workspace, opened
from constat.cli.saying import columns, say, show, shown, warn
from constat.errors import BadFile, BadInput
from constat.language import current_language, percent

if TYPE_CHECKING:
    import polars as pl

    from constat.link.linkage import Linkage
    from constat.link.quality import Interval
    from constat.link.renewal import Standing

SUBJECTS: Final = ("events", "persons")
VERDICTS: Final = ("same", "different", "unsure", "withdrawn")
of_subject = click.option("--subject", type=click.Choice(SUBJECTS), default="events", show_default=True, help=say("help-link-subject"))
_SHOWN: Final = (
    "date_start", "date_end", "place_name", "admin1", "country", "side_a", "side_b", "kind", "killed_low", "killed_best", "killed_high", "killed_reported",
)


@click.command("add", help=say("help-link-add"))
@click.option("--records", required=True, metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-link-records"))
@click.option("--pairs", required=True, metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-link-pairs"))
@click.option("--gone", metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-link-gone"))
@click.option("--dry-run", is_flag=True, help=say("help-dry-run"))
@of_subject
@in_workspace
@as_json
def add(records: Path, pairs: Path, gone: Path | None, dry_run: bool, subject: str, workspace: Path | None, as_json: bool) -> None:
    linkage = _linkage(workspace, subject)
    leaving = read_table(gone) if gone else None
    if leaving is not None and "id" not in leaving.columns:
        raise BadInput("columns-missing", room="link", table="gone", columns="id")
    left = [] if leaving is None else leaving["id"].to_list()
    now = linkage.add(read_table(records), read_table(pairs), left, dry_run=dry_run)
    show(_told(linkage, now), as_json, say("link-stands", run=now.run, records=now.members.height, clusters=now.members["cluster"].n_unique()))


@click.command("review-next", help=say("help-link-review-next"))
@click.option("--count", type=click.IntRange(1, 1000), default=10, show_default=True, help=say("help-link-count"))
@click.option("--target", type=click.FloatRange(0, 0.5, min_open=True), default=0.05, show_default=True, help=say("help-link-target"))
@of_subject
@in_workspace
@as_json
def review_next(count: int, target: float, subject: str, workspace: Path | None, as_json: bool) -> None:
    from constat.link.reviewing import next_pairs

    linkage = _linkage(workspace, subject)
    found = next_pairs(linkage, count, target)
    told = _records(linkage, [name for p in found.proposals for name in (p.left, p.right)])
    data = found.to_json()
    for proposal in data["proposals"]:
        proposal["records"] = [told.get(proposal[side], {"event_id": proposal[side]}) for side in ("left", "right")]
    lines = []
    for proposal in found.proposals:
        together = say("link-together") if proposal.linked else say("link-apart")
        lines.append(say("link-proposal", probability=percent(proposal.probability, current_language(), digits=1), stands=together))
        lines.append(columns([[name, *_line(told.get(name, {}))] for name in (proposal.left, proposal.right)]))
    lines.append(_known(found.quality.precision, found.quality.recall))
    if found.enough:
        lines.append(say("link-enough"))
    else:
        lines.append(say("link-not-enough", needed="5000+" if found.needed is None else str(found.needed), left=found.left))
    show(data, as_json, "\n".join(lines))


@click.command("judge", help=say("help-link-judge"))
@click.argument("one", metavar="[A", required=False)
@click.argument("other", metavar="B", required=False)
@click.argument("verdict", metavar="|".join(VERDICTS) + "]", type=click.Choice(VERDICTS), required=False)
@click.option("--by", required=True, metavar="CODE", help=say("help-link-by"))
@click.option("--why", default="", metavar=say("metavar-words"), help=say("help-link-why"))
@click.option("--undo", is_flag=True, help=say("help-link-undo"))
@of_subject
@in_workspace
@as_json
def judge(
    one: str | None, other: str | None, verdict: str | None, by: str, why: str, undo: bool, subject: str, workspace: Path | None, as_json: bool
) -> None:
    from constat.link import reviewing

    linkage = _linkage(workspace, subject)
    if undo:
        made, now = reviewing.undo(linkage, by)
    elif one and other and verdict:
        made, now = reviewing.judge(linkage, one, other, verdict, by=by, why=why)
    else:
        raise BadInput("link-judge-what", room="cli")
    words = say("link-judged", left=made.left, right=made.right, verdict=say(f"verdict-{made.verdict}"), by=made.by)
    if now is None:
        warn(say("link-follows-later"))
    judged = {"left": made.left, "right": made.right, "verdict": made.verdict, "by": made.by, "at": made.at, "why": made.why, "drawn": made.drawn}
    show({**judged, "run": now.run if now else None}, as_json, words)


@click.command("explain", help=say("help-link-explain"))
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@of_subject
@in_workspace
@as_json
def explain(one: str, other: str, subject: str, workspace: Path | None, as_json: bool) -> None:
    from constat.link.reasons import reasons

    linkage = _linkage(workspace, subject)
    found = reasons(linkage.standing(), one, other)
    told = _records(linkage, [found.left, found.right])
    values = {
        "way": " - ".join(found.way), "pairs": "; ".join(" - ".join(pair) for pair in found.forbidding), "providers": ", ".join(found.providers),
        "probability": "?" if found.probability is None else percent(found.probability, current_language(), digits=1),
    }
    lines = [columns([[name, *_line(told.get(name, {}))] for name in (found.left, found.right)]), say(f"link-why-{found.why}", **values)]
    if found.found:
        lines.append(columns([[name, f"{value:+.2f}" if isinstance(value, float) else str(value)] for name, value in found.found.items()]))
    lines += [say("link-said", verdict=say(f"verdict-{j.verdict}"), by=j.by, at=j.at[:16], why=j.why or "-") for j in found.said]
    records = [told.get(name, {"event_id": name}) for name in (found.left, found.right)]
    show({**found.to_json(), "records": records}, as_json, "\n".join(lines))


@click.command("quality", help=say("help-link-quality"))
@of_subject
@in_workspace
@as_json
def quality(subject: str, workspace: Path | None, as_json: bool) -> None:
    from constat.link.reviewing import quality_of

    found = quality_of(_linkage(workspace, subject))
    head = [say(f"link-head-{name}") for name in ("threshold", "links", "precision", "recall")]
    rows = [[shown(row.threshold), shown(row.links), _interval(row.precision), _interval(row.recall)] for row in found.by_threshold]
    labels = say("link-labels", labelled=found.labelled, unsure=found.unsure, hand=found.strata.by_hand)
    beneath = say("link-beneath", pairs=shown(found.strata.beneath), expected=shown(round(found.strata.beneath_expected, 1)))
    show(found.to_json(), as_json, "\n".join([_known(found.precision, found.recall), columns([head, *rows]), labels, beneath]))


@click.command("learn", help=say("help-link-learn"))
@click.option("--weights", metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-link-weights"))
@click.option("--keep", is_flag=True, help=say("help-link-keep"))
@of_subject
@in_workspace
@as_json
def learn(weights: Path | None, keep: bool, subject: str, workspace: Path | None, as_json: bool) -> None:
    from constat.link import learning

    linkage = _linkage(workspace, subject)
    now = linkage.standing()
    former = _weights(weights) if weights else _scored_by(now.pairs) or learning.latest(linkage)
    if former is None:
        raise BadInput("link-no-weights", room="cli")
    found = learning.learn(former, now.pairs, now.verdicts)
    number = learning.keep(linkage, found, _shipped()) if keep else None
    head = [say(f"link-head-{name}") for name in ("comparison", "level", "before", "after", "same", "different")]
    rows = [[c.comparison or say("link-constant"), c.level, f"{c.before:+.2f}", f"{c.after:+.2f}", shown(c.same), shown(c.different)] for c in found.changes]
    verdict = say("link-better" if found.better else "link-no-better", before=f"{found.loss_before:.3f}", after=f"{found.loss_after:.3f}", labels=found.labels)
    kept = say("link-weights-kept", number=number) if number else say("link-weights-not-kept")
    show({**found.to_json(), "number": number}, as_json, "\n".join([columns([head, *rows]), verdict, kept]))


@click.command("history", help=say("help-link-history"))
@click.argument("given", metavar="ID")
@of_subject
@in_workspace
@as_json
def history(given: str, subject: str, workspace: Path | None, as_json: bool) -> None:
    linkage = _linkage(workspace, subject)
    linkage.standing_run()
    journal = linkage.history()
    # A record leads to its cluster; only records bear a colon or another sign that no cluster's id has.
    cluster = journal.cluster_of(given) or given
    found, steps = journal.resolve(cluster), journal.steps(cluster)
    if found.stands:
        lines = [say("link-cluster-stands", id=found.id, records=len(found.records))]
    else:
        lines = [say("link-cluster-ended", id=found.id, now=", ".join(found.now) or "-", count=len(found.now))]
    lines.append("  " + ", ".join(found.records))
    split = _split(linkage, found.now)
    lines += [say("link-splits", provider=row["provider"], records=", ".join(row["records"])) for row in split]
    rows = [[str(step.run), step.at, say(f"link-step-{step.what}"), step.other, ", ".join(step.records)] for step in steps]
    show({**found.to_json(), "splits": split, "steps": [step.to_json() for step in steps]}, as_json, "\n".join([*lines, columns(rows)]))


def read_table(path: Path) -> pl.DataFrame:
    """A table from CSV or Parquet; ids stay text."""
    import polars as pl

    try:
        if path.suffix.lower() == ".parquet":
            return pl.read_parquet(path)
        return pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise BadFile("link-table-unreadable", room="cli", file=path.name, reason=str(fault).splitlines()[0]) from None


def write_table(table: pl.DataFrame, out: Path) -> None:
    """Writes a table as Parquet or CSV, whole or not at all; numbers to six decimals in CSV."""
    from constat.events.workspace import write_whole

    content = BytesIO()
    if out.suffix.lower() == ".parquet":
        table.write_parquet(content)
    else:
        table.write_csv(content, float_precision=6)
    write_whole(out, content.getvalue())


def _linkage(workspace: Path | None, subject: str) -> Linkage:
    from constat.link.linkage import Linkage

    return Linkage(opened(workspace), subject)


def _weights(path: Path) -> Any:
    from constat.link.learning import Weights

    try:
        return Weights.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as fault:
        raise BadFile("link-table-unreadable", room="cli", file=path.name, reason=str(fault)) from None


def _scored_by(pairs: pl.DataFrame) -> Any:
    """The weights by which the pairs say that they were scored; None where they say nothing of it."""
    from constat.link.learning import Weights

    return Weights.of_pairs(pairs) if any(name.startswith("bits_") for name in pairs.columns) else None


def _shipped() -> Any:
    """The model of scoring that came with the program; None where it came without one."""
    from importlib import resources

    path = resources.files("constat.link").joinpath("weights.json")
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def _told(linkage: Linkage, now: Standing) -> dict[str, Any]:
    return {
        "run": now.run, "subject": linkage.subject, "threshold": now.threshold, "records": now.members.height, "pairs": now.pairs.height,
        "clusters": now.members["cluster"].n_unique(), "judgements": len(now.judgements),
    }


def _records(linkage: Linkage, ids: list[str]) -> dict[str, dict[str, Any]]:
    """What the workspace's events of these ids tell; nothing for records that come from elsewhere."""
    if linkage.subject != "events" or not ids:
        return {}
    from constat.events.query import Table

    table = Table.open(linkage.workspace)
    try:
        found = table.ask(f"SELECT event_id, {', '.join(_SHOWN)} FROM events WHERE event_id IN ({', '.join('?' * len(ids))})", ids)  # noqa: S608
    finally:
        table.close()
    return {row["event_id"]: {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()} for row in found.iter_rows(named=True)}


def _line(row: dict[str, Any]) -> list[str]:
    if not row:
        return []
    days = row["date_start"] if row["date_start"] == row["date_end"] else f"{row['date_start']}..{row['date_end']}"
    parties = " / ".join(", ".join(row[side] or []) for side in ("side_a", "side_b"))
    killed = [row[f"killed_{bound}"] for bound in ("low", "best", "high")]
    told = "/".join(shown(n) for n in killed) if any(n is not None for n in killed) else shown(row["killed_reported"])
    return [days, str(row["place_name"] or row["admin1"] or row["country"] or ""), parties, told]


def _split(linkage: Linkage, clusters: tuple[str, ...]) -> list[dict[str, Any]]:
    """The providers that tell in several rows what stands together in these clusters."""
    from constat.link.clusters import splitting

    members = linkage.standing().members
    own = splitting(members.filter(members["cluster"].is_in(list(clusters))))
    return list(own.iter_rows(named=True))


def _interval(interval: Interval) -> str:
    if interval.value is None or interval.low is None or interval.high is None:
        return "?"
    language = current_language()
    return f"{percent(interval.value, language, digits=1)} ({percent(interval.low, language, digits=1)} - {percent(interval.high, language, digits=1)})"


def _known(precision: Interval, recall: Interval) -> str:
    return say("link-known", precision=_interval(precision), recall=_interval(recall))
