"""A table as written: its cells, its captions, and what stands in it but belongs to neither."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from wikiextract.read.wikitext.constructs import SIGN_FILL

LEADING = f" \t{SIGN_FILL}"
"""The characters that may stand before the sign of a table at the beginning of a line."""


class CellMarkup(msgspec.Struct):
    """A cell as written: its attributes and the range of its content."""

    header: bool
    attributes: Mapping[str, str]
    start: int
    end: int
    column: int = 0
    rowspan: int = 1
    colspan: int = 1


class TableMarkup(msgspec.Struct):
    """A table as written. `stray` are ranges that belong to no cell: they show before the table."""

    attributes: str
    start: int
    end: int
    captions: list[tuple[int, int]] = msgspec.field(default_factory=list)
    rows: list[list[CellMarkup]] = msgspec.field(default_factory=list)
    stray: list[tuple[int, int]] = msgspec.field(default_factory=list)
