"""Mends what old templates are full of, where HTML's rules for it are plain.

* An end tag of an element that is not open is nothing to HTML, an error to XML. (An end tag in a
  cell of a table ends nothing that stands around the table, ``</span>`` nothing around a block.)
* The end of a cell, row or table ends all that is open in it, that of a ``div`` what is no
  formatting, that of any other element what is no formatting and no block. A new cell ends the one
  before it, a new row that row.

Where more than this is amiss the text is left badly nested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikiextract.render.tree.elements import VOID

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
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
# Deeper is nothing that could be mended, and would take long to look through.
_DEEPEST = 100


def mended(source: str) -> str | None:
    """`source` (tags in lower case) mended; None where that is not enough."""
    pieces: list[str] = []
    done = 0
    # What is open: outside tables, in the outermost table, in its row, its cell, a table in that …
    areas: list[list[str]] = [[]]
    borders: list[str] = []
    for tag in _TAG.finditer(source):
        slash, name = tag.groups()
        if slash and areas[-1][-1:] == [name]:
            areas[-1].pop()  # as nearly all end
            continue
        unclosed: Sequence[str] = ()
        stray = False
        if not slash:
            if name in VOID:
                continue
            if name in _OF_TABLES:
                unclosed = _closed(_ended_by_start(name, borders), areas, borders)
                borders.append(name)
                areas.append([])
            else:
                areas[-1].append(name)
            if len(areas[-1]) + len(areas) > _DEEPEST:
                return None
        elif name in _OF_TABLES:
            ended = _ended_by_end(name, borders)
            stray = not ended
            # The end tag of the outermost one is there.
            unclosed = _closed(ended, areas, borders)[:-1]
        elif name in areas[-1] and not _is_shut_in(name, inner := _behind(name, areas[-1])):
            place = len(areas[-1]) - 1 - len(inner)
            if inner and (_PLAIN if name in _ENDING else _ORDINARY).issuperset(inner):
                unclosed = inner[::-1]
                del areas[-1][place:]
            else:
                del areas[-1][place]
        elif name in _NEVER_STRAY:
            return None
        else:
            stray = True
        if stray or unclosed:
            pieces += (source[done : tag.start()], *(f"</{one}>" for one in unclosed))
            done = tag.end() if stray else tag.start()
            if stray and name == "br":
                pieces.append("<br />")  # "</br>" is a line break.
    return "".join((*pieces, source[done:]))


def _behind(name: str, opened: list[str]) -> list[str]:
    """Return the names opened after the last open element of a name."""
    return opened[len(opened) - opened[::-1].index(name) :]


def _is_shut_in(name: str, inner: list[str]) -> bool:
    """Return True if an element with the open elements `inner` in it cannot end before a block."""
    return name in _ORDINARY and not _BLOCKS.isdisjoint(inner)


def _closed(count: int, areas: list[list[str]], borders: list[str]) -> list[str]:
    """Close the innermost `count` parts of tables; return what was open, innermost first."""
    names: list[str] = []
    for _ in range(count):
        names += [*reversed(areas.pop()), borders.pop()]
    return names


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
