"""What to fetch: the files of a release of UCDP GED or of its candidate releases, their addresses and their terms.

UCDP serves its files without an account (its API has wanted a token in the header `x-ucdp-access-token` since February
2026 and counts 5,000 requests a day, failed ones too; the files hold the same rows, so the API is not used):

    GED         <address>/ged/ged261-csv.zip                             26.1
    candidate   <address>/candidateged/GEDEvent_v26_0_9.csv              26.0.9         September 2026
                <address>/candidateged/GEDEvent_v26_01_26_06.csv         26.01.26.06    January to June 2026, cumulated

A candidate release later in the year does not hold the earlier months, and revises some of their rows: a year so far is the
last cumulated release and the months after it, imported oldest first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import httpx

from constat import settings
from constat.errors import BadInput, NotFound, RemoteFailed
from constat.sources.fetch.retry import WORTH_ANOTHER_TRY, Attempts, Retry, public, refuse, retry_after

WHAT: Final = ("ged", "ged-candidate", "acled")
GED_VERSIONS: Final = ("17.1", "17.2", "18.1", "19.1", "20.1", "21.1", "22.1", "23.1", "24.1", "25.1", "26.1")
_TERMS: Final = {"ged": "fetch-terms-ucdp", "ged-candidate": "fetch-terms-ucdp", "acled": "fetch-terms-acled"}
_CANDIDATE_LINK: Final = re.compile(r"candidateged/GEDEvent_v(\d{2}_(?:0_\d{1,2}|\d{2}_\d{2}_\d{2}))\.csv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a provider: its address and the name it gets here."""

    url: str
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class FetchPlan:
    """What a fetch would do. ACLED has no files: its rows are read page by page (`files` is empty)."""

    what: str
    files: tuple[RemoteFile, ...]
    terms: str
    """Message of the room `sources`: licence, citation, what is forbidden."""


def plan(what: str, version: str | None = None, *, session: httpx.Client | None = None, retry: Retry | None = None) -> FetchPlan:
    """The files that a fetch of `ged`, `ged-candidate` or `acled` would bring.

    Without a version: the newest GED known here; of the candidate releases the year so far, which needs a `session` to read
    UCDP's list of downloads.
    """
    terms = terms_of(what)
    if what == "acled":
        if version is not None:
            raise BadInput("fetch-acled-no-version", room="sources", version=version)
        return FetchPlan(what, (), terms)
    if what == "ged":
        files: tuple[RemoteFile, ...] = (_ged(version or GED_VERSIONS[-1]),)
    elif version is not None:
        files = (_candidate(version),)
    elif session is not None:
        files = tuple(_candidate(release) for release in year_so_far(_candidates_on_offer(session, retry or Retry())))
    else:
        raise BadInput("fetch-candidate-version-needed", room="sources", version="-")
    return FetchPlan(what, files, terms)


def terms_of(what: str) -> str:
    """The message that tells a provider's terms; BadInput where `what` is nothing that can be fetched."""
    if what not in WHAT:
        raise BadInput("fetch-unknown-dataset", room="sources", what=what, known=", ".join(WHAT))
    return _TERMS[what]


def _address() -> str:
    return str(settings.value("ucdp_address")).rstrip("/")


def _ged(version: str) -> RemoteFile:
    told = re.fullmatch(r"v?(\d{2})[._](\d)", version.strip())
    if not told or int(told[1]) < 17:
        raise BadInput("fetch-ged-version", room="sources", version=version, known=", ".join(GED_VERSIONS))
    name = f"ged{told[1]}{told[2]}-csv.zip"
    return RemoteFile(f"{_address()}/ged/{name}", name, f"{told[1]}.{told[2]}")


def _candidate(version: str) -> RemoteFile:
    numbers = re.split(r"[._]", version.strip().lower().removeprefix("v"))
    monthly = len(numbers) == 3 and numbers[1] in ("0", "00") and numbers[2].isdigit() and 1 <= int(numbers[2]) <= 12
    cumulated = len(numbers) == 4 and all(re.fullmatch(r"\d{2}", n) for n in numbers) and numbers[0] == numbers[2]
    if not (monthly or cumulated) or not re.fullmatch(r"\d{2}", numbers[0]):
        raise BadInput("fetch-candidate-version-needed", room="sources", version=version)
    if monthly:
        numbers = [numbers[0], "0", str(int(numbers[2]))]
    name = f"GEDEvent_v{'_'.join(numbers)}.csv"
    return RemoteFile(f"{_address()}/candidateged/{name}", name, ".".join(numbers))


def _candidates_on_offer(session: httpx.Client, retry: Retry) -> list[str]:
    """Versions of the candidate releases that UCDP's list of downloads links to."""
    url = f"{_address()}/"
    attempts = Attempts(retry, url)
    while True:
        try:
            answer = session.get(url)
        except httpx.TransportError as broken:
            attempts.again(str(broken) or type(broken).__name__)
            continue
        if answer.status_code in WORTH_ANOTHER_TRY:
            attempts.again(f"HTTP {answer.status_code}", retry_after(answer))
            continue
        refuse(answer)
        found = sorted({link.replace("_", ".") for link in _CANDIDATE_LINK.findall(answer.text)})
        if not found:
            raise RemoteFailed("fetch-no-candidates", room="sources", url=public(url))
        return found


def year_so_far(versions: list[str]) -> list[str]:
    """Of the releases on offer those that make the newest year so far, oldest first: the last cumulated, then single months."""
    split = [[int(n) for n in version.split(".")] for version in versions]
    if not split:
        raise NotFound("fetch-candidate-version-needed", room="sources", version="-")
    year = max(numbers[0] for numbers in split)
    cumulated = max((n[3] for n in split if len(n) == 4 and n[0] == n[2] == year and n[1] == 1), default=0)
    months = sorted(n[2] for n in split if len(n) == 3 and n[0] == year and n[2] > cumulated)
    head = [f"{year:02d}.01.{year:02d}.{cumulated:02d}"] if cumulated else []
    return head + [f"{year}.0.{month}" for month in months]
