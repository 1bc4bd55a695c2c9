"""Which elements of a rendered page are boxes, and of what kind.

Editions give boxes very different classes, and old wikis none. So class tokens
(``data/box_classes.json``) are one signal and structure is the other (`recognise_structure`). A box
inside a box belongs to it; nothing is looked for inside data tables, galleries and quotations.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from lxml import etree

from wikiextract.kept import kept
from wikiextract.read.html.boxes import recognise_structure as structure
from wikiextract.read.html.boxes.portal_bars import looks_like_portal_bar
from wikiextract.read.html.data_files import box_classes
from wikiextract.read.html.tree.markup import class_tokens, element_children, is_blank, shown_text
from wikiextract.read.html.tree.tags import HEADING_TAGS, HIDDEN, INTERFACE

if TYPE_CHECKING:
    from lxml.etree import _Element

BoxKind: TypeAlias = Literal["infobox", "navbox", "sidebar", "notice"]

_CANDIDATES = ("table", "div", "aside", "section", "nav", "ul", "dl", "p", "center", INTERFACE)
_WATCHED = (*_CANDIDATES, HIDDEN, *HEADING_TAGS)
# A paragraph of this length after a box shows that the box is not at the page's end.
_PARAGRAPH = 40


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its element, what it is, the title of the section that it stands in."""

    element: _Element
    kind: BoxKind
    section: str | None


@kept(20_000)
def _listed(token: str, listing: str) -> bool:
    tokens: frozenset[str] = getattr(box_classes(), listing)
    if token in tokens:
        return True
    return any(token.startswith(known[:-1]) for known in tokens if known.endswith("*"))


def has_class(element: _Element, listing: str) -> bool:
    """Return True if a class token of `element` is in a list of ``data/box_classes.json``."""
    value = element.get("class")
    return lists_any(value, listing) if value else False


@kept(20_000)
def lists_any(value: str, listing: str) -> bool:
    """Return True if a token of a class attribute is in such a list."""
    return any(_listed(token, listing) for token in class_tokens(value))


def names_stub(name: str) -> bool:
    """Return True if a template's name says, in one of many languages, that it marks stubs."""
    lowered = name.lower()
    return any(word in lowered for word in box_classes().stub_word)


def kind_by_class(element: _Element) -> BoxKind | None:
    """The kind of box that class tokens and the ARIA role of an element say it is."""
    value = element.get("class")
    kind = _kind_of_classes(value) if value else None
    if kind is None and element.get("role") == "note":
        return "notice"
    return kind


@kept(20_000)
def _kind_of_classes(value: str) -> BoxKind | None:
    tokens = [
        token
        for token in class_tokens(value)
        if not any(_listed(token, part) for part in ("infobox_part", "navbox_part", "message_part"))
    ]

    def named(listing: str) -> bool:
        return any(_listed(token, listing) for token in tokens)

    if named("sidebar"):
        return "sidebar"
    if named("navbox"):
        return "navbox"
    if named("hatnote") or named("stub") or named("message"):
        return "notice"
    if named("infobox"):
        return "infobox"
    return None


class _Judgement(NamedTuple):
    """What was said of an element: see `_kind`."""

    kind: BoxKind | None
    sure: bool
    lead: bool


_Judged: TypeAlias = "dict[_Element, _Judgement]"


class PageBoxes:
    """The boxes of a page for readers that take them out, one kind after another.

    Without a box a container may be a box itself, or none any more. So after some were given they
    are looked for anew; what was said of elements that stand apart from them still holds.
    """

    def __init__(self, content: _Element) -> None:
        self.content = content
        self._found: list[Box] | None = None
        self._judged: _Judged = {}

    def take(self, kinds: Collection[BoxKind]) -> list[Box]:
        """The outermost boxes of the given kinds, for a reader that takes them out of the page."""
        if self._found is None:
            self._found = find_boxes(self.content, self._judged)
        taken = [box for box in self._found if box.kind in kinds]
        if taken:
            self._found = None
            self._forget_around([box.element for box in taken])
        return taken

    def _forget_around(self, taken: Sequence[_Element]) -> None:
        """Forget what was said of elements that look otherwise when some are not there any more.

        These are the ones around them, those behind them (which may begin a section), and what is
        alone without them, with what it alone holds.
        """
        gone = set(taken)
        for parent in dict.fromkeys(element.getparent() for element in taken):
            if parent is None:
                continue
            changed = [parent, *parent.iterancestors()]
            children = list(element_children(parent))
            first = next(n for n, child in enumerate(children) if child in gone)
            changed += children[first:]
            alone = [child for child in children if child not in gone]
            while len(alone) == 1:
                changed += alone
                alone = list(element_children(alone[0]))
            for element in changed:
                self._judged.pop(element, None)


