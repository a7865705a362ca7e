"""What verifiers conclude: incidents, findings with their standard of proof, what they rest on, who signed, who replied."""

from __future__ import annotations

from constat.record.fields import Code, Date, Link, Links, Mark, Text, Word, Words
from constat.record.models.base import Record
from constat.record.models.mixed import WhenAndWhere


class Incident(WhenAndWhere):
    """What happened at one place over one time; told by statements, established by findings."""

    code = Code("public", about="How it is called in reports.", huridocs="0101")
    title_en = Text("public", about="Title in English.", huridocs="0102")
    title_fr = Text("public", about="Title in French.", huridocs="0102")
    kind = Word("violence-kind", "public", about="Kind of violence.")
    status = Word("verification-status", "public", about="Verification status (UN Monitoring and Reporting Mechanism).")
    corroboration = Word("corroboration", "public", about="Corroboration (Every Casualty Counts).")
    verified = Date("public", about="When it was verified.")
    same_as = Link("incident", "internal", about="The incident that this one was merged into; undo parts them again.")
    split_from = Link("incident", "internal", about="The incident that this one was split from.")
    summary_en = Text("public", about="What may be printed of it, in English.", huridocs="0115")
    summary_fr = Text("public", about="What may be printed of it, in French.", huridocs="0115")
    notes = Text("confidential", about="Working notes.")


class Victim(Record):
    """One victim of an incident: named, partly named, or only counted."""

    incident = Link("incident", "internal", about="The incident.")
    statement = Link("statement", "internal", about="The statement that tells of the victim.")
    person = Link("person", "confidential", about="The person, where known.", huridocs="2102")
    naming = Word("victim-naming", "internal", about="Named, partly named, only counted.")
    harm = Word("harm", "public", about="What was done.", huridocs="2109")
    status = Word("victim-status", "public", about="Civilian, other protected person, fighter, unknown.")
    sex = Word("victim-sex", "internal", about="Sex.")
    age = Word("victim-age", "internal", about="Adult, child, unknown.", huridocs="2118")
    cause = Word("cause-of-death", "internal", about="Cause of death (SDG 16.1.2).")
    day = Date("internal", about="When.")
    name = Text("identity", about="The name as it stands in the list, in any script.")
    details = Text("identity", about="What else the list says of the victim.")


class Finding(WhenAndWhere):
    """What is concluded of one aspect of an incident, to which standard of proof, on what, and who signed it."""

    code = Code("public", about="How it is called in reports.")
    incident = Link("incident", "internal", about="The incident.")
    aspect = Word("finding-aspect", "public", about="Occurrence, attribution or harm.")
    status = Word("finding-status", "public", about="Draft, proposed, signed, published, reopened, withdrawn.")
    standard = Word("standard-of-proof", "public", about="The standard of proof reached.")
    conclusion_en = Text("public", about="The conclusion in English.")
    conclusion_fr = Text("public", about="The conclusion in French.")
    reasoning = Text("confidential", about="Why: how the statements and the evidence were weighed.")
    rivals = Text("confidential", about="Assessment of rival accounts; needed where there are any.")
    kind = Word("violence-kind", "public", about="Kind of violence found.")
    parties = Links("party", "public", about="Parties found responsible, together.")
    against = Words("victim-status", "public", about="Status of the victims found.")
    persons = Links("person", "internal", about="Persons found responsible; none is named below its standard.", huridocs="2402")
    involvement = Word("degree-of-involvement", "public", about="Degree of involvement.", huridocs="2409")
    lone_verifier = Mark("public", about="Signed by whoever proposed it, because the office has one verifier; said wherever it is printed.")
    reopened_why = Text("confidential", about="Why it was reopened.")
    proposed_at = Text("internal", about="Revision of the finding's content that was proposed for signature.")


class Citation(Record):
    """That a finding rests on a statement or an evidence item, or has to answer it."""

    finding = Link("finding", "internal", about="The finding.")
    statement = Link("statement", "internal", about="The statement cited.")
    evidence = Link("evidence", "internal", about="The evidence item cited.")
    bearing = Word("citation-bearing", "internal", about="For, against, or beside it.")
    note = Text("confidential", about="What it is cited for.")


class Signature(Record):
    """That a member signed a finding as it stood. The installation asserts it; see the threat model."""

    finding = Link("finding", "internal", about="The finding.")
    member = Text("internal", about="Pseudonymous id of whoever signed.")
    act = Word("signature-act", "internal", about="Proposed, signed, returned.")
    content = Text("internal", about="Digest of the finding's content as it was signed.")
    on = Date("internal", about="When.")
    note = Text("confidential", about="What the signer adds.")


class Response(Record):
    """The right of reply: what was sent to whom, by when an answer was asked, and the answer or the silence."""

    finding = Link("finding", "internal", about="The finding it answers.")
    incident = Link("incident", "internal", about="The incident it is about.")
    party = Link("party", "public", about="Who was asked.")
    sent = Date("public", about="When it was sent.")
    deadline = Date("public", about="By when an answer was asked.")
    received = Date("public", about="When an answer came.")
    status = Word("response-status", "public", about="Sent, answered, silence, refused.")
    letter = Text("confidential", about="What was sent.")
    answer_en = Text("public", about="The answer, or what may be printed of it, in English.")
    answer_fr = Text("public", about="The answer, or what may be printed of it, in French.")
    answer = Text("confidential", about="The answer, verbatim.")


class Breach(Record):
    """A norm that a finding says may have been breached, in the cautious words of its characterisation."""

    finding = Link("finding", "internal", about="The finding.")
    norm = Word("norm", "public", about="The norm and its provision.", huridocs="2155")
    characterisation_en = Text("public", about="In English (\"could constitute\").")
    characterisation_fr = Text("public", about="In French.")
