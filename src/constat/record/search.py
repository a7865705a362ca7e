"""Search over what is sealed, in memory only: names however they are spelt, and words of texts.

    search = Search(lens)                                    # after unlocking; drop it when locking
    search.names("Aïssata Koulibaly", "a relative asks")     # likeliest first
    search.texts("marché foire", "to find who was there")

What is found is only what the lens shows, and each record found is in the read log before it is returned. Nothing of the
index touches the disk; a process that ends takes it along. There is no index on disk: `public` and `internal` fields are
asked for in the database itself.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from constat.errors import BadInput, Refused
from constat.record.models import Record, of_type, types

if TYPE_CHECKING:
    from constat.record.lens import Lens

NAMES: Final[dict[str, tuple[str, ...]]] = {"person": ("name", "variants", "nickname"), "victim": ("name",), "source": ("name",)}
"""Fields that hold names, one a line."""
LEAST: Final = 70.0
"""How alike two spellings are, of 100, to be shown at all."""
ARABIC: Final = str.maketrans(
    {"\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643", "\u0640": None, "\u0621": None}
)
"""Letters that are written for one another: alef wasla for alef, dotless and Persian yeh for yeh, teh marbuta for heh, Persian kaf for kaf.
The stroke that stretches a word says nothing, nor does a hamza that stands alone; one above or below a letter goes with the vowel marks."""
_ARABIC_LETTER: Final = re.compile("[\u0600-\u06ff]")
_MARK: Final = re.compile(r"[\W_]+")
_TABLE: Final = (
    "CREATE VIRTUAL TABLE text USING fts5(words, type UNINDEXED, subject UNINDEXED, field UNINDEXED, plain, tokenize = 'unicode61 remove_diacritics 2')"
)


@dataclass(frozen=True)
class Hit:
    """A record found, where in it, and how well it fits (100 at best; for texts, their order)."""

    type: str
    subject: str
    field: str
    text: str
    score: float

    def __repr__(self) -> str:
        return f"<Hit {self.type} {self.subject[:8]} {self.field}>"


def folded(text: str) -> str:
    """A spelling without case, accents and marks: what is compared."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(ARABIC)
    return _MARK.sub(" ", text).strip().casefold()


class Search:
    """The names and texts that one lens may open, in memory."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        warm = getattr(lens.case.keys, "warm", None)
        if warm is not None:
            # One pass over the keys, instead of one look for each name.
            warm()
        self._keys: list[str] = []
        self._names: list[tuple[str, str, str, str]] = []
        for kind, fields in NAMES.items():
            self._take_names(of_type(kind), fields)
        self._texts = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._texts.execute("PRAGMA temp_store=MEMORY")
        self._texts.execute(_TABLE)
        self._identities = False
        self._texts.execute("BEGIN")
        for model in types().values():
            self._take_texts(model)
        self._texts.execute("COMMIT")

    def close(self) -> None:
        """Forgets all of it, as far as a running process can."""
        self._keys.clear()
        self._names.clear()
        self._texts.close()

    def names(self, name: str, reason: str, *, limit: int = 10) -> list[Hit]:
        """The records whose names are most alike, each once, best first."""
        if not any(self.lens.openable(of_type(kind)) or self._names for kind in NAMES):
            raise Refused("lens-withheld", room="record")
        wanted = folded(name)
        if not wanted:
            raise BadInput("search-empty", room="record")
        if not reason.strip():
            raise BadInput("lens-reason", room="record")
        # A family name alone finds all who bear it; the whole name then puts the likeliest first.
        near = process.extract(wanted, self._keys, scorer=fuzz.token_set_ratio, score_cutoff=LEAST, limit=limit * 20)
        ranked = sorted(((score + fuzz.token_sort_ratio(wanted, key)) / 2, place) for key, score, place in near)
        found: dict[tuple[str, str], Hit] = {}
        for score, place in reversed(ranked):
            kind, subject, field, text = self._names[place]
            found.setdefault((kind, subject), Hit(kind, subject, field, text, round(score, 1)))
        return self._shown(list(found.values())[:limit], reason)

    def texts(self, words: str, reason: str = "", *, limit: int = 10) -> list[Hit]:
        """The texts in which all these words stand (the last one may be begun only), best first, with the words in ‹ ›."""
        parts = folded(words).split()
        if not parts:
            raise BadInput("search-empty", room="record")
        if self._identities and not reason.strip():
            raise BadInput("lens-reason", room="record")
        asked = " ".join(f'"{part}"' for part in parts) + "*"
        rows = self._texts.execute(
            "SELECT type, subject, field, snippet(text, -1, '‹', '›', '…', 24) FROM text WHERE text MATCH ? ORDER BY rank LIMIT ?", [asked, limit]
        ).fetchall()
        return self._shown([Hit(kind, subject, field, text, float(limit - place)) for place, (kind, subject, field, text) in enumerate(rows)], reason)

    # -- within ----------------------------------------------------------------------------------------------------

    def _take_names(self, model: type[Record], fields: Sequence[str]) -> None:
        for value, text in self.lens.sealed(model, fields):
            for line in str(text).splitlines():
                if key := folded(line):
                    self._keys.append(key)
                    self._names.append((value.type, value.subject, value.field, line))

    def _take_texts(self, model: type[Record]) -> None:
        declared = model.declared()
        known = NAMES.get(model.type_name(), ())
        fields = [name for name, field in declared.items() if field.sealed and field.kind == "text" and name not in known]
        if not fields:
            return
        for value, text in self.lens.sealed(model, fields):
            self._identities |= declared[value.field].sensitivity == "identity"
            words = str(text)
            # The index itself folds the accents of Latin letters, not one Arabic letter into another.
            plain = folded(words) if _ARABIC_LETTER.search(words) else ""
            self._texts.execute("INSERT INTO text VALUES (?, ?, ?, ?, ?)", [words, value.type, value.subject, value.field, plain])

    def _shown(self, hits: list[Hit], reason: str) -> list[Hit]:
        """What the lens still shows of it; identities are logged first."""
        kept = [hit for hit in hits if self.lens.made_by(of_type(hit.type), hit.subject) is not None]
        opened = [(hit.type, hit.subject, [hit.field]) for hit in kept if of_type(hit.type).declared()[hit.field].sensitivity == "identity"]
        if opened:
            self.lens.log(opened, reason)
        return kept
