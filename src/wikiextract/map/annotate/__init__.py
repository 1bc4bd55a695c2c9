"""The typed values of a document: which texts are read, with what is known of each."""

from wikiextract.map.annotate.document import annotate_document
from wikiextract.map.annotate.statements import StatementsOf, no_statements

__all__ = ["StatementsOf", "annotate_document", "no_statements"]
