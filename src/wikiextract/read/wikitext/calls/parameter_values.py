"""The values of calls' parameters."""

from __future__ import annotations

from wikiextract.nodes import Value
from wikiextract.read.wikitext.blocks.flow import blocks_of_value
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.full_values import plain_value, read_full_value
from wikiextract.read.wikitext.text.values import EMPTY

# Lists, tables and code are looked for in parameters too; they nest no deeper than this.
_DEPTH = 4


def read_parameter(reading: Reading, start: int, end: int, *, begins_line: bool = True) -> Value:
    """Return what the argument ``text[start:end]`` shows where its template displays it.

    What begins a list is one only where it `begins_line`.
    """
    return read_full_value(reading, start, end, _DEPTH, blocks_of_value, begins_line=begins_line)


def read_argument(reading: Reading, written: str, start: int, end: int) -> Value:
    """Return what `read_parameter` does of an argument.

    `written` is its text without the white space around it.
    """
    if not written:
        return EMPTY
    plain = plain_value(reading, written)
    return read_parameter(reading, start, end) if plain is None else plain
