"""Footnotes of Extension:Cite, in the markup of its parser (old and new) and of Parsoid.

See https://www.mediawiki.org/wiki/Extension:Cite and https://www.mediawiki.org/wiki/Specs/HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from wikiextract.errors import NOT_JSON
from wikiextract.markup.names import MARK_ID, NOTE_GROUP, NOTE_ID, NOTE_LIST, NOTE_MARK, NOTE_TEXT
from wikiextract.nodes import Reference
from wikiextract.read.html.references.citations import NOTED_CALL, read_citation
from wikiextract.read.html.references.hand_notes import HandNote, find_hand_notes, find_place_links
from wikiextract.read.html.tree.markup import detach, is_blank
from wikiextract.read.html.tree.tags import SKIPPED
from wikiextract.read.html.values.inline import ElementRun, Walker, collect
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.nodes import Citation
    from wikiextract.read.html.context import ReadContext

# A tag that all readers pass over, for what has been read already.
_READ = "template"
_HOLDERS = frozenset(["div", "ol", "ul", "dl"])
# A note's id is its name and its number, or its number alone.
_NAMED = re.compile(rf"{NOTE_ID}-(?P<name>.+)-\d+\Z", re.S)
_LONGEST_LABEL = 200
_GROUP = re.compile(r"[\[\s]*(?P<group>\D[^\]]*?)\s+\S+\s*\]?\Z")


_PlaceLink: TypeAlias = "tuple[_Element, str]"
"""A link that leads to a place in a page, with its address."""


class _StatedMark(NamedTuple):
    """The name and the group of a note, as its marks state them."""

    name: str | None
    group: str | None


_UNSTATED = _StatedMark(None, None)


def read_note_elements(content: _Element, context: ReadContext) -> tuple[Reference, ...]:
    """All notes of all reference lists below `content`, which are detached from the tree.

    A reference's `id` is the note's anchor, which the marks of other nodes name. A mark without a
    note gives a reference without text, and a diagnostic.
    """
    if not context.may_have(NOTE_MARK, NOTE_ID):  # the class of a list begins as that of a mark
        return ()
    place_links = find_place_links(content)
    wanted = _marked_anchors(place_links)
    lists = [
        (element, _notes(element, wanted))
        for element in content.iter("ol", "ul")
        if NOTE_LIST in _names(element)
    ]
    lists += [(note, [note]) for note in content.iter("li") if _is_loose_note(note)]
    by_hand = find_hand_notes(content, place_links)
    _note_anchors(lists, by_hand, context)
    marks = _marks(place_links)
    with_calls = context.may_have(NOTED_CALL)
    found: dict[str, Reference] = {}
    repeated: dict[str, int] = {}
    for element, notes in lists:
        if not notes:
            if is_blank(element):
                _detach_list(element, content)
            continue  # a list that only looks like one of notes
        group = element.get(NOTE_GROUP) or None
        for note in notes:
            reference = _read(note, group, marks, context, with_calls=with_calls)
            if not reference.id:
                reference = replace(reference, id=_free("note", found, repeated))
            elif reference.id in found:
                context.log.report(
                    "reference-repeated", f"several notes have the id {reference.id}"
                )
                reference = replace(reference, id=_free(reference.id, found, repeated))
            found[reference.id] = reference
        _detach_list(element, content)
    for hand_note in by_hand:
        identifier = hand_note.anchors[0]
        if identifier not in found:  # a list of notes may have held it
            found[identifier] = _read_hand_note(hand_note, context, with_calls=with_calls)
            _detach_list(hand_note.block, content)
    for identifier, mark in marks.items():
        if identifier not in found:
            context.log.report(
                "reference-without-note", f"no list holds the note {identifier}", severity="info"
            )
            found[identifier] = Reference(id=identifier, name=mark.name, group=mark.group)
    return tuple(found.values())


def _note_anchors(
    lists: list[tuple[_Element, list[_Element]]], by_hand: list[HandNote], context: ReadContext
) -> None:
    """Tell the context the anchors of all notes, so that links to them are known as marks."""
    for _, notes in lists:
        for note in notes:
            identifier = note.get("id")
            if identifier:
                context.notes[identifier] = identifier
    for hand_note in by_hand:
        for anchor in hand_note.anchors:
            context.notes.setdefault(anchor, hand_note.anchors[0])


def _notes(element: _Element, wanted: set[str]) -> list[_Element]:
    """The notes of a list: Cite's, or items of a list made by hand that marks lead to."""
    notes = []
    for child in element:
        if child.tag == "li":
            identifier = child.get("id") or ""
            if identifier.startswith(NOTE_ID) or identifier in wanted:
                notes.append(child)
            elif notes or _is_loose_text(child):
                child.attrib.pop("id", None)
                notes.append(child)
        elif child.find("li") is not None:
            notes.extend(_notes(child, wanted))
    return notes


def _is_loose_text(item: _Element) -> bool:
    """Return True if an item is text that Cite left in a list without a mark of its own."""
    return any(_is_text(element) for element in item.iter("span"))


