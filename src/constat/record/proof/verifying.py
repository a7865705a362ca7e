"""Verification: everything that can be checked of a case file, each fault named and placed.

Without any key: that each chain is whole, that every header hashes to its name and names the one before, that every body is
the one its header names, that every signature is the chain's, that what was seen exists, that checkpoints still hold (a
register cut short is found here), that the read log is whole, that every file in the vault is what its name says, and that
the tables people read are what the entries mean. It proves sequence, not honesty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from nacl.bindings import crypto_sign_open
from nacl.exceptions import CryptoError

from constat.errors import ConstatError
from constat.language import current_language, phrases
from constat.record import projection
from constat.record.database import fetched
from constat.record.entry import Entry
from constat.record.proof import stamping
from constat.record.proof.checkpoint import checkpoints, headers_digest

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

MOST: Final = 200
"""Faults told at most; one broken disk page would otherwise fill the screen."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold: what, and where."""

    what: str
    place: str

    def say(self, language: str | None = None) -> str:
        """It in words."""
        return phrases("record", language or current_language()).say(f"fault-{self.what}", place=self.place)


@dataclass(slots=True)
class Verification:
    """What was checked, and every fault found."""

    chains: int = 0
    entries: int = 0
    withheld: int = 0
    checkpoints: int = 0
    readings: int = 0
    files: int = 0
    records: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults

    def to_json(self) -> dict[str, Any]:
        """It as data."""
        told = {name: getattr(self, name) for name in ("chains", "entries", "withheld", "checkpoints", "readings", "files", "records")}
        return {"holds": self.holds, **told, "faults": [{"what": f.what, "place": f.place, "says": f.say()} for f in self.faults]}


def verify(case: CaseFile, *, files: bool = True, tables: bool = True, progress: Callable[[int], None] | None = None) -> Verification:
    """Checks everything; `files` reads the whole vault, `tables` folds every record anew."""
    found = Verification()
    with case.register.reading() as cursor:
        cursor.execute('SELECT "chain", "seq", "hash", "key" FROM "record_chain" ORDER BY "chain"')
        chains = cursor.fetchall()
        hashes: dict[str, list[str]] = {}
        seen: dict[tuple[str, int, str], str] = {}
        for chain, seq, head, key in chains:
            found.chains += 1
            hashes[chain] = _chain(cursor, (chain, seq, head, key), found, seen, tables, progress)
        cursor.execute('SELECT DISTINCT "chain" FROM "record_entry"')
        found.faults += [Fault("chain-unknown", chain) for (chain,) in cursor.fetchall() if chain not in hashes]
        for (chain, seq, head), place in seen.items():
            known = hashes.get(chain, [])
            # A chain that is withheld from us may be seen by others without fault.
            if seq <= len(known) and known[seq - 1] != head:
                found.faults.append(Fault("seen", place))
        log_head = _checkpoints(case, cursor, {chain: key for chain, _seq, _head, key in chains}, hashes, found)
        if tables:
            found.faults += _tables(case, cursor, found)
    found.faults += [Fault("token", name) for name in stamping.faults(case)]
    try:
        case.readlog.verify(log_head)
        found.readings = case.readlog.head()[0]
    except ConstatError as fault:
        found.faults.append(Fault("readlog", fault.say()))
    if files:
        _files(case, found)
    del found.faults[MOST:]
    return found


def _chain(
    cursor: Any,
    told: tuple[str, int, str, str],
    found: Verification,
    seen: dict[tuple[str, int, str], str],
    forms: bool,
    progress: Callable[[int], None] | None,
) -> list[str]:
    """Checks one chain; gives the hash of each of its entries."""
    chain, last, head, key = told
    hashes: list[str] = []
    signed: list[Entry] = []
    former, at = "", -1
    try:
        public = bytes.fromhex(key)
    except ValueError:
        public = b""
    for seq, stored, entry in _stored(cursor, chain):
        place = f"{chain}:{seq}"
        found.entries += 1
        if progress and found.entries % 5000 == 0:
            progress(found.entries)
        if seq != len(hashes) + 1:
            found.faults.append(Fault("gap", f"{chain}:{len(hashes) + 1}"))
            hashes += [""] * (seq - len(hashes) - 1)
            former = ""
        hashes.append(stored)
        if entry.hash != stored:
            found.faults.append(Fault("hash", place))
        former_told, former = former, entry.hash
        try:
            header = entry.header
        except ConstatError:
            found.faults.append(Fault("header", place))
            continue
        if (header["chain"], header["seq"]) != (chain, seq):
            found.faults.append(Fault("place", place))
        if header["prev"] != former_told and (former_told or seq == 1):
            found.faults.append(Fault("prev", place))
        if header["at"] <= at:
            found.faults.append(Fault("time", place))
        at = header["at"]
        for other, (n, h) in header["seen"].items():
            seen.setdefault((other, n, h), place)
        signed.append(entry)
        if len(signed) == 2000:
            _signatures(signed, public, found)
            signed = []
        _body(entry, place, found, forms)
        if seq == 1 and not _begins(entry, public):
            found.faults.append(Fault("genesis", place))
    _signatures(signed, public, found)
    if (len(hashes), hashes[-1] if hashes else "") != (last, head):
        found.faults.append(Fault("head", f"{chain}:{last}"))
    return hashes


