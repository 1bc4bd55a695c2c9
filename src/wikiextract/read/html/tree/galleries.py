"""Puts together galleries that an item of a list broke off: ``* <gallery>``.

MediaWiki ends a list with the line that begins the gallery, and tree rules end the gallery with it,
so that its places stand loose, or as items of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.markup.names import GALLERY, GALLERY_BOX, GALLERY_CAPTION
from wikiextract.read.html.tree.markup import detach

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOSE = etree.XPath(
    f"descendant::li[contains(concat(' ', @class, ' '), ' {GALLERY_BOX} ') or "
    f"contains(concat(' ', @class, ' '), ' {GALLERY_CAPTION} ')]"
    f"[not(parent::ul[contains(concat(' ', @class, ' '), ' {GALLERY} ')])]"
)


def gather_galleries(content: _Element) -> None:
    """Put the loose places of galleries into the gallery before them, which follows the list."""
    loose = set(cast("list[_Element]", _LOOSE(content)))
    if not loose:
        return
    gallery: _Element | None = None
    moved = False
    for element in list(content.iter("ul", "li")):
        if element.tag == "ul":
            if GALLERY in (element.get("class") or "").split():
                gallery, moved = element, False
        elif element in loose and gallery is not None:
            if not moved:
                if gallery in element.iterancestors():
                    continue
                _move_behind_list(gallery, element)
                moved = True
            detach(element)
            gallery.append(element)


def _move_behind_list(gallery: _Element, first: _Element) -> None:
    """Move a gallery to its first place, or behind the list that this place is an item of."""
    detach(gallery)
    parent = first.getparent()
    if parent is not None and parent.tag in ("ul", "ol"):
        parent.addnext(gallery)
    else:
        first.addprevious(gallery)
