"""The source view: raw wikitext to nodes, one kind of node per file."""

from wikiextract.read.wikitext.page import read_source

__all__ = ["read_source"]
