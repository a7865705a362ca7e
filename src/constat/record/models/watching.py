"""Alerts: a threat, what was known of it, whom it was sent to, what they did, and what came of it."""

from __future__ import annotations

from constat.record.fields import Code, Date, Link, Links, Text, Word
from constat.record.models.base import Record
from constat.record.models.mixed import WhenAndWhere


class Alert(WhenAndWhere):
    """One alert with its clock. It carries no identity, no route and no hiding place."""

    code = Code("internal", about="Its number.")
    status = Word("alert-status", "internal", about="How firmly the threat is known: rumour, credible, verified.")
    threat = Text("confidential", about="What threatens whom.")
    alleged = Links("party", "internal", about="Whom it is feared from.")
    basis = Text("confidential", about="By type of source, never by name.")
    received = Text("internal", about="When it was received, to the minute (ISO 8601, UTC).")
    expires = Text("internal", about="When it is no longer valid.")
    origin = Text("internal", about="What raised it: a person, a rule of the watchlist, a forecast.")
    verified = Text("internal", about="When the threat was found credible or verified, to the minute.")
    horizon = Text("internal", about="Within which time the threat is expected.")
    message_en = Text("confidential", about="The message in English, at most 300 characters.")
    message_fr = Text("confidential", about="The message in French, at most 300 characters.")
    gaps = Text("confidential", about="What is not known, and how sure the rest is.")
    development = Text("confidential", about="How it is likely to go on.")
    risk = Text("confidential", about="Whom acting on it would put at risk.")
    do_not_share = Text("confidential", about="With whom it must not be shared, and what of it.")
    earlier = Link("alert", "internal", about="The alert that it follows.")
    outcome = Text("confidential", about="What came of it.")
    closed = Text("internal", about="When it was told what came of it, to the minute.")
    incident = Link("incident", "internal", about="The incident that came of it.")


class Dispatch(Record):
    """One sending of an alert to one recipient, with its answer."""

    alert = Link("alert", "internal", about="The alert.")
    recipient = Text("confidential", about="To whom.")
    text = Text("confidential", about="What was sent, at the precision meant for this recipient.")
    channel = Text("internal", about="How it was sent: e-mail, webhook, service, by hand.")
    sent = Text("internal", about="When it was sent, to the minute; empty while it waits to be taken.")
    acknowledged = Text("internal", about="When it was acknowledged.")
    acted = Text("internal", about="When something was done.")
    action = Text("confidential", about="What was done.")
    asked = Text("confidential", about="What was asked of the recipient.")
    deadline = Date("internal", about="By when.")
