"""French and English are complete, or this fails."""

import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

from ..conftest import ROOT

SOURCE = ROOT / "src" / "constat"
CATALOGUES = sorted(SOURCE.rglob("locale/*en.ftl"))
NUMBERED = re.compile(r"[A-Za-z]")


def messages(path: Path) -> dict[str, ast.Message]:
    resource = parse(path.read_text(encoding="utf-8"))
    broken = [entry.content for entry in resource.body if isinstance(entry, ast.Junk)]
    assert not broken, f"{path.relative_to(ROOT)}: {broken[0][:120]}"
    found: dict[str, ast.Message] = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{path.relative_to(ROOT)}: {entry.id.name} stands twice"
            found[entry.id.name] = entry
    return found


def variables(node: ast.BaseNode) -> set[str]:
    found: set[str] = set()

    def walk(item: object) -> None:
        if isinstance(item, ast.VariableReference):
            found.add(item.id.name)
        if isinstance(item, ast.SelectExpression):
            # What only chooses a form (one, other) may be needed in one language and not in the other.
            walk(item.variants)
            return
        if isinstance(item, ast.BaseNode):
            for value in vars(item).values():
                walk(value)
        elif isinstance(item, list):
            for value in item:
                walk(value)

    walk(node)
    return found


def french(path: Path) -> Path:
    return path.with_name(path.name.replace("en.ftl", "fr.ftl"))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_both_languages_say_the_same_with_the_same_values(path: Path) -> None:
    en, fr = messages(path), messages(french(path))
    assert set(en) == set(fr)
    for name in en:
        assert variables(en[name]) == variables(fr[name]), name


def test_every_error_raised_has_its_message() -> None:
    """`SomeError("message-id", room="room")` names a message that its room holds."""
    held: dict[str, set[str]] = {}
    for path in CATALOGUES:
        room = path.parent.parent.name if path.parent.parent != SOURCE else "base"
        held.setdefault(room, set()).update(messages(path))
    raised = re.compile(r'\w+\(\s*f?"([a-z][a-z0-9-]+)",\s*room="([a-z]+)"')
    missing = []
    for file in SOURCE.rglob("*.py"):
        for name, room in raised.findall(file.read_text(encoding="utf-8")):
            if name not in held.get(room, set()) and "{" not in name:
                missing.append(f"{file.relative_to(ROOT)}: {room}/{name}")
    assert not missing


@pytest.mark.parametrize("room", sorted({path.parent for path in CATALOGUES}), ids=lambda p: p.parent.name)
def test_no_message_stands_in_two_files_of_a_room(room: Path) -> None:
    told: dict[str, str] = {}
    for path in sorted(room.glob("*en.ftl")):
        for name in messages(path):
            assert name not in told, f"{name} stands in {told[name]} and {path.name}: one would hide the other"
            told[name] = path.name
