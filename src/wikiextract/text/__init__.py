"""Nodes → plain text, CommonMark and grids of cells, for people and for language models."""

from wikiextract.text.grid import TableGrid, table_grid, value_text
from wikiextract.text.markdown import MarkdownOptions, markdown_of
from wikiextract.text.plain import TextOptions, text_of

__all__ = [
    "MarkdownOptions",
    "TableGrid",
    "TextOptions",
    "markdown_of",
    "table_grid",
    "text_of",
    "value_text",
]
