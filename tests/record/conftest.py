"""What the tests of the case file share: each runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.record.postgres import Cluster, programs


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """The run's PostgreSQL; without it CI fails, and elsewhere these tests are skipped, saying so."""
    if programs() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("PostgreSQL is not installed: initdb was found nowhere")
    base = tmp_path_factory.getbasetemp()
    # A socket's path may not be long, and workers share the run's folder.
    root = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    made = Cluster(Path(tempfile.gettempdir()) / f"constat-pg-{root.stat().st_ino}")
    made.start()
    yield made
    made.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database: empty for a file of the workspace."""
    if request.param == "sqlite":
        yield ""
        return
    made: Cluster = request.getfixturevalue("cluster")
    url = made.fresh()
    yield url
    made.drop(url)


@pytest.fixture
def fresh(backend: str, request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Further empty databases of the same kind, for further offices."""
    made: list[str] = []

    def one() -> str:
        if not backend:
            return ""
        made.append(request.getfixturevalue("cluster").fresh())
        return made[-1]

    yield one
    for url in made:
        request.getfixturevalue("cluster").drop(url)
