"""Alerts of the case file: raised, verified, sent, answered, closed; each step one entry of the register, read by the member's own eyes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadInput, Refused
from constat.record.lens import Lens
from constat.record.models import Alert, Dispatch
from constat.warn.alerts.chain import Sending, Told, iso
from constat.warn.alerts.channels import Commit, Server, hand_over, kind_of
from constat.warn.alerts.delivery import Delivered, deliver
from constat.warn.alerts.outbox import Job, Outbox
from constat.warn.alerts.sparing import LONGEST, traces

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.entry import Entry
    from constat.warn.watch.watchlist import Watched

FIRM: Final = ("credible", "verified")
"""Words by which a threat counts as verified: the clock of sending runs from then on."""
VALID: Final = timedelta(hours=72)
_RECENT: Final = 50


def now_of(case: CaseFile) -> datetime:
    """Now, by the case file's clock."""
    return datetime.fromtimestamp(case.register.clock() / 1000, UTC)


def moment(text: Any) -> datetime | None:
    """A time as records keep it."""
    if not text:
        return None
    try:
        told = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def told_of(lens: Lens, row: Any, sendings: Sequence[Any] | None = None) -> Told:
    """What the chain needs of an alert that the member sees."""
    rows = Dispatch.seen_by(lens).filter(alert=row.pk).exclude(void=True) if sendings is None else sendings
    received = moment(row.received) or datetime.fromtimestamp(0, UTC)
    verified = moment(row.verified) or (received if row.status == "verified" else None)
    closed = bool(row.closed or row.incident)
    return Told(row.pk, row.code or row.pk[:8], received, verified, moment(row.expires), closed, tuple(_sending(one) for one in rows))


def _sending(row: Any) -> Sending:
    told = str(row.deadline or "").rpartition("/")[2][:10]
    try:
        deadline = datetime.combine(date.fromisoformat(told), time(23, 59), UTC) if told else None
    except ValueError:
        deadline = None
    return Sending(row.pk, moment(row.sent), moment(row.acknowledged), moment(row.acted), deadline)


def board(lens: Lens) -> list[Told]:
    """All alerts that the member sees, the newest first."""
    sendings: dict[str, list[Any]] = {}
    for one in Dispatch.seen_by(lens).exclude(void=True):
        sendings.setdefault(str(one.alert), []).append(one)
    return [told_of(lens, row, sendings.get(row.pk, [])) for row in Alert.seen_by(lens).exclude(void=True).order_by("-made", "id")]


def raise_alert(case: CaseFile, lens: Lens, values: dict[str, Any], valid: timedelta = VALID) -> tuple[str, Entry]:
    """A new alert; what is not told takes its number, this minute, `rumour`, and three days of validity."""
    now = now_of(case)
    values = {"code": _next(lens), "status": "rumour", "received": iso(now), "origin": "person", **values}
    values.setdefault("expires", iso((moment(values["received"]) or now) + valid))
    for name in ("threat", "basis"):
        if not values.get(name):
            raise BadInput("alert-needs", room="warn", field=name)
    if not any(values.get(name) for name in ("place_text", "place_name", "admin1", "country")):
        raise BadInput("alert-needs", room="warn", field="place_text")
    if values["status"] in FIRM:
        values.setdefault("verified", iso(now))
    for name in ("message_en", "message_fr"):
        if len(str(values.get(name) or "")) > LONGEST:
            raise BadInput("alert-long", room="warn", count=len(values[name]), most=LONGEST)
    _spare(lens, [str(values.get(name) or "") for name in ("threat", "basis", "gaps", "development", "place_text", "message_en", "message_fr")])
    if values.get("latitude") is not None or values.get("longitude") is not None:
        raise Refused("alert-points", room="warn", kinds="point")
    draft = case.draft("alert")
    subject = str(draft.new(Alert, **values))
    return subject, draft.append()


def from_watch(place: Watched, by: str, language: str) -> dict[str, Any]:
    """What the watchlist says of a place (of the kind `by`), as the beginning of an alert: where, and why it is named."""
    told: dict[str, Any] = {"origin": "rule", "basis": place.words(language)}
    if by in ("country", "admin1"):
        return told | {by: place.name, "place_precision": "country" if by == "country" else "province"}
    return told | {"place_text": place.name, "place_precision": "district"} | ({"admin2": place.name} if by == "admin2" else {})


