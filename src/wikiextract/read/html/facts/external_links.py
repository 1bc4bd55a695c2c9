"""The addresses outside the wiki that an article links to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.markup.names import EXTERNAL_LINK, PICTURE_LINK
from wikiextract.nodes import ExternalLink
from wikiextract.read.html.tree.markup import is_skipped
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext


# All but links to pages of the wiki, which are most: such have a path and the page's title.
_ANCHORS = etree.XPath(
    "descendant-or-self::a[not(starts-with(@href, '/')) or starts-with(@href, '//')"
    f" or not(string(@title)) or contains(@class, '{EXTERNAL_LINK}')"
    " or contains(@rel, 'mw:ExtLink')]"
)


def read_external_links(content: _Element, context: ReadContext) -> tuple[ExternalLink, ...]:
    """Each distinct address that is shown below `content`, with the first text it has."""
    found: dict[str, ExternalLink] = {}
    for anchor in cast("list[_Element]", _ANCHORS(content)):
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
