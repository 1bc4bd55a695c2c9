"""Pictures whose file is missing: MediaWiki shows the file's name, linked to its upload form.

They become ``img`` elements, so that readers meet pictures in one form only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.markup.names import FILE_NAME, MISSING_FILE, MISSING_WIDTH
from wikiextract.read.html.tree.markup import shown_text
from wikiextract.read.html.values.media import broken_image

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_UPLOAD = "wpDestFile="
_PLACES = etree.XPath(
    f"descendant::a[contains(@href, '{_UPLOAD}')"
    f" or descendant::span[contains(@class, '{MISSING_FILE}')]]"
)


def settle_file_links(box: _Element, context: ReadContext, *, all_links: bool = False) -> None:
    """Make pictures of the links that stand for them inside a box.

    Without uploads a wiki shows a picture as a link to its page. Inside boxes such a link is told
    by its text, the page's full title, or by standing alone in its cell; `all_links`: by its
    target alone, where no other link leads to files.
    """
    for anchor in list(box.iter("a")):
        title = anchor.get("title")
        if not title or anchor.get("href", "").startswith("http") or len(anchor):
            continue
        namespace, colon, name = title.partition(":")
        if not colon or not name or not _is_file_namespace(namespace, context):
            continue
        text = " ".join((anchor.text or "").split())
        if all_links or text == title or _stands_alone(anchor, text):
            picture = etree.Element("img")
            picture.set(FILE_NAME, name)
            if text != title:
                picture.set("alt", text)
            _replace(anchor, picture)


def _is_file_namespace(name: str, context: ReadContext) -> bool:
    known = context.site.namespace_ids if context.site is not None else {"file": 6, "image": 6}
    return known.get(name.lower().replace("_", " ")) == 6


def _stands_alone(anchor: _Element, text: str) -> bool:
    cell = next(anchor.iterancestors("td", "th"), None)
    return cell is not None and shown_text(cell) == text


def _replace(element: _Element, by: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        by.tail = element.tail
        parent.replace(element, by)


def settle_missing_pictures(content: _Element, context: ReadContext) -> None:
    """Replace each link that stands for a missing picture below `content` by an ``img``."""
    if not context.may_have(_UPLOAD, MISSING_FILE):
        return
    for anchor in cast("list[_Element]", _PLACES(content)):
        image = broken_image(anchor)
        if image is None:
            continue
        picture = etree.Element("img")
        picture.set(FILE_NAME, image.file)
        if image.alt:
            picture.set("alt", image.alt)
        for inner in anchor.iter("span"):
            width = inner.get(MISSING_WIDTH)
            if width:
                picture.set("width", width)
        _replace(anchor, picture)
