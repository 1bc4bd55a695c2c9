"""Parts of boxes that infoboxes and navboxes have in common."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from wikiextract.read.html.data_files import box_parts
from wikiextract.read.html.tree.markup import (
    classes,
    element_children,
    has_image,
    is_blank,
    shown_text,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_HEAD = 200


def head_of(element: _Element) -> tuple[_Element, list[_Element]] | None:
    """The head that the rest of an element folds under, or is titled by, and that rest."""
    children = [child for child in element_children(element) if not is_blank(child)]
    if len(children) < 2 or has_own_text(element) or not _is_head(children[0], children[1]):
        return None
    return children[0], children[1:]


def has_own_text(element: _Element) -> bool:
    """Return True if text stands right in an element, outside its children."""
    texts = [element.text, *(child.tail for child in element)]
    return any(text and not text.isspace() for text in texts)


def _is_head(first: _Element, second: _Element) -> bool:
    if first.tag not in ("div", "p", "caption") or has_image(first):
        return False
    if next(first.iter("table", "ul", "ol", "dl"), None) is not None:
        return False
    if len(shown_text(first)) > _LONGEST_HEAD:
        return False
    if "mw-collapsible-content" in classes(second):
        return True
    return any(_head().fullmatch(token) for token in classes(first))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(box_parts().head)
