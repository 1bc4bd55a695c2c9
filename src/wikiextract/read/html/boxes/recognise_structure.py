"""Boxes that no class names: what the arrangement of an element says it is.

Old and small wikis write their boxes as plain tables (`align="right"`, borders, a title row) and
their hatnotes as indented italics. The weights here are of signals, none of which decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from wikiextract.markup.names import HEADING
from wikiextract.read.html.data_files import box_classes
from wikiextract.read.html.tree.markup import (
    classes,
    element_children,
    floats,
    has_image,
    is_blank,
    pixels,
    row_cells,
    share,
    shown_text,
    style,
    table_rows,
)
from wikiextract.read.html.tree.tags import HEADING_TAGS, INTERFACE, MEDIA_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

# Rows that are looked at: enough to know a table by, few enough to be quick.
_ROWS = 60
_LABEL_LENGTH = 60
_BROAD = 6
_LONGEST_LINE = 300
_WIDEST_INFOBOX = 460.0
_NUMERIC = re.compile(r"[\d\s.,:/%+\-−–—°()]+\Z")


@dataclass(frozen=True, slots=True)
class TableShape:
    """How the rows of a table are made up."""

    rows: int
    pairs: int
    single: int
    wide: int
    header_pairs: int
    numeric_labels: int
    marked_labels: int
    titled: bool
    pictured: bool


LazyShape: TypeAlias = Callable[[], TableShape]
"""Gives the shape of a table to those who ask; it is told once."""


def lazy_shape(table: _Element) -> LazyShape:
    """Return what gives the shape of a table, which does not change meanwhile."""
    return cache(lambda: shape_of(table))


def shape_of(table: _Element) -> TableShape:
    """Count a table's rows by kind: label and value, one cell, more cells."""
    rows = pairs = single = wide = header_pairs = numeric = marked = 0
    titled = next(table.iterchildren("caption"), None) is not None
    pictured = False
    for row in table_rows(table):
        cells = row_cells(row)
        if not cells or all(is_blank(cell) for cell in cells):
            continue
        rows += 1
        if rows > _ROWS:
            break
        pictured = pictured or (rows <= 4 and has_image(row))
        if len(cells) == 1:
            single += 1
            titled = titled or rows == 1
        elif len(cells) == 2:
            label = shown_text(cells[0])
            if cells[0].tag == "th" and cells[1].tag == "th":
                header_pairs += 1
            if not label or len(label) > _LABEL_LENGTH:
                continue
            pairs += 1
            numeric += bool(_NUMERIC.match(label))
            marked += _is_marked_label(cells[0], label)
        else:
            wide += 1
    return TableShape(rows, pairs, single, wide, header_pairs, numeric, marked, titled, pictured)


def is_data_grid(element: _Element) -> bool:
    """Return True if an element is a table of many columns, in the style of an infobox or not."""
    if element.tag != "table":
        return False
    rows = [cells for row in islice(table_rows(element), _ROWS) if (cells := row_cells(row))]
    broad = sum(len(cells) >= _BROAD for cells in rows)
    return broad >= 3 and broad * 10 >= len(rows) * 7


def _is_marked_label(cell: _Element, label: str) -> bool:
    if cell.tag == "th" or label.endswith((":", "：")):
        return True
    bold = next(cell.iter("b", "strong"), None)
    return bold is not None and len(shown_text(bold)) * 2 >= len(label)


def looks_like_infobox(table: _Element, shape_of_it: LazyShape, *, lead: bool) -> bool:
    """Return True if a table without a telling class has the look of an infobox."""
    if "sortable" in classes(table):
        return False
    shape = shape_of_it()
    if shape.pairs < 2 or shape.header_pairs or not (shape.titled or shape.pictured):
        return False
    if (shape.pairs + shape.single) * 10 < shape.rows * 7 or shape.wide * 3 > shape.rows:
        return False
    if shape.numeric_labels * 2 >= shape.pairs:
        return False
    score = 2 * _stands_beside(table) + lead + shape.titled + shape.pictured
    score += shape.marked_labels * 10 >= shape.pairs * 6
    score += _width_score(table)
    score += table.get("typeof", "").startswith("mw:Transclusion")
    score -= "wikitable" in classes(table)
    return score >= 3 and (lead or score >= 4 or _stands_beside(table))


def _stands_beside(table: _Element) -> bool:
    """Return True if a table, or a wrapper that holds nothing else, floats."""
    element: _Element | None = table
    for _ in range(3):
        if element is None or element.tag in ("body", "section", "td"):
            return False
        if floats(element):
            return True
        parent = element.getparent()
        if parent is None or len(list(islice(element_children(parent), 2))) > 1:
            return False
        element = parent
    return False


def _width_score(element: _Element) -> int:
    declared = style(element)
    length = declared.get("width") or declared.get("max-width") or element.get("width")
    fixed, relative = pixels(length), share(length)
    if fixed is not None:
        return 1 if fixed <= _WIDEST_INFOBOX else -2
    if relative is not None:
        return 1 if relative <= 45 else -2 if relative >= 60 else 0
    return 0


def link_share(element: _Element) -> tuple[int, float]:
    """How many links stand below an element and what part of its text they are."""
    text = len(shown_text(element))
    links = [link for link in element.iter("a") if link.get("href")]
    linked = sum(len(shown_text(link)) for link in links)
    return len(links), linked / text if text else 0.0