def verify(case: CaseFile, row: Any, status: str, basis: str = "") -> Entry:
    """How firmly the threat is known by now, and by which type of source."""
    values: dict[str, Any] = {"status": status}
    if status in FIRM and not row.verified:
        # Said again more firmly, it was verified when it first was.
        values["verified"] = iso(now_of(case))
    if basis:
        values["basis"] = basis
    draft = case.draft("alert")
    draft.set(row, **values)
    return draft.append()


def prepare(
    case: CaseFile, lens: Lens, row: Any, *, recipient: str, address: str, text: str, asked: str = "", deadline: str = "", server: str = ""
) -> Job:
    """Puts one sending into the outbox, then into the register; nothing has left when this returns. `server` is the setting `smtp`."""
    now = now_of(case)
    expires = moment(row.expires)
    if expires is None or expires <= now:
        raise Refused("alert-expired", room="warn", code=row.code or "")
    if kind_of(address) == "e-mail":
        Server.of(server)
    if not text:
        raise BadInput("alert-needs", room="warn", field="text")
    if len(text) > LONGEST:
        raise BadInput("alert-long", room="warn", count=len(text), most=LONGEST)
    _spare(lens, [text, asked])
    draft = case.draft("alert")
    fields = {"asked": asked or None, "deadline": deadline or None}
    subject = str(draft.new(Dispatch, alert=row.pk, case=row.case, recipient=recipient, text=text, channel=kind_of(address), **fields))
    outbox = Outbox(case)
    job = outbox.keep(Job(subject, row.pk, row.code or row.pk[:8], recipient, address, text, now.timestamp(), expires.timestamp(), asked, deadline))
    try:
        draft.append()
    except BaseException:
        # Nobody was told that it would be sent.
        outbox.drop(subject)
        raise
    return job


def note_sent(case: CaseFile, lens: Lens, row: Any, *, recipient: str, text: str, sent: str, asked: str = "", deadline: str = "") -> tuple[str, Entry]:
    """That it was told by a person: by voice, by hand, in a meeting."""
    _spare(lens, [text, asked])
    draft = case.draft("alert")
    fields = {"asked": asked or None, "deadline": deadline or None}
    subject = str(draft.new(Dispatch, alert=row.pk, case=row.case, recipient=recipient, text=text, channel="by-hand", sent=sent, **fields))
    return subject, draft.append()


def deliver_all(case: CaseFile, server: str, *, at_once: bool = False, seconds: float = 20.0) -> list[Delivered]:
    """One round over the outbox."""
    outbox = Outbox(case)

    def hand(job: Job, commit: Commit) -> None:
        hand_over(job, commit, server, seconds)

    def settle(job: Job) -> None:
        row = case.rows(Dispatch).filter(pk=job.id).first()
        draft = case.draft("alert")
        at = iso(datetime.fromtimestamp(job.accepted, UTC))
        if row is None:
            # Killed between outbox and register: the register learns of it now.
            draft.new(Dispatch, id=job.id, alert=job.alert, recipient=job.recipient, text=job.text, channel=kind_of(job.address), sent=at)
        elif row.sent:
            return
        else:
            draft.set(row, sent=at)
        draft.append()

    with outbox.delivering():
        return list(deliver(outbox, hand, lambda: now_of(case).timestamp(), settle, at_once=at_once))


def answer(case: CaseFile, row: Any, values: dict[str, Any]) -> Entry:
    """What a recipient did: when it was acknowledged, when and how it was acted upon."""
    draft = case.draft("alert")
    draft.set(row, **values)
    return draft.append()


def close(case: CaseFile, row: Any, outcome: str, incident: str | None = None) -> Entry:
    """What came of the alert."""
    draft = case.draft("alert")
    draft.set(row, outcome=outcome, closed=iso(now_of(case)), **({"incident": incident} if incident else {}))
    return draft.append()


def _spare(lens: Lens, texts: list[str]) -> None:
    found = traces(lens, texts, "alert")
    if found:
        # The words themselves are not repeated: a terminal keeps what it shows.
        raise Refused("alert-points", room="warn", kinds=", ".join(sorted({one.kind for one in found})))


def _next(lens: Lens) -> str:
    told = Alert.seen_by(lens).filter(code__startswith="A-").order_by("-made", "-id").values_list("code", flat=True)[:_RECENT]
    number = max((int(code[2:]) for code in told if code[2:].isdecimal()), default=0) + 1
    while Alert.seen_by(lens).filter(code=f"A-{number:03d}").exists():
        number += 1
    return f"A-{number:03d}"
