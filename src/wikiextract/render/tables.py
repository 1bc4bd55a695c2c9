"""Table markup: ``{|``, ``|-``, ``|``, ``!``, ``|+``, ``|}`` at the beginning of lines.

https://www.mediawiki.org/wiki/Help:Tables. Lines inside cells that are no table markup stay for
the passes to come.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from wikiextract.expand.markers import DELIMITER
from wikiextract.render.sanitizer import clean_attributes

if TYPE_CHECKING:
    from wikiextract.render.sanitizer.anchors import FragmentMode
    from wikiextract.render.strip import StripTable

_START = re.compile(r"(:*)[ \t\r\0\x0b]*\{\|(.*)", re.DOTALL)
_BLANK = " \t\n\r\0\x0b"
_DASHES = re.compile(r"\|-+")
# A pipe behind these belongs to a link or to variant markup, not to the cell's attributes.
_PROTECTED = re.compile(r"\[\[|-\{")
_EXCLAMATION = re.compile(r"<[^>]*>|!!")


# The attributes that an element may have of those written for it.
_Attributes: TypeAlias = Callable[[str, str], str]


@dataclass(slots=True)
class _Table:
    """An open table: what is open in it."""

    cell: str = ""
    row: bool = False
    row_attributes: str = ""
    had_row: bool = False


def apply_tables(text: str, strip: StripTable, mode: FragmentMode) -> str:
    """Return text with tags in place of table markup; `mode` says how ids are encoded."""
    if "{|" not in text:
        return text
    out: list[str] = []
    open_tables: list[_Table] = []

    def attributes(source: str, element: str) -> str:
        if DELIMITER in source:
            source = strip.unstrip_both(source)
        return clean_attributes(source, element, mode)

    # Of the table that began last, also when that has ended.
    indent = 0
    for line in text.split("\n"):
        if not open_tables and "{|" not in line:
            out.append(line)
            continue
        trimmed = line.strip(_BLANK)
        first = trimmed[:1]
        if first in "{:" and first and (start := _START.match(trimmed)) is not None:
            indent = len(start[1])
            open_tables.append(_Table())
            out.append("<dl><dd>" * indent + f"<table{attributes(start[2], 'table')}>")
        elif not open_tables or not first or first not in "|!":
            out.append(line)
        elif trimmed.startswith("|}"):
            out.append(_end_table(trimmed[2:], open_tables.pop(), indent))
        elif trimmed.startswith("|-"):
            out.append(_start_row(trimmed, open_tables[-1], attributes))
        else:
            out.append(_cells(trimmed, open_tables[-1], attributes))
    while open_tables:
        table = open_tables.pop()
        if table.cell:
            out.append("</td>")
        if table.row:
            out.append("</tr>")
        if not table.had_row:
            out.append("<tr><td></td></tr>")
        out.append("</table>")
    result = "\n".join(out)
    return "" if result == "<table>\n<tr><td></td></tr>\n</table>" else result


def _end_table(rest: str, table: _Table, indent: int) -> str:
    line = "</table>" + rest
    if not table.had_row:
        line = "<tr><td></td></tr>" + line
    if table.row:
        line = "</tr>" + line
    if table.cell:
        line = f"</{table.cell}>" + line
    return line.rstrip(_BLANK) + "</dd></dl>" * indent if indent else line


def _start_row(line: str, table: _Table, attributes: _Attributes) -> str:
    table.row_attributes = attributes(_DASHES.sub("", line, count=1), "tr")
    ends = ("</tr>" if table.row else "",)
    before = f"</{table.cell}>" if table.cell else ""
    table.cell, table.row, table.had_row = "", False, True
    return before + ends[0]


def _cells(line: str, table: _Table, attributes: _Attributes) -> str:
    if line.startswith("|+"):
        element, line = "caption", line[2:]
    else:
        element, line = ("th" if line[0] == "!" else "td"), line[1:]
    if element == "th" and "!!" in line:
        line = _EXCLAMATION.sub(lambda match: "||" if match[0] == "!!" else match[0], line)
    out: list[str] = []
    for cell in line.split("||"):
        if table.cell:
            out.append(f"</{table.cell}>\n")
        if element != "caption":
            if not table.row:
                out.append(f"<tr{table.row_attributes}>\n")
            table.row, table.row_attributes, table.had_row = True, "", True
        table.cell = element
        written, pipe, content = cell.partition("|")
        if not pipe or _PROTECTED.search(written):
            out.append(f"<{element}>{cell.strip(_BLANK)}")
        else:
            out.append(f"<{element}{attributes(written, element)}>{content.strip(_BLANK)}")
    return "".join(out)
