"""The content of ``<infobox>``: items in items, each with a source in the call's parameters.

https://community.fandom.com/wiki/Help:Infoboxes/Tags. It looks like XML. What labels, defaults,
formats, headers and navigation hold is wikitext up to the closing tag, whatever tags are in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

import msgspec

ITEM_KINDS: Final = frozenset(
    ["title", "image", "media", "audio", "video", "data", "group", "header", "navigation", "panel"]
)
"""The items of a box or a group; a panel has sections, and these have items."""

_TEXTS = frozenset(["default", "label", "format", "navigation", "header"])
_LEAVES = ITEM_KINDS - {"group", "panel"}

ELEMENTS: Final = ITEM_KINDS | _TEXTS | {"section", "alt", "caption"}
"""All elements of a box; some have the names of extension tags, which they are not."""

NOT_WELL_FORMED: Final = (
    "The tags in an <infobox> do not fit together: it may show less on its wiki."
)

_MOST_DEPTH = 20
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)"
    r"(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^<>\"']){0,5000}+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w-]{1,100}+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
LITERAL: Final = re.compile(r"<!\[CDATA\[|\]\]>")
"""The signs around text in which XML has no elements: they show nothing."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class InfoboxItem(msgspec.Struct, eq=False):
    """An element in a box: name and names of attributes in lower case.

    `text` is what an element of wikitext holds; `start` and `end` are its offsets in the content of
    the box.
    """

    name: str
    attributes: Mapping[str, str]
    text: str = ""
    start: int = -1
    end: int = -1
    items: list[InfoboxItem] = msgspec.field(default_factory=list)

    @property
    def source(self) -> str:
        """The parameter whose value is shown; "" where none is named."""
        return self.attributes.get("source", "").strip()

    def first(self, name: str) -> InfoboxItem | None:
        """Return the first element of that name in this one."""
        return next((item for item in self.items if item.name == name), None)


class InfoboxContent(msgspec.Struct, eq=False):
    """The items of a box; `sound` is False where its tags do not fit together."""

    items: list[InfoboxItem]
    sound: bool = True


def told_item(name: str) -> str:
    """Return what is said of an item that a box cannot have."""
    return f"An <infobox> has no items <{name[:60]}>: it is left out."


def read_infobox_content(text: str) -> InfoboxContent:
    """Return the items in the content of a box. What has no end ends with what it stands in."""
    top = InfoboxItem("infobox", {})
    content = InfoboxContent(top.items)
    stack = [top]
    position = 0
    while (tag := _TAG.search(text, position)) is not None:
        position = tag.end()
        if tag["name"] is None:
            continue
        name = tag["name"].lower()
        if tag["end"]:
            content.sound &= _close(stack, name)
            continue
        attributes = tag["attributes"]
        if name in ITEM_KINDS and stack[-1].name in _LEAVES:
            # Items of values hold no other items.
            stack.pop()
            content.sound = False
        item = InfoboxItem(name, _attributes(attributes))
        if len(stack) <= _MOST_DEPTH:
            stack[-1].items.append(item)
        else:
            content.sound = False
        if attributes.rstrip().endswith("/"):
            continue
        if name not in _TEXTS:
            stack.append(item)
            continue
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, position)
        item.start, item.end = position, closing.start() if closing else len(text)
        item.text = _text(text[item.start : item.end])
        content.sound &= closing is not None
        position = closing.end() if closing else len(text)
    content.sound &= len(stack) == 1
    return content


def _close(stack: list[InfoboxItem], name: str) -> bool:
    """Close the innermost open element of a name; return False if it is not the last one."""
    for index in range(len(stack) - 1, max(len(stack) - _MOST_DEPTH, 0) - 1, -1):
        if index and stack[index].name == name:
            last = index == len(stack) - 1
            del stack[index:]
            return last
    return False


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single)
        for name, double, single in _ATTRIBUTE.findall(text)
    }


def _text(raw: str) -> str:
    return unescape(LITERAL.sub("", _COMMENT.sub("", raw)))