def find_boxes(content: _Element, judged: _Judged | None = None) -> list[Box]:
    """The outermost boxes below `content`, in document order.

    `judged` is what is known of elements already; what more is learnt is added.
    """
    judged = {} if judged is None else judged
    found: list[Box] = []
    doubtful: list[Box] = []
    section: str | None = None
    heading: _Element | None = None  # the last one, until a box asks for its text
    lead = True
    walk = etree.iterwalk(content, events=("start",), tag=_WATCHED)
    for _, element in walk:
        if element is content:
            continue
        if element.tag in HEADING_TAGS:
            heading, lead = element, False
            walk.skip_subtree()
            continue
        if element.tag == "p" and not element.get("class"):
            if doubtful and len(shown_text(element)) >= _PARAGRAPH:
                found = [box for box in found if box not in doubtful]
                doubtful.clear()
            continue
        if element.tag in (HIDDEN, INTERFACE) and not _is_navbox_taken_for_interface(element):
            walk.skip_subtree()
            continue
        known = judged.get(element)
        if known is None or known.lead != lead:
            known = judged[element] = _Judgement(*_kind(element, lead=lead), lead)
        kind, sure, _ = known
        if kind is not None:
            if heading is not None:
                section, heading = shown_text(heading) or None, None
            box = Box(element, kind, section)
            found.append(box)
            if not sure:
                doubtful.append(box)
            walk.skip_subtree()
        elif has_class(element, "not_a_box") or has_class(element, "data_table"):
            walk.skip_subtree()
    return found


def _is_navbox_taken_for_interface(element: _Element) -> bool:
    """Return True if an element in the style of the category bar is a bar of identifiers."""
    if element.tag != INTERFACE or kind_by_class(element) != "navbox":
        return False
    element.tag = "div"
    return True


def _kind(element: _Element, *, lead: bool) -> tuple[BoxKind | None, bool]:
    """Return the kind of an element, and True if it is that wherever on the page it stands."""
    named = kind_by_class(element)
    if named is not None and is_blank(element):
        return None, True
    if named == "infobox":
        other = _wraps_boxes(element, named) or structure.is_data_grid(element)
        return (None if other else named), True
    if named in ("navbox", "sidebar"):
        if _wraps_boxes(element, named) or not structure.holds_navigation(element):
            return None, True
        return named, True
    if named is not None:
        return (named if structure.is_short(element) else None), True
    return _kind_by_structure(element, lead=lead)


def _kind_by_structure(element: _Element, *, lead: bool) -> tuple[BoxKind | None, bool]:
    if looks_like_portal_bar(element):
        return "navbox", True
    if element.tag not in ("table", "div", "dl") or has_class(element, "not_a_box"):
        return None, True
    if element.tag == "table" and not _stands_in_cell(element):
        shape = structure.lazy_shape(element)
        if structure.looks_like_sidebar(element, shape):
            return "sidebar", True
        if structure.looks_like_infobox(element, shape, lead=lead):
            return "infobox", True
        if structure.looks_like_navbox(element, shape):
            return "navbox", False
    if structure.looks_like_hatnote(element) or structure.looks_like_message(element):
        return "notice", True
    return None, True


def _stands_in_cell(element: _Element) -> bool:
    return next(element.iterancestors("td", "th"), None) is not None


def _wraps_boxes(element: _Element, kind: BoxKind) -> bool:
    """Return True if an element holds nothing but boxes of its kind: each stands for itself."""
    if element.tag in ("table", "ul", "dl") or (element.text and element.text.strip()):
        return False
    inner = [child for child in element_children(element) if not is_blank(child)]
    if not inner or any(child.tail and child.tail.strip() for child in element):
        return False
    boxes = [child for child in inner if kind_by_class(child) == kind]
    return len(boxes) == len(inner) and (len(boxes) > 1 or kind == "infobox")
