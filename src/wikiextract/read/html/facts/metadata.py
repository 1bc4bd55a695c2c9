"""Statements of a page about itself: title, ids, language, descriptions, kind."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard, cast

import msgspec
from lxml import etree

from wikiextract.errors import NOT_JSON
from wikiextract.kept import kept
from wikiextract.markup.names import CONTENT
from wikiextract.nodes import Coordinates
from wikiextract.read.html.boxes.recognise import has_class, kind_by_class, lists_any
from wikiextract.read.html.data_files import page_marks
from wikiextract.read.html.facts.page_variables import page_variable
from wikiextract.read.html.facts.title_coordinates import (
    may_hold_coordinates,
    read_title_coordinates,
)
from wikiextract.read.html.facts.transclusions import take_out
from wikiextract.read.html.tree.markup import detach
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_LONGEST = 200_000
_MOST_ICONS = 20
_LONGEST_SCRIPT = 2_000_000
_REVISION = re.compile(r"revision/(\d+)")
_ITEM = re.compile(r"(?:^|[/:])(Q[1-9][0-9]*)(?:[?#]|\Z)")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own statements; each attribute is the `Document` attribute of the same name."""

    title: str | None = None
    display_title: str | None = None
    page_id: int | None = None
    namespace: int | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    revision_id: int | None = None
    timestamp: str | None = None
    wikidata_id: str | None = None
    redirect_to: str | None = None
    redirect_anchor: str | None = None
    disambiguation: bool | None = None
    short_description: str | None = None
    coordinates: Coordinates | None = None


def read_metadata(root: _Element, content: _Element, context: ReadContext) -> Metadata:
    """Read what the document `root` (head and skin included) and its `content` say of the page.

    Run it first: it looks into boxes that later readers take away. It detaches from `content` only
    what is no content: the short description, title coordinates, the redirect message.
    """
    marked = marked_elements(root, context)
    head = _head(root)
    target, anchor = _redirect(marked, context)
    return Metadata(
        title=_title(head, context),
        display_title=_display_title(head, marked),
        page_id=_number(_meta(head, "mw:pageId") or page_variable(head, "wgArticleId")),
        namespace=_namespace(head, context),
        language=_language(root, head, content),
        site=_text(page_variable(head, "wgDBname")),
        url=_url(head),
        revision_id=_revision(root, head),
        timestamp=_timestamp(head),
        wikidata_id=_wikidata_id(head, marked),
        redirect_to=target,
        redirect_anchor=anchor,
        disambiguation=_is_disambiguation(marked, content, context) or None,
        short_description=_short_description(marked),
        coordinates=read_title_coordinates(marked, content),
    )


def read_content_facts(content: _Element, context: ReadContext) -> Metadata:
    """Return what the content alone says of the page, for trees without a head and a skin.

    See `read_metadata` for what it detaches.
    """
    marked = marked_elements(content, context)
    return Metadata(
        title=context.title,
        disambiguation=_is_disambiguation(marked, content, context) or None,
        short_description=_short_description(marked),
        coordinates=read_title_coordinates(marked, content),
    )


def marked_elements(root: _Element, context: ReadContext) -> list[_Element]:
    """The elements in a document, in their order, that may say something of the page.

    See `may_state_facts`. Those of the content are told by the attributes that they share.
    """
    held = context.elements
    found: set[_Element] = set()
    for written, alike in held.by_class.items():
        if _class_may_state(written):
            found.update(alike)
    for name, alike in held.by_id.items():
        if _id_may_state(name):
            found.update(alike)
    if held.content is not None:
        for words, tags in ((_LINK_WORDS, _LINK_TAGS), (_PROPERTY_WORDS, _PROPERTY_TAGS)):
            if context.may_have(*words):
                found.update(filter(_tag_may_state, held.content.iterdescendants(*tags)))
    if root is held.content:
        if may_state_facts(root):
            found.add(root)
        return [element for element in root.iter() if element in found] if found else []
    inside = set(held.below)
    return [
        element
        for element in root.iter()
        if element in found or (element not in inside and may_state_facts(element))
    ]


