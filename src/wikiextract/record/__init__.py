"""The record: its types, serialisation and validation against schemas/."""

from wikiextract.record.article import Article, Extraction, to_json
from wikiextract.record.assemble import failed_article, to_article
from wikiextract.record.full import FULL, full_record
from wikiextract.record.made_of import document_parts
from wikiextract.record.salvage import salvage
from wikiextract.record.schemas import article_schema_id, schema_names, schema_text
from wikiextract.record.validate import (
    Problem,
    RecordVerdict,
    Validator,
    validate_file,
    validate_stream,
    verdict_of,
)
from wikiextract.record.validate_entities import RecordValidator
from wikiextract.record.with_parts import with_parts

__all__ = [
    "FULL",
    "Article",
    "Extraction",
    "Problem",
    "RecordValidator",
    "RecordVerdict",
    "Validator",
    "article_schema_id",
    "document_parts",
    "failed_article",
    "full_record",
    "salvage",
    "schema_names",
    "schema_text",
    "to_article",
    "to_json",
    "validate_file",
    "validate_stream",
    "verdict_of",
    "with_parts",
]
