"""Reads a navbox that stands on a page of its own, if it reads the same on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.stand_ins import TAGS
from wikiextract.read.html.boxes.navbox import read_group
from wikiextract.read.html.boxes.navbox.known import KnownNavbox
from wikiextract.read.html.boxes.navbox.reader import NavboxReader
from wikiextract.read.html.boxes.navbox.self_links import counted_targets, unsure_targets
from wikiextract.read.html.boxes.recognise import kind_by_class
from wikiextract.read.html.draft import TreeDraft
from wikiextract.read.html.facts.metadata import Metadata, may_state_facts
from wikiextract.read.html.recipe import RENDERED, read_navboxes
from wikiextract.read.html.tree.markup import detach, is_blank
from wikiextract.read.html.tree.parse import prepare_rendered

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext
    from wikiextract.render import Rendered


def read_known_navbox(
    rendered: Rendered, context: ReadContext, unsure: frozenset[str]
) -> KnownNavbox | None:
    """Return the box between the two paragraphs of a rendered page; None if there is more to it.

    All readers run. Whatever one of them finds besides the box could stand in another place, or
    mean something else, on another page. `unsure` are titles of pages on which the box may read
    otherwise.
    """
    tree = rendered.tree
    element = _between_paragraphs(tree)
    if element is None or _says_more(rendered):
        return None
    prepare_rendered(tree, context)
    if _between_paragraphs(tree) is not element or any(map(may_state_facts, element.iter())):
        return None
    tag, classes = str(element.tag), element.get("class") or ""
    counted = counted_targets(element, context.links)
    draft = TreeDraft(tree, tree, context)
    group, kind = None, ""
    for step in RENDERED:
        if step.read is not read_navboxes:
            step.read(draft)
            continue
        boxes = draft.boxes.take({"navbox", "sidebar"})
        if [box.element for box in boxes] != [element] or kind_by_class(element) != boxes[0].kind:
            return None
        detach(element)
        group, kind = read_group(boxes[0], NavboxReader(context), context), boxes[0].kind
    if group is None or _shows_more(draft):
        return None
    bar_name = group.name
    navbox = group.navbox(sidebar=kind == "sidebar")
    return KnownNavbox(
        tag=tag,
        classes=classes,
        bar_name=bar_name,
        navbox=navbox,
        linked=frozenset((*rendered.links, *counted)),
        unsure=unsure | unsure_targets(counted, navbox),
    )


def _between_paragraphs(tree: _Element) -> _Element | None:
    """Return the one element with content that stands between two paragraphs, if that is all."""
    if len(tree) < 3 or any(text and not text.isspace() for text in _texts_between(tree)):
        return None
    first, *others, last = tree
    shown = [one for one in others if len(one) or not is_blank(one)]
    if len(shown) != 1 or shown[0].tag not in TAGS:
        return None
    plain = all(one.tag == "p" and not len(one) and not one.attrib for one in (first, last))
    return shown[0] if plain else None


def _texts_between(tree: _Element) -> list[str | None]:
    return [tree.text, *(child.tail for child in tree)]


def _says_more(rendered: Rendered) -> bool:
    """Return True if a page says anything besides what it shows."""
    return bool(
        rendered.categories
        or rendered.language_links
        or rendered.sections
        or rendered.properties
        or rendered.indicators
        or rendered.annotations
        or rendered.diagnostics
    )


def _shows_more(draft: TreeDraft) -> bool:
    """Return True if anything was read besides a navbox and two paragraphs."""
    return bool(
        draft.external_links
        or draft.references
        or draft.notices
        or draft.infoboxes
        or draft.extensions
        or [len(section.blocks) for section in draft.sections] != [2]
        or draft.context.notes
        or draft.context.log.entries()
        or draft.metadata != Metadata(title=draft.context.title)
    )
