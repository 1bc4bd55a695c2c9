"""The source view: raw wikitext to nodes, one kind of node per file."""

from wikiextract.read.wikitext.calls.handler import CallHandler
from wikiextract.read.wikitext.page import read_source

__all__ = ["CallHandler", "read_source"]
