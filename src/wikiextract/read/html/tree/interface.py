"""Marks what a page shows that is no text of the article, and what it does not show at all.

`mark` renames such elements in place, so that readers pass over them by tag alone:

* `HIDDEN`: not displayed (``display:none``, by style attribute, by the page's own style sheets, by
  well-known classes), and not merely collapsed until a reader opens it. Metadata and typed values
  may be read from it.
* `INTERFACE`: displayed, but to operate the page: edit links, "view · talk · edit" bars, tables of
  contents, toggles. A box may take its template's name from it.

It also makes tags tell how an element is laid out, so that readers need not look at styles: an
inline element shown as a block, or with blocks inside, becomes a ``div``, and a ``div`` shown
inline a ``span``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.read.html.data_files import Interface, interface
from wikiextract.read.html.tree.tags import BLOCK_TAGS, HIDDEN, INTERFACE, STYLING_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext
    from wikiextract.read.html.tree.page_elements import PageElements

_DISPLAY = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)")
_SIMPLE_SELECTOR = re.compile(r"(?:\.mw-parser-output\s+)?\.([A-Za-z][\w-]*)\Z")
# Only thumbnails and frames show their caption; elsewhere it is a tooltip.
_UNSEEN_CAPTIONS = etree.XPath(
    "descendant::figcaption[not(contains(../@typeof, '/Thumb'))"
    " and not(contains(concat(../@typeof, ' '), '/Frame ')) and starts-with(../@typeof, 'mw:')]"
)
_ITEM = "wikidata.org/wiki/"
# A picture alone that leads to where a value can be edited: the value's statement on Wikidata.
_PENCILS = etree.XPath(
    f"descendant::a[contains(@href, '{_ITEM}') and .//img and not(normalize-space())]"
)
# Where the mobile site loads a picture later; the picture itself is in a ``noscript`` beside it.
_LAZY = "lazy-image-placeholder"
_LAZY_PICTURES = etree.XPath(f"descendant::span[contains(@class, '{_LAZY}')]")
_BEGINNING = etree.XPath("substring(string(), 1, 1000)", smart_strings=False)
MAX_BAR_LINKS = 7
NO_BAR_TAGS = frozenset(["td", "th", "tr"])
_FOLDED = etree.XPath("normalize-space()", smart_strings=False)
_FIRST_LINKS = etree.XPath("descendant::a[@href][position() < 9]")
# Links to the item on Wikidata in what is not printed: where to edit what the box shows.
_ITEM_LINKS = etree.XPath(
    f"descendant::*[contains(@class, 'noprint')]/descendant::a[contains(@href, '{_ITEM}')]"
)
_LONGEST_LONE_LINK = 60


def mark(root: _Element, content: _Element, context: ReadContext) -> None:
    """Rename what is hidden or interface below `content`, whose elements the context holds.

    `root` gives the style sheets.
    """
    facts, elements = interface(), context.elements
    hidden = facts.hidden_classes
    if context.may_have("<style"):
        hidden |= _classes_hidden_by_style(root)
    _mark_styled(elements, facts)
    _mark_named(elements, facts)
    _mark_classed(elements, hidden, facts)
    _mark_captions_and_pictures(content, context)
    edit_links = list(links_to_edit(content)) if _may_edit(context) else []
    _mark_edit_bars(edit_links, content)
    item_links = cast("list[_Element]", _ITEM_LINKS(content)) if context.may_have(_ITEM) else []
    _mark_lone_links([*edit_links, *item_links], content)
    _lift_blocks(elements)


def _mark_captions_and_pictures(content: _Element, context: ReadContext) -> None:
    if context.may_have("<figcaption"):
        for caption in cast("list[_Element]", _UNSEEN_CAPTIONS(content)):
            caption.tag = HIDDEN
    if context.may_have(_ITEM):
        for pencil in cast("list[_Element]", _PENCILS(content)):
            pencil.tag = INTERFACE
    if context.may_have(_LAZY):
        for place in cast("list[_Element]", _LAZY_PICTURES(content)):
            place.tag = "img"
            for name in ("src", "alt"):
                place.set(name, place.get(f"data-{name}") or "")


def _may_edit(context: ReadContext) -> bool:
    """Return False if no link of a page leads to where a page is edited that is there."""
    markup = context.markup
    if markup is None or "Special:EditPage/" in markup:
        return True
    return markup.count("action=edit") > markup.count("action=edit&amp;redlink=1")


def links_to_edit(element: _Element) -> Iterator[_Element]:
    """The links below an element that lead to where a page is edited that is there."""
    for link in element.iter("a"):
        address = link.get("href")
        if address is not None and (
            ("action=edit" in address and "redlink=1" not in address)
            or "Special:EditPage/" in address
        ):
            yield link


def _mark_styled(elements: PageElements, facts: Interface) -> None:
    """Mark elements by their ``style``, of which most pages have none that counts."""
    for written, alike in elements.by_style.items():
        style = written.lower()
        if "display" not in style and "visibility" not in style:
            continue
        for element in alike:
            kind = _kind_by_style(element, style, facts)
            if kind is not None:
                element.tag = kind


def _mark_named(elements: PageElements, facts: Interface) -> None:
    """Mark elements by ``hidden`` and ``id``, which count more than styles."""
    for name in facts.interface_ids & elements.by_id.keys():
        for element in elements.by_id[name]:
            element.tag = INTERFACE
    for element in elements.not_shown:
        if element.get("hidden") is not None:  # it is taken from what tabs show
            element.tag = HIDDEN


def _mark_classed(elements: PageElements, hidden: frozenset[str], facts: Interface) -> None:
    """Mark elements by their classes, which count most."""
    for written, alike in elements.by_class.items():
        names = written.split()
        if not facts.interface_classes.isdisjoint(names):
            kind = INTERFACE
        elif not hidden.isdisjoint(names):
            kind = HIDDEN
        else:
            continue
        for element in alike:
            element.tag = kind


def _kind_by_style(element: _Element, style: str, facts: Interface) -> str | None:
    for name, shown in _DISPLAY.findall(style):
        if name == "visibility":
            if shown in ("hidden", "collapse"):
                return HIDDEN
            continue
        if shown == "none":
            return None if facts.collapsed_classes.intersection(_names(element)) else HIDDEN
        if shown in facts.block_displays and element.tag in STYLING_TAGS:
            return "div"
        if shown == "inline" and element.tag == "div":
            return "span"
    return None


def _names(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _classes_hidden_by_style(root: _Element) -> frozenset[str]:
    """Classes that the page's own style sheets (TemplateStyles) hide on every screen."""
    found: set[str] = set()
    for sheet in root.iter("style"):
        text = sheet.text
        if not text or "none" not in text:
            continue
        inside = 0  # at-rules such as @media print that the rule stands in
        for chunk in text.split("}"):
            *outer, rule = chunk.rsplit("{", 1)
            opened = chunk.count("{")
            if opened == 0:
                inside = max(0, inside - 1)
                continue
            inside += opened - 1
            if inside == 0 and outer and re.search(r"display\s*:\s*none", rule):
                for selector in outer[0].split(","):
                    match = _SIMPLE_SELECTOR.match(selector.strip())
                    if match:
                        found.add(match.group(1))
    return frozenset(found)


