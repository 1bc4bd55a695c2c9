"""Loose inline content in a finished tree gets its paragraphs, where that is plain.

`wrapping` does it for markup of any kind, while the tree is built. Here no block stands in an
inline element.
"""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

from wikiextract.render.tree.elements import BLANK, ONLY_INLINE

_BLOCKQUOTES = etree.XPath("//blockquote")
# White space to a tree, but written as something else.
_WRITTEN_BLANK = re.compile("&#(?:0*(?:9|10|12|13|32)|[xX]0*(?:9|[aAcCdD]|20));")


def wrap_loose(root: etree._Element, source: str) -> bool:
    """Put loose inline content of the page and of its quotations into paragraphs.

    `source` is the text that `root` was read from. False where it is not plain what belongs there;
    the tree is of no use then.
    """
    if _WRITTEN_BLANK.search(source) is not None:
        return False
    bases = [root, *cast("list[etree._Element]", _BLOCKQUOTES(root))]
    return all(_wrap(base) for base in bases)


def _wrap(base: etree._Element) -> bool:
    paragraph = None
    children = list(base)
    if _shows(base.text):
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
        if _shows(child.tail):
            paragraph = base.makeelement("p")
            paragraph.text, child.tail = child.tail, None
            child.addnext(paragraph)
    return True


def _shows(text: str | None) -> bool:
    return bool(text and text.strip(BLANK))
