"""The errors of Constat: one tree, each with an exit code, an HTTP status and a message in both languages.

    ConstatError                 1  500
    ├── BadInput                 2  400   what was given cannot be used
    │   ├── BadFile                       a file as a whole
    │   ├── BadCell                       one value of a file
    │   ├── BadMapping                    a mapping file
    │   ├── BadSelection                  a selection, or one of its values
    │   └── BadSpecification              a report or claim file
    ├── NotFound                 3  404   no such dataset, figure, report, workspace
    ├── Conflict                 4  409   somebody else holds it, or it exists already
    ├── Refused                  5  403   a rule of the house forbids it (a literal number, parts that do not add up)
    ├── StorageFailed            6  507   disk full, folder not writable
    ├── RemoteFailed             7  502   a download or a remote service failed
    └── BadSettings              8  500   a setting is unknown or malformed

A message says what is wrong, where, and what to do next. Messages live in each room's `locale/*.ftl`.
"""

from __future__ import annotations

from typing import ClassVar


class ConstatError(Exception):
    """An error that a person can act on. `message_id` names a message of the room's catalogue; `values` fill it."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    def __init__(self, message_id: str, *, room: str, **values: object) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.room = room
        self.values = values

    def say(self, language: str | None = None) -> str:
        """The message in that language, or in the current one."""
        from constat.language import current_language, phrases

        return phrases(self.room, language or current_language()).say(self.message_id, **self.values)

    def __str__(self) -> str:
        return self.say()


class BadInput(ConstatError):
    """What was given cannot be used."""

    exit_code = 2
    http_status = 400


class BadFile(BadInput):
    """A file as a whole cannot be used."""


class BadCell(BadInput):
    """One value of a file cannot be used."""


class BadMapping(BadInput):
    """A mapping file cannot be used."""


class BadSelection(BadInput):
    """A selection, or one of its values, cannot be used."""


class BadSpecification(BadInput):
    """A report or claim file cannot be used."""


class NotFound(ConstatError):
    """There is no such thing here."""

    exit_code = 3
    http_status = 404


class Conflict(ConstatError):
    """Somebody else holds it, or it exists already."""

    exit_code = 4
    http_status = 409


class Refused(ConstatError):
    """A rule of the house forbids it."""

    exit_code = 5
    http_status = 403


class StorageFailed(ConstatError):
    """The disk is full, or the folder cannot be written."""

    exit_code = 6
    http_status = 507


class RemoteFailed(ConstatError):
    """A download or a remote service failed."""

    exit_code = 7
    http_status = 502


class BadSettings(ConstatError):
    """A setting is unknown or malformed."""

    exit_code = 8
