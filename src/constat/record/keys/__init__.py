"""Keys: who may open what.

    members      a member's slot: a passphrase opens a private key, to which the workspace key is sealed
    subjects     one key per record that holds identities, kept apart so that its loss erases the record
    keyring      all keys of one installation, locked or unlocked
    rotation     a new workspace key; the old one opens nothing any more
    recovery     the workspace key for the printed recovery key
    attempts     wrong passphrases are slow, and slower each time
    peers        other offices: their cards and the fingerprints that people compare by voice
"""

from __future__ import annotations

from constat.record.keys.cost import Cost
from constat.record.keys.keyring import Keyring
from constat.record.keys.members import ROLES, Member
from constat.record.keys.peers import Peer, fingerprint
from constat.record.keys.swap import swap_danger

__all__ = ["ROLES", "Cost", "Keyring", "Member", "Peer", "fingerprint", "swap_danger"]