def _begins(entry: Entry, public: bytes) -> bool:
    """Whether a first entry tells the chain's key (true where its body is withheld: the signature tells enough)."""
    try:
        return entry.body_bytes is None or entry.key_told() == public
    except ConstatError:
        return False


def _stored(cursor: Any, chain: str) -> Iterator[tuple[int, str, Entry]]:
    after = -1
    while True:
        rows = fetched(
            cursor, 'SELECT "seq", "hash", "header", "body", "sig" FROM "record_entry" WHERE "chain" = %s AND "seq" > %s ORDER BY "seq" LIMIT 5000', [chain, after]
        )
        if not rows:
            return
        for seq, stored, header, body, signature in rows:
            yield seq, stored, Entry(bytes(header), None if body is None else bytes(body), bytes(signature))
        after = rows[-1][0]


def _signatures(entries: list[Entry], public: bytes, found: Verification) -> None:
    """Checks signatures on two cores: libsodium lets go of Python's lock."""
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(lambda part: [entry.tag for entry in part if not entry.signed_by(public)], (entries[::2], entries[1::2]))
    found.faults += [Fault("signature", tag) for half in halves for tag in half]


def _body(entry: Entry, place: str, found: Verification, forms: bool) -> None:
    if entry.body_bytes is None:
        found.withheld += 1
        return
    if not entry.body_holds():
        found.faults.append(Fault("body", place))
        return
    if not forms:
        return  # a body that its header names was in form when it entered; only folding reads it
    try:
        entry.body  # noqa: B018 - reading it checks its form
    except ConstatError:
        found.faults.append(Fault("body", place))


def _checkpoints(case: CaseFile, cursor: Any, keys: dict[str, str], hashes: dict[str, list[str]], found: Verification) -> tuple[int, str] | None:
    """Checks every checkpoint; gives the head of the read log that the last good one names, so that a log cut short is found too."""
    try:
        kept = checkpoints(case)
    except ConstatError as fault:
        found.faults.append(Fault("checkpoint", fault.say()))
        return None
    former, log_head = "-", None
    for number, told in enumerate(kept):
        found.checkpoints += 1
        public = bytes.fromhex(keys.get(told.own, ""))
        try:
            crypto_sign_open(told.signature + told.text, public)
        except (CryptoError, ValueError, TypeError):
            found.faults.append(Fault("checkpoint", told.name))
            continue
        if number and told.former != former:
            found.faults.append(Fault("checkpoint-order", told.name))
        former = told.digest
        if told.readlog[0]:
            log_head = told.readlog
        for chain, (seq, head, digest) in told.heads.items():
            known = hashes.get(chain, [])
            if seq > len(known) or known[seq - 1] != head:
                found.faults.append(Fault("cut-short", f"{chain}:{seq}"))
            elif number == len(kept) - 1 and headers_digest(cursor, chain, seq) != digest:
                # Headers are bound by their hashes; the digest over all of them need be counted once only.
                found.faults.append(Fault("checkpoint", told.name))
    return log_head


def _tables(case: CaseFile, cursor: Any, found: Verification) -> list[Fault]:
    """Every record folded anew from its entries and compared with its row."""
    from constat.record.models import types

    try:
        states, _count = case.register.folded(cursor)
    except ConstatError:
        return []  # an entry that cannot be read is told above
    faults = []
    for name, model in types().items():
        wanted = {subject: projection.row_of(model, subject, state) for (kind, subject), state in states.items() if kind == name}
        for subject, row in projection.rows(cursor, model):
            found.records += 1
            if wanted.pop(subject, None) != row:
                faults.append(Fault("row", f"{name} {subject}"))
        faults += [Fault("row", f"{name} {subject}") for subject in wanted]
    return faults


def _files(case: CaseFile, found: Verification) -> None:
    from constat.record.models import Evidence, Freeze

    names = set(case.rows(Evidence).exclude(file=None).values_list("file", flat=True))
    names |= set(case.rows(Freeze).exclude(file=None).filter(expunged=None).values_list("file", flat=True))
    present = {name for name in names if case.vault.has(name)}
    held = {name for name, in case.rows(Evidence).filter(made_in__startswith=case.register.own().chain).exclude(file=None).values_list("file")}
    # What another office kept to itself is absent without fault; what we took in ourselves must be here.
    found.faults += [Fault("file-missing", name) for name in sorted((names - present) & held)]
    found.files = len(present)
    found.faults += [Fault("file", f"{damage.name}") for damage in case.vault.scrub(present)]
