"""Reports as they are submitted, approved by a second person, and published."""

from __future__ import annotations

from constat.record.fields import Code, Date, Link, Mark, Text, Word
from constat.record.models.base import Record


class Edition(Record):
    """One report as it was built: what is approved is exactly these files, and what is published is nothing else."""

    code = Code("public", about="How it is called, and the name of its folder where it is published.")
    title_en = Text("public", about="Title in English.")
    title_fr = Text("public", about="Title in French.")
    template = Text("public", about="The template it was written in.")
    period = Text("public", about="The period it reports on.")
    status = Word("edition-status", "public", about="In review, returned, approved, published, withdrawn.")
    seal = Text("public", about="The seal that all its files share.")
    freeze = Link("freeze", "internal", about="The frozen state of the case file that it counts.")
    former = Link("edition", "internal", about="The edition before, whose figures it corrects.")
    digest = Text("internal", about="SHA-256 of its package: the specification and all files built.")
    file = Text("internal", about="The package's name in the vault.")
    kid = Text("internal", about="Id of the package's key.")
    lone = Mark("public", about="Approved by whoever submitted it, because nobody else of the office may; said on its page.")
    withdrawn_why = Text("public", about="Why it was withdrawn.")


class Approval(Record):
    """What a member did with an edition as it stood. The installation asserts it; see the threat model."""

    edition = Link("edition", "internal", about="The edition.")
    member = Text("internal", about="Pseudonymous id of whoever did it.")
    act = Word("approval-act", "internal", about="Submitted, approved, returned, published, withdrawn.")
    digest = Text("internal", about="Digest of the package that it is about.")
    on = Date("internal", about="When.")
    note = Text("internal", about="What is to be mended, or what the approver adds.")