def _marked_anchors(place_links: Iterable[_PlaceLink]) -> set[str]:
    """The anchors that reference marks lead to."""
    return {
        unquote(address.partition("#")[2])
        for link, address in place_links
        if (mark := link.getparent()) is not None and NOTE_MARK in _names(mark)
    }


def _is_loose_note(item: _Element) -> bool:
    """Return True if an item is a note whose list an item of another list broke off.

    That is how ``* <references />`` ends.
    """
    if not item.get("id", "").startswith(NOTE_ID):
        return False
    parent = item.getparent()
    if parent is None or parent.tag not in ("ol", "ul"):
        return True
    if NOTE_LIST in _names(parent):
        return False
    first = parent.find("li")
    return first is not None and not first.get("id", "").startswith(NOTE_ID)


def _free(identifier: str, found: Mapping[str, Reference], repeated: dict[str, int]) -> str:
    """An id that no note has yet; `repeated` holds the last number of each repeated one."""
    number = repeated.get(identifier, 1) + 1
    while f"{identifier}~{number}" in found:
        number += 1
    repeated[identifier] = number
    return f"{identifier}~{number}"


def _read(
    note: _Element,
    group: str | None,
    marks: Mapping[str, _StatedMark],
    context: ReadContext,
    *,
    with_calls: bool,
) -> Reference:
    identifier = note.get("id") or ""
    mark = marks.get(identifier)
    name = mark.name if mark else None
    if name is None:
        named = _NAMED.match(identifier)
        name = named.group("name").replace("_", " ") if named else None
    stated = _StatedMark(name, group or (mark.group if mark else None))
    run = _shown(note, context)
    citation = read_citation(note, context, with_calls=with_calls)
    return _reference(identifier, run, citation, stated)


def _read_hand_note(note: HandNote, context: ReadContext, *, with_calls: bool) -> Reference:
    for link in note.back_links:
        link.tag = _READ
    run = collect(note.block, context, flat=True)
    citation = read_citation(note.block, context, with_calls=with_calls)
    return _reference(note.anchors[0], run, citation)


def _reference(
    identifier: str,
    run: ElementRun,
    citation: Citation | None,
    stated: _StatedMark = _UNSTATED,
) -> Reference:
    return Reference(
        id=identifier,
        name=stated.name,
        group=stated.group,
        text=run.text() or None,
        links=run.all_links(),
        images=run.all_images(),
        references=run.all_references(),
        citation=citation,
    )


def _shown(note: _Element, context: ReadContext) -> ElementRun:
    """Return what a note shows, without the links back to its marks, which come before its text."""
    children = list(note)
    starts = [number for number, child in enumerate(children) if _is_text(child)]
    if not starts:
        for child in children:
            if _is_back_link(child):
                child.tag = _READ
        return collect(note, context, flat=True)
    run = ElementRun()
    walker = Walker(run, context, flat=True, blocks=False)
    for child in children[starts[0] :]:
        walker.one(child)
        run.pieces.append(child.tail or "")
    return run


def _is_text(element: _Element) -> bool:
    """Return True if `element` is what Cite puts around a note's text."""
    names = _names(element)
    return NOTE_TEXT in names or "mw-reference-text" in names


def _names(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _is_back_link(element: _Element) -> bool:
    if element.tag in SKIPPED or element.get("rel") == "mw:referencedBy":
        return True
    anchors = [element] if element.tag == "a" else list(element.iter("a"))
    return bool(anchors) and all(f"#{MARK_ID}" in (a.get("href") or "") for a in anchors)


def _marks(place_links: Iterable[_PlaceLink]) -> dict[str, _StatedMark]:
    """Return name and group of notes as stated where they are referred to, by the note's id."""
    found: dict[str, _StatedMark] = {}
    for anchor, address in place_links:
        if f"#{NOTE_ID}" not in address:
            continue
        identifier = unquote(address.partition("#")[2])
        known = found.get(identifier)
        if not identifier.startswith(NOTE_ID) or (known is not None and known.name is not None):
            continue
        mark = _stated(anchor.getparent())
        if mark is None and known is not None:
            continue
        if mark is None:
            label = fold("".join(str(piece) for piece in anchor.itertext()))
            group = _GROUP.match(label) if len(label) <= _LONGEST_LABEL else None
            mark = _StatedMark(None, group.group("group") if group else None)
        found[identifier] = mark
    return found


def _stated(mark: _Element | None) -> _StatedMark | None:
    """Name and group as Parsoid states them in the mark's ``data-mw``."""
    stated = mark.get("data-mw") if mark is not None else None
    if not stated:
        return None
    try:
        described: Any = msgspec.json.decode(stated)
    except NOT_JSON:
        return None
    attributes = described.get("attrs") if isinstance(described, dict) else None
    if not isinstance(attributes, dict):
        return None
    name, group = attributes.get("name"), attributes.get("group")
    return _StatedMark(
        name if isinstance(name, str) and name else None,
        group if isinstance(group, str) and group else None,
    )


def _detach_list(element: _Element, content: _Element) -> None:
    """Take a list away, and the wrappers that held nothing else."""
    parent = element.getparent()
    detach(element)
    while parent is not None and parent is not content and parent.tag in _HOLDERS:
        outer = parent.getparent()
        if not is_blank(parent):
            return
        detach(parent)
        parent = outer
