"""The typed values of a document: which texts are read, with what is known of each."""

from wikiextract.map.annotate.document import annotate_document

__all__ = ["annotate_document"]
