"""A bundle's entries taken in: all or none, once however often it comes, in whatever order bundles come.

An entry needs the one before it and everything it has seen. A bundle that comes too early waits, still encrypted, in the
inbox, and is tried again after every other. The same place in a chain with another hash is a fork: that chain is put aside,
both versions are kept, and nobody builds on it until people have spoken to each other.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from constat.errors import BadFile, Conflict, ConstatError, Refused
from constat.record.bundles.reading import Bundle, read_bundle
from constat.record.entry import Entry
from constat.record.storing import private_folder, storing, write_whole

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


@dataclass(slots=True)
class Admission:
    """What became of a bundle."""

    office: str
    new: int = 0
    """Entries that were not here."""
    completed: int = 0
    """Entries whose body came later than the header."""
    known: int = 0
    records: int = 0
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    """Records that have rival values now: type and id."""
    keys: int = 0
    files: int = 0
    erased: list[str] = field(default_factory=list)
    waits: str = ""
    """What it waits for, where it was put into the inbox: `chain:seq`."""
    entered: list[str] = field(default_factory=list)
    """Bundles of the inbox that could enter after it."""

    def to_json(self) -> dict[str, Any]:
        """It as data."""
        return {name: getattr(self, name) for name in self.__slots__}


class Waits(Exception):
    """The bundle needs an entry that is not here yet."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def import_bundle(case: CaseFile, path: Path) -> Admission:
    """Takes a bundle in. `Conflict` names a fork; a bundle that comes too early waits in the inbox."""
    from constat.record.policy import check_may_import

    check_may_import(case, case.keys.need())
    bundle = read_bundle(case, path)
    try:
        told = admit(case, bundle)
    except Waits as wait:
        inbox = private_folder(case.folder / "inbox")
        with storing(inbox):
            if not (inbox / f"{bundle.digest}.age").exists():
                shutil.copyfile(path, inbox / f".{bundle.digest}")
                (inbox / f".{bundle.digest}").replace(inbox / f"{bundle.digest}.age")
        return Admission(bundle.peer.office, waits=wait.tag)
    told.entered = retry_inbox(case)
    return told


def retry_inbox(case: CaseFile) -> list[str]:
    """Tries what waits in the inbox until nothing more can enter; gives the digests of those that did."""
    entered: list[str] = []
    folder = case.folder / "inbox"
    moved = True
    while moved and folder.is_dir():
        moved = False
        for path in sorted(folder.glob("*.age")):
            try:
                admit(case, read_bundle(case, path))
            except Waits:
                continue
            except ConstatError:
                # It was whole when it was put here; whatever it is now, its sender has it still.
                continue
            path.unlink()
            entered.append(path.stem)
            moved = True
    return entered


def admit(case: CaseFile, bundle: Bundle) -> Admission:
    """Takes a checked bundle in, in one transaction; `Waits` where it comes too early."""
    from constat.record.models import types

    told = Admission(bundle.peer.office, files=len(bundle.files))
    kids = [change[1] for part in bundle.entries.values() for entry in part for change in entry.changes if change[0] == "erase"]
    with case.register.writing() as cursor:
        cursor.execute('SELECT "chain", "seq", "hash", "key", "own", "state" FROM "record_chain"')
        known = {row[0]: row[1:] for row in cursor.fetchall()}
        fresh: list[Entry] = []
        forked: list[tuple[str, Entry]] = []
        heads: dict[str, Entry] = {}
        for chain, part in bundle.entries.items():
            new = _new_of(case, cursor, chain, part, known, told, forked)
            fresh += new
            if new:
                heads[chain] = new[-1]
        if not forked:
            _check_seen(cursor, bundle, forked)
            late = [entry for entry in fresh if entry.chain not in heads or entry.seq <= known.get(entry.chain, (0,))[0]]
            told.completed = len(late)
            told.new = len(fresh) - len(late)
            touched = case.register.admit(fresh, cursor)
            for chain, last in heads.items():
                _move(cursor, chain, last, known, fresh)
            told.records = len(touched)
            for name, subject in touched:
                model = types().get(name)
                if model is not None:
                    cursor.execute(f'SELECT "conflicts" FROM "{model._meta.db_table}" WHERE "id" = %s', [subject])
                    row = cursor.fetchone()
                    if row and row[0]:
                        told.conflicts.append((name, subject))
    if forked:
        _alarm(case, forked)
    # Keys after the entries: a key without an entry opens nothing, an entry without its key is only unreadable until the next try.
    erased = set(kids) | erased_kids(case)
    granted = [key for key in bundle.keys if key[0] not in erased]
    if granted:
        case.keys.hold(granted)
    told.keys = len(granted)
    if kids:
        destroyed = [kid for kid in kids if case.keys.key(kid) is not None]
        if destroyed:
            case.keys.destroy(destroyed)
            _receipt(case, bundle, destroyed)
        told.erased = destroyed
    _remember(case, bundle)
    return told


