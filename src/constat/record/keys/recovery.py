"""Recovery: the workspace key, encrypted to a key that is printed on paper and kept elsewhere."""

from __future__ import annotations

from pathlib import Path

from constat.errors import BadFile, BadInput, Refused
from constat.record import canonical
from constat.record.storing import write_whole


def write(folder: Path, generation: int, workspace: bytes, recipient: str) -> None:
    """Puts the workspace key of a generation aside for the recovery key."""
    import pyrage

    told = canonical.encode({"generation": generation, "workspace": workspace.hex()})
    write_whole(folder / f"recovery-{generation}.age", pyrage.encrypt(told, [pyrage.x25519.Recipient.from_str(recipient)]))


def read(folder: Path, generation: int, identity: str) -> bytes:
    """The workspace key; `BadInput` where the text is no recovery key, `Refused` where it is another one's."""
    import pyrage

    try:
        key = pyrage.x25519.Identity.from_str(identity.strip().upper())
    except pyrage.IdentityError:
        raise BadInput("recovery-malformed", room="record") from None
    try:
        sealed = (folder / f"recovery-{generation}.age").read_bytes()
    except OSError:
        raise BadFile("recovery-missing", room="record", path=str(folder)) from None
    try:
        # Anybody can encrypt to a recipient: what comes out is not ours until the key in it has opened something.
        workspace = bytes.fromhex(canonical.decode(pyrage.decrypt(sealed, [key]))["workspace"])
        if len(workspace) != 32:
            raise ValueError
    except pyrage.DecryptError:
        raise Refused("recovery-other", room="record") from None
    except (BadInput, ValueError, KeyError, TypeError):
        raise BadFile("recovery-missing", room="record", path=str(folder)) from None
    return workspace
