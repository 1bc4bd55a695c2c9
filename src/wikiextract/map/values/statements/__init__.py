"""Statements of Wikidata as typed values."""

from wikiextract.map.values.statements.read import value_of_statement

__all__ = ["value_of_statement"]
