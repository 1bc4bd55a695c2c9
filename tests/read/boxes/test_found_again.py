"""Boxes that are looked for again are those that a new look at the page finds."""

from __future__ import annotations

from itertools import permutations

import pytest
from lxml import etree, html

from wikiextract.read.html.boxes.recognise import BoxKind, PageBoxes, find_boxes
from wikiextract.read.html.tree.markup import detach

LINKS = " ".join(f"<a href='/wiki/{n}'>Page {n}</a>" for n in range(8))
NAVBOX = f"<table class='navbox'><tr><td>{LINKS}</td></tr></table>"
NOTICE = "<table class='ambox'><tr><td>This page needs work.</td></tr></table>"
INFOBOX = "<table class='infobox'><tr><th>Name</th><td>Value</td></tr></table>"
ITALICS = "<dl><dd><i>See <a href='/wiki/Other'>Other</a></i></dd></dl>"
PLAIN = (
    "<table width='250'><tr><td colspan='2'><b>Name</b></td></tr>"
    "<tr><th>One</th><td>a</td></tr><tr><th>Two</th><td>b</td></tr></table>"
)
PAGES = {
    "hatnote behind boxes": f"{NOTICE}{ITALICS}<p>Text of the page.</p>{NAVBOX}",
    "hatnote behind text": f"<p>Text of the page.</p>{NOTICE}{ITALICS}{NAVBOX}",
    "hatnote of a section": f"<p>Text.</p><h2>Head</h2>{NAVBOX}{ITALICS}{NOTICE}{INFOBOX}",
    "wrapper alone with a box": f"<div class='infobox'>{INFOBOX}{NOTICE}</div>{NAVBOX}",
    "box in a wrapper that floats": f"<div style='float:right'>{PLAIN}{NOTICE}</div><p>Text.</p>",
    "table alone without the others": f"<div align='right'><div>{NAVBOX}{PLAIN}</div></div>",
    "heading in a box to come": f"<div class='infobox'>{INFOBOX}<h2>x</h2></div>{PLAIN}{NAVBOX}",
    "boxes in boxes": f"<table class='navbox'><tr><td>{NOTICE}{LINKS}</td></tr></table>{INFOBOX}",
}
KINDS: tuple[set[BoxKind], ...] = ({"navbox", "sidebar"}, {"notice"}, {"infobox"})


def content_of(text: str) -> etree._Element:
    return html.fromstring(f"<div class='mw-parser-output'>{text}</div>")


@pytest.mark.parametrize("page", PAGES)
def test_what_was_said_of_other_elements_changes_nothing(page: str) -> None:
    for order in permutations(KINDS):
        content = content_of(PAGES[page])
        boxes = PageBoxes(content)
        for kinds in order:
            anew = [box for box in find_boxes(content) if box.kind in kinds]
            taken = boxes.take(kinds)
            assert taken == anew
            for box in taken:
                detach(box.element)


def test_a_table_that_is_left_alone_in_a_wrapper_beside_the_text_is_judged_anew() -> None:
    text = f"<h2>Head</h2><p>Text.</p>{PAGES['table alone without the others']}"
    boxes = PageBoxes(content_of(text))
    assert boxes.take({"infobox"}) == []
    for box in boxes.take({"navbox"}):
        detach(box.element)
    assert [box.kind for box in boxes.take({"infobox"})] == ["infobox"]
