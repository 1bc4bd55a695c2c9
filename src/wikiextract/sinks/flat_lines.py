"""Records that wait to be made columns, as lines of JSON in their flat form. Needs pyarrow.

As text they take a tenth of the memory that they take as Python's values, and Arrow reads text
without making such values.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.json

from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA
from wikiextract.sinks.flat_record import flatten, unflatten

# What the schema does not have would be lost: a record with such is one that columns cannot hold.
_PARSING = pyarrow.json.ParseOptions(
    explicit_schema=ARTICLE_SCHEMA, unexpected_field_behavior="error"
)
# A number too large, a text that is none, or more than a column can count.
_NOT_HELD = (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowCapacityError)
# Arrow's own allocator keeps what it has had once: twenty megabytes.
_POOL = pa.system_memory_pool()


class FlatLines:
    """Takes valid records and gives them as columns, many at once.

    A record that the columns cannot hold is kept whole in `record_json`.
    """

    def __init__(self) -> None:
        self._text = bytearray()

    @property
    def size(self) -> int:
        """The bytes of text that wait."""
        return len(self._text)

    def add(self, record: dict[str, Any], line: bytes) -> None:
        """Add a record: as JSON values, which are changed, and as its line."""
        try:
            flat = msgspec.json.encode(flatten(record))
        except RecursionError:
            flat = _kept_whole(msgspec.json.decode(line), line)
        self._text += flat
        self._text += b"\n"

    def take(self) -> pa.Table:
        """Return the records that wait, at least one, as columns in one piece; none wait then."""
        text, self._text = self._text, bytearray()
        try:
            return _columns(text)
        except _NOT_HELD:
            return _columns(b"".join(map(_held, text.splitlines(keepends=True))))


def _columns(text: bytes | bytearray) -> pa.Table:
    reading = pyarrow.json.ReadOptions(use_threads=False, block_size=len(text) + 1)
    return pyarrow.json.read_json(pa.BufferReader(text), reading, _PARSING, memory_pool=_POOL)


def _held(line: bytes | bytearray) -> bytes | bytearray:
    """The line, or one of what is kept of a record that the columns cannot hold."""
    try:
        _columns(line)
        return line
    except _NOT_HELD:
        record = unflatten(msgspec.json.decode(line))
        return _kept_whole(record, msgspec.json.encode(record)) + b"\n"


def _kept_whole(record: dict[str, Any], line: bytes) -> bytes:
    kept = {name: record[name] for name in ("title", "kind", "extraction")}
    empty: dict[str, Any] = {name: [] for name, value in record.items() if isinstance(value, list)}
    return msgspec.json.encode({**empty, **kept, "record_json": line.decode()})
