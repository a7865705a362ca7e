"""Asks the API whatever its own schema allows: no answer of 500 and above, no status and no form that the schema does not tell.

    python -m fuzz.api --cases 2000          # a route, with fresh seeds, over a case file in a temporary folder
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SCOPES = ("read", "write", "confidential")


def house(folder: Path) -> tuple[Any, str, dict[str, str]]:
    """A served case file of one steward who writes anything, a token of theirs, and the id of one record of some types."""
    from constat.record import database

    database.ready()
    from constat.events.workspace import Workspace
    from constat.record.casefile import CaseFile
    from constat.record.keys import Cost
    from constat.record.models import Finding, Incident, Statement
    from constat.web.serving import application

    workspace = Workspace.create(folder)
    case, _recovery = CaseFile.create(
        workspace.path,
        office="Fuzz",
        code="fatou",
        passphrase="quatre mots sans aucun sens",
        roles=("documenter", "verifier", "editor", "steward", "administrator"),
        cost=Cost.smallest(),
    )
    draft = case.draft("record")
    incident = draft.new(Incident, code="I-1", title_en="Market", when="2022-03-27")
    held = {
        "incident": incident,
        "statement": draft.new(Statement, code="T-1", incident=incident, text="They came at dawn."),
        "finding": draft.new(Finding, code="C-1", incident=incident, status="draft"),
    }
    draft.append()
    token, _told = case.keys.make_token("fuzz", list(SCOPES), 1)
    return application(workspace.path), token, held


def asking(cases: Any, token: str, held: dict[str, str], told: dict[int, int]) -> Any:
    """One question at a time; half of those that name a record name one that there is."""

    @given(case=cases, real=strategies.sampled_from([*held.items(), *[None] * len(held)]))
    def ask(case: Any, real: tuple[str, str] | None) -> None:
        if real is not None and "id" in (case.path_parameters or {}):
            case.path_parameters["id"] = real[1]
            if "type" in case.path_parameters:
                case.path_parameters["type"] = real[0]
        response = case.call(headers={"Authorization": f"Bearer {token}"})
        told[response.status_code] = told.get(response.status_code, 0) + 1
        case.validate_response(response, checks=CHECKS)

    return ask


def fuzz(app: Any, token: str, held: dict[str, str], cases: int, first_seed: int) -> list[str]:
    """Every operation of the schema, so many cases each; what went wrong, one line each."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    faults: list[str] = []
    for result in schema.get_all_operations():
        operation: Any = result.ok() if hasattr(result, "ok") else None
        if operation is None:
            faults.append(f"the schema does not hold: {result!r}"[:2000])
            continue
        told: dict[int, int] = {}

        chosen = settings(max_examples=cases, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
        ask = seed(first_seed)(chosen(asking(operation.as_strategy(), token, held, told)))
        began = time.monotonic()
        try:
            ask()
        except Exception as fault:  # noqa: BLE001 - what escapes is the result
            faults.append(f"{operation.label}: {fault!r}"[:2000])
        print(f"{operation.label}: {sum(told.values())} cases, {dict(sorted(told.items()))}, {time.monotonic() - began:.0f} s", flush=True)
    return faults


def unhurried() -> None:
    """Takes the limit of requests a minute away: the measure is of answers, not of patience."""
    from constat.web.api.api import api

    for _prefix, router in api._routers:
        for view in router.path_operations.values():
            for operation in view.operations:
                operation.throttle_objects = []


def main() -> int:
    """1 where something went wrong."""
    logging.getLogger("django.request").setLevel(logging.ERROR)
    parser = argparse.ArgumentParser(prog="python -m fuzz.api", description="Asks the API whatever its own schema allows.")
    parser.add_argument("--cases", type=int, default=2000, help="a route")
    parser.add_argument("--seed", type=int, default=None, help="to ask the same again")
    options = parser.parse_args()
    first_seed = options.seed if options.seed is not None else int.from_bytes(os.urandom(4), "big")
    with tempfile.TemporaryDirectory() as folder:
        app, token, held = house(Path(folder) / "house")
        unhurried()
        faults = fuzz(app, token, held, options.cases, first_seed)
        app.close()
    print("\n".join(faults) or f"no fault, seed {first_seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
