"""What is known of a text before it is read as a value."""

from __future__ import annotations

from typing import NamedTuple

from wikiextract.nodes import ValueKind


class ValueContext(NamedTuple):
    """What is known of where a text stands.

    `language` is the code of the text's language; without one only what depends on no language is
    recognised. `expected` is the kind that the field's name, a column's heading or a mapping says;
    without one, what could be of two kinds is left alone. `unit` (UCUM or ISO 4217) is what a
    mapping says of numbers that show none. `scheme` is that of identifiers ("isbn") where the
    field's name says it.
    """

    language: str | None = None
    expected: ValueKind | None = None
    unit: str | None = None
    scheme: str | None = None
