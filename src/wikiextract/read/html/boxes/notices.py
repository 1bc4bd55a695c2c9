"""Hatnotes and message boxes (stub notices, maintenance tags, …) of rendered pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wikiextract.nodes import Notice
from wikiextract.read.html.boxes.recognise import Box, PageBoxes, has_class, names_stub
from wikiextract.read.html.boxes.recognise_structure import (
    is_framed,
    leads_to_meanings,
    looks_like_message,
    starts_section,
)
from wikiextract.read.html.facts.transclusions import Transclusions, bar_template, take_out
from wikiextract.read.html.tree.markup import gather, has_image, shown_text
from wikiextract.read.html.values.inline import collect
from wikiextract.read.html.values.missing_pictures import settle_file_links

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_NAMING_CLASS = "box-"
_LONGEST_HATNOTE = 250
_LONGEST_STUB_WORD = 30


def read_notice_elements(page: PageBoxes, context: ReadContext) -> tuple[Notice, ...]:
    """Read all notices of a page, in document order, and detach them from the tree.

    Each carries the title of the section it stands in (none in the lead).
    """
    boxes = page.take({"notice"})
    if not boxes:
        return ()
    transclusions = Transclusions(page.content, context)
    return tuple(_read(box, transclusions, context) for box in boxes)


def _read(box: Box, transclusions: Transclusions, context: ReadContext) -> Notice:
    element = box.element
    call = transclusions.call_of(element)
    template = call.name if call is not None else _template(element, context)
    kind = _kind(element, template, context)
    settle_file_links(element, context)
    take_out(element)
    run = collect(gather([element]), context, flat=True)
    return Notice(
        kind=kind,
        template=template,
        text=run.text() or None,
        links=run.all_links(),
        images=run.all_images(),
        references=run.all_references(),
        section=box.section,
        span=call.span if call is not None else None,
    )


def _template(element: _Element, context: ReadContext) -> str | None:
    """The notice's template: as a class or the notice's own bar names it."""
    for token in (element.get("class") or "").split():
        if token.startswith(_NAMING_CLASS) and len(token) > len(_NAMING_CLASS):
            return token.removeprefix(_NAMING_CLASS).replace("_", " ")
    return bar_template(element, context)


def _kind(
    element: _Element, template: str | None, context: ReadContext
) -> Literal["hatnote", "stub", "maintenance", "message"]:
    if has_class(element, "stub") or (template is not None and names_stub(template)):
        return "stub"
    if _links_to_stubs(element):
        return "stub"
    if has_class(element, "hatnote") or (element.get("role") == "note" and element.tag != "table"):
        return "hatnote"
    if has_class(element, "maintenance"):
        return "maintenance"
    if has_class(element, "article_message"):
        return "message" if has_class(element, "plain_message") else "maintenance"
    if _points_elsewhere(element, context):
        return "hatnote"
    if leads_to_meanings(element) and starts_section(element):
        return "hatnote"
    if has_class(element, "message") or looks_like_message(element):
        return "message"
    return "hatnote"


def _links_to_stubs(element: _Element) -> bool:
    """Return True if a message with a picture explains itself by a link to what stubs are."""
    if not (has_class(element, "message") or looks_like_message(element)):
        return False
    texts = (shown_text(link) for link in element.iter("a"))
    return any(len(text) <= _LONGEST_STUB_WORD and names_stub(text) for text in texts)


def _points_elsewhere(element: _Element, context: ReadContext) -> bool:
    """Return True if a message below a heading is a line with links, without picture or frame."""
    if has_image(element) or len(shown_text(element)) > _LONGEST_HATNOTE or is_framed(element):
        return False
    targets = (context.links.resolve(link) for link in element.iter("a"))
    linked = any(target is not None and target.kind == "internal" for target in targets)
    return linked and starts_section(element)
