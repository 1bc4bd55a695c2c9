"""Elements that stand for extension tags kept as their source, made one kind of empty element.

A timeline, a map or a score has no text of its own. Whatever MediaWiki, Parsoid or our rendering
put in its place is emptied here, before any reader looks, so that nothing of it gets into a text;
captions stay, as they are text, and so do links in a picture. `read_extension` then says what such
an element stood for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.markup.extensions import CLASS, DATA, TYPE, TYPE_START, read_kept_tag
from wikiextract.markup.names import FRAME_CAPTION
from wikiextract.markup.tags import tag_named, tags_by_output
from wikiextract.nodes import Extension, named_values
from wikiextract.read.html.tree.class_names import has_class_with
from wikiextract.read.html.tree.tags import EXTENSION, EXTENSION_BLOCK, SKIPPED

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext
    from wikiextract.read.html.values.links import LinkReader

# A tag's source longer than this is not kept: it is data for a program (map outlines).
_LONGEST_SOURCE = 1_000_000
# Where Extension:Kartographer says what a map shows.
_PLACE = ("data-lat", "data-lon")
_HAS_TYPE = etree.XPath("boolean(descendant::*[@typeof])")


@cache
def _candidates() -> etree.XPath:
    classes = " or ".join(f"contains(@class, '{name}')" for name in (CLASS, *tags_by_output()))
    return etree.XPath(f"descendant::*[contains(@typeof, '{TYPE_START}') or {classes}]")


def settle_extensions(
    content: _Element, context: ReadContext, classes_in_it: Collection[str]
) -> None:
    """Empty the elements below `content` that stand for tags kept as their source."""
    if not has_class_with(classes_in_it, (CLASS, *tags_by_output())) and not (
        context.may_have(TYPE) and _HAS_TYPE(content)
    ):
        return
    for element in cast("list[_Element]", _candidates()(content)):
        if element.tag in SKIPPED or element.getparent() is None:
            continue  # hidden, or in an element that was emptied
        name = _named(element)
        if name is None:
            continue
        ours = CLASS in _classes(element)
        inline = ours and element.tag == "span"
        if not ours:
            _keep_captions(element)
            _keep_place(element)
        areas = list(element.iterdescendants("area"))
        for child in list(element):
            element.remove(child)
        element.text = None
        for area in areas:
            area.tail = None
            element.append(area)
        if TYPE_START not in (element.get(TYPE) or ""):
            element.set(TYPE, f"{TYPE_START}{name}")
        element.tag = EXTENSION if inline else EXTENSION_BLOCK


def read_extension(element: _Element, links: LinkReader) -> Extension:
    """Return the tag that a settled element stands for; `links` reads those in its picture."""
    tag = read_kept_tag(cast("Mapping[str, str]", element.attrib))
    assert tag is not None
    source = tag.source
    if source is not None and len(source) > _LONGEST_SOURCE:
        source = None
    found = (links.read(area, area.get("alt") or "") for area in element)
    return Extension(
        name=tag.name,
        text=source,
        attributes=named_values(tag.attributes),
        links=tuple(link for link in found if link is not None) or None,
    )


def _named(element: _Element) -> str | None:
    """The name of the kept tag that made an element; None when it is none.

    Our rendering keeps whatever it names so. Another MediaWiki's output is kept where it has no
    words of its own.
    """
    tag = read_kept_tag(cast("Mapping[str, str]", element.attrib))
    if tag is not None:
        facts = tag_named(tag.name)
        ours = CLASS in _classes(element) and element.get(DATA) is not None
        if ours or (facts.known and facts.content == "source" and facts.place == "block"):
            return tag.name
        return None
    known = tags_by_output()
    return next((known[word] for word in _classes(element) if word in known), None)


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _keep_captions(element: _Element) -> None:
    """Put the captions in an element behind it, as blocks of text."""
    parent = element.getparent()
    assert parent is not None
    captions = [
        inner
        for inner in element.iterdescendants("figcaption", "div")
        if inner.tag == "figcaption" or FRAME_CAPTION in (inner.get("class") or "")
    ]
    place = parent.index(element) + 1
    for caption in reversed(captions):
        caption.tag, caption.tail = "div", None
        parent.insert(place, caption)
    if captions:
        captions[-1].tail, element.tail = element.tail, None


def _keep_place(element: _Element) -> None:
    """Say on the element itself where the map in it is."""
    for inner in element.iterdescendants("a"):
        if all(inner.get(name) for name in _PLACE):
            for name in _PLACE:
                element.set(name, inner.get(name) or "")
            return