_LINK_TAGS, _LINK_WORDS = ("a", "img"), ("data-lat", "isambig")
_PROPERTY_TAGS, _PROPERTY_WORDS = ("meta", "link"), ("mw:PageProp/",)


def may_state_facts(element: _Element) -> bool:
    """Return True if an element may say something of the page."""
    given = element.attrib
    if not given:
        return False
    return (
        _class_may_state(given.get("class", ""))
        or _id_may_state(given.get("id", ""))
        or _tag_may_state(element)
    )


@kept(4_096)
def _class_may_state(written: str) -> bool:
    return any(name in written for name in page_marks().classes)


def _id_may_state(name: str) -> bool:
    marks = page_marks()
    return name in marks.disambiguation_ids or name in marks.item_ids or may_hold_coordinates(name)


def _tag_may_state(element: _Element) -> bool:
    """Return True if a link or a picture, or what states a property of the page, says something."""
    if element.tag in _LINK_TAGS:
        address = element.get("href", element.get("src", ""))
        return "isambig" in address or element.get("data-lat") is not None
    if element.tag in _PROPERTY_TAGS:
        stated = element.get("property") or element.get("rel") or ""
        return stated.startswith(("mw:PageProp/disambiguation", "mw:PageProp/redirect"))
    return False


def _head(root: _Element) -> _Element:
    """Copies of what states facts about the page, wherever in the document it stands."""
    head = etree.Element("head")
    for element in root.iter("meta", "link", "title", "script"):
        if element.tag == "link" and element.get("rel") not in page_marks().own_links:
            continue
        if element.tag == "title" and next(element.iterancestors("svg"), None) is not None:
            continue
        if element.tag == "script" and len(element.text or "") > _LONGEST_SCRIPT:
            continue
        head.append(copy(element))
    return head


def _find(element: _Element, path: str) -> list[_Element]:
    return cast("list[_Element]", element.xpath(path))


def _visible(element: _Element) -> str | None:
    return fold(str(element.xpath("string()"))) or None


def _meta(head: _Element, name: str) -> str | None:
    """The content of the head's ``<meta property=name>``."""
    for meta in head.iter("meta"):
        if meta.get("property") == name:
            return meta.get("content")
    return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int | None:
    """A page or revision id; 0 is what a page has that is not saved."""
    if isinstance(value, str) and value.isdecimal() and value.isascii() and len(value) < 19:
        value = int(value)
    return value if _is_number(value) and value > 0 else None


def _is_number(value: object) -> TypeGuard[int]:
    """Return True for a number of a script; its ``true`` is none."""
    return isinstance(value, int) and not isinstance(value, bool)


def _title(head: _Element, context: ReadContext) -> str | None:
    if context.title:
        return context.title
    stated = _text(page_variable(head, "wgPageName"))
    if stated:
        return stated.replace("_", " ")
    return _head_title(head)


def _head_title(head: _Element) -> str | None:
    title = next(head.iter("title"), None)
    return _visible(title) if title is not None else None


def _display_title(head: _Element, marked: list[_Element]) -> str | None:
    """The heading over the article, where its skin or Parsoid's head gives one."""
    for element in marked:
        if element.tag == "h1" and "firstHeading" in (element.get("class") or ""):
            return _visible(element)
    return _head_title(head) if _meta(head, "mw:pageId") is not None else None


def _namespace(head: _Element, context: ReadContext) -> int | None:
    stated = _meta(head, "mw:pageNamespace")
    if stated is not None and re.fullmatch(r"-?[0-9]{1,6}", stated):
        return int(stated)
    variable = page_variable(head, "wgNamespaceNumber")
    if _is_number(variable):
        return variable
    if context.site is not None and context.title:
        title = context.site.title(context.title)
        return title.namespace if title is not None else None
    return None


def _language(root: _Element, head: _Element, content: _Element) -> str | None:
    stated = _text(page_variable(head, "wgPageContentLanguage"))
    if stated:
        return stated
    inside = _find(content, f"self::*[@lang] | ./*[contains(@class, '{CONTENT}')][@lang]")
    for element in (*inside, *_find(root, "//body[@lang]"), *_find(root, "/html[@lang]")):
        return element.get("lang") or None
    return None


