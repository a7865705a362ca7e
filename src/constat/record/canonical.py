"""Canonical bytes: one value, one text. A subset of RFC 8785 (JSON Canonicalization Scheme).

Objects with ASCII keys in order, arrays, strings, booleans, null and integers below 2^53. No floats (a decimal is a string),
no Unicode normalisation, no lone surrogates. What is hashed is what is stored; on the way in, `decode` refuses bytes that
`encode` would not have written, so that two programs can never read one hash as two values.
"""

from __future__ import annotations

import json
from itertools import accumulate
from typing import Any, Final

from constat.errors import BadInput

LIMIT: Final = 2**53
DEPTH: Final = 32
_NO_BRACKETS: Final = bytes(b for b in range(256) if b not in b"[]{}")
_encoder: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False)


def _refuse(what: str) -> BadInput:
    return BadInput("not-canonical", room="record", what=what)


def _check(value: Any, depth: int = 0) -> None:
    if value is None or value is True or value is False:
        return
    kind = type(value)
    if kind is str:
        return
    if kind is int:
        if not -LIMIT < value < LIMIT:
            raise _refuse("integer")
        return
    if depth > DEPTH:
        raise _refuse("depth")
    if kind is list or kind is tuple:
        for item in value:
            _check(item, depth + 1)
        return
    if kind is dict:
        for key, item in value.items():
            if type(key) is not str or not key.isascii():
                raise _refuse("key")
            _check(item, depth + 1)
        return
    raise _refuse(kind.__name__)


def encode(value: Any) -> bytes:
    """The one byte string of a value; `BadInput` names what has no canonical form (a float, a lone surrogate, a key of another script)."""
    _check(value)
    try:
        return _encoder.encode(value).encode("utf-8")
    except UnicodeEncodeError:
        raise _refuse("surrogate") from None


def _no_float(_text: str) -> Any:
    raise _refuse("float")


def _int(text: str) -> int:
    value = int(text) if len(text) < 18 else LIMIT
    if not -LIMIT < value < LIMIT:
        raise _refuse("integer")
    return value


_decoder: Final = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float, parse_int=_int)


def _shallow(data: bytes) -> bool:
    """Whether the text surely nests no deeper than is allowed; brackets within strings count too, which only errs to the safe side."""
    brackets = data.translate(None, _NO_BRACKETS)
    return len(brackets) <= 2 * DEPTH or max(accumulate(1 if b in b"[{" else -1 for b in brackets)) <= DEPTH


def decode(data: bytes) -> Any:
    """The value of canonical bytes; `BadInput` where `encode` would have written others."""
    try:
        value = _decoder.decode(data.decode("utf-8"))
        # Keys of an ASCII text are ASCII, its numbers were looked at while read: only its form is left to compare.
        again = _encoder.encode(value).encode("utf-8") if data.isascii() and _shallow(data) else encode(value)
    except (UnicodeDecodeError, UnicodeEncodeError, ValueError, RecursionError):
        raise _refuse("json") from None
    if again != data:
        raise _refuse("order")
    return value
