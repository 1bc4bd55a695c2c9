"""The roles of a navbox's cells: titles, headings, labels, pictures, rows above and below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wikiextract.read.html.boxes.infobox.heading import is_bold, is_heading
from wikiextract.read.html.data_files import box_parts
from wikiextract.read.html.tree.markup import classes, has_image, is_blank, shown_text, style
from wikiextract.read.html.tree.tags import LIST_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_LABEL = 100


def _named(cell: _Element, parts: tuple[str, ...]) -> bool:
    """Return True if one of the class tokens of a cell contains one of the given words."""
    return any(part in token for token in classes(cell) for part in parts)


def holds_list(cell: _Element) -> bool:
    """Return True if a list or table stands in a cell."""
    return next(cell.iter("table", *LIST_TAGS), None) is not None


def is_pretitle(cell: _Element) -> bool:
    """Return True if a cell stands above the title ("Part of a series on")."""
    text = shown_text(cell)
    return any(
        shown_text(part) == text
        for part in cell.iter("td", "th", "div", "span")
        if any(
            token.endswith(box_parts().pretitle) and "with-" not in token for token in classes(part)
        )
    )


def is_title(cell: _Element) -> bool:
    """Return True if the first cell of a box is its title."""
    if _named(cell, box_parts().no_title):
        return False
    if _named(cell, box_parts().title):
        return True
    return not holds_list(cell) and (cell.tag in ("th", "caption") or is_heading(cell))


def is_section(cell: _Element) -> bool:
    """Return True if a cell over the whole width heads the rows below it."""
    if _named(cell, box_parts().no_section):
        return False
    if holds_list(cell) or has_image(cell):
        return False
    return cell.tag == "th" or _named(cell, box_parts().section) or is_heading(cell)


def is_row_above_or_below(cell: _Element) -> bool:
    """Return True if a cell's class says that it stands above or below the groups."""
    return _named(cell, box_parts().above_or_below)


def is_picture(cell: _Element) -> bool:
    """Return True if a cell shows pictures only."""
    return has_image(cell) and not shown_text(cell)


def is_one_line(cells: Sequence[_Element]) -> bool:
    """Return True if cells side by side say one thing: a name, and beside it a time or a number."""
    if any(holds_list(cell) or len(shown_text(cell)) > _LONGEST_LABEL for cell in cells):
        return False
    return len(cells) <= 3 and sum(1 for cell in cells for _ in cell.iter("a")) == 1


def is_marked(cell: _Element) -> bool:
    """Return True if a cell is marked as a label, whatever stands in it."""
    return cell.tag == "th" or _named(cell, box_parts().row_label)


def is_label(cell: _Element, others: Sequence[_Element]) -> bool:
    """Return True if the first of several cells names what stands in the others."""
    if is_marked(cell):
        return True
    text = shown_text(cell)
    if holds_list(cell) or len(text) > _LONGEST_LABEL or is_blank(cell):
        return False
    if is_bold(cell, text) or {"background", "background-color"} & style(cell).keys():
        return True
    links = sum(1 for _ in cell.iter("a"))
    return links <= 1 and any(sum(1 for _ in other.iter("a")) > links for other in others)
