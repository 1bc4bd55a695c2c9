"""How the content of tags that make tabs is divided.

https://www.mediawiki.org/wiki/Extension:TabberNeue, https://community.fandom.com/wiki/Help:TabView
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIVIDER = "|-|"
# The first equals sign that is not in a tag, a link or a template.
_NAME = re.compile(r"[^=\[\]{}<>]*=")


class Tab(NamedTuple):
    """A tab: the ranges of its name and of what it holds; a tab without a name has an empty one."""

    name: tuple[int, int]
    content: tuple[int, int]


def tabs_of(text: str) -> Iterator[Tab]:
    """Yield the tabs of a ``<tabber>``: ``Name=content``, divided by ``|-|``."""
    start = 0
    while start < len(text):
        end = text.find(_DIVIDER, start)
        end = len(text) if end < 0 else end
        name = _NAME.match(text, start, end)
        if name is not None:
            yield Tab((start, name.end() - 1), (name.end(), end))
        elif not text[start:end].isspace() and start < end:
            yield Tab((start, start), (start, end))
        start = end + len(_DIVIDER)


def tab_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of what the tabs of a ``<tabber>`` show, in order."""
    for tab in tabs_of(text):
        yield from tab


def pages_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield page and label of each tab of a ``<tabview>``: a line ``Page|Label|…``."""
    for line in text.split("\n"):
        page, label, *_ = (*(part.strip() for part in line.split("|")), "", "")
        if page:
            yield page, label or page