def erased_kids(case: CaseFile) -> set[str]:
    """Ids of every key that an entry erased."""
    from constat.record.models import Touch

    return set(Touch.objects.using(case.alias).filter(type="key").values_list("subject", flat=True))


def _new_of(
    case: CaseFile, cursor: Any, chain: str, part: list[Entry], known: dict[str, Any], told: Admission, forked: list[tuple[str, Entry]]
) -> list[Entry]:
    """The entries of a chain that are not here, or whose body was not; checks order, signatures and forks."""
    seq, _head, key, own, state = known.get(chain, (0, "", None, False, "good"))
    if state != "good":
        raise Refused("chain-quarantined", room="record", chain=chain[:8], state=state)
    if not part or part[0].seq > seq + 1:
        raise Waits(f"{chain}:{seq + 1}")
    public = bytes.fromhex(key) if key else part[0].key_told()
    if public is None:
        raise BadFile("bundle-part-damaged", room="record", place="bundle", part=f"headers/{chain}")
    peer = case.keys.peer_of(public)
    # A chain under our own key is ours from before a restore.
    if not own and public != case.keys.public_key and (peer is None or peer.revoked):
        raise Refused("bundle-unknown-office", room="record", place=chain[:8], key=public.hex()[:16])
    cursor.execute('SELECT "seq", "hash", "body" IS NULL FROM "record_entry" WHERE "chain" = %s AND "seq" >= %s AND "seq" <= %s', [chain, part[0].seq, part[-1].seq])
    here = {n: (h, bool(without)) for n, h, without in cursor.fetchall()}
    cursor.execute('SELECT "hash" FROM "record_entry" WHERE "chain" = %s AND "seq" = %s', [chain, part[0].seq - 1])
    row = cursor.fetchone()
    former = row[0] if row else ""
    new: list[Entry] = []
    at = -1
    for n, entry in enumerate(part):
        if entry.seq != part[0].seq + n or entry.header["prev"] != former or not entry.signed_by(public) or entry.at <= at:
            if entry.seq in here and here[entry.seq][0] != entry.hash and entry.signed_by(public):
                forked.append((chain, entry))
                return []
            raise BadFile("bundle-part-damaged", room="record", place="bundle", part=f"headers/{chain} {entry.seq}")
        former, at = entry.hash, entry.at
        present = here.get(entry.seq)
        if present is None:
            if own:
                # Somebody has more of our own chain than we do: we were set back, and would fork ourselves.
                raise Conflict("own-chain-ahead", room="record", seq=str(entry.seq), last=str(seq))
            new.append(entry)
        elif present[0] != entry.hash:
            forked.append((chain, entry))
            return []
        elif present[1] and entry.body_bytes is not None:
            new.append(entry)
        else:
            told.known += 1
    return new


