"""The addresses outside the wiki that an article links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import EXTERNAL_LINK, PICTURE_LINK
from wikiextract.nodes import ExternalLink
from wikiextract.read.html.tree.markup import is_skipped
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext


def read_external_links(content: _Element, context: ReadContext) -> tuple[ExternalLink, ...]:
    """Each distinct address that is shown below `content`, with the first text it has."""
    found: dict[str, ExternalLink] = {}
    for anchor in content.iter("a"):
        if _leads_to_page(anchor):
            continue
        target = context.links.resolve(anchor)
        if target is None or target.kind != "external":
            continue
        if PICTURE_LINK in (anchor.get("class") or "").split():
            continue  # to the file that is shown, wherever the wiki has its files
        known = found.get(target.target)
        if (known is not None and known.text) or is_skipped(anchor, content):
            continue
        text = fold("".join(str(piece) for piece in anchor.itertext()))
        found[target.target] = ExternalLink(url=target.target, text=text or None)
    return tuple(found.values())


def _leads_to_page(anchor: _Element) -> bool:
    """Return True if a link has a path and a page's title, as most have that lead to pages."""
    address = anchor.get("href", "")
    if not address.startswith("/") or address.startswith("//") or not anchor.get("title"):
        return False
    return EXTERNAL_LINK not in anchor.get("class", "") and "mw:ExtLink" not in anchor.get(
        "rel", ""
    )
