"""A dataset as files in a folder: the terms told first, then each file fetched."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx

from constat.errors import BadInput
from constat.language import current_language, phrases
from constat.sources.fetch.plan import plan, terms_of
from constat.sources.fetch.retry import Retry, open_session
from constat.sources.fetch.transfer import Progress, download


def _to_stderr(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def fetch_dataset(
    folder: Path,
    what: str,
    version: str | None = None,
    *,
    countries: Sequence[str] = (),
    start: date | None = None,
    end: date | None = None,
    expected_sha256: str | None = None,
    session: httpx.Client | None = None,
    progress: Progress | None = None,
    tell: Callable[[str], None] = _to_stderr,
    retry: Retry | None = None,
) -> list[Path]:
    """The files of `ged`, `ged-candidate` or `acled` in `folder`, in the order in which they are to be imported.

    ACLED wants at least one country and takes a period; the account comes from the settings. `tell` gets the provider's
    terms, which stand at the head of every fetch, one sentence for each file, and one before each wait.
    """
    own = session is None
    client = session or open_session()
    retry = retry or Retry()
    if retry.tell is None:
        retry = replace(retry, tell=lambda seconds, reason: _say(tell, "fetch-waiting", seconds=max(1, round(seconds)), reason=reason))
    try:
        if what == "acled":
            return _acled(folder, version, countries, start, end, client, progress, tell, retry)
        if countries or start or end:
            raise BadInput("fetch-whole-files-only", room="sources", what=what)
        _say(tell, terms_of(what))
        planned = plan(what, version, session=client, retry=retry)
        if expected_sha256 is not None and len(planned.files) != 1:
            raise BadInput("fetch-one-checksum", room="sources", files=str(len(planned.files)))
        paths = []
        for file in planned.files:
            done = download(file.url, folder / file.name, session=client, progress=progress, expected_sha256=expected_sha256, retry=retry)
            _say(tell, "fetch-unchanged" if done.unchanged else "fetch-done", file=file.name, size=done.size, sha256=done.sha256)
            paths.append(done.path)
        return paths
    finally:
        if own:
            client.close()


def _acled(
    folder: Path,
    version: str | None,
    countries: Sequence[str],
    start: date | None,
    end: date | None,
    client: httpx.Client,
    progress: Progress | None,
    tell: Callable[[str], None],
    retry: Retry,
) -> list[Path]:
    from constat.sources.fetch import acled

    planned = plan("acled", version)
    if not countries:
        raise BadInput("fetch-acled-country-needed", room="sources")
    queries = [acled.query_of(country, start, end) for country in countries]
    reader = acled.AcledReader(client, acled.account_from_settings(), retry=retry)
    _say(tell, planned.terms)
    paths = []
    for query in queries:
        path = acled.read_into(folder, query, reader=reader, progress=progress)
        _say(tell, "fetch-acled-done", file=path.name)
        paths.append(path)
    return paths


def _say(tell: Callable[[str], None], message_id: str, **values: object) -> None:
    tell(phrases("sources", current_language()).say(message_id, **values))
