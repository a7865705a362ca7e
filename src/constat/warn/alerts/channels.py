"""Ways by which an alert leaves: e-mail, a webhook, and the services that Apprise reaches.

Every way hands over a job and calls `commit` just before the word after which the other side may act on it. Before that word nothing
has been sent. A repeat bears the same key: `Message-ID` of a mail, `Idempotency-Key` of a webhook, by which a receiver drops copies.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from constat.errors import BadInput
from constat.warn.alerts.outbox import Job

SECONDS: Final = 20.0
"""How long the other side may keep silent."""
_MAIL: Final = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"()]+")
Commit = Callable[[], None]


class Later(Exception):
    """Not taken this time; `said` is a code."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class Never(Later):
    """Refused for good."""


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server of the setting `smtp`: `smtp[s]://user:password@host:port?from=address`."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    wrapped: bool = False
    """TLS from the first byte, instead of after STARTTLS."""

    @classmethod
    def of(cls, text: str) -> Server:
        """Reads the setting."""
        if not text:
            raise BadInput("alert-no-server", room="warn")
        parts = urlsplit(text)
        sender = parse_qs(parts.query).get("from", [""])[0]
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname or not _MAIL.fullmatch(sender):
            raise BadInput("alert-server-unusable", room="warn")
        wrapped = parts.scheme == "smtps"
        port = parts.port or (465 if wrapped else 587)
        return cls(parts.hostname, port, sender, unquote(parts.username or ""), unquote(parts.password or ""), wrapped)


def kind_of(address: str) -> str:
    """`e-mail`, `webhook` or `service`; `BadInput` for what no way leads to."""
    scheme, _, rest = address.partition(":")
    match scheme.lower():
        case "mailto" if _MAIL.fullmatch(rest):
            return "e-mail"
        case "https" if urlsplit(address).hostname:
            return "webhook"
        case "http" if _here(urlsplit(address).hostname or ""):
            # In the clear only to this machine.
            return "webhook"
        case "mailto" | "http" | "https" | "file":
            raise BadInput("alert-address", room="warn", kind=scheme.lower())
    import apprise

    if "://" not in address or not isinstance(apprise.Apprise.instantiate(address, suppress_exceptions=True), apprise.NotifyBase):
        raise BadInput("alert-address", room="warn", kind=scheme.lower()[:12])
    return "service"


def repeatable(address: str) -> bool:
    """Whether a repeat bears a key by which the receiver knows it."""
    return kind_of(address) != "service"


def hand_over(job: Job, commit: Commit, server: str, seconds: float = SECONDS) -> None:
    """Hands a job over. Returns once the other side took it; `Later` or `Never` where it did not."""
    match kind_of(job.address):
        case "e-mail":
            mail(job, commit, Server.of(server), seconds)
        case "webhook":
            webhook(job, commit, seconds)
        case _:
            service(job, commit)


def words(job: Job) -> str:
    """What the recipient reads: the text as it was approved for this recipient, what is asked, by when."""
    lines = [job.text]
    if job.asked:
        lines += ["", job.asked + (f" ({job.deadline})" if job.deadline else "")]
    return "\n".join(lines)


def mail(job: Job, commit: Commit, server: Server, seconds: float) -> None:
    """One mail to one address. The subject says the alert's number and nothing else."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = server.sender, job.address.partition(":")[2]
    message["Subject"] = job.code
    message["Date"] = format_datetime(datetime.fromtimestamp(job.made, UTC))
    message["Message-ID"] = f"<{job.id}@constat.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words(job))
    # A line that begins with a dot would end the message.
    body = re.sub(rb"(?m)^\.", b"..", message.as_bytes())
    try:
        with _connected(server, seconds) as line:
            _need(line.mail(server.sender))
            _need(line.rcpt(message["To"]))
            _need(line.docmd("DATA"), 354)
            line.send(body if body.endswith(b"\r\n") else body + b"\r\n")
            commit()
            line.send(b".\r\n")
            _need(line.getreply())
    except (smtplib.SMTPServerDisconnected, OSError) as fault:
        raise Later("timeout" if isinstance(fault, TimeoutError) else "unreachable") from None
    except smtplib.SMTPAuthenticationError:
        raise Later("login") from None
    except smtplib.SMTPException:
        raise Later("protocol") from None


class _Line(smtplib.SMTP):
    """A connection whose end says nothing more than it must."""

    def __exit__(self, *_given: object) -> None:
        # What was taken stays taken, whatever becomes of the farewell.
        try:
            if self.sock:
                self.sock.settimeout(2)
                self.docmd("QUIT")
        except (smtplib.SMTPException, OSError):
            pass
        finally:
            self.close()


class _WrappedLine(smtplib.SMTP_SSL, _Line):
    """The same within TLS."""


def _connected(server: Server, seconds: float) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.wrapped:
        line: smtplib.SMTP = _WrappedLine(server.host, server.port, timeout=seconds, context=context, local_hostname="localhost")
    else:
        line = _Line(server.host, server.port, timeout=seconds, local_hostname="localhost")
    line.ehlo_or_helo_if_needed()
    if not server.wrapped and not _here(server.host):
        if not line.has_extn("starttls"):
            line.close()
            raise Never("no-encryption")
        line.starttls(context=context)
        line.ehlo()
    if server.user:
        line.login(server.user, server.password)
    return line


def _need(answer: tuple[int, bytes], wanted: int = 250) -> None:
    code = answer[0]
    if code in (wanted, 251):
        return
    raise Never(f"smtp-{code}") if 500 <= code < 600 else Later(f"smtp-{code}")


def webhook(job: Job, commit: Commit, seconds: float) -> None:
    """One POST. No redirect is followed: an address stands for what was approved."""
    import httpx

    told = {"id": job.id, "alert": job.code, "text": job.text, "asked": job.asked or None, "deadline": job.deadline or None}
    try:
        with httpx.Client(timeout=seconds, follow_redirects=False, trust_env=False) as client:
            commit()
            answer = client.post(job.address, json=told, headers={"Idempotency-Key": job.id})
    except httpx.TimeoutException:
        raise Later("timeout") from None
    except httpx.HTTPError:
        raise Later("unreachable") from None
    if answer.is_success:
        return
    lasting = 300 <= answer.status_code < 500 and answer.status_code not in (408, 409, 421, 423, 425, 429)
    raise Never(f"http-{answer.status_code}") if lasting else Later(f"http-{answer.status_code}")


def service(job: Job, commit: Commit) -> None:
    """One notification by a service that Apprise reaches."""
    import apprise

    told = apprise.Apprise()
    if not told.add(job.address):
        raise Never("address")
    commit()
    if not told.notify(title=job.code, body=words(job)):
        raise Later("service")


def _here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
