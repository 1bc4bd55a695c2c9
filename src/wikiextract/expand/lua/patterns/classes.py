"""Character classes of Lua patterns as regular expressions (syntax of the `regex` package)."""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.expand.lua.patterns.items import Alphabet

# In C's own locale, as the byte functions use it.
_BYTE_CLASSES: Mapping[str, str] = {
    "a": "A-Za-z",
    "c": "\\x00-\\x1f\\x7f",
    "d": "0-9",
    "l": "a-z",
    "p": "!-/:-@\\[-`{-~",
    "s": "\\t-\\r ",
    "u": "A-Z",
    "w": "0-9A-Za-z",
    "x": "0-9A-Fa-f",
    "z": "\\x00",
}

# By Unicode general category, as the manual says of mw.ustring.
_CODE_POINT_CLASSES: Mapping[str, str] = {
    "a": "\\p{L}",
    "c": "\\p{Cc}",
    "d": "\\p{Nd}",
    "l": "\\p{Ll}",
    "p": "\\p{P}",
    "s": "\\p{Z}\\t-\\r\\x85\\u180e",
    "u": "\\p{Lu}",
    "w": "\\p{L}\\p{Nd}",
    "x": "0-9A-Fa-f\\uff10-\\uff19\\uff21-\\uff26\\uff41-\\uff46",
    "z": "\\x00",
}

CLASS_LETTERS = frozenset(_BYTE_CLASSES)


def class_members(letter: str, alphabet: Alphabet) -> str:
    """Return the content in brackets of the class `letter` (lower case, of `CLASS_LETTERS`)."""
    table = _BYTE_CLASSES if alphabet is Alphabet.BYTES else _CODE_POINT_CLASSES
    return table[letter]


def character(value: str) -> str:
    """One character, written so that it means itself inside and outside of brackets."""
    code = ord(value)
    if value.isascii() and value.isalnum():
        return value
    return f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"
