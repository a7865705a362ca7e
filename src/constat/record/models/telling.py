"""Who says what: cases, sources, statements, the counts they tell, whom they mention, and what they consented to."""

from __future__ import annotations

from constat.record.fields import Code, Date, Link, Links, Mark, Number, Tally, Text, Texts, Word, Words
from constat.record.models.base import Record
from constat.record.models.mixed import WhenAndWhere


class Case(Record):
    """A case: what belongs together, and whoever may see it."""

    code = Code("internal", about="Short name, without a name of a person.")
    title_en = Text("internal", about="Title in English.")
    title_fr = Text("internal", about="Title in French.")
    opened = Date("internal", about="When it was opened.")


class Source(Record):
    """One source: a witness under a code, an organisation, an official text, a dataset."""

    code = Code("internal", about="How it is called on every screen.")
    kind = Word("source-kind", "public", about="What kind of source; all that a report says of most.", huridocs="2512")
    title_en = Text("public", about="Name of a public source in English; empty for a person.")
    title_fr = Text("public", about="Name of a public source in French; empty for a person.")
    published = Date("public", about="When a public source was published.")
    address = Text("public", about="Where a public source can be read.")
    root = Link("source", "internal", about="The source that this one repeats: sources of one root are one voice.")
    reliability = Word("source-reliability", "internal", about="Reliability of the source (Admiralty scale).", huridocs="0953")
    languages = Texts("internal", about="Languages it speaks.")
    person = Link("person", "confidential", about="The person behind the code.")
    name = Text("identity", about="Its name, where it is a person.")
    contact = Text("identity", about="How it can be reached.")
    relation = Text("confidential", about="How it came to know.")
    protection = Text("confidential", about="What threatens it, and what was agreed for its protection.")


class Statement(WhenAndWhere):
    """What one source says of one incident, verbatim and never corrected; coded beside its words."""

    code = Code("internal", about="How it is called on every screen.", huridocs="2501")
    source = Link("source", "internal", about="Who says it.", huridocs="2502")
    root = Link("source", "internal", about="Whose voice it is, where the source repeats another: statements of one root count once.")
    incident = Link("incident", "internal", about="The incident it tells of.", huridocs="2503")
    language = Text("internal", about="Language of the words, BCP 47.", huridocs="2510")
    script = Text("internal", about="Script of the words, ISO 15924.")
    text = Text("identity", about="The words themselves.")
    translation = Text("identity", about="A translation beside the words.")
    translation_language = Text("internal", about="Language of the translation.")
    translator = Text("internal", about="Code of the translator.")
    taken = Date("internal", about="When it was taken.", huridocs="2511")
    taken_by = Text("internal", about="Code of whoever took it.")
    taken_at = Text("confidential", about="Where it was taken.")
    medium = Word("statement-medium", "internal", about="How it was taken: interview, telephone, message, published text.")
    interpreter = Mark("internal", about="Whether an interpreter was used.")
    credibility = Word("information-credibility", "internal", about="Credibility of the information (Admiralty scale).", huridocs="2553")
    kind = Word("violence-kind", "public", about="Kind of violence told of.")
    method = Words("method-of-violence", "public", about="Method told of.", huridocs="2114")
    harms = Words("harm", "public", about="Harms told of.", huridocs="2109")
    alleged = Links("party", "public", about="Parties that it says did it, together.")
    against = Texts("public", about="Whom it says it was done to, as it calls them.")
    persons_alleged = Links("person", "internal", about="Persons that it says took part; their names are sealed in their own records.")
    standard = Word("standard-of-proof", "public", about="The standard of proof that the source itself says it reached.")
    basis = Text("public", about="What a published source says it rests on.")
    account_en = Text("public", about="What may be printed of it, in English.")
    account_fr = Text("public", about="What may be printed of it, in French.")
    dataset_row = Text("public", about="Address of the dataset row that it cites, `dataset:provider_id`.")


class VictimCount(Record):
    """A number of victims as one statement or finding tells it, and how it stands to others: a whole, a part of it, or beside it."""

    statement = Link("statement", "internal", about="The statement that tells it.")
    finding = Link("finding", "internal", about="The finding that concludes it.")
    harm = Word("harm", "public", about="Which harm.")
    count = Tally("public", about="The number with its bounds.", huridocs="0931")
    text = Text("confidential", about="The number in the words of whoever told it.")
    status = Word("victim-status", "public", about="Status of those counted.")
    sex = Word("victim-sex", "public", about="Sex of those counted.")
    age = Word("victim-age", "public", about="Age of those counted.")
    named = Mark("public", about="Whether these are the ones identified by name.")
    day = Date("public", about="The days it covers, where it covers part of the incident.")
    relation = Word("count-relation", "public", about="Whether it is a whole, a part within another count, or stands beside it.")
    of = Link("victimcount", "public", about="The count that it is within or beside.")


class Mention(Record):
    """That a text speaks of a person: what erasing that person must reach."""

    statement = Link("statement", "internal", about="The statement whose text speaks of the person.")
    evidence = Link("evidence", "internal", about="The evidence item that shows or names the person.")
    person = Link("person", "confidential", about="The person.")
    note = Text("confidential", about="Where in it.")


class Consent(Record):
    """What somebody agreed to, for one purpose; withdrawn by a later record of its own field."""

    statement = Link("statement", "internal", about="The statement it is about.")
    source = Link("source", "internal", about="The source it is about.")
    person = Link("person", "internal", about="The person it is about.")
    purpose = Word("consent-purpose", "internal", about="What for: record, share, publish without a name, hand to a court.")
    answer = Word("consent-answer", "internal", about="Given, refused, withdrawn, not asked.")
    given = Date("internal", about="When it was asked.")
    reason = Text("confidential", about="Why it was not asked, or on what conditions it was given.")
    withdrawn = Date("internal", about="When it was withdrawn.")


class Coverage(WhenAndWhere):
    """How well a place was watched during a time: missions, visits refused, offices open, interviews held."""

    kind = Word("coverage-kind", "public", about="Mission, visit refused, office open, remote monitoring only.")
    interviews = Number("public", about="How many interviews were held.")
    sources = Number("public", about="How many sources were heard.")
    refused_by = Link("party", "public", about="Who refused access.")
    note = Text("internal", about="What a reader of numbers from there and then must know.")
