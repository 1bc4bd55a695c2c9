"""The readers of blocks and notes alone, without those that take boxes out first."""

from __future__ import annotations

from typing import Any

from wikiextract.nodes import Document
from wikiextract.read.blocks.sections import section_tree
from wikiextract.read.html.blocks.blocks import flow_in_element
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.facts.wiki import find_site, make_link_reader
from wikiextract.read.html.references.references import read_note_elements
from wikiextract.read.html.tree.parse import read_tree
from wikiextract.read.html.values.links import LinkReader


def read(source: bytes | str) -> tuple[Any, Document, LinkReader]:
    """The content as it was before the readers, the document, and the reader of its links."""
    context = ReadContext()
    kept = read_tree(source, context).content
    tree = read_tree(source, context)
    links = make_link_reader(tree.root, find_site(tree.root), None)
    context = ReadContext(title=links.title, links=links)
    references = read_note_elements(tree.content, context)
    sections = section_tree(flow_in_element(tree.content, context))
    return kept, Document(view="html", references=references, sections=sections), links
