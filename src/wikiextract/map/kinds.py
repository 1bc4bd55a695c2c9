"""What kind of page a page is."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from wikiextract.nodes import Document

Kind: TypeAlias = Literal["article", "disambiguation", "list", "redirect", "other"]


@cache
def _list_titles() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = json.loads((files("wikiextract.map") / "data" / "list_titles.json").read_text("utf-8"))
    return tuple(data["prefixes"]), tuple(data["suffixes"])


def kind_of(document: Document, title: str, namespace: int | None) -> Kind:
    """The kind of the page; a list is known by how the languages' wikis title lists."""
    if document.redirect_to is not None:
        return "redirect"
    if namespace not in (None, 0):
        return "other"
    if document.disambiguation:
        return "disambiguation"
    prefixes, suffixes = _list_titles()
    return "list" if title.startswith(prefixes) or title.endswith(suffixes) else "article"
