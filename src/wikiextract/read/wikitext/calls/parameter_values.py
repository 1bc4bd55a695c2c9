"""The values of calls' parameters."""

from __future__ import annotations

from wikiextract.nodes import Value
from wikiextract.read.wikitext.blocks.flow import blocks_of_value
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.full_values import read_full_value

# Lists, tables and code are looked for in parameters too; they nest no deeper than this.
_DEPTH = 4


def read_parameter(reading: Reading, start: int, end: int, *, begins_line: bool = True) -> Value:
    """Return what the argument ``text[start:end]`` shows where its template displays it.

    What begins a list is one only where it `begins_line`.
    """
    return read_full_value(reading, start, end, _DEPTH, blocks_of_value, begins_line=begins_line)
