"""The words of the case file for people: record types, their fields, sensitivities, roles, and why something is withheld."""

from __future__ import annotations

from constat.language import Phrases, phrases


def type_label(name: str, language: str, plural: bool = False) -> str:
    """What a record type is called: `Statement`, or `Statements` in the plural."""
    return _say(language).say(f"{'types' if plural else 'type'}-{name}")


def field_label(type_name: str, attname: str, language: str) -> str:
    """What a field is called; its type's own word where there is one, else the word that types share."""
    say = _say(language)
    word = attname.replace("_", "-")
    own = f"rec-{type_name}-{word}"
    return say.say(own if say.has(own) else f"rec-{word}")


def field_help(type_name: str, attname: str, language: str) -> str:
    """One sentence beside a field of a form; empty where none is needed."""
    say = _say(language)
    told = f"help-{type_name}-{attname}"
    return say.say(told) if say.has(told) else ""


def sensitivity_label(word: str, language: str) -> str:
    """A field's sensitivity in a word."""
    return _say(language).say(f"sens-{word}")


def sensitivity_about(word: str, language: str) -> str:
    """Who may see what carries that sensitivity, in a sentence."""
    return _say(language).say(f"sens-{word}-about")


def role_label(role: str, language: str) -> str:
    """What a role is called."""
    return _say(language).say(f"role-{role}")


def role_about(role: str, language: str) -> str:
    """What a role does and sees, in a sentence."""
    return _say(language).say(f"role-{role}-about")


def withheld_label(reason: str, language: str) -> str:
    """Why a value is not shown, in a sentence; `reason` as `Lens.record` gives it."""
    return _say(language).say(f"withheld-{reason}")


def _say(language: str) -> Phrases:
    return phrases("web", language)
