"""The short way to a tree: markup that nests well, and that HTML's rules would leave as it is.

Nearly all pages are such. libxml2 reads them in no time; what the tree rules would change is looked
for, and where there is any of it, `build` takes the long way. What they only add (``tbody``, the
mark of empty elements) is added here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import cast

from lxml import etree

from wikiextract.render.tree.elements import BLANK, EDIT_LINK, MARKED_EMPTY, VOID
from wikiextract.render.tree.loose import shows, wrap_loose
from wikiextract.render.tree.mend import mended
from wikiextract.render.tree.serialize import EMPTY_MARK

# Deeper than this the long way flattens.
_DEPTH = 100
_NAME = re.compile(r"<([^\s/>]+)")

_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_FRAMES = ("p", "div", "table", "pre", "blockquote", "center", "hr", "figure")
_BLOCKS = frozenset((*_HEADINGS, *_FRAMES, "ul", "ol", "dl"))
_PARTS = ("li", "dd", "dt", "caption", "tr", "td", "th", "figcaption")
_INLINE = (
    "a abbr audio b bdi bdo big br cite code data del dfn em font i img ins kbd mark q s samp small"
    " source span strike strong sub sup time track tt u var video wbr"
)
# Elements to which no rules apply but those that are checked below.
_KNOWN = frozenset((*_BLOCKS, *_PARTS, *_INLINE.split()))


def _any_of(*names: str, axis: str = "self") -> str:
    return " or ".join(f"{axis}::{name}" for name in names)


def _found(*paths: str) -> etree.XPath:
    # By "//", libxml2 would gather all nodes before it looks at the children of each.
    return etree.XPath(f"boolean({' | '.join(f'/descendant::{path}' for path in paths)})")


_TEXT = "text()[normalize-space()]"
_LINK_IN_LINK = _found("a//a")  # which may be mended
# What the rules would change, by an element without which there is none of it.
_CHANGED = {
    # An item ends an item that stands around it without a list between.
    "li": _found("li[not(parent::ul or parent::ol)]"),
    "dd": _found("dd[not(parent::dl)]"),
    "dt": _found("dt[not(parent::dl)]"),
    # Tables hold rows, rows hold cells; anything else goes elsewhere.
    "table": _found("table/*[not(self::tr or self::caption)]", f"table/{_TEXT}"),
    "caption": _found("caption[not(parent::table)]"),
    "tr": _found("tr[not(parent::table)]", "tr/*[not(self::td or self::th)]", f"tr/{_TEXT}"),
    "td": _found("td[not(parent::tr)]"),
    "th": _found("th[not(parent::tr)]"),
    # Headings do not stand in their like.
    **{name: _found(f"{name}/*[{_any_of(*_HEADINGS)}]") for name in _HEADINGS},
}
_END_PARAGRAPH = frozenset((*_BLOCKS, "li", "dd", "dt", "figcaption"))
_TOO_DEEP = etree.XPath("boolean(/*" + "/*" * _DEPTH + ")")
_EMPTY = re.compile(rf"<({'|'.join(sorted(MARKED_EMPTY))})>([{BLANK}]*)</\1>")
_BLOCKQUOTES = etree.XPath("//blockquote")
_TABLES = etree.XPath("/descendant::table[tr]")
_PRE = etree.XPath("//pre")


def direct_tree(
    source: str, start: str, end: str, parser: etree.XMLParser
) -> etree._Element | None:
    """The tree of an HTML text between `start` and `end`, None where the short way is not open."""
    # The edit link of a heading continues formatting that was left open, of which there is none.
    source = source.replace(f"{EDIT_LINK}</h", "</h")
    written = _NAME.findall(source)
    names = set(written)
    if not names <= _KNOWN:
        return None
    # "<div/>" is an empty element to XML, a start tag to HTML.
    if source.count("/>") != sum(map(VOID.__contains__, written)):
        return None
    marked = not names.isdisjoint(MARKED_EMPTY)
    root = _parsed(source, start, end, parser, marked=marked)
    strays = False
    # The depth first: it bounds what looking at ancestors costs.
    may_be_deep = len(written) > _DEPTH
    if root is not None and may_be_deep and _TOO_DEEP(root):
        return None
    links = "a" in names
    if root is None or (links and _LINK_IN_LINK(root)):
        # (A line break behind "<pre>" and a stray tag is not right behind "<pre>".)
        better = mended(source) if "pre" not in names else None
        root = None if better is None else _parsed(better.text, start, end, parser, marked=marked)
        if better is None or root is None or (may_be_deep and _TOO_DEEP(root)):
            return None
        if links and _LINK_IN_LINK(root):
            return None
        strays = better.strays
    for name, changed in _CHANGED.items():
        if name in names and changed(root):
            return None
    # A block ends a paragraph.
    if "p" in names and _in_paragraph(_END_PARAGRAPH & names)(root):
        return None
    bases = [root]
    if "blockquote" in names:
        bases += cast("list[etree._Element]", _BLOCKQUOTES(root))
    # (Where a stray tag stood, white space before it may be in a paragraph or not.)
    if any(map(_holds_loose, bases)) and (strays or not wrap_loose(bases, source)):
        return None
    _complete(root, names)
    return root


def _holds_loose(base: etree._Element) -> bool:
    """Return True if an element holds text that shows, or inline elements."""
    return shows(base.text) or any(one.tag not in _BLOCKS or shows(one.tail) for one in base)


@lru_cache(maxsize=1024)
def _in_paragraph(names: frozenset[str]) -> etree.XPath:
    """Return what finds elements of these names in paragraphs; asked by name, libxml2 is quick."""
    return _found(*(f"p//{name}" for name in sorted(names)))


def _parsed(
    source: str, start: str, end: str, parser: etree.XMLParser, *, marked: bool
) -> etree._Element | None:
    """The tree of well-formed markup, None of other; `marked`: empty elements may need a mark."""
    if marked:
        source = _EMPTY.sub(rf"<\1{EMPTY_MARK}>\2</\1>", source)
    try:
        return etree.fromstring(start + source + end, parser)
    except etree.XMLSyntaxError:
        return None


def _complete(root: etree._Element, names: set[str]) -> None:
    """Do what HTML's rules do to such markup."""
    if "pre" in names:
        for element in cast("list[etree._Element]", _PRE(root)):
            # A line break right behind the start tag does not count.
            if element.text and element.text.startswith("\n"):
                element.text = element.text[1:]
    if "tr" in names:
        for table in cast("list[etree._Element]", _TABLES(root)):
            _add_bodies(table)


def _add_bodies(table: etree._Element) -> None:
    """Put each series of rows into a ``tbody``, with the white space after each."""
    for is_row, series in groupby(list(table), key=_is_row):
        if is_row:
            rows = list(series)
            body = table.makeelement("tbody")
            rows[0].addprevious(body)
            body.extend(rows)


def _is_row(element: etree._Element) -> bool:
    return element.tag == "tr"
