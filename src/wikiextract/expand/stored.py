"""What a page stores for the queries of its wiki."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

StoringSystem: TypeAlias = Literal["semantic", "cargo"]


class StoredValue(msgspec.Struct, frozen=True):
    """A value, as expanded wikitext, of a property (of Semantic MediaWiki) or field (of Cargo).

    `table` is Cargo's table, `subobject` the name of what is stated of (``""`` for one without a
    name, None for the page itself). Values of one `row` belong together: of the stores of a page
    that make a row or a subobject, counted from 1.
    """

    system: StoringSystem
    property: str
    value: str
    table: str | None = None
    subobject: str | None = None
    row: int | None = None
