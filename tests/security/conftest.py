"""One office for all of these tests: they look, and change nothing that another one needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.web.casework.conftest import Office, open_office


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with a member of every role."""
    patch = pytest.MonkeyPatch()
    patch.setenv("DATABASE_URL", "")
    made = open_office(tmp_path_factory.mktemp("house") / "bureau", "")
    yield made
    made.app.close()
    made.case.close()
    patch.undo()
