"""Keys: who may open what.

    keyfile      the file on disk: public parts, reading, writing, locking
    members      a member's slot: a passphrase opens a private key, to which the workspace key is sealed
    opening      locked and unlocked; a new workspace key, after which the old one opens nothing any more
    membership   members added and removed, their roles and passphrases
    second       digits of a telephone, besides the passphrase
    attempts     wrong passphrases and digits are slow, and slower each time
    cost         what a guess costs
    subjects     one key per record that holds identities, kept apart so that its loss erases the record
    recovery     the workspace key for the printed recovery key
    copies       what a backup holds of all this
    peers        other offices: their cards and the fingerprints that people compare by voice
    swap         whether the machine writes memory to disk in the clear
    keyring      all of it: what a case file uses
"""

from __future__ import annotations

from constat.record.keys.cost import Cost
from constat.record.keys.keyring import Keyring
from constat.record.keys.members import ROLES, Member
from constat.record.keys.peers import Peer, fingerprint
from constat.record.keys.swap import swap_danger
from constat.record.keys.tokens import SCOPES, Token

__all__ = ["ROLES", "SCOPES", "Cost", "Keyring", "Member", "Peer", "Token", "fingerprint", "swap_danger"]