def _url(head: _Element) -> str | None:
    stated = {link.get("rel"): link.get("href") or "" for link in head.iter("link")}
    for rel in page_marks().own_links:
        address = stated.get(rel, "")
        if address.startswith("//"):
            return f"https:{address}"
        if address.startswith(("http://", "https://")):
            return address
    return None


def _revision(root: _Element, head: _Element) -> int | None:
    match = _REVISION.search(root.get("about") or "")
    return _number(match[1] if match else page_variable(head, "wgRevisionId"))


def _timestamp(head: _Element) -> str | None:
    stated = _meta(head, "dc:modified") or _structured_data(head).get("dateModified")
    match = _TIMESTAMP.fullmatch(str(stated))
    return f"{match[1]}Z" if match else None


def _wikidata_id(head: _Element, marked: list[_Element]) -> str | None:
    stated = _text(page_variable(head, "wgWikibaseItemId"))
    addresses = [stated] if stated else []
    addresses += [str(_structured_data(head).get("sameAs"))]
    for element in marked:
        if element.get("id") in page_marks().item_ids:
            addresses += [anchor.get("href") or "" for anchor in element.iter("a")]
    for address in addresses:
        if match := _ITEM.search(address):
            return match[1]
    return None


def _structured_data(head: _Element) -> dict[str, object]:
    """Return what a saved page says of itself in JSON-LD (https://schema.org/Article)."""
    for script in head.iter("script"):
        if script.get("type") == "application/ld+json" and len(script.text or "") < _LONGEST:
            try:
                stated = msgspec.json.decode(script.text or "")
            except NOT_JSON:
                continue
            if isinstance(stated, dict):
                return stated
    return {}


def _redirect(marked: list[_Element], context: ReadContext) -> tuple[str | None, str | None]:
    """Where a redirect leads; its message is taken out of the tree."""
    for element in marked:
        links = [element] if "mw:PageProp/redirect" in (element.get("rel") or "") else []
        if "redirectText" in (element.get("class") or "").split():
            links = list(element.iter("a"))
        if not links:
            continue
        link = context.links.resolve(links[0])
        messages = [above for above in element.iterancestors("div") if _is_message(above)]
        detach(messages[0] if messages else element)
        if link is not None and link.kind != "external":
            prefix = f"{link.interwiki}:" if link.interwiki else ""
            # A link within the page leads to a section of the page itself.
            return prefix + link.target or context.title, link.anchor
    return None, None


def _is_message(element: _Element) -> bool:
    return "redirectMsg" in (element.get("class") or "").split()


def _is_disambiguation(marked: list[_Element], content: _Element, context: ReadContext) -> bool:
    """Return True if the page lists what its title may mean: stated, or told by its notice.

    The notice has a class for it, or a picture of that name and stands below a list: above one, it
    only points to such a page.
    """
    for element in marked:
        stated = element.get("property") == "mw:PageProp/disambiguation"
        if stated or element.get("id") in page_marks().disambiguation_ids:
            return True
    icons = [element for element in marked if element.tag in ("a", "img")]
    if any(_is_in_notice_below_list(icon) for icon in icons[:_MOST_ICONS]):
        return True
    held = context.elements
    if held.content is content and not any(
        lists_any(written, "disambiguation") for written in held.by_class
    ):
        return False
    return any(
        has_class(element, "disambiguation") and kind_by_class(element) == "notice"
        for element in content.iter("table", "div")
    )


def _is_in_notice_below_list(icon: _Element) -> bool:
    if "isambig" not in (icon.get("src") or "") + (icon.get("href") or ""):
        return False
    for box in icon.iterancestors("table", "div"):
        if has_class(box, "hatnote"):
            return False
        if has_class(box, "message"):
            return bool(box.xpath("preceding::ul[1] | preceding::ol[1]"))
    return False


def _short_description(marked: list[_Element]) -> str | None:
    found = None
    for element in marked:
        if "shortdescription" in (element.get("class") or "").split():
            found = found or _visible(element)
            take_out(element)
    return None if found in page_marks().no_description else found
