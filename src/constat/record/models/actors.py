"""Parties, persons, the posts they held, and judgements on whether two records are the same one."""

from __future__ import annotations

from constat.record.fields import Code, Date, Link, Mark, Text, Texts, Word
from constat.record.models.base import Record


class Party(Record):
    """An armed force or group, a self-defence group, an authority."""

    name_en = Text("public", about="Name in English.")
    name_fr = Text("public", about="Name in French.")
    kind = Word("party-kind", "public", about="What kind of party.")
    aliases = Texts("public", about="Other names.")
    codes = Texts("public", about="Ids in public datasets, prefixed (`ucdp:118`).")
    part_of = Link("party", "public", about="The party it belongs to.")


class Person(Record):
    """A person, under a code: victim, witness, or alleged perpetrator. All that names the person is sealed under one key."""

    code = Code("internal", about="How the person is called on every screen.", huridocs="0901")
    sex = Word("victim-sex", "internal", about="Sex.", huridocs="0915")
    age = Word("victim-age", "internal", about="Adult or child at the time.")
    protected = Mark("internal", about="Whether the person is under a protection agreement.")
    name = Text("identity", about="Name as heard, in any script.", huridocs="0903")
    variants = Text("identity", about="Other spellings, one a line.", huridocs="0904")
    nickname = Text("identity", about="Nickname.")
    father = Text("identity", about="Father's name.")
    born = Text("identity", about="Date of birth, as told.", huridocs="0911")
    village = Text("identity", about="Village or quarter of origin.")
    occupation = Text("identity", about="Occupation.", huridocs="0922")
    documents = Text("identity", about="Identity documents.", huridocs="0917")
    contact = Text("identity", about="How the person or family can be reached.")
    cited_identity = Text("identity", about="Ethnic or religious identity, only as a source cites it as motive; never inferred.")


class Judgement(Record):
    """That two records are judged to be the same, different, or not decidable: they are never merged."""

    left = Link("", "internal", about="One record.")
    right = Link("", "internal", about="The other.")
    type = Text("internal", about="Which type of record.")
    verdict = Word("judgement", "internal", about="Same, different, unsure.")
    reason = Text("confidential", about="Why.")


class Post(Record):
    """A post that a person held in a party during a time, and who says so."""

    person = Link("person", "internal", about="Who.")
    party = Link("party", "public", about="In which party.")
    title_en = Text("public", about="The post in English.", huridocs="2327")
    title_fr = Text("public", about="The post in French.", huridocs="2327")
    held = Date("internal", about="When.")
    statement = Link("statement", "internal", about="The statement that says so.")
    evidence = Link("evidence", "internal", about="The evidence that shows it.")


class Listing(Record):
    """That a person or party stands on a sanctions list; entered by hand where no list can be read."""

    person = Link("person", "internal", about="Who is listed.")
    party = Link("party", "public", about="Which party is listed.")
    authority = Text("public", about="Who lists.")
    measure = Text("public", about="Which measure: asset freeze, travel ban, visa restriction.")
    basis = Text("public", about="The criterion, quoted.")
    listed = Date("public", about="When.")
    reference = Text("public", about="Its reference in the list.")
