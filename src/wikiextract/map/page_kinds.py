"""The kind of a page: an article, a list, a redirect, …"""

from __future__ import annotations

from typing import Literal, TypeAlias

from wikiextract.map.data_files import list_titles
from wikiextract.nodes import Document

PageKind: TypeAlias = Literal["article", "disambiguation", "list", "redirect", "other"]


def kind_of(document: Document, title: str, namespace: int | None) -> PageKind:
    """Return the kind of the page; a list is known by how the languages' wikis title lists."""
    if document.redirect_to is not None:
        return "redirect"
    if namespace not in (None, 0):
        return "other"
    if document.disambiguation:
        return "disambiguation"
    known = list_titles()
    is_list = title.startswith(known.prefixes) or title.endswith(known.suffixes)
    return "list" if is_list else "article"