def _check_seen(cursor: Any, bundle: Bundle, forked: list[tuple[str, Entry]]) -> None:
    """Everything that the entries have seen must be here or come with them; what is here must be what they saw."""
    coming = {entry.tag: entry.hash for part in bundle.entries.values() for entry in part}
    wanted: dict[tuple[str, int, str], Entry] = {}
    for part in bundle.entries.values():
        for entry in part:
            for chain, (seq, head) in entry.header["seen"].items():
                wanted.setdefault((chain, seq, head), entry)
    for (chain, seq, head), entry in wanted.items():
        found = coming.get(f"{chain}:{seq}")
        if found is None:
            cursor.execute('SELECT "hash" FROM "record_entry" WHERE "chain" = %s AND "seq" = %s', [chain, seq])
            row = cursor.fetchone()
            found = row[0] if row else None
        if found is None:
            raise Waits(f"{chain}:{seq}")
        if found != head:
            forked.append((chain, entry))


def _move(cursor: Any, chain: str, last: Entry, known: dict[str, Any], fresh: Iterable[Entry]) -> None:
    if chain in known:
        if last.seq > known[chain][0]:
            cursor.execute('UPDATE "record_chain" SET "seq" = %s, "hash" = %s, "at" = %s WHERE "chain" = %s', [last.seq, last.hash, last.at, chain])
        return
    first = next(entry for entry in fresh if entry.chain == chain and entry.seq == 1)
    key = first.key_told()
    assert key is not None, "checked before"
    office = next((c[4] for c in first.changes if c[0] == "set" and c[1] == "chain" and c[3] == "office"), "")
    cursor.execute(
        'INSERT INTO "record_chain" ("chain", "seq", "hash", "at", "key", "own", "state", "office") VALUES (%s, %s, %s, %s, %s, %s, %s, %s)',
        [chain, last.seq, last.hash, last.at, key.hex(), False, "good", str(office).replace("\x00", "")[:200]],
    )


def _alarm(case: CaseFile, forked: list[tuple[str, Entry]]) -> None:
    """Puts the chain aside, keeps the other version, and says so."""
    folder = private_folder(case.folder / "forks")
    for chain, entry in forked:
        write_whole(folder / f"{entry.chain}-{entry.seq}-{entry.hash[:12]}.header", entry.header_bytes)
        write_whole(folder / f"{entry.chain}-{entry.seq}-{entry.hash[:12]}.sig", entry.signature)
        if entry.body_bytes is not None:
            write_whole(folder / f"{entry.chain}-{entry.seq}-{entry.hash[:12]}.body", entry.body_bytes)
        with case.register.writing() as cursor:
            cursor.execute('UPDATE "record_chain" SET "state" = %s WHERE "chain" = %s', ["forked", chain])
    chain, entry = forked[0]
    raise Conflict("chain-forked", room="record", chain=chain[:8], seq=str(entry.seq))


def _receipt(case: CaseFile, bundle: Bundle, kids: list[str]) -> None:
    from constat.record.models import Receipt

    tags = {change[1]: entry.tag for part in bundle.entries.values() for entry in part for change in entry.changes if change[0] == "erase"}
    draft = case.draft("erase")
    own = case.register.own().chain
    for kid in kids:
        draft.new(Receipt, kid=kid, erasure=tags[kid], installation=own)
    draft.append()


def _remember(case: CaseFile, bundle: Bundle) -> None:
    """Notes what the sender has, so that the next bundle to it carries only what is new."""
    from constat.record import canonical

    folder = private_folder(case.folder / "peers")
    heads = {chain: head[0] for chain, head in bundle.checkpoint.heads.items()}
    write_whole(folder / f"{bundle.peer.public_key.hex()}.json", canonical.encode(heads))


def known_to(case: CaseFile, public_key: bytes) -> dict[str, int]:
    """For each chain, the last entry that this peer is known to have."""
    from constat.record import canonical

    try:
        told = canonical.decode((case.folder / "peers" / f"{public_key.hex()}.json").read_bytes())
    except OSError:
        return {}
    return {str(chain): int(seq) for chain, seq in told.items()}
