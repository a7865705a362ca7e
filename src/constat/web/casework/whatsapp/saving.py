"""What was chosen of a chat becomes a statement of each author and items of evidence; the archive itself is sealed whole."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from constat.record.casework.findings import today
from constat.record.models import Consent, Source, Statement
from constat.web.casework.evidence.taking import take
from constat.web.casework.statement.form import PURPOSES
from constat.web.casework.statement.saving import next_code, source_of

if TYPE_CHECKING:
    from constat.sources.whatsapp import Archive, Message
    from constat.web.sessions import Session


def proposed_codes(session: Session, authors: Sequence[str]) -> dict[str, str]:
    """A new code for each author, in order."""
    first = int(next_code(session.lens, Source, "S").partition("-")[2])
    return {author: f"S-{first + at:03d}" for at, author in enumerate(authors)}


def save(
    session: Session,
    archive: Archive,
    whole: bytes,
    chosen: Sequence[Message],
    codes: Mapping[str, str],
    answers: Mapping[str, str],
    why: str,
    incident: Any | None,
) -> list[str]:
    """Writes sources and statements as one entry, then the archive and the chosen files into the vault; gives the statements."""
    case, lens = session.case, session.lens
    draft = case.draft("record")
    case_id, day = (incident.case if incident is not None else None), today(case)
    statements: dict[str, str] = {}
    first = int(next_code(lens, Statement, "T").partition("-")[2])
    for author in dict.fromkeys(one.author for one in chosen if one.author):
        known = source_of(lens, codes[author])
        # The name or number that the telephone showed is the source's identity: sealed with it.
        source = known.pk if known is not None else draft.new(Source, case=case_id, code=codes[author], contact=author)
        theirs = [one for one in chosen if one.author == author]
        text = "\n".join(f"[{one.at.replace('T', ' ')}] {one.text or one.attachment}" for one in theirs)
        statement = draft.new(
            Statement, case=case_id, code=f"T-{first + len(statements):03d}", source=source, medium="message", text=text, taken=day,
            **({"incident": incident.pk} if incident is not None else {}),
        )  # fmt: skip
        statements[author] = statement
        for purpose in PURPOSES:
            draft.new(Consent, case=case_id, statement=statement, purpose=purpose, answer=answers[purpose], given=day, reason=why or None)
    draft.append()
    links = {"case": case_id, "incident": incident.pk if incident is not None else None}
    original = take(session, io.BytesIO(whole), "whatsapp.zip", {**links, "kind": "message", "stripped": True})
    for one in chosen:
        if one.attachment and one.attachment in archive.attachments:
            with archive.open(one.attachment) as reader:
                data = reader.read()
            told = {
                **links,
                "statement": statements.get(one.author),
                "kind": kind_of(one.attachment),
                "stripped": one.stripped,
                "derived_from": original,
                "derivation": "taken-from-archive",
            }
            take(session, io.BytesIO(data), one.attachment, told)
    return list(statements.values())


def kind_of(name: str) -> str:
    """The kind of evidence that a file's name suggests; what it is, its bytes say."""
    end = name.rpartition(".")[2].lower()
    kinds = {"photograph": "jpg jpeg png webp heic gif", "video": "mp4 mov 3gp avi", "sound": "opus ogg mp3 m4a aac amr wav"}
    return next((kind for kind, ends in kinds.items() if end in ends.split()), "document")
