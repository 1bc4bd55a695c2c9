"""A record with the parts that were asked for, and no others."""

from __future__ import annotations

from msgspec.structs import fields, replace

from wikiextract.nodes import PARTS, Parts
from wikiextract.record.article import Article

_ABSENT = {field.name: field.default for field in fields(Article) if field.name in PARTS}


def with_parts(article: Article, parts: Parts) -> Article:
    """Return the record with nothing of the parts that `parts` lacks; it states those it has."""
    if parts.everything:
        return article
    left_out = {name: absent for name, absent in _ABSENT.items() if name not in parts}
    extraction = replace(article.extraction, parts=parts.stated)
    return replace(article, **left_out, extraction=extraction)
