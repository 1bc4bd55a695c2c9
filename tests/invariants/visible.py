"""What a reader sees of an element of MediaWiki's HTML: written without a look at our readers."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

_UNSEEN_TAGS = {"title", "style", "script", "link", "meta", "template", "noscript", "annotation"}
# What the style sheets of MediaWiki, its extensions and the citation and coordinate templates hide.
_UNSEEN_CLASSES = {
    "sortkey",
    "mw-empty-elt",
    "shortdescription",
    "cs1-maint",
    "cs1-hidden-error",
    "geo-nondefault",
    "geo-multi-punct",
    "geo-inline-hidden",
    "mw-mf-linked-projects",
}
# Tools for editors and jumps within the page.
_INTERFACE = {
    "navbar",
    "tnavbar",
    "toc",
    "magnify",
    "mw-editsection",
    "mw-collapsible-toggle",
    "mw-ref",
    "navbox-navlinks",
    "mw-cite-backlink",
}
_INLINE_TAGS = """
    a abbr b bdi bdo big cite code data del em font i ins kbd mark q s samp small span strike
    strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_WORD = re.compile(r"\w+")


def classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split())


def hidden(element: Any) -> bool:
    """Whether a browser shows nothing of the element, or it is part of the interface."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN_TAGS:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    if for_editors(element):
        return True
    if element.get("rel") == "mw:referencedBy" or "#cite_ref" in (element.get("href") or ""):
        return True  # jumps back from a note
    name = element.get("id") or ""
    if name.startswith("cite_ref") or of_hand_made_note(element):
        return True
    if name == "coordinates":  # shown beside the page's title, when they are not a row of a box
        return next(element.iterancestors("table"), None) is None
    if element.tag == "figcaption":  # shown only under a thumbnail or in a frame
        return not re.search("Thumb|Frame(?!less)", element.getparent().get("typeof") or "Thumb")
    return bool(classes(element) & (_UNSEEN_CLASSES | _INTERFACE))


def for_editors(element: Any) -> bool:
    """Whether a cell holds but a link to edit the page or its item, or brackets hold but that."""
    edits = "@href[contains(., 'action=edit') and not(contains(., 'redlink'))]"
    if element.tag == "td":
        item = "ancestor::*[contains(@class, 'noprint')] and contains(@href, 'wikidata.org/wiki/')"
        text = _WORD.findall("".join(element.itertext()))
        links = element.xpath(f".//a[{edits} or ({item})]")
        return bool(text) and any(_WORD.findall("".join(a.itertext())) == text for a in links)
    if element.tag not in ("span", "small", "sup", "a"):
        return False
    text = "".join(element.itertext()).strip()
    return (
        text[:1] == "[" and text[-1:] == "]" and bool(element.xpath(f"self::a[{edits}]|a[{edits}]"))
    )


def fragment_of(link: Any) -> str:
    return (link.get("href") or "").partition("#")[2]


@lru_cache(maxsize=64)
def marks_by_hand(root: Any) -> tuple[frozenset[Any], frozenset[str]]:
    """Marks that templates make without the extension Cite, and the names that notes jump back to.

    A mark links to an element of the page, from which another link leads back to it.
    """
    names = set(root.xpath("//@id"))
    linked = {fragment_of(link) for link in root.iter("a")}
    marks, back = [], set()
    for element in root.xpath("//*[contains(concat(' ', @class, ' '), ' reference ')]"):
        own = set(element.xpath("descendant-or-self::*/@id | parent::span/@id")) & linked
        if own and any(fragment_of(link) in names for link in element.iter("a")):
            marks.append(element)
            back |= own
    return frozenset(marks), frozenset(back)


def of_hand_made_note(element: Any) -> bool:
    """Whether an element is the mark of such a note, or the jump back to one."""
    if element.tag != "a" and "reference" not in classes(element):
        return False
    marks, back = marks_by_hand(element.getroottree().getroot())
    return element in marks or (element.tag == "a" and fragment_of(element) in back)


def visible_text(element: Any, *, notes: bool = False) -> str:
    """The visible text within an element; what stands in different blocks is on different lines.

    `notes`: with the lists of footnotes, which are no part of the record's other nodes.
    """
    return "".join(text_nodes(element, notes)).replace("\u00ad", "")


def text_nodes(element: Any, notes: bool) -> Iterator[str]:
    if hidden(element) or ("references" in classes(element) and not notes):
        return
    if "mwe-math-element" in classes(element):
        yield f"\n{formula(element)}\n"
        return
    block = element.tag not in _INLINE or element.get("id") == "coordinates"
    if block:
        yield "\n"
    if element.text:
        yield element.text
    for child in element:
        yield from text_nodes(child, notes)
        if child.tail:
            yield child.tail
    if block:
        yield "\n"


def formula(element: Any) -> str:
    """TeX source of a formula, whose picture or MathML shows it."""
    if element.get("data-mw"):
        source: str = json.loads(element.get("data-mw"))["body"]["extsrc"]
        return source
    tex: str = element.find(".//math").get("alttext")
    return tex.removeprefix("{\\displaystyle ").removesuffix("}")


def words(texts: Iterable[str]) -> Counter[str]:
    """How often each word (letters and digits) stands in texts that are not joined."""
    return Counter(word for text in texts for word in _WORD.findall(text.replace("\u00ad", "")))
