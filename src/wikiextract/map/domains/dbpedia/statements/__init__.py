"""Statements of mapping pages (``{{PropertyMapping | …}}``) made into rules."""

from wikiextract.map.domains.dbpedia.statements.recipe import rules_of

__all__ = ["rules_of"]
