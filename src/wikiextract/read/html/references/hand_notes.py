"""Footnotes that templates make without Extension:Cite.

Their markup differs from wiki to wiki; what they share is that the mark and the note link to each
other: the mark has an anchor of its own and leads to the note's, and the note leads back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from wikiextract.markup.names import NOTE_ID, NOTE_MARK

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTE_TAGS = frozenset(["li", "dd", "p", "div"])


class HandNote(NamedTuple):
    """A note: its anchors, the block that holds it, and the links back to its marks."""

    anchors: tuple[str, ...]
    block: _Element
    back_links: tuple[_Element, ...]


@dataclass(slots=True)
class _FoundNote:
    """The anchors that lead to a block: those of the note, in order, and those of its marks."""

    anchors: dict[str, None] = field(default_factory=dict)
    back: set[str] = field(default_factory=set)


def find_place_links(content: _Element) -> list[tuple[_Element, str]]:
    """The links below `content` that lead to a place in a page, with their addresses."""
    links = content.iter("a")
    return [(link, address) for link in links if "#" in (address := link.get("href", ""))]


def find_hand_notes(
    content: _Element, place_links: Sequence[tuple[_Element, str]]
) -> list[HandNote]:
    """The notes below `content` that marks of class ``reference`` lead to, in their order.

    `place_links` are what `find_place_links` gives for the content.
    """
    known: dict[_Element, bool] = {}
    marks = [
        (unquote(address.partition("#")[2]), link)
        for link, address in place_links
        if f"#{NOTE_ID}" not in address and _is_in_mark(link, known)
    ]
    if not marks:
        return []
    by_id: dict[str, _Element] = {}
    for element in content.iter():
        identifier = element.get("id")
        if identifier:
            by_id.setdefault(identifier, element)
    holders: set[_Element] = set()  # what holds a mark is no note
    notes: dict[_Element, _FoundNote] = {}
    for identifier, link in marks:
        holders.update(link.iterancestors())
        block = _block_of(by_id.get(identifier), content)
        if block is not None:
            found = notes.setdefault(block, _FoundNote())
            found.anchors[identifier] = None
            found.back.update(_anchors_of(link))
    return [
        HandNote(tuple(found.anchors), block, links)
        for block, found in notes.items()
        if block not in holders and (links := _links_to(found.back, block))
    ]


def _is_in_mark(link: _Element, known: dict[_Element, bool]) -> bool:
    """Return True if a link stands in a mark; `known` tells it of elements that links stand in."""
    passed: list[_Element] = []
    found = False
    around = link.getparent()
    while around is not None:
        if around in known:
            found = known[around]
            break
        passed.append(around)
        if NOTE_MARK in (around.get("class") or "").split():
            found = True
            break
        around = around.getparent()
    known.update(dict.fromkeys(passed, found))
    return found


def _links_to(anchors: set[str], block: _Element) -> tuple[_Element, ...]:
    """The links in `block` that lead to one of `anchors`."""
    return tuple(
        link
        for link in block.iter("a")
        if "#" in link.get("href", "")
        and unquote(link.get("href", "").partition("#")[2]) in anchors
    )


def _anchors_of(link: _Element) -> set[str]:
    """The ids by which a mark may be led back to: its own and those close around it."""
    found = set()
    current: _Element | None = link
    for _ in range(4):
        if current is None:
            break
        identifier = current.get("id")
        if identifier:
            found.add(identifier)
        current = current.getparent()
    return found


def _block_of(element: _Element | None, content: _Element) -> _Element | None:
    """The block that a note's anchor stands in; None when it is no short block of text."""
    current = element
    while current is not None and current is not content:
        if current.tag in _NOTE_TAGS:
            return current
        if current.tag in ("table", "td", "th", "section", "body"):
            return None
        current = current.getparent()
    return None
