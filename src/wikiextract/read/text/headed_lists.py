"""Values that hold several lists, each below a heading ("2 members", "1 former")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from msgspec.structs import replace

from wikiextract.nodes import Value
from wikiextract.read.text.value_parts import is_empty, label_text

_LONGEST_HEADING = 100

ValuePart: TypeAlias = Value | tuple[Value, ...]
"""A line, or the items of a list."""


def headed_items(parts: Iterable[ValuePart], *, least: int = 2) -> tuple[Value, ...] | None:
    """Return lines and lists as items; a line right above a list is an item that holds it.

    None where there are fewer than `least` lists or none has a heading: then the items of all lists
    are those of the value.
    """
    items: list[Value] = []
    lists = headings = 0
    line: Value | None = None
    for part in parts:
        if isinstance(part, tuple):
            lists += 1
            if line is not None and _is_heading(line):
                headings += 1
                items.append(replace(line, text=label_text(line.text), parts=(), items=part))
            else:
                items += [line] if line is not None else []
                items += part
            line = None
        else:
            if line is not None:
                items.append(line)
            line = None if is_empty(part) else part
    if line is not None:
        items.append(line)
    return tuple(items) if lists >= least and headings else None


def _is_heading(line: Value) -> bool:
    text = line.text or ""
    return not line.items and len(text) <= _LONGEST_HEADING and any(map(str.isalnum, text))
