"""The values that a page stores for the queries of its wiki."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

StoringSystem: TypeAlias = Literal["semantic", "cargo"]


class StoredValue(msgspec.Struct, frozen=True):
    """A value, as expanded wikitext, of a property (of Semantic MediaWiki) or field (of Cargo).

    `table` is Cargo's table. Values of one `row` belong together: of the stores of a page that make
    a row of a table, or a part of the page, whose name `subobject` is; counted from 1. What is
    stated of the page itself has none.
    """

    system: StoringSystem
    property: str
    value: str
    table: str | None = None
    subobject: str | None = None
    row: int | None = None
