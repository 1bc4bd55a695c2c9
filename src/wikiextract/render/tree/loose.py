"""Loose inline content in a finished tree gets its paragraphs, where that is plain.

`wrapping` does it for markup of any kind, while the tree is built. Here no block stands in an
inline element.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from wikiextract.render.tree.elements import BLANK, ONLY_INLINE

# White space to a tree, but written as something else.
_WRITTEN_BLANK = re.compile("&#(?:0*(?:9|10|12|13|32)|[xX]0*(?:9|[aAcCdD]|20));")


def wrap_loose(bases: Sequence[etree._Element], source: str) -> bool:
    """Put loose inline content of a page and of its quotations into paragraphs.

    `source` is the text that they were read from. False where it is not plain what belongs there;
    the tree is of no use then.
    """
    return _WRITTEN_BLANK.search(source) is None and all(map(_wrap, bases))


def _wrap(base: etree._Element) -> bool:
    paragraph = None
    children = list(base)
    if shows(base.text):
        paragraph = base.makeelement("p")
        paragraph.text, base.text = base.text, None
        base.insert(0, paragraph)
    for child in children:
        if child.tag in ONLY_INLINE:
            if not ONLY_INLINE.issuperset(one.tag for one in child.iterdescendants()):
                return False
            if paragraph is None:
                paragraph = base.makeelement("p")
                child.addprevious(paragraph)
            paragraph.append(child)
            continue
        paragraph = None
        if shows(child.tail):
            paragraph = base.makeelement("p")
            paragraph.text, child.tail = child.tail, None
            child.addnext(paragraph)
    return True


def shows(text: str | None) -> bool:
    """Return True if a text (None: there is none) is more than white space."""
    return bool(text and text.strip(BLANK))
