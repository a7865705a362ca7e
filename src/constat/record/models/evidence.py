"""Evidence items, every hand they went through, and the frozen states that reports rest on."""

from __future__ import annotations

from constat.record.fields import Code, Date, Link, Mark, Number, Structure, Text, Word
from constat.record.models.base import Record


class Evidence(Record):
    """One file in the vault. The original is never changed; a working copy is another item, derived from it."""

    code = Code("internal", about="How it is called on every screen.")
    kind = Word("evidence-kind", "internal", about="Photograph, video, sound, document, message, satellite image, physical.")
    incident = Link("incident", "internal", about="The incident.")
    statement = Link("statement", "internal", about="The statement it came with.")
    file = Text("internal", about="Its name in the vault: SHA-256 of the ciphertext.")
    size = Number("internal", about="Bytes of the ciphertext.")
    kid = Text("internal", about="Id of the key that opens the file.")
    media_type = Text("internal", about="Media type, as recognised.")
    derived_from = Link("evidence", "internal", about="The original that this working copy comes from.")
    derivation = Text("internal", about="How it was derived.")
    captured = Date("confidential", about="When it was made, as told or as its metadata say.")
    received = Date("internal", about="When the office received it.")
    stripped = Mark("internal", about="Whether it was forwarded or its metadata were stripped before it came.")
    plain_digest = Text("confidential", about="SHA-256 of the plain file.")
    salt = Text("confidential", about="Random text that makes the commitment unguessable; told with the file when it is handed out.")
    commitment = Text("internal", about="SHA-256 of the salt followed by `plain_digest`: binds the plain file without telling its digest.")
    plain_size = Number("internal", about="Bytes of the plain file.")
    file_name = Text("identity", about="The name that the file came with.")
    origin = Text("confidential", about="Where it comes from.")
    description = Text("confidential", about="What it shows.")


class Custody(Record):
    """One act upon an evidence item: received, copied, transferred, viewed, derived, exported, timestamped."""

    evidence = Link("evidence", "internal", about="The item.")
    act = Word("custody-act", "internal", about="What was done.")
    on = Date("internal", about="When.")
    by = Text("internal", about="Pseudonymous id of whoever did it.")
    received_from = Text("confidential", about="From whom it came.")
    handed_to = Text("confidential", about="To whom it went.")
    place = Text("confidential", about="Where.")
    digest = Text("internal", about="The item's name in the vault at that time.")
    note = Text("confidential", about="What else is to be said.")


class Receipt(Record):
    """That an installation destroyed a key which another one erased; what nobody has receipted is listed as outstanding."""

    kid = Text("internal", about="Id of the destroyed key.")
    erasure = Text("internal", about="Address of the entry that erased it, `chain:seq`.")
    installation = Text("internal", about="The chain of whoever destroyed it.")


class Sending(Record):
    """That a bundle was made for an office: what an erasure must reach, and what an auditor asks for."""

    office = Text("internal", about="To whom.")
    key = Text("internal", about="The recipient's public key.")
    digest = Text("internal", about="SHA-256 of the bundle.")
    level = Text("internal", about="The level of sensitivity it was made at.")
    identities = Number("internal", about="How many identity keys it grants.")
    until = Structure("internal", about="For each chain the last entry within.")


class Freeze(Record):
    """A frozen state: the cut of all chains, and the event table made from it once."""

    code = Code("public", about="How it is called in reports.")
    cut = Structure("public", about="For each chain, the last entry within: `[seq, hash]`.")
    mapping = Text("public", about="Version of the mapping from findings to events.")
    digest = Text("public", about="SHA-256 of the event table.")
    file = Text("internal", about="The event table's name in the vault.")
    kid = Text("internal", about="Id of its key; expunging destroys it.")
    events = Number("public", about="How many events.")
    rivals = Number("public", about="How many fields were in conflict, and left out of publication.")
    expunged = Text("public", about="Why its table was destroyed; empty where it stands.")
