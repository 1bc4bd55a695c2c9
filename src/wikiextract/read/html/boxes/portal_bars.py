"""Bars of portals that no class names: pictures, each with a link to a portal."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wikiextract.read.html.tree.markup import element_children, has_image, shown_images, shown_text
from wikiextract.site.wikimedia import wiki_namespaces

if TYPE_CHECKING:
    from lxml.etree import _Element

_PORTAL = 100
_MOST_ITEMS = 30


@cache
def _portal_names() -> frozenset[str]:
    """Return the names of the portals' namespace in all wikis, in lower case."""
    known = wiki_namespaces().names.values()
    names = {names[_PORTAL].replace("_", " ").lower() for names in known if _PORTAL in names}
    return frozenset({"portal", *names})


def looks_like_portal_bar(element: _Element) -> bool:
    """Return True if each item of a list is a picture with nothing but a link to a portal.

    So is a block that shows but such links, one or more, each with its picture.
    """
    if element.tag == "div":
        return _is_portal_block(element)
    if element.tag != "ul":
        return False
    items = list(element_children(element))
    if not 1 <= len(items) <= _MOST_ITEMS:
        return False
    return all(item.tag == "li" and _is_portal(item) for item in items)


def _is_portal_block(element: _Element) -> bool:
    anchors = list(islice(element.iter("a"), 2 * _MOST_ITEMS))
    if not any(map(_leads_there, anchors)):
        return False
    links = [link for link in anchors if shown_text(link)]
    if not all(map(_leads_there, links)) or len(list(shown_images(element))) < len(links):
        return False
    return _letters(element) == sum(map(_letters, links))


def _letters(element: _Element) -> int:
    """How many letters and digits an element shows."""
    return sum(map(str.isalnum, shown_text(element)))


def _is_portal(item: _Element) -> bool:
    if not has_image(item):
        return False
    links = [link for link in item.iter("a") if shown_text(link)]
    return len(links) == 1 and shown_text(links[0]) == shown_text(item) and _leads_there(links[0])


def _leads_there(link: _Element) -> bool:
    href = link.get("href") or ""
    title = link.get("title") or unquote(href.rpartition("/wiki/")[2]).removeprefix("./")
    namespace, colon, _ = title.partition(":")
    return bool(colon) and namespace.replace("_", " ").strip().lower() in _portal_names()
