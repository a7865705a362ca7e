from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from constat.errors import BadInput, BadSettings, RemoteFailed
from constat.sources.fetch import fetch_dataset
from constat.sources.fetch.acled import Account, AcledReader, query_of, read_into

ACCOUNT = Account("documenter@example.org", "a password & more")
QUERY = {"country": "Mali"}


def row(number: int, **changes: Any) -> dict[str, Any]:
    """A row of an invented country; no row of ACLED stands in this project."""
    return {"event_id_cnty": f"ZZZ{number}", "event_date": "2026-01-02", "fatalities": "1", "notes": 'A, "B"\nC', "timestamp": "100", **changes}


class Acled:
    """ACLED's API as documented, over `rows`; `spoil` may answer in its stead."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.tokens = 0
        self.expired: set[str] = set()
        self.forms: list[dict[str, list[str]]] = []
        self.pages: list[int] = []

    def __call__(self, asked: Any) -> Any:
        if asked.path == "/oauth/token":
            self.forms.append(asked.form)
            if asked.form["password"] != [ACCOUNT.password]:
                return 400, {"error": "invalid_grant"}
            self.tokens += 1
            return {"access_token": f"token-{self.tokens}", "expires_in": 86400}
        token = asked.headers.get("Authorization", "").removeprefix("Bearer ")
        if not token or token in self.expired:
            return 401, {"message": "expired"}
        number, limit = int(asked.query["page"]), int(asked.query["limit"])
        self.pages.append(number)
        found = self.rows[(number - 1) * limit : number * limit]
        return {"status": 200, "success": True, "count": len(found), "data": found}


def reader(server: Any, session: httpx.Client, clock: Any, account: Account = ACCOUNT, page_rows: int = 10) -> AcledReader:
    return AcledReader(session, account, address=server.address, retry=clock.retry(), page_rows=page_rows)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_all_pages_become_one_file(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    acled = Acled([row(n) for n in range(25)])
    counted: list[int] = []
    with provider.serving(provider.tells(acled)) as server:
        path = read_into(tmp_path, QUERY, reader=reader(server, session, clock), progress=lambda done, _: counted.append(done))
    rows = read(path)
    assert [r["event_id_cnty"] for r in rows] == [f"ZZZ{n}" for n in range(25)]
    assert rows[0]["notes"] == 'A, "B"\nC'
    assert acled.pages == [1, 2, 3]
    assert counted == [10, 20, 25]
    assert acled.forms[0] == {"username": [ACCOUNT.email], "password": [ACCOUNT.password], "grant_type": ["password"], "client_id": ["acled"]}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["acled-mali.csv", "acled-mali.csv.fetched.json"]


def test_neither_password_nor_token_reaches_the_disk_an_address_or_a_message(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any
) -> None:
    with provider.serving(provider.tells(Acled([row(1)]))) as server:
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))
        assert not any("password" in asked or "token-" in asked for asked in server.asked)
    for path in tmp_path.rglob("*"):
        assert ACCOUNT.password not in path.read_text()
        assert "token-1" not in path.read_text()
    assert ACCOUNT.password not in repr(ACCOUNT)


def test_a_wrong_account_is_told_once_and_clearly(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.tells(Acled([]))) as server, pytest.raises(RemoteFailed, match="does not accept the account") as told:
        read_into(tmp_path, QUERY, reader=reader(server, session, clock, Account("a@example.org", "wrong password")))
    assert len(server.asked) == 1
    assert "wrong password" not in str(told.value)


def test_a_token_that_expires_midway_is_renewed_once(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    acled = Acled([row(n) for n in range(25)])

    def expiring(asked: Any) -> Any:
        if len(acled.pages) == 2:
            acled.expired.add("token-1")
        return acled(asked)

    with provider.serving(provider.tells(expiring)) as server:
        assert len(read(read_into(tmp_path, QUERY, reader=reader(server, session, clock)))) == 25
    assert acled.tokens == 2


def test_a_token_that_is_never_accepted_ends_it(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    acled = Acled([row(1)])
    acled.expired = {f"token-{n}" for n in range(9)}
    with provider.serving(provider.tells(acled)) as server, pytest.raises(RemoteFailed, match="does not accept"):
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))
    assert acled.tokens == 2


def test_terms_not_accepted_are_told_with_what_to_do(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    answers = [provider.tells({"access_token": "t"}), provider.says(403)]
    with provider.serving(*answers) as server, pytest.raises(RemoteFailed, match="accept the terms"):
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))


def test_patience_serves_the_api_too(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    acled = provider.tells(Acled([row(1)]))
    with provider.serving(provider.says(500), acled, provider.says(429, Retry_After="9"), acled) as server:
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))
    assert clock.slept == [0.75, 9.0]


def test_a_read_that_failed_goes_on_with_the_page_that_was_missing(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    acled = Acled([row(n) for n in range(25)])

    def breaks(asked: Any) -> Any:
        return (500, {}) if asked.path != "/oauth/token" and asked.query["page"] == "3" else acled(asked)

    with provider.serving(provider.tells(breaks)) as server, pytest.raises(RemoteFailed):
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))
    assert not (tmp_path / "acled-mali.csv").exists()
    acled.pages.clear()
    with provider.serving(provider.tells(acled)) as server:
        assert len(read(read_into(tmp_path, QUERY, reader=reader(server, session, clock)))) == 25
    assert acled.pages == [3]


def test_pages_too_old_or_of_another_query_are_read_anew(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    pages = tmp_path / "acled-mali.part"
    pages.mkdir()
    (pages / "query.json").write_text(json.dumps({"query": QUERY, "page_rows": 10, "began": 0}))
    (pages / "page-00001.json").write_text(json.dumps([row(900 + n) for n in range(10)]))
    with provider.serving(provider.tells(Acled([row(1)]))) as server:
        assert [r["event_id_cnty"] for r in read(read_into(tmp_path, QUERY, reader=reader(server, session, clock)))] == ["ZZZ1"]


def test_a_row_that_slid_onto_the_next_page_is_kept_once_in_its_later_state(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any
) -> None:
    slid = [row(n) for n in range(10)] + [row(9, fatalities="3", timestamp="200"), row(10)]
    with provider.serving(provider.tells(Acled(slid))) as server:
        rows = read(read_into(tmp_path, QUERY, reader=reader(server, session, clock)))
    assert len(rows) == 11
    assert rows[9]["fatalities"] == "3"


def test_pages_that_repeat_for_ever_are_left(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    def repeats(asked: Any) -> Any:
        return {"access_token": "t"} if asked.path == "/oauth/token" else {"status": 200, "data": [row(n) for n in range(10)]}

    with provider.serving(provider.tells(repeats)) as server, pytest.raises(RemoteFailed, match="nothing new"):
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))
    assert len(server.asked) == 3


@pytest.mark.parametrize("body", ["text", [], {"data": "x"}, {"data": [{"no": "id"}]}, {"status": 200}])
def test_an_answer_unlike_the_documented_one_puts_nothing_in_place(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any, body: Any
) -> None:
    with provider.serving(provider.tells({"access_token": "t"}), provider.tells(body)) as server, pytest.raises(RemoteFailed, match="documentation"):
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))
    assert not list(tmp_path.glob("*.csv"))


def test_a_failure_told_with_status_200_is_a_failure(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    body = {"status": 200, "success": False, "error": "limit reached"}
    with provider.serving(provider.tells({"access_token": "t"}), provider.tells(body)) as server, pytest.raises(RemoteFailed, match="limit reached"):
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))


def test_no_rows_is_said_not_written(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.tells(Acled([]))) as server, pytest.raises(RemoteFailed, match="level of access"):
        read_into(tmp_path, QUERY, reader=reader(server, session, clock))
    assert list(tmp_path.iterdir()) == []


def test_the_account_never_goes_out_unencrypted(session: httpx.Client) -> None:
    with pytest.raises(BadSettings, match="unencrypted"):
        AcledReader(session, ACCOUNT, address="http://acled.example.org")


def test_a_country_goes_by_acleds_own_name_and_the_period_by_both_days() -> None:
    assert query_of("RDC", None, None) == {"country": "Democratic Republic of Congo"}
    assert query_of("MLI", date(2022, 3, 27), date(2022, 3, 31)) == {"country": "Mali", "event_date": "2022-03-27|2022-03-31", "event_date_where": "BETWEEN"}
    with pytest.raises(BadInput, match="Exchange"):
        query_of("Mali", date(2023, 1, 1), date(2022, 1, 1))


def test_a_fetch_tells_that_redistribution_is_forbidden_and_reads_the_account_from_a_file(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(ACCOUNT.password + "\n")
    told: list[str] = []
    with provider.serving(provider.tells(Acled([row(1)]))) as server:
        monkeypatch.setenv("CONSTAT_ACLED_ADDRESS", server.address)
        monkeypatch.setenv("CONSTAT_ACLED_EMAIL", ACCOUNT.email)
        monkeypatch.setenv("CONSTAT_ACLED_PASSWORD_FILE", str(secret))
        paths = fetch_dataset(
            tmp_path / "in", "acled", countries=["Mali", "NER"], start=date(2026, 1, 1), session=session, tell=told.append, retry=clock.retry()
        )
    assert "forbid" in told[0]
    assert len(paths) == 2
    assert paths[0].name.startswith("acled-mali-2026-01-01")


def test_without_an_account_or_a_country_nothing_is_asked(tmp_path: Path, session: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSTAT_ACLED_EMAIL", raising=False)
    with pytest.raises(BadSettings, match="CONSTAT_ACLED_PASSWORD_FILE"):
        fetch_dataset(tmp_path, "acled", countries=["Mali"], session=session, tell=lambda _: None)
    with pytest.raises(BadInput, match="--country"):
        fetch_dataset(tmp_path, "acled", session=session, tell=lambda _: None)


def test_a_redirect_carries_the_account_nowhere(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    with provider.serving(provider.says(200)) as elsewhere:
        moved = provider.says(307, Location=elsewhere.address + "/oauth/token")
        with provider.serving(moved) as server, pytest.raises(RemoteFailed, match="access_token"):
            read_into(tmp_path, QUERY, reader=reader(server, session, clock))
        # A redirect of the data itself is followed, to another host without the token.
        away = provider.says(302, Location=elsewhere.address.replace("127.0.0.1", "localhost") + "/page")
        with provider.serving(provider.tells({"access_token": "t"}), away) as server, pytest.raises(RemoteFailed):
            read_into(tmp_path, QUERY, reader=reader(server, session, clock))
    assert elsewhere.asked == ["GET /page"]
    assert "Authorization" not in elsewhere.headers[0]


def test_what_was_fetched_is_read_by_the_acled_reader(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any) -> None:
    from constat.sources.reading import read as read_any

    full = {
        "year": "2026",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "actor1": "Lowland Front",
        "assoc_actor_1": "",
        "inter1": "Rebel group",
        "actor2": "Civilians (Zenda)",
        "assoc_actor_2": "",
        "inter2": "Civilians",
        "interaction": "Rebel group-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "466",
        "region": "Western Africa",
        "country": "Mali",
        "admin1": "Zenda",
        "admin2": "",
        "admin3": "",
        "location": "Zenda",
        "latitude": "14.5",
        "longitude": "-4.1",
        "geo_precision": "1",
        "source": "Radio",
        "source_scale": "Local",
        "tags": "",
    }
    with provider.serving(provider.tells(Acled([row(n, **full) for n in range(12)]))) as server:
        reading = read_any(read_into(tmp_path, QUERY, reader=reader(server, session, clock)))
    assert (reading.provider, reading.events.height, reading.unaccounted) == ("acled", 12, 0)
    assert set(reading.events["kind"]) == {"one-sided"}
