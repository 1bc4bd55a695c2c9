"""Colours: as CSS writes them, and by the names that CSS knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.nodes import TypedValue

_HEX = late_pattern(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_CERTAIN = late_pattern(r"#(?=\d{0,5}[a-f])[0-9a-f]{6}", re.IGNORECASE)
COLOUR_SIGNS = "#"
"""What is in each colour where none is expected."""

_RGB = late_pattern(r"rgb\(\s?(\d{1,3})\s?,\s?(\d{1,3})\s?,\s?(\d{1,3})\s?\)", re.IGNORECASE)


class ColourNames(DataFile, frozen=True):
    """``colours.json``: the names of colours in CSS, and their values."""

    names: dict[str, str]


def find_colour(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the colour that is all of a text: one is expected, or it can be nothing else."""
    written = text.strip()
    if context.expected != "colour" and not _CERTAIN.fullmatch(written):
        return
    value = _colour_of(written)
    if value is not None:
        yield FoundValue(0, len(text), TypedValue(kind="colour", text=written, value=value))


def _colour_of(text: str) -> str | None:
    if match := _HEX.fullmatch(text):
        digits = match[1].lower()
        return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"
    if match := _RGB.fullmatch(text):
        parts = [int(part) for part in match.groups()]
        return "#" + "".join(f"{part:02x}" for part in parts) if max(parts) < 256 else None
    return _names().names.get("".join(text.split()).casefold())


@cache
def _names() -> ColourNames:
    return read_data("wikiextract.map.values.small", "colours", ColourNames)
