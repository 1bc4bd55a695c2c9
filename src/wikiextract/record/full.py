"""A record with all its attributes, also those that say nothing."""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.record.article import Article
from wikiextract.record.schemas import schema_id

FULL = "article-full"
"""The name of the schema of such records."""


def full_record(article: Article) -> dict[str, Any]:
    """Return the record as JSON values in which every attribute is present: absent ones are null,
    empty lists are there. Its schema is ``article-full``.
    """
    record: dict[str, Any] = _full(article)
    record["extraction"]["schema"] = schema_id(FULL)
    return record


def _full(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        config = value.__struct_config__
        written = {config.tag_field: config.tag} if config.tag_field is not None else {}
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        return written | {name: _full(getattr(value, field)) for name, field in names}
    if isinstance(value, tuple | list):
        return [_full(one) for one in value]
    if isinstance(value, dict):
        return {name: _full(one) for name, one in value.items()}
    return value
