"""Bytes that are no text: known by how they begin."""

from __future__ import annotations

import codecs
import re

from wikiextract.errors import InputError

_BEGINNINGS = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"PAR1": "a Parquet file",
    b"SQLite format 3\0": "an SQLite database",
    b"\x7fELF": "a program",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW = 8
_LOOKED_AT = 4096
_ENCODED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def binary_kind(head: bytes) -> str | None:
    """What the bytes at the beginning of a file are, in words, when they are no text; else None."""
    for beginning, name in _BEGINNINGS.items():
        if head.startswith(beginning):
            return name
    if head.startswith(_ENCODED):
        return None
    looked_at = head[:_LOOKED_AT]
    control = len(_CONTROL.findall(looked_at))
    return "binary data" if control > _FEW and control * 20 > len(looked_at) else None


def check_is_text(head: bytes, where: str) -> None:
    """Raise `InputError` when the bytes at the beginning of a file are no text."""
    kind = binary_kind(head)
    if kind is not None:
        raise InputError(where, f"{kind}, where text is expected", "give wikitext, HTML or a dump")
