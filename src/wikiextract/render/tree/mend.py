"""Mends what old templates are full of, where HTML's rules for it are plain.

* An end tag of an element that is not open is nothing to HTML, an error to XML. (An end tag in a
  cell of a table ends nothing that stands around the table, ``</span>`` nothing around a block.)
* The end of a cell, row or table ends all that is open in it, that of a ``div`` what is no
  formatting, that of any other element what is no formatting and no block. A new cell ends the one
  before it, a new row that row.
* A link ends the one that it begins in.
* Formatting whose end tag comes right behind that of the element in which it was opened has ended
  with that element: ``<span>a<i>b</span></i>``. (What came between would be formatted, too.)

Where more than this is amiss the text is left badly nested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wikiextract.render.tree.elements import FORMATTING, VOID

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_END_TAG = re.compile(r"</([a-z][a-z0-9]*)>")
_CELLS = frozenset(["caption", "td", "th"])
_OF_TABLES = _CELLS | {"table", "tr"}
# These end tags mean something even where no such element is open.
_NEVER_STRAY = frozenset(["p", *(f"h{level}" for level in range(1, 7))])
# Elements that are no blocks and have no rules of their own, and blocks.
_ORDINARY = frozenset(["abbr", "cite", "data", "kbd", "q", "samp", "span", "sub", "sup", "var"])
_BLOCKS = frozenset(["blockquote", "center", "dd", "div", "dl", "dt", "li", "ol", "p", "ul"])
_PLAIN = _ORDINARY | _BLOCKS
# Blocks whose end tag ends all that they hold.
_ENDING = frozenset(["blockquote", "center", "div", "dl", "ol", "ul"])
# Formatting elements whose start tags have no rules of their own. HTML forgets the first of many.
_FORMATTING = FORMATTING - {"a", "nobr"}
_MOST_LATE = 2
# Deeper is nothing that could be mended, and would take long to look through.
_DEEPEST = 100


class Mended(NamedTuple):
    """A text whose elements nest. `strays`: end tags that ended nothing were left out of it."""

    text: str
    strays: bool


def mended(source: str) -> Mended | None:
    """`source` (tags in lower case) mended; None where that is not enough."""
    pieces: list[str] = []
    done = 0
    strays = False
    opened = _Opened()
    areas = opened.areas
    tags = _TAG.finditer(source)
    for tag in tags:
        slash, name = tag.groups()
        area = areas[-1]
        if slash and area and area[-1] == name:
            area.pop()  # as nearly all end
            continue
        if not slash:
            if name in VOID:
                continue
            unclosed: Sequence[str] = opened.start(name)
            late: Sequence[str] = ()
            if len(areas[-1]) + len(areas) > _DEEPEST:
                return None
        elif (ended := opened.end(name, source, tag.end())) is not None:
            unclosed, late = ended
        elif name in _NEVER_STRAY:
            return None
        else:
            # "</br>" is a line break.
            pieces += (source[done : tag.start()], "<br />" if name == "br" else "")
            done = tag.end()
            strays = True
            continue
        if unclosed:
            pieces += (source[done : tag.start()], *(f"</{one}>" for one in unclosed))
            done = tag.start()
        if late:
            pieces.append(tag[0])
            done = [next(tags) for _ in late][-1].end()
    return Mended("".join((*pieces, source[done:])), strays)


class _Opened:
    """The elements that are open at a place of a text."""

    def __init__(self) -> None:
        # Outside tables, in the outermost table, in its row, its cell, a table in that …
        self.areas: list[list[str]] = [[]]
        self.borders: list[str] = []

    def start(self, name: str) -> Sequence[str]:
        """Open an element; return what that ends, innermost first."""
        unclosed: Sequence[str] = ()
        if name in _OF_TABLES:
            unclosed = self._closed(_ended_by_start(name, self.borders))
            self.borders.append(name)
            self.areas.append([])
            return unclosed
        area = self.areas[-1]
        if name == "a" and name in area:
            inner = _behind(name, area)
            if _ORDINARY.issuperset(inner):
                unclosed = [*reversed(inner), name]
                del area[-len(unclosed) :]
        area.append(name)
        return unclosed

    def end(self, name: str, source: str, place: int) -> tuple[Sequence[str], Sequence[str]] | None:
        """Close an element whose end tag ends at a place; None: it is a stray one.

        Gives what else that ends, innermost first, and what of it has its end tags at that place.
        """
        if name in _OF_TABLES:
            ended = _ended_by_end(name, self.borders)
            # The end tag of the outermost one is there.
            return (self._closed(ended)[:-1], ()) if ended else None
        area = self.areas[-1]
        if name not in area or _is_shut_in(name, inner := _behind(name, area)):
            return None
        start = len(area) - 1 - len(inner)
        late = _ended_late(inner, source, place)
        if inner and (_PLAIN if name in _ENDING else _ORDINARY).union(late).issuperset(inner):
            del area[start:]
            return inner[::-1], late
        del area[start]
        return (), ()

    def _closed(self, count: int) -> list[str]:
        """Close the innermost `count` parts of tables; return what was open, innermost first."""
        names: list[str] = []
        for _ in range(count):
            names += [*reversed(self.areas.pop()), self.borders.pop()]
        return names


def _behind(name: str, opened: list[str]) -> list[str]:
    """Return the names opened after the last open element of a name."""
    return opened[len(opened) - opened[::-1].index(name) :]


def _ended_late(inner: list[str], source: str, place: int) -> list[str]:
    """Return the formatting elements in `inner`, if just their end tags begin at `place`."""
    late = [name for name in inner if name in _FORMATTING]
    left = late.copy()
    while left and len(late) <= _MOST_LATE:
        end = _END_TAG.match(source, place)
        if end is None or end[1] not in left:
            break
        left.remove(end[1])
        place = end.end()
    return [] if left else late


def _is_shut_in(name: str, inner: list[str]) -> bool:
    """Return True if an element with the open elements `inner` in it cannot end before a block."""
    return name in _ORDINARY and not _BLOCKS.isdisjoint(inner)


def _ended_by_start(name: str, borders: list[str]) -> int:
    """How many of the innermost parts of tables a start tag ends."""
    if name not in {"tr", "td", "th"}:
        return 0
    cell = bool(borders) and borders[-1] in _CELLS
    row = name == "tr" and borders[-1 - cell : len(borders) - cell] == ["tr"]
    return cell + row


def _ended_by_end(name: str, borders: list[str]) -> int:
    """How many of the innermost parts of tables an end tag ends; 0: it is a stray one."""
    if name in _CELLS:
        return int(borders[-1:] == [name])
    inside = _CELLS if name == "tr" else _CELLS | {"tr"}
    for count, border in enumerate(reversed(borders), 1):
        if border == name:
            return count
        if border not in inside:
            break
    return 0
