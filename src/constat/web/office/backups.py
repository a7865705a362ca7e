"""Backups: made into a folder of this machine, checked against what they were, told with their age; how to restore one."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput, ConstatError, NotFound
from constat.record.backup import create, made
from constat.record.backup.history import KEPT_KEYS
from constat.web.forms import Form, told_faults
from constat.web.house import house_of, session_of
from constat.web.office.frame import show
from constat.web.permission import members


class Saving(Form):
    """Where a backup goes, and what it holds."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        self.fields |= {
            "folder": forms.CharField(
                label=self.say("office-backup-folder"), help_text=self.say("office-backup-folder-help"), max_length=1000,
                error_messages={"required": self.say("field-required")}, widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
            ),
            "files": forms.BooleanField(label=self.say("office-backup-files"), required=False, initial=True),
            "keys": forms.BooleanField(label=self.say("office-backup-keys"), help_text=self.say("office-backup-keys-help"), required=False, initial=True),
        }  # fmt: skip


@members("administrator", methods="GET POST", fresh=True)
def backups(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/backups`: the list; a new one, or one compared with what it was, by POST."""
    session = session_of(request)
    case, act = session.case, request.POST.get("act") or ""
    form = Saving(language, request.POST if act == "make" else None)
    written, checked = None, None
    if act == "make" and form.is_valid():
        told = form.cleaned_data
        try:
            folder = folder_asked(told["folder"], house_of(request).path)
            written = create(case, folder / name_of(case), subject_keys=told["keys"], files=told["files"])
        except ConstatError as fault:
            form.refuse("folder", fault)
        except OSError:
            form.refuse("folder", BadInput("office-backup-no-folder", room="web", path=told["folder"][:200]))
    elif act == "check":
        checked = compare(case, str(request.POST.get("digest") or ""))
    now = case.register.clock()
    rows = [told_backup(one, now) for one in reversed(made(case.folder))]
    values = {
        "form": form, "faults": told_faults(form), "rows": rows, "written": written, "checked": checked,
        "age": next((row["days"] for row in rows if not row["keys"]), None), "keeps": KEPT_KEYS // 86_400_000,
    }  # fmt: skip
    return show(request, "office/backups.html", values, status=400 if form.errors else 200)


def folder_asked(text: str, workspace: Path) -> Path:
    """The folder that was named: one that is there, by its whole path, outside the workspace."""
    folder = Path(text.strip())
    if "\x00" in text or not folder.is_absolute() or not folder.is_dir():
        raise BadInput("office-backup-no-folder", room="web", path=text[:200])
    if folder.resolve().is_relative_to(workspace.resolve()):
        # A backup beside what it saves is lost with it.
        raise BadInput("office-backup-beside", room="web", path=text[:200])
    return folder


def name_of(case: Any) -> str:
    """A name that tells the time and nothing of the content."""
    office = re.sub(r"[^a-z0-9]+", "-", case.keys.office.lower().encode("ascii", "ignore").decode()).strip("-")[:30]
    return f"constat-{office or 'office'}-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.age"


def told_backup(one: Any, now: int) -> dict[str, Any]:
    """A backup for people."""
    there = Path(one.path).is_file()
    days = max(0, now - one.at) // 86_400_000
    return {"at": one.at, "path": one.path, "keys": one.keys, "mib": max(1, one.size >> 20), "digest": one.digest, "days": days, "there": there,
            "overdue": one.keys and there and now - one.at > KEPT_KEYS}  # fmt: skip


def compare(case: Any, digest: str) -> dict[str, Any]:
    """Whether a backup that was made is where it was, byte for byte."""
    one = next((one for one in made(case.folder) if one.digest == digest), None)
    if one is None:
        raise NotFound("office-backup-unknown", room="web")
    try:
        with Path(one.path).open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == one.digest
    except OSError:
        return {"path": one.path, "state": "gone"}
    return {"path": one.path, "state": "same" if same else "changed"}
