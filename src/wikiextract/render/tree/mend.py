"""Mends what old templates are full of, where HTML's rules for it are plain.

* An end tag of an element that is not open is nothing to HTML, an error to XML. (An end tag in a
  cell of a table ends nothing that stands around the table, ``</span>`` nothing around a block.)
* The end of a cell or table ends all that is open in it, that of a ``div`` what is no formatting.

Where more than this is amiss the text is left badly nested.
"""

from __future__ import annotations

import re

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
    # What is open: outside tables, in the outermost table, in its cell, in a table in that …
    areas: list[list[str]] = [[]]
    borders: list[str] = []
    for tag in _TAG.finditer(source):
        slash, name = tag.groups()
        opened = areas[-1]
        if not slash:
            if name in VOID:
                continue
            if name == "table" or name in _CELLS:
                borders.append(name)
                areas.append([])
            else:
                opened.append(name)
            if len(opened) + len(areas) > _DEEPEST:
                return None
            continue
        ended = _ended(name, borders)
        if ended:
            unclosed = []
            for _ in range(ended):
                unclosed += [*reversed(areas.pop()), borders.pop()]
            unclosed.pop()  # its end tag is there
            if unclosed:
                pieces += (source[done : tag.start()], *(f"</{one}>" for one in unclosed))
                done = tag.start()
        elif name in opened and not _is_shut_in(name, inner := _behind(name, opened)):
            place = len(opened) - 1 - len(inner)
            if inner and name in _ENDING and _PLAIN.issuperset(inner):
                del opened[place:]
                pieces += (source[done : tag.start()], *(f"</{one}>" for one in reversed(inner)))
                done = tag.start()
            else:
                del opened[place]
        elif name in _NEVER_STRAY or (borders and name in _OF_TABLES):
            return None
        else:
            # "</br>" is a line break.
            pieces += (source[done : tag.start()], "<br />" if name == "br" else "")
            done = tag.end()
    return "".join((*pieces, source[done:]))


def _behind(name: str, opened: list[str]) -> list[str]:
    """Return the names opened after the last open element of a name."""
    return opened[len(opened) - opened[::-1].index(name) :]


def _is_shut_in(name: str, inner: list[str]) -> bool:
    """Return True if an element with the open elements `inner` in it cannot end before a block."""
    return name in _ORDINARY and not _BLOCKS.isdisjoint(inner)


def _ended(name: str, borders: list[str]) -> int:
    """How many of the innermost cells and tables an end tag ends."""
    if borders and borders[-1] == name:
        return 1
    if name == "table" and len(borders) > 1 and borders[-2] == name:
        return 2
    return 0
