"""Timestamps of checkpoints: wanted when one is written, fetched when there is a network, verified with the rest.

Headquarters fetches; a field laptop need not show where it is. Two authorities are set by address and root certificates.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from constat import settings
from constat.errors import BadSettings, ConstatError
from constat.record.proof.checkpoint import checkpoints
from constat.record.timestamps import Authority, Fetched, Queue

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


RENEW_DAYS: Final = 30
"""A token is stamped again when its authority's certificate ends within so many days."""


def queue_of(case: CaseFile) -> Queue:
    """What waits for a token, and the tokens."""
    return Queue(case.folder / "timestamps")


def authorities() -> list[Authority]:
    """The authorities that are set; `BadSettings` where one has no readable roots."""
    found = []
    for name in ("first", "second"):
        url = str(settings.value(f"timestamp_{name}_url"))
        if not url:
            continue
        try:
            roots = Path(str(settings.value(f"timestamp_{name}_roots"))).read_bytes()
        except OSError:
            raise BadSettings("timestamp-roots", room="record", name=f"CONSTAT_TIMESTAMP_{name.upper()}_ROOTS") from None
        found.append(Authority(name, url, roots))
    return found


def fetch(case: CaseFile) -> Fetched:
    """Asks the authorities for what is missing; what fails stays queued."""
    queue, asked = queue_of(case), authorities()
    for token in queue.due_for_renewal(datetime.now(UTC), RENEW_DAYS):
        queue.want(token.path)
    for point in checkpoints(case):
        # An authority that was set later stamps earlier checkpoints too.
        if {one.name for one in asked} - {token.authority for token in queue.tokens(bytes.fromhex(point.digest))}:
            queue.want(bytes.fromhex(point.digest))
    return queue.fetch(asked)


def faults(case: CaseFile) -> list[str]:
    """Tokens that do not hold under the roots that are set, by name of their file."""
    try:
        roots = {authority.name: authority.roots for authority in authorities()}
    except ConstatError as fault:
        return [fault.say()]
    found = []
    for path in sorted((case.folder / "timestamps").glob("*.tsr")):
        try:
            token = queue_of(case)._token(path)
            if token.authority in roots:
                token.verify(roots[token.authority])
        except ConstatError:
            found.append(path.name)
    return found
