"""The joins, in their order."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.expand.expander import Expansion
from wikiextract.nodes import Document
from wikiextract.site import Site


def join_rendered(
    document: Document, source: Document, expansion: Expansion, site: Site
) -> Document:
    """A rendered page's document with what its wikitext (`source`) and its `expansion` tell."""
    return replace(
        document,
        title=source.title,
        redirect_to=source.redirect_to,
        redirect_anchor=source.redirect_anchor,
        templates=source.templates,
    )