def holds_navigation(element: _Element) -> bool:
    """Return True if an element with a navbox's class is one: some editions fold data that way."""
    if "navframe" not in classes(element) or element.get("role") == "navigation":
        return True
    count, part = link_share(element)
    return count >= 3 and part >= 0.5


def looks_like_navbox(element: _Element, shape_of_it: LazyShape) -> bool:
    """Return True if a table is a box of links: wide, dense, with a title bar or made to fold."""
    if element.tag != "table" or "wikitable" in classes(element):
        return False
    shape = shape_of_it()
    if shape.rows < 2 or shape.rows > _ROWS or shape.wide * 2 > shape.rows:
        return False
    tokens = classes(element)
    folds = not box_classes().collapsible.isdisjoint(tokens)
    barred = next(element.iter(INTERFACE), None) is not None
    declared = style(element)
    spread = (share(declared.get("width") or element.get("width")) or 0) >= 80
    if not (folds or barred or (spread and shape.titled) or "toccolours" in tokens):
        return False
    count, part = link_share(element)
    return count >= 6 and part >= 0.5


def looks_like_sidebar(element: _Element, shape_of_it: LazyShape) -> bool:
    """Return True if a table is a narrow column of links beside the text."""
    if element.tag != "table" or "wikitable" in classes(element) or not _stands_beside(element):
        return False
    shape = shape_of_it()
    if not shape.titled or shape.rows < 2 or shape.pairs * 3 > shape.rows or shape.wide:
        return False
    count, part = link_share(element)
    return count >= 6 and part >= 0.6


def looks_like_hatnote(element: _Element) -> bool:
    """Return True if an element is a line with a link after a heading, set apart as such lines are.

    It is indented and all in italics, is not printed, or leads to a page of meanings.
    """
    if element.tag not in ("dl", "div") or not starts_section(element):
        return False
    if next(element.iter("a"), None) is None:
        return False
    if element.tag == "div":
        if leads_to_meanings(element) or "noprint" in classes(element):
            return not is_framed(element) and _is_short_line(element)
        declared = style(element)
        indented = any(name in declared for name in ("padding-left", "margin-left", "padding"))
        return declared.get("font-style") == "italic" and indented and _is_line(element)
    lines = list(element_children(element))
    return all(line.tag == "dd" and _is_italic(line) and _is_line(line) for line in lines)


def leads_to_meanings(element: _Element) -> bool:
    """Return True if a link below an element is marked as one to a disambiguation page."""
    return any("mw-disambig" in (link.get("class") or "") for link in element.iter("a"))


def is_framed(element: _Element) -> bool:
    """Return True if an element has a border of its own, as boxes have."""
    return any(name.startswith("border") for name in style(element))


def _is_short_line(element: _Element) -> bool:
    """Return True if an element is one line of text with a link to a page of the wiki."""
    if next(element.iter("p", "ul", "ol", "table", "h2", "h3"), None) is not None:
        return False
    if not 0 < len(shown_text(element)) <= _LONGEST_LINE:
        return False
    return any(
        shown_text(link) and not {"external", "extiw"}.intersection(classes(link))
        for link in element.iter("a")
    )


def _is_line(element: _Element) -> bool:
    return len(shown_text(element)) <= 400


def _is_italic(line: _Element) -> bool:
    text = shown_text(line)
    while (only := _only_child(line)) is not None and only.tag in ("div", "span", "p"):
        line = only
    italic = sum(len(shown_text(child)) for child in line if child.tag in ("i", "em"))
    return italic > 0 and italic >= len(text) - 2


def _only_child(element: _Element) -> _Element | None:
    """The child that holds all of an element's text."""
    children = list(element_children(element))
    if len(children) != 1 or shown_text(children[0]) != shown_text(element):
        return None
    return children[0]


def starts_section(element: _Element) -> bool:
    """Return True if only boxes and hatnotes stand between the last heading and the element."""
    previous = element.getprevious()
    for _ in range(20):
        if previous is None:
            return True
        if previous.tag in HEADING_TAGS or HEADING in classes(previous):
            return True
        if previous.tag in ("p", "ul", "ol", "section", "blockquote") and not is_blank(previous):
            return False
        previous = previous.getprevious()
    return False


def is_short(element: _Element) -> bool:
    """Return True if an element is small enough for a notice, and no part of the article."""
    if next(element.iter("h2", "h3"), None) is not None:
        return False
    return len(shown_text(element)) <= 4000


def looks_like_message(element: _Element) -> bool:
    """Return True if an element is a bar or box of a short text, with a picture or not printed."""
    if element.tag == "table":
        return _is_message_table(element)
    if element.tag != "div":
        return False
    tokens = classes(element)
    if not is_framed(element) or "noprint" not in tokens or next(element.iter("a"), None) is None:
        return False
    text = shown_text(element)
    return 0 < len(text) <= 400 and next(element.iter("table", "ul", "ol", "h2"), None) is None


def _is_message_table(table: _Element) -> bool:
    rows = [row for row in table_rows(table) if not is_blank(row)]
    if len(rows) != 1 or "wikitable" in classes(table):
        return False
    cells = [cell for cell in row_cells(rows[0]) if not is_blank(cell)]
    if len(cells) != 2 or shown_text(cells[0]) or not has_image(cells[0]):
        return False
    width = pixels(next(cells[0].iter(*MEDIA_TAGS)).get("width"))
    text = shown_text(cells[1])
    return width is not None and width <= 90 and 0 < len(text) <= 600
