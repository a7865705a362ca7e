"""Markdown with figure tags: splits text from tags, refuses numbers written by hand, and yields plain blocks.

A tag is `{{ kind:name | option | option "argument" }}`, or `{{ literal "..." as kind }}` for a number that is no figure:

| literal kind | for | printed |
|---|---|---|
| `resolution`, `provision`, `name` | `2364 (2018)`, `article 3`, `M23` | as it is |
| `date` | a date outside the report's periods | as it is |
| `quotation` | words of somebody else | between quotation marks |
| `citation` | a reference to a document | as it is |

Each tag becomes one character of a private plane, a *slot*, so that Markdown and the search for literals see no digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from constat.errors import BadSpecification, Refused
from constat.report.document import Block, Bullets, Heading, Link, Paragraph, Quotation, Run, Runs, Words
from constat.report.literals import find_literals

LITERAL_KINDS: Final = ("resolution", "provision", "name", "date", "quotation", "citation")
_TAG: Final = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_HEAD: Final = re.compile(r"([a-z]+)(?::([\w-]+))?")
_LITERAL: Final = re.compile(r'literal\s+"([^"]*)"\s+as\s+([a-z]+)')
_OPTION: Final = re.compile(r'([a-z-]+)(?:\s+"([^"]*)")?')
_FIRST_SLOT: Final = 0xF0000
_LAST_SLOT: Final = 0xFFFFD
# A literal may hold the number of a resolution, never a count of harm: that is what figures are for.
_HARM: Final = re.compile(r"%|per ?cent|pour cent|kill|dead|death|wound|injur|victim|civilian|abduct|tué|mort|bless|victime|civil|enlev", re.IGNORECASE)
_DATE_SHAPE: Final = re.compile(r"(?=.*\d)[\d\s./\-–]*(?:1er|er|st|nd|rd|th)?[\d\s\w./\-–,àéûô]{0,40}")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as written: `kind`, `name`, options with their arguments, and where it stands."""

    kind: str
    name: str
    options: tuple[tuple[str, str], ...]
    where: str
    following: str = ""
    """The words after it in the same clause: they must fit what the figure counts."""

    def has(self, option: str) -> bool:
        """Whether the option is given."""
        return any(key == option for key, _ in self.options)

    def argument(self, option: str) -> str | None:
        """The option's argument, or None where the option is absent."""
        return next((value for key, value in self.options if key == option), None)


class Slots:
    """What stands behind each slot character: runs within a line, or whole blocks."""

    def __init__(self) -> None:
        self._held: list[Runs | tuple[Block, ...]] = []
        self._is_block: list[bool] = []

    def put(self, runs: Runs) -> str:
        """A character that stands for these runs."""
        return self._add(runs, False)

    def put_blocks(self, blocks: tuple[Block, ...]) -> str:
        """A character that stands for these blocks."""
        return self._add(blocks, True)

    def _add(self, held: Runs | tuple[Block, ...], block: bool) -> str:
        code = _FIRST_SLOT + len(self._held)
        if code > _LAST_SLOT:
            raise BadSpecification("text-too-many-tags", room="report")
        self._held.append(held)
        self._is_block.append(block)
        return chr(code)

    def blocks(self, text: str) -> tuple[Block, ...] | None:
        """The blocks behind a text that is nothing but one block slot."""
        text = text.strip()
        if len(text) == 1 and _FIRST_SLOT <= ord(text) <= _LAST_SLOT and self._is_block[ord(text) - _FIRST_SLOT]:
            return self._held[ord(text) - _FIRST_SLOT]  # type: ignore[return-value]
        return None

    def runs(self, text: str, bold: bool = False, italic: bool = False) -> Runs:
        """The runs of a text with slots in it."""
        found: list[Run] = []
        for piece in re.split(f"([{chr(_FIRST_SLOT)}-{chr(_LAST_SLOT)}])", text):
            if len(piece) == 1 and _FIRST_SLOT <= ord(piece) <= _LAST_SLOT:
                index = ord(piece) - _FIRST_SLOT
                if self._is_block[index]:
                    raise BadSpecification("text-block-inline", room="report", text=without_slots(text).strip())
                found.extend(self._held[index])  # type: ignore[arg-type]
            elif piece:
                found.append(Words(piece, bold, italic))
        return tuple(found)


def without_slots(text: str) -> str:
    """The text with each slot shown as an ellipsis, for messages."""
    return re.sub(f"[{chr(_FIRST_SLOT)}-{chr(_LAST_SLOT)}]", "…", text)


