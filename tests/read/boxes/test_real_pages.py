"""Boxes of real pages: every visible word and link of the markup is in their nodes, once."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.read.boxes import shown
from tests.shared import shared_files, shared_path
from wikiextract.read.html import read_html
from wikiextract.read.html.boxes.infobox import read_infobox_elements
from wikiextract.read.html.boxes.navbox import read_navbox_elements
from wikiextract.read.html.boxes.recognise import PageBoxes, find_boxes
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.tree.parse import read_tree
from wikiextract.read.html.values.missing_pictures import settle_file_links, settle_missing_pictures
from wikiextract.site import Site

pytestmark = pytest.mark.shared
PAGES = [
    *shared_files("data/rendered/*.html.xz"),
    *shared_files("data/paired/*.json.xz"),
]
ORACLE = "oracle/ltgwiki.mediawiki.jsonl.gz"
# Classes that name infoboxes and navboxes on the wikis of these pages.
NAMED = {
    "infobox": {"infobox", "infobox_v2", "infobox_v3", "sinottico"},
    "navbox": {"navbox", "sidebar", "vertical-navbox"},
}


def html_of(path: Path) -> bytes:
    content = lzma.decompress(path.read_bytes())
    if ".json" in path.suffixes:
        text: str = json.loads(content)["article_body"]["html"]
        return text.encode()
    return content


def differences(source: bytes | str, context: ReadContext) -> Iterator[str]:
    """What differs between a page's boxes and their nodes."""
    content = read_tree(source, context).content
    settle_missing_pictures(content, context)
    for kinds, read, texts in (
        ({"navbox", "sidebar"}, read_navbox_elements, shown.of_navbox),
        ({"infobox"}, read_infobox_elements, shown.of_infobox),
    ):
        boxes = [deepcopy(box.element) for box in find_boxes(content) if box.kind in kinds]
        nodes: Any = read(PageBoxes(content), context)
        assert len(nodes) == len(boxes)
        for box, node in zip(boxes, nodes, strict=True):
            settle_file_links(box, context, all_links="navbox" in kinds)
            if next(box.iter("math"), None) is not None:
                continue  # a formula's text is its TeX source
            markup = shown.letters(shown.texts_of_element(box))
            found = shown.letters(texts(node))
            if markup != found:
                yield f"{kinds}: missing {markup - found}, more {found - markup}"
            if shown.links_of_element(box) != shown.links_of_node(node):
                yield f"{kinds}: {shown.links_of_element(box)} links"


@pytest.mark.parametrize("path", PAGES)
def test_words_and_links_are_there_once(path: Path) -> None:
    assert list(differences(html_of(path), ReadContext())) == []


@pytest.mark.parametrize("path", PAGES)
def test_what_is_named_a_box_is_read_as_one(path: Path) -> None:
    context = ReadContext()
    content = read_tree(html_of(path), context).content
    for kind, names in NAMED.items():
        kinds = {"infobox"} if kind == "infobox" else {"navbox", "sidebar"}
        read = [box.element for box in find_boxes(content) if box.kind in kinds]
        for element in content.iter("table", "div"):
            if names.isdisjoint((element.get("class") or "").split()):
                continue
            if len(element.xpath("tbody/tr[count(td|th) > 5]")) > 2:
                continue  # a table of data in the style of an infobox
            inside = [element, *element.iterancestors()]
            around = list(element.iterdescendants())
            assert any(box in inside or box in around for box in read), element.attrib


def test_words_and_links_of_a_small_wiki() -> None:
    """Half of a wiki whose boxes are old tables, many without a class."""
    found = []
    with gzip.open(shared_path(ORACLE), "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            context = ReadContext(site=Site.bundled("ltgwiki"), title=page["title"])
            found += [f"{page['title']}: {it}" for it in differences(page["html"], context)]
    assert found == []


def test_figures_of_a_small_wiki() -> None:
    """How many boxes are found; counted by eye and by their titles when this was written."""
    counts = {"infoboxes": 0, "navboxes": 0, "stub": 0, "disambiguation": 0}
    with gzip.open(shared_path(ORACLE), "rt", encoding="utf-8") as lines:
        for line in lines:
            document = read_html(json.loads(line)["html"], site=Site.bundled("ltgwiki"))
            counts["infoboxes"] += len(document.infoboxes)
            counts["navboxes"] += len(document.navboxes)
            counts["stub"] += sum(notice.kind == "stub" for notice in document.notices)
            counts["disambiguation"] += bool(document.disambiguation)
    assert counts == {"infoboxes": 195, "navboxes": 122, "stub": 261, "disambiguation": 6}
