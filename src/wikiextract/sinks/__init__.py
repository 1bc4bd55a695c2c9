"""Where records go: one module a format of output, behind the small protocols of `format`."""

from wikiextract.sinks.format import Capabilities, Encoder, Format, Shard, ShardWriter
from wikiextract.sinks.formats import (
    DEFAULT_FORMAT,
    encoder_of,
    format_name,
    format_names,
    format_of,
    indented,
    listed_names,
    refuse_missing_parts,
    with_all_attributes,
)

__all__ = [
    "DEFAULT_FORMAT",
    "Capabilities",
    "Encoder",
    "Format",
    "Shard",
    "ShardWriter",
    "encoder_of",
    "format_name",
    "format_names",
    "format_of",
    "indented",
    "listed_names",
    "refuse_missing_parts",
    "with_all_attributes",
]
