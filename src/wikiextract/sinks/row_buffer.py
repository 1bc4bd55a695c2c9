"""Rows of all tables, gathered until there are enough to be written at once."""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.record import Article
from wikiextract.sinks.rows import article_rows
from wikiextract.sinks.tables import TABLES

_BYTES = 8 << 20
"""Bytes of JSON whose rows wait at most."""


class RowBuffer:
    """Turns records into rows; articles are numbered from 1 in the order in which they come."""

    def __init__(self) -> None:
        self.articles = 0
        self._decoder = msgspec.json.Decoder(Article)
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._clear()

    def add(self, line: bytes) -> bool:
        """Take a record as JSON; tells whether it is time to `take` the rows."""
        self.articles += 1
        for table, row in article_rows(self._decoder.decode(line), self.articles):
            self._rows[table].append(row)
        self._waiting += len(line)
        return self._waiting >= _BYTES

    def take(self) -> dict[str, list[tuple[Any, ...]]]:
        """The rows that wait, by table (all tables, in their order)."""
        rows = self._rows
        self._clear()
        return rows

    def _clear(self) -> None:
        self._rows = {table.name: [] for table in TABLES}
        self._waiting = 0
