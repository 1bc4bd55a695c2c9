"""Which template made an element: Parsoid's ``data-mw``, or the bar that views and edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec
from lxml import etree

from wikiextract.errors import NOT_JSON
from wikiextract.markup.calls import ABOUT
from wikiextract.read.calls.call import NotedCall
from wikiextract.read.html.data_files import box_parts
from wikiextract.read.html.tree.markup import classes, detach, element_children, is_blank
from wikiextract.read.html.tree.tags import INTERFACE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_NOTED = "mw:Transclusion"
_TRANSCLUDED = etree.XPath(f"descendant-or-self::*[@data-mw and contains(@typeof, '{_NOTED}')]")
# A page's data-mw may hold whole articles as arguments; beyond this it is not looked at.
_LONGEST = 2_000_000


class Transclusions:
    """The template calls that Parsoid notes on the elements below `content`.

    See https://www.mediawiki.org/wiki/Specs/HTML (Transclusion content): the first element of a
    call's output carries ``data-mw``, the others the same ``about``.
    """

    def __init__(self, content: _Element, context: ReadContext) -> None:
        """`context` knows calls by the ``about`` of what they gave, in our own rendering."""
        self._known = context.calls
        self._noted: dict[str, list[str]] = {}
        if not context.may_have(_NOTED):
            return
        for element in cast("list[_Element]", _TRANSCLUDED(content)):
            about, note = element.get(ABOUT), element.get("data-mw")
            if about and note and len(note) <= _LONGEST:
                self._noted.setdefault(about, []).append(note)

    def call_of(self, element: _Element) -> NotedCall | None:
        """The call that made `element`, itself or with a wrapper that holds nothing else."""
        current: _Element | None = element
        while current is not None:
            known = self._known.get(current.get(ABOUT, ""))
            if known is not None:
                return known
            note = self._note_of(current)
            if note is not None:
                return _only_call(note)
            current = _wrapper(current)
        return None

    def _note_of(self, element: _Element) -> str | None:
        about = element.get(ABOUT)
        notes = self._noted.get(about) if about else None
        if not notes:
            return None
        if len(notes) == 1:
            return notes[0]
        # Pages that were joined by hand use an `about` more than once: the nearest holds.
        current: _Element | None = element
        while current is not None and current.get(ABOUT) == about:
            note = current.get("data-mw")
            if note is not None and "mw:Transclusion" in current.get("typeof", ""):
                return note
            current = current.getprevious()
        return None


def take_out(element: _Element) -> None:
    """Detach an element; what it notes of the call that made it goes to the next part of that."""
    about, following = element.get(ABOUT), element.getnext()
    if about is not None and element.get("data-mw") is not None:
        while following is not None and following.get(ABOUT) == about:
            if following.get("data-mw") is None:
                for name in ("data-mw", "typeof"):
                    following.set(name, element.get(name) or "")
                break
            following = following.getnext()  # a part with a note of its own, such as styles
    detach(element)


def _wrapper(element: _Element) -> _Element | None:
    """The parent when it shows nothing but `element`."""
    parent = element.getparent()
    if parent is None or parent.tag in ("section", "body", "td", "li"):
        return None
    others = (child for child in element_children(parent) if child is not element)
    return parent if all(is_blank(child) for child in others) else None


def _only_call(note: str) -> NotedCall | None:
    """The call that a ``data-mw`` describes, when it is one, or one among mere text."""
    try:
        described: Any = msgspec.json.decode(note)
    except NOT_JSON:
        return None
    parts = described.get("parts") if isinstance(described, dict) else None
    if not isinstance(parts, list):
        return None
    calls = [call for call in map(_call, parts) if call is not None]
    if len(calls) > 1:
        # Several calls that share a table: the one that is given its rows by name.
        calls = [call for call in calls if sum(not key.isdigit() for key in call.parameters) > 1]
    return calls[0] if len(calls) == 1 else None


def _call(part: object) -> NotedCall | None:
    template = part.get("template") if isinstance(part, dict) else None
    target = template.get("target") if isinstance(template, dict) else None
    if not isinstance(template, dict) or not isinstance(target, dict):
        return None
    href, written = target.get("href"), target.get("wt")
    if isinstance(href, str):
        name = page_name(href.removeprefix("./"))
    elif isinstance(written, str):
        name = " ".join(written.partition("<!--")[0].replace("_", " ").split())
    else:
        return None
    given = template.get("params")
    parameters: dict[str, str] = {}
    if isinstance(given, dict):
        for key, value in given.items():
            if isinstance(value, dict) and isinstance(value.get("wt"), str):
                parameters[str(key)] = value["wt"]
    return NotedCall(name=name, parameters=parameters) if name else None


def page_name(title: str) -> str:
    """A page's name without its namespace, with spaces."""
    return " ".join(title.partition(":")[2].replace("_", " ").split() or title.split())


def bar_template(element: _Element, context: ReadContext) -> str | None:
    """The template that the "view · talk · edit" bar of a box belongs to.

    A bar in a box within the box is that one's.
    """
    for bar in element.iter(INTERFACE):
        if any(_is_box(ancestor) for ancestor in _between(bar, element)):
            continue
        for anchor in bar.iter("a"):
            target = context.links.resolve(anchor)
            if target is None or target.kind != "internal" or ":" not in target.target:
                continue
            if target.target.lower().startswith(("special:", "file:", "category:")):
                continue
            return page_name(target.target)
    return None


def _is_box(element: _Element) -> bool:
    if element.get("role") == "navigation":
        return True
    return not box_parts().navigation.isdisjoint(classes(element))


def _between(element: _Element, top: _Element) -> list[_Element]:
    found = []
    parent = element.getparent()
    while parent is not None and parent is not top:
        found.append(parent)
        parent = parent.getparent()
    return found
