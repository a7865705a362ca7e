from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from constat.errors import BadInput, RemoteFailed
from constat.language import LANGUAGES, phrases
from constat.sources.fetch import WHAT, fetch_dataset, plan
from constat.sources.fetch.plan import GED_VERSIONS, year_so_far


@pytest.mark.parametrize(("version", "name"), [("17.1", "ged171-csv.zip"), ("26.1", "ged261-csv.zip"), ("25_1", "ged251-csv.zip"), (None, "ged261-csv.zip")])
def test_every_version_of_ged_has_its_address(version: str | None, name: str) -> None:
    (file,) = plan("ged", version).files
    assert (file.url, file.name) == (f"https://ucdp.uu.se/downloads/ged/{name}", name)


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("26.0.9", "GEDEvent_v26_0_9.csv"),
        ("v26.0.12", "GEDEvent_v26_0_12.csv"),
        ("26_00_09", "GEDEvent_v26_0_9.csv"),
        ("26.01.26.06", "GEDEvent_v26_01_26_06.csv"),
    ],
)
def test_candidate_releases_are_single_months_or_months_cumulated(version: str, name: str) -> None:
    (file,) = plan("ged-candidate", version).files
    assert file.url == f"https://ucdp.uu.se/downloads/candidateged/{name}"


@pytest.mark.parametrize(
    ("what", "version"),
    [
        ("ged", "16.1"),
        ("ged", "../../etc"),
        ("ged", "26.0.9"),
        ("ged-candidate", "26.0.13"),
        ("ged-candidate", "26.1"),
        ("ged-candidate", None),
        ("acled", "2026"),
        ("gdelt", None),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(what: str, version: str | None) -> None:
    with pytest.raises(BadInput):
        plan(what, version)


def test_every_known_version_can_be_planned_and_has_its_terms_in_both_languages() -> None:
    for version in GED_VERSIONS:
        assert plan("ged", version).files[0].version == version
    for what in WHAT:
        terms = plan(what, "26.0.9" if what == "ged-candidate" else None).terms
        for language in LANGUAGES:
            assert len(phrases("sources", language).say(terms)) > 80
    assert "forbid" in phrases("sources", "en").say(plan("acled").terms)


def test_the_year_so_far_is_the_last_cumulated_release_and_the_months_after_it() -> None:
    offered = ["25.01.25.12", "25.0.12", "26.0.1", "26.0.3", "26.01.26.03", "26.01.26.06", "26.0.7", "26.0.10", "26.0.8", "26.0.9"]
    assert year_so_far(offered) == ["26.01.26.06", "26.0.7", "26.0.8", "26.0.9", "26.0.10"]
    assert year_so_far(["26.0.2", "26.0.1", "25.0.12"]) == ["26.0.1", "26.0.2"]


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda **values: [monkeypatch.setenv(f"CONSTAT_{name.upper()}", value) for name, value in values.items()]


def page(text: str) -> Any:
    def answer(asked: Any) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", str(len(text)))
        asked.end_headers()
        asked.wfile.write(text.encode())

    return answer


def test_candidate_releases_are_found_on_the_list_of_downloads_and_fetched_in_order(
    tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any, settings: Any
) -> None:
    links = (
        '<a href="candidateged/GEDEvent_v26_0_8.csv">8</a> <a href="candidateged/GEDEvent_v26_0_7.csv">7</a> <a href="candidateged/GEDEvent_v26_01_26_06.csv">'
    )
    told: list[str] = []
    with provider.serving(provider.says(500), page(links), provider.sends(b"a"), provider.sends(b"b"), provider.sends(b"c")) as server:
        settings(ucdp_address=server.address)
        paths = fetch_dataset(tmp_path, "ged-candidate", session=session, tell=told.append, retry=clock.retry())
    assert [p.name for p in paths] == ["GEDEvent_v26_01_26_06.csv", "GEDEvent_v26_0_7.csv", "GEDEvent_v26_0_8.csv"]
    assert [p.read_bytes() for p in paths] == [b"a", b"b", b"c"]
    assert "CC BY 4.0" in told[0]
    assert "HTTP 500" in told[1]
    assert len(told) == 5


def test_a_list_of_downloads_without_candidates_says_to_name_a_version(session: httpx.Client, provider: SimpleNamespace, clock: Any, settings: Any) -> None:
    with provider.serving(page("<html>moved</html>")) as server:
        settings(ucdp_address=server.address)
        with pytest.raises(RemoteFailed, match="name a version"):
            plan("ged-candidate", session=session, retry=clock.retry())


def test_one_checksum_cannot_stand_for_several_files(tmp_path: Path, session: httpx.Client, provider: SimpleNamespace, clock: Any, settings: Any) -> None:
    with provider.serving(page("candidateged/GEDEvent_v26_0_1.csv candidateged/GEDEvent_v26_0_2.csv")) as server:
        settings(ucdp_address=server.address)
        with pytest.raises(BadInput, match="One checksum"):
            fetch_dataset(tmp_path, "ged-candidate", session=session, expected_sha256="0" * 64, tell=lambda _: None, retry=clock.retry())


def test_ged_comes_whole_so_a_country_is_refused_rather_than_ignored(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="select after the import"):
        fetch_dataset(tmp_path, "ged", "26.1", countries=["Mali"], tell=lambda _: None)
