"""Real pages: what is shown is in the nodes of sections and notes once, lists keep their shape.

Boxes are not taken out here, so that what is checked is the readers of blocks alone.
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

from tests.read.blocks.alone import read
from tests.read.blocks.texts import all_links, all_tables, document_texts
from tests.shared import shared_files, shared_path
from wikiextract.nodes import Block, ContentList, Document, Quote, Section, Value
from wikiextract.read.html.references.hand_notes import find_hand_notes, find_place_links
from wikiextract.read.html.tree.tags import SKIPPED
from wikiextract.read.html.values.links import LinkReader

pytestmark = pytest.mark.shared

PAGES = [
    *shared_files("data/rendered/*.html.xz"),
    *shared_files("data/paired/*.json.xz"),
]


class ReadPage(NamedTuple):
    """A page: its HTML, its content as it was before the readers, what was read."""

    html: str
    content: Any
    document: Document
    links: LinkReader


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest) -> ReadPage:
    html = html_of(request.param)
    return ReadPage(html if isinstance(html, str) else html.decode(), *read(html))


def html_of(path: Path) -> bytes | str:
    data = lzma.decompress(path.read_bytes())
    if ".json" in path.suffixes:
        body: str = json.loads(data)["article_body"]["html"]
        return body
    return data


def visible(element: Any, document: Document) -> Iterator[Any]:
    """The elements below `element` that are shown and no reference marks, in document order."""
    notes = {reference.id for reference in document.references}
    by_hand = find_hand_notes(element, find_place_links(element))
    notes.update(anchor for note in by_hand for anchor in note.anchors)
    marks = ids_of_marks(element)
    todo = [element]
    while todo:
        current = todo.pop()
        names = (current.get("class") or "").split()
        if current.tag in SKIPPED or current.tag in ("video", "audio"):
            continue
        if "mw-broken-media" in names or "mwe-math-element" in names:
            continue
        if is_note_part(current, names, notes, marks):
            continue
        yield current
        todo.extend(reversed(current))


def ids_of_marks(element: Any) -> set[str]:
    """The anchors at and around reference marks, to which notes lead back."""
    found = set()
    for mark in element.xpath("descendant::*[contains(concat(' ', @class, ' '), ' reference ')]"):
        found.update(part.get("id") for part in (mark.getparent(), *mark.iter()) if part.get("id"))
    return found


def is_note_part(element: Any, names: list[str], notes: set[str], marks: set[str]) -> bool:
    """A reference mark, or a link from a note back to its marks."""
    if "reference" in names or "mw-ref" in names:
        targets = [unquote((a.get("href") or "").partition("#")[2]) for a in element.iter("a")]
        return any(target in notes for target in targets)
    if element.get("rel") == "mw:referencedBy":
        return True
    return element.tag == "a" and (element.get("href") or "").partition("#")[2] in marks


def letters_of_markup(content: Any, document: Document) -> Counter[str]:
    counted: Counter[str] = Counter()
    for element in visible(content, document):
        counted.update(c for c in element.text or "" if c.isalnum())
        for child in element:
            counted.update(c for c in child.tail or "" if c.isalnum())
    return counted


def test_each_letter_that_is_shown_is_in_one_node(page: ReadPage) -> None:
    content, document = page.content, page.document
    found = Counter(c for text in document_texts(document) for c in text if c.isalnum())
    shown = letters_of_markup(content, document)
    if "mwe-math" not in page.html:
        assert found == shown


def test_each_link_is_in_one_node(page: ReadPage) -> None:
    content, document, reader = page.content, page.document, page.links
    shown: Counter[str] = Counter()
    for element in visible(content, document):
        if element.tag == "a" and "mw:WikiLink" in (element.get("rel") or "").split():
            target = reader.resolve(element)
            assert target is not None
            shown[target.target] += 1
    found = Counter(
        link.target
        for link in (*all_links(document.sections), *all_links(document.references))
        if link.kind in ("internal", "interwiki")
    )
    assert not shown - found
    # Links around pictures, in image maps and made by Lua have no rel; no link is there twice.
    every = Counter(
        target.target
        for element in content.iter("a", "area")
        if (target := reader.resolve(element)) is not None and target.kind != "external"
    )
    assert not found - every


def test_cells_fill_the_grid_without_overlap(page: ReadPage) -> None:
    for table in all_tables(page.document.sections):
        places = Counter(
            (row + down, cell.column + right)
            for row, cells in enumerate(table.rows)
            for cell in cells.cells
            for down in range(cell.rowspan or 1)
            for right in range(cell.colspan or 1)
        )
        assert all(count == 1 for count in places.values())
        assert all(r < len(table.rows) and c < table.width for r, c in places)


def shape_of_markup(element: Any) -> tuple[int, int]:
    """Items and depth of a list, without lists inside tables and galleries."""
    count = depth = 0
    todo = [(element, 0)]
    while todo:
        current, level = todo.pop()
        if current.tag in SKIPPED or current.tag in ("table", "pre", "dl", "figure"):
            continue
        if "gallery" in (current.get("class") or "").split():
            continue
        if current.tag == "li":
            shown = any(c.isalnum() for c in "".join(current.itertext()))
            if not shown and current.find(".//img") is None:
                continue
            count += 1
            depth = max(depth, level)
        todo.extend((child, level + (current.tag in ("ul", "ol"))) for child in current)
    return count, depth


def outer_lists(content: Any) -> Iterator[Any]:
    todo = [content]
    while todo:
        current = todo.pop()
        names = (current.get("class") or "").split()
        if current.tag in SKIPPED or current.tag in ("table", "figure", "dl"):
            continue
        if {"references", "gallery", "thumb"} & set(names):
            continue
        if current.tag in ("ul", "ol"):
            yield current
        else:
            todo.extend(reversed(current))


def shape_of_items(items: tuple[Value, ...]) -> tuple[int, int]:
    inner = [shape_of_items(item.items) for item in items]
    return len(items) + sum(count for count, _ in inner), 1 + max((d for _, d in inner), default=-1)


def lists_of(sections: tuple[Section, ...]) -> Iterator[tuple[int, int]]:
    def of_blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
        for block in blocks:
            if isinstance(block, ContentList):
                yield shape_of_items(block.items)
            elif isinstance(block, Quote):
                yield from of_blocks(block.blocks)

    for section in sections:
        yield from of_blocks(section.blocks)
        yield from lists_of(section.sections)


def test_lists_keep_their_items_and_depth(page: ReadPage) -> None:
    content, document = page.content, page.document
    shown = [shape_of_markup(element) for element in outer_lists(content)]
    found = list(lists_of(document.sections))
    # Lists in tables that only lay out come in addition.
    rest = Counter(found)
    rest.subtract(Counter(shape for shape in shown if shape[0]))
    assert all(count >= 0 for count in rest.values())


def test_the_html_of_a_whole_wiki_is_read_without_loss() -> None:
    path = shared_path("oracle/ltgwiki.mediawiki.jsonl.gz")
    lost = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            content, document, _ = read(page["html"])
            found = Counter(c for text in document_texts(document) for c in text if c.isalnum())
            shown = letters_of_markup(content, document)
            # Frames that name their missing file say it in `Image.file`.
            if found != shown and 'class="thumb' not in page["html"]:
                lost.append(page["title"])
    assert not lost
