"""What Hugging Face's `datasets` has to be told of a folder of shards to load it as it stands.

Without, it reads the books of the run, too, and takes the types of nested parts from the first
shard, though no two pages have the same parts.
"""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.record import schema_text
from wikiextract.sinks.format import Format

DATASET_FILE = ".huggingface.yaml"
"""The name of the file. It is hidden, so that readers of folders pass it by."""

_TYPES = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool"}


def dataset_description(format_: Format) -> bytes | None:
    """The file's content for shards of the format; None when `datasets` does not read these."""
    if format_.capabilities.dataset is None:
        return None
    description: dict[str, Any] = {"configs": [{"config_name": "default", "data_files": "part-*"}]}
    if format_.capabilities.dataset == "lines":
        description["dataset_info"] = {"features": _features()}
    # JSON is YAML, too.
    return msgspec.json.format(msgspec.json.encode(description)) + b"\n"


def _features() -> list[dict[str, str]]:
    """The attributes of records: plain ones by their types, others as JSON."""
    schema = msgspec.json.decode(schema_text("article"))
    return [
        {"name": name, "dtype": _type(schema, stated)}
        for name, stated in schema["properties"].items()
    ]


def _type(schema: dict[str, Any], stated: dict[str, Any]) -> str:
    reference = stated.get("$ref", "")
    if reference:
        stated = schema["$defs"][reference.rpartition("/")[2]]
    kinds = stated.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    plain = [kind for kind in kinds if kind != "null"]
    return _TYPES.get(plain[0], "json") if len(plain) == 1 else "json"