def _mark_edit_bars(links: Sequence[_Element], content: _Element) -> None:
    """Mark bars of links to view, discuss and edit one page, whatever their class.

    Such a bar is the largest element around an edit link whose links all concern that page.
    """
    known: dict[_Element, int] = {}  # how many links a bar has, 0 for what is no bar
    for link in links:
        bar = None
        parent = link.getparent()
        while parent is not None and parent is not content and parent.tag not in NO_BAR_TAGS:
            if parent not in known:
                known[parent] = _links_of_edit_bar(parent)
            if not known[parent]:
                break
            if known[parent] > 1:
                bar = parent
            parent = parent.getparent()
        if bar is not None and bar.tag != INTERFACE:
            bar.tag = INTERFACE


def _links_of_edit_bar(element: _Element) -> int:
    """How many links a bar has that shows no word beside them, all about one page; else 0."""
    links = cast("list[_Element]", _FIRST_LINKS(element))
    if not 0 < len(links) <= MAX_BAR_LINKS:
        return 0
    page = _last_part(links[0].get("href", ""))
    if any(_last_part(link.get("href", "")) != page for link in links[1:]):
        return 0
    return len(links) if _letters(element) == sum(_letters(link) for link in links) else 0


def _letters(element: _Element) -> int:
    """How many letters and digits an element shows; of much text only that it is much."""
    return sum(map(str.isalnum, cast("str", _BEGINNING(element))))


_PAGE_OF_LINK = re.compile(r"(?:[?&]title=|/wiki/|/index\.php/|^\./)([^&?#]+)")


def _mark_lone_links(links: Sequence[_Element], content: _Element) -> None:
    """Mark links to edit the page or its item that fill a cell of their own or stand in brackets.

    In a sentence ("you can help by editing it") they stay.
    """
    if not links:
        return
    letters_of = cache(_letters)  # many links may have one parent with much text
    for link in links:
        letters = _letters(link)
        if letters > _LONGEST_LONE_LINK or any(a.tag == INTERFACE for a in link.iterancestors()):
            continue
        alone = link
        parent = link.getparent()
        while parent is not None and parent is not content and letters_of(parent) == letters:
            if parent.tag in ("td", "th"):
                _mark_contents(parent)
                break
            if parent.tag in ("tr", "table", "li", "section"):
                break
            alone, parent = parent, parent.getparent()
        else:
            if alone.tag not in STYLING_TAGS:
                continue
            text = cast("str", _FOLDED(alone))
            if text.startswith("[") and text.endswith("]"):
                alone.tag = INTERFACE


def _mark_contents(cell: _Element) -> None:
    """Mark all that a cell holds."""
    cell.text = None
    for child in cell.iterchildren("*"):
        child.tag, child.tail = INTERFACE, None


def _last_part(href: str) -> str:
    """The page that `href` is about, without namespace (a template and its talk page are one)."""
    match = _PAGE_OF_LINK.search(href)
    title = match.group(1) if match else href
    if "EditPage/" in title or "PageHistory/" in title:
        title = title.split("/", 1)[-1]
    return title.rsplit(":", 1)[-1].replace("_", " ")


def _lift_blocks(elements: PageElements) -> None:
    """Turn styling elements around blocks into ``div``, so that tags alone tell blocks."""
    for element in elements.below:
        if element.tag in STYLING_TAGS and any(child.tag in BLOCK_TAGS for child in element):
            around: _Element | None = element
            while around is not None and around.tag in STYLING_TAGS:
                if around is elements.content:
                    break
                around.tag = "div"
                around = around.getparent()
