"""NDJSON: one record a line; also compressed."""

from __future__ import annotations

from typing import Any

from wikiextract.sinks.compression import compressed
from wikiextract.sinks.format import Capabilities
from wikiextract.sinks.stream_format import StreamFormat


class _Lines:
    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        return line + b"\n"

    def finish(self) -> bytes:
        return b""


PLAIN = StreamFormat(".ndjson", _Lines, Capabilities(addressable=True))
GZIP = compressed(PLAIN, ".gz")
ZSTANDARD = compressed(PLAIN, ".zst")
