"""Files that keep no records (text, Markdown, CSV): what shows them to be whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wikiextract.errors import InputError

_DIVIDER = b"\n\n\n"
_ROW_END = b"\r\n"
_FIRST = b"title,page_id,"
"""The columns that every file of facts begins with."""


def check_prose(path: Path, lines: Iterable[bytes]) -> None:
    """Raise `InputError` unless a file is UTF-8 and ends behind a page; it may be empty."""
    end = _DIVIDER
    for number, line in enumerate(lines, 1):
        _decoded(path, number, line)
        end = (end + line)[-len(_DIVIDER) :]
    if end != _DIVIDER:
        raise InputError(str(path), "ends within a page")


def check_facts(path: Path, lines: Iterable[bytes]) -> None:
    """Raise `InputError` unless a file is CSV (RFC 4180): a header, and rows that are as long."""
    width = None
    cells, quoted, number = 1, False, 0
    for number, line in enumerate(lines, 1):
        _decoded(path, number, line)
        if width is None and not line.startswith(_FIRST):
            break
        parts = line.split(b'"')
        outside = parts[1::2] if quoted else parts[::2]
        quoted ^= len(parts) % 2 == 0
        cells += sum(part.count(b",") for part in outside)
        if quoted:
            continue
        if not line.endswith(_ROW_END):
            raise InputError(str(path), f"line {number} is no whole row")
        width = width or cells
        if cells != width:
            raise InputError(str(path), f"the row on line {number} has {cells} cells, not {width}")
        cells = 1
    if width is None:
        raise InputError(str(path), "does not begin with the names of its columns")
    if quoted:
        raise InputError(str(path), f"line {number} is no whole row")


def _decoded(path: Path, number: int, line: bytes) -> None:
    try:
        line.decode()
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"line {number} is not UTF-8 ({error.reason})") from error