def parse_tag(body: str, where: str) -> Tag:
    """The tag of the text between its braces."""
    head, *options = (part.strip() for part in body.split("|"))
    match = _HEAD.fullmatch(head)
    if match is None:
        raise BadSpecification("text-tag-unreadable", room="report", where=where, tag=body.strip())
    pairs: list[tuple[str, str]] = []
    for option in options:
        found = _OPTION.fullmatch(option)
        if found is None:
            raise BadSpecification("text-tag-unreadable", room="report", where=where, tag=body.strip())
        pairs.append((found[1], found[2] or ""))
    return Tag(match[1], match[2] or "", tuple(pairs), where)


def fill_tags(text: str, where: str, slots: Slots, language: str, answer: Callable[[Tag], str]) -> str:
    """The text with each tag replaced by what `answer` gives for it (text with slots); literals are checked and kept."""
    if any(_FIRST_SLOT <= ord(ch) <= _LAST_SLOT for ch in text):
        raise BadSpecification("text-private-characters", room="report", where=where)

    def replaced(match: re.Match[str]) -> str:
        line = text.count("\n", 0, match.start()) + 1
        place = f"{where}:{line}"
        body = match[1].strip()
        if body.startswith("literal"):
            return slots.put(_literal(body, place, language))
        following = re.split(r"[.,;:()\n]|\{\{", text[match.end() : match.end() + 80], maxsplit=1)[0]
        return answer(replace(parse_tag(body, place), following=following))

    return _TAG.sub(replaced, text)


def _literal(body: str, where: str, language: str) -> Runs:
    match = _LITERAL.fullmatch(body)
    if match is None or match[2] not in LITERAL_KINDS:
        raise BadSpecification("text-literal-unreadable", room="report", where=where, tag=body, known=", ".join(LITERAL_KINDS))
    text, kind = match[1].strip(), match[2]
    if kind in ("resolution", "provision", "name", "date") and _HARM.search(text):
        raise Refused("literal-harm", room="report", where=where, text=text, kind=kind)
    if kind == "date" and not _DATE_SHAPE.fullmatch(text):
        raise Refused("literal-no-date", room="report", where=where, text=text)
    if kind == "quotation":
        text = f"«\u00a0{text}\u00a0»" if language == "fr" else f"“{text}”"
    return (Words(text),)


def check_literals(text: str, where: str, language: str) -> None:
    """Refuses a text that holds a number written by hand; the message names the number, its line and the remedy."""
    for literal in find_literals(text, language):
        around = without_slots(text[max(0, literal.at - 30) : literal.at + 40]).replace("\n", " ").strip()
        raise Refused("literal-number", room="report", where=where, number=literal.text, around=around)


class Reader:
    """Markdown into blocks, with slots put back; headings get anchors, paragraphs their numbers later."""

    def __init__(self, slots: Slots, language: str, where: str) -> None:
        self._slots = slots
        self._language = language
        self._where = where
        self._markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline", "autolink", "code", "fence"])

    def read(self, text: str) -> list[Block]:
        """The blocks of a text; numbers written by hand are refused."""
        tokens = self._markdown.parse(text)
        blocks: list[Block] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "heading_open":
                blocks.append(Heading(int(token.tag[1]), self._inline(tokens[index + 1]), ""))
                index += 3
            elif token.type == "paragraph_open":
                blocks.extend(self._paragraph(tokens[index + 1]))
                index += 3
            elif token.type in ("bullet_list_open", "ordered_list_open", "blockquote_open"):
                end = _closing(tokens, index)
                inside = [t for t in tokens[index + 1 : end] if t.type == "inline"]
                if token.type == "blockquote_open":
                    blocks.extend(Quotation(self._inline(t)) for t in inside)
                else:
                    blocks.append(Bullets(tuple(self._inline(t) for t in inside)))
                index = end + 1
            else:
                index += 1
        return blocks

    def _paragraph(self, token: Token) -> list[Block]:
        held = self._slots.blocks(token.content)
        if held is not None:
            return list(held)
        return [Paragraph(self._inline(token), style="body")]

    def _inline(self, token: Token) -> Runs:
        runs: list[Run] = []
        bold = italic = False
        href: str | None = None
        line = (token.map or [0])[0] + 1
        check_literals(
            "".join(c.content if c.type in ("text", "code_inline") else " " if "break" in c.type else "" for c in token.children or []),
            f"{self._where}:{line}",
            self._language,
        )
        for child in token.children or []:
            if child.type in ("text", "code_inline"):
                if href is not None:
                    runs.append(Link(child.content, href))
                else:
                    runs.extend(self._slots.runs(child.content, bold, italic))
            elif child.type in ("softbreak", "hardbreak"):
                runs.append(Words(" "))
            elif child.type in ("strong_open", "strong_close"):
                bold = child.type == "strong_open"
            elif child.type in ("em_open", "em_close"):
                italic = child.type == "em_open"
            elif child.type == "link_open":
                href = str(child.attrs.get("href", ""))
            elif child.type == "link_close":
                href = None
        return tuple(runs)


def _closing(tokens: list[Token], index: int) -> int:
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1
