"""CSV (RFC 4180) of facts, a row each; every file begins with the names of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec

from wikiextract.record import Article
from wikiextract.sinks.compression import compressed
from wikiextract.sinks.readable.facts import COLUMNS, FactRow, fact_rows
from wikiextract.sinks.stream_format import with_header


def _csv(rows: Iterable[FactRow]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


class _FactEncoder:
    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        article = msgspec.json.decode(line, type=Article)
        return _csv(_cells(row) for row in fact_rows(article))

    def finish(self) -> bytes:
        return b""


def _cells(row: FactRow) -> FactRow:
    """A whole number has no point, and true is the JSON word."""
    return tuple(
        int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15
        else str(cell).lower() if isinstance(cell, bool)
        else cell
        for cell in row
    )  # fmt: skip


_HEADED = with_header(".csv", _FactEncoder, _csv([COLUMNS]))
_PARTS = ("infoboxes", "entity", "more_entities")
PLAIN = replace(_HEADED, capabilities=replace(_HEADED.capabilities, parts=_PARTS))
GZIP = compressed(PLAIN, ".gz")
ZSTANDARD = compressed(PLAIN, ".zst")
