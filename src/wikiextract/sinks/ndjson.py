"""NDJSON: one record a line, as it is or with all its attributes; also compressed."""

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


PLAIN = StreamFormat(".ndjson", _Lines, Capabilities(addressable=True))
GZIP = compressed(PLAIN, ".gz")
ZSTANDARD = compressed(PLAIN, ".zst")
FULL = StreamFormat(".ndjson", _FullLines, Capabilities())
FULL_GZIP = compressed(FULL, ".gz")
FULL_ZSTANDARD = compressed(FULL, ".zst")
