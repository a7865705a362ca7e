"""Every entry of the register in one narrow table in memory: when, by whom, why, what types it touched. It follows the register.

Nothing of it is sealed; words of reasons stay in the entries. Whoever sees certain cases only is shown the entries that touched
a record in sight, and of those entries what they changed in such records.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.record.models import Touch, types

if TYPE_CHECKING:
    from constat.record.entry import Entry
    from constat.record.lens import Lens
    from constat.web.house import House

SCHEMA: Final = {"at": pl.Int64, "chain": pl.String, "seq": pl.Int64, "actor": pl.String, "why": pl.String, "types": pl.Int64}
OTHERS: Final = ("chain", "key")
"""What entries touch besides records: a chain that begins, a key that is destroyed."""


@dataclass
class Ledger:
    """The table, and how far it has read each chain."""

    table: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SCHEMA))
    read: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def kinds() -> tuple[str, ...]:
    """What entries may touch, in the order of the table's bits."""
    return (*types(), *OTHERS)


def ledger_of(house: House, lens: Lens) -> pl.DataFrame:
    """The entries that this member may know of, as the register stands now, newest first."""
    with house.lock:
        ledger: Ledger = house.kept.setdefault("ledger", Ledger())
    with ledger.lock:
        _follow(ledger, lens)
        table = ledger.table
    if lens.limited or lens.visits:
        table = table.join(_in_sight(lens), on=["chain", "seq"], how="semi")
    return table.sort(["at", "chain", "seq"], descending=True)


def _follow(ledger: Ledger, lens: Lens) -> None:
    bits = {name: 1 << at for at, name in enumerate(kinds())}
    told: dict[str, list[Any]] = {name: [] for name in SCHEMA}
    with lens.case.register.reading() as cursor:
        cursor.execute('SELECT "chain", "seq" FROM "record_chain"')
        for chain, seq in cursor.fetchall():
            before = ledger.read.get(chain, 0)
            for entry in lens.case.register.entries(cursor, chain, before) if seq > before else ():
                # Already checked when it was written or admitted: read as plainly as can be.
                body = None if entry.body_bytes is None else json.loads(entry.body_bytes)
                header = json.loads(entry.header_bytes)
                touched = 0
                for change in body["changes"] if body else ():
                    touched |= bits.get("key" if change[0] == "erase" else change[1], 0)
                row = (header["at"], chain, header["seq"], body["actor"] if body else None, body["why_code"] if body else None, touched)
                for name, value in zip(SCHEMA, row, strict=True):
                    told[name].append(value)
            ledger.read[chain] = seq
    if told["at"]:
        ledger.table = pl.concat([ledger.table, pl.DataFrame(told, schema=SCHEMA)])


def _in_sight(lens: Lens) -> pl.DataFrame:
    """Chain and place of the entries that touched a record which the lens shows."""
    found: set[tuple[str, int]] = set()
    for name, model in types().items():
        if lens.sees(model):
            ids = [str(pk) for pk in model.seen_by(lens).values_list("pk", flat=True)]
            for start in range(0, len(ids), 500):
                part = Touch.objects.using(lens.case.alias).filter(type=name, subject__in=ids[start : start + 500])
                found.update((str(chain), int(seq)) for chain, seq in part.values_list("chain", "seq"))
    return pl.DataFrame(sorted(found), schema={"chain": pl.String, "seq": pl.Int64}, orient="row")


def touched(lens: Lens, entry: Entry) -> dict[str, tuple[set[str], set[str]]]:
    """For each type that an entry touched: the records, and the names of fields; only what the lens may know of."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for change in entry.changes:
        name, subject, fields = ("key", change[1], []) if change[0] == "erase" else (change[1], change[2], [change[3]])
        records, names = found.setdefault(name, (set(), set()))
        records.add(subject)
        names.update(fields)
    if not (lens.limited or lens.visits):
        return found
    told: dict[str, tuple[set[str], set[str]]] = {}
    for name, (records, _names) in found.items():
        model = types().get(name)
        if model is not None and lens.sees(model):
            seen = {str(pk) for pk in model.seen_by(lens).filter(pk__in=records).values_list("pk", flat=True)}
            if seen:
                told[name] = (seen, {change[3] for change in entry.changes if change[0] != "erase" and change[1] == name and change[2] in seen})
    return told
