"""Tabs: what a reader turns over, put in order, each tab's name before what it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

from lxml import etree

from wikiextract.markup.portable_names import BOX, PART
from wikiextract.read.html.data_files import tab_marks
from wikiextract.read.html.tree.class_names import has_class_with
from wikiextract.read.html.tree.markup import classes, detach, gather, nodes_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    Tab: TypeAlias = tuple[_Element | None, _Element]


@cache
def _widgets() -> etree.XPath:
    named = " or ".join(
        f"contains(concat(' ', @class, ' '), ' {name} ')" for name in sorted(tab_marks().widget)
    )
    return etree.XPath(f"descendant::*[{named}]")


def settle_tabs(content: _Element, classes_in_it: Collection[str]) -> None:
    """Put the name of each tab below `content` before what it shows, as a paragraph.

    Those of portable infoboxes stay: the reader of these knows them.
    """
    if not has_class_with(classes_in_it, tab_marks().widget):
        return
    for widget in cast("list[_Element]", _widgets()(content)):
        if _is_known_to_box(widget):
            continue
        _, bars = _parts(widget)
        said = ""
        for label, shown in list(tabs_in(widget)):
            shown.attrib.pop("hidden", None)
            if label is not None:
                heading = gather(nodes_of(label), "p")
                for anchor in heading.iter("a"):
                    if anchor.get("href", "#").startswith("#"):
                        anchor.tag = "span"  # it turns over, and leads nowhere
                said += _letters(heading)
                detach(label)
                shown.addprevious(heading)
        for bar in bars:
            if _letters(bar) in ("", said):
                detach(bar)


def _is_known_to_box(widget: _Element) -> bool:
    """Return True for the panels and collections of a portable infobox; its values have others."""
    if not any(BOX in classes(around) for around in widget.iterancestors("aside", "div")):
        return False
    parts = (widget, *(shown for _, shown in tabs_in(widget)))
    return any(token.startswith(PART) for part in parts for token in classes(part))


def _letters(element: _Element) -> str:
    """The text of an element without blanks."""
    return "".join("".join(element.itertext()).split())


def tabs_in(widget: _Element) -> Iterator[Tab]:
    """Yield the tabs of a widget: label and content; without a label where none is certain.

    Tabs within what a tab shows are not its own.
    """
    (labels, contents), _ = _parts(widget)
    names = labels if len(labels) == len(contents) else [_named(shown) for shown in contents]
    yield from zip(names, contents, strict=True)


def _parts(widget: _Element) -> tuple[tuple[list[_Element], list[_Element]], list[_Element]]:
    """The labels and contents of a widget, and the bars that repeat the names."""
    marks = tab_marks()
    labels: list[_Element] = []
    contents: list[_Element] = []
    bars: list[_Element] = []
    walk = etree.iterwalk(widget, events=("start",))
    for _, element in walk:
        if element is widget or not isinstance(element.tag, str):
            continue
        names = classes(element)
        for known, found in ((marks.label, labels), (marks.content, contents), (marks.bar, bars)):
            if not known.isdisjoint(names):
                found.append(element)
                walk.skip_subtree()
                break
    return (labels, contents), bars


def _named(shown: _Element) -> _Element | None:
    """A label for what states its name itself."""
    for attribute in tab_marks().name:
        text = shown.get(attribute)
        if text:
            label = etree.Element("span")
            label.text = text
            return label
    return None
