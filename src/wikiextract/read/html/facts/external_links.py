"""The addresses outside the wiki that an article links to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.markup.names import EXTERNAL_LINK, PICTURE_LINK
from wikiextract.nodes import ExternalLink
from wikiextract.read.html.tree.markup import is_skipped
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext
    from wikiextract.read.html.values.links import LinkReader


# All but links to pages of the wiki: most links, for which nothing more need be asked.
_ANCHORS = etree.XPath(
    "descendant-or-self::a[not(starts-with(@href, $path))"
    f" or contains(@class, '{EXTERNAL_LINK}') or contains(@rel, 'mw:ExtLink')]"
)


def read_external_links(content: _Element, context: ReadContext) -> tuple[ExternalLink, ...]:
    """Each distinct address that is shown below `content`, with the first text it has."""
    found: dict[str, ExternalLink] = {}
    for anchor in _anchors(content, context.links):
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


def _anchors(content: _Element, links: LinkReader) -> Iterable[_Element]:
    """The anchors that may lead out of the wiki."""
    for path in links.article_paths:
        if path[:1] == "/" and path[1:2] not in ("/", ""):
            return cast("list[_Element]", _ANCHORS(content, path=path))
    return content.iter("a")
