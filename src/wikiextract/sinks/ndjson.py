"""NDJSON: one record a line, as it is or with all its attributes; also compressed.

Indented, for people, a record has many lines: JSON values one after the other, as jq reads them.
"""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.record import Article, full_record
from wikiextract.sinks.compression import compressed
from wikiextract.sinks.format import Capabilities
from wikiextract.sinks.stream_format import StreamFormat


class _Lines:
    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        return line + b"\n"

    def finish(self) -> bytes:
        return b""


class _FullLines(_Lines):
    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        article = msgspec.json.decode(line, type=Article)
        return msgspec.json.encode(full_record(article)) + b"\n"


class _Indented(_Lines):
    def __init__(self, lines: _Lines) -> None:
        self._lines = lines

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        return msgspec.json.format(self._lines.encode(record, line), indent=2) + b"\n"


PLAIN = StreamFormat(".ndjson", _Lines, Capabilities(addressable=True, dataset="lines"))
GZIP = compressed(PLAIN, ".gz")
ZSTANDARD = compressed(PLAIN, ".zst")
FULL = StreamFormat(".ndjson", _FullLines, Capabilities(dataset="lines"))
FULL_GZIP = compressed(FULL, ".gz")
FULL_ZSTANDARD = compressed(FULL, ".zst")
PRETTY = StreamFormat(".json", lambda: _Indented(_Lines()), Capabilities())
FULL_PRETTY = StreamFormat(".json", lambda: _Indented(_FullLines()), Capabilities())
