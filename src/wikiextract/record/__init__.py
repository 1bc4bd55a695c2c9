"""The record: its types, serialisation and validation against schemas/."""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
    from wikiextract.record.article import Article, Extraction, to_json
    from wikiextract.record.assemble import failed_article, to_article
    from wikiextract.record.full import FULL, full_record
    from wikiextract.record.made_of import document_parts
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
    "schema_names",
    "schema_text",
    "to_article",
    "to_json",
    "validate_file",
    "validate_stream",
    "verdict_of",
]

__getattr__ = loader(
    __name__,
    {
        "wikiextract.record.article": ["Article", "Extraction", "to_json"],
        "wikiextract.record.assemble": ["failed_article", "to_article"],
        "wikiextract.record.full": ["FULL", "full_record"],
        "wikiextract.record.made_of": ["document_parts"],
        "wikiextract.record.schemas": ["article_schema_id", "schema_names", "schema_text"],
        "wikiextract.record.validate": [
            "Problem",
            "RecordVerdict",
            "Validator",
            "validate_file",
            "validate_stream",
            "verdict_of",
        ],
        "wikiextract.record.validate_entities": ["RecordValidator"],
    },
)
