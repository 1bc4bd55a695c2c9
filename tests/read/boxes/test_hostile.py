"""Boxes that nobody means: deep, wide, broken. They end, and lose no text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from tests.read.boxes import shown
from wikiextract.read.html import read_html
from wikiextract.read.html.boxes.recognise import find_boxes

MANY = 5_000


def infobox(rows: str) -> str:
    return f"<table class='infobox'><tbody>{rows}</tbody></table><p>Text.</p>"


def navbox(content: str) -> str:
    title = "<tr><th class='navbox-title'>T</th></tr>"
    return f"<table class='navbox'>{title}<tr><td>{content}</td></tr></table>"


def link(number: int) -> str:
    return f"<a href='/wiki/P{number}' title='P{number}'>P{number}</a>"


@pytest.mark.long
@pytest.mark.parametrize(
    "html",
    [
        infobox("<tr><td>" * 3000 + "deep"),
        infobox("<tr><td><table class='infobox'><tr><th>T</th></tr><tr><td>" * 400 + "deep"),
        infobox("<tr><td>" + "<div><b>L:</b>" * 3000 + "deep"),
        infobox("".join(f"<tr><th>L{n}</th><td>V{n}</td></tr>" for n in range(MANY))),
        infobox("<tr>" + "<td><img src='/i/a/a1/X.png' width='99'></td>" * 5000),
        infobox("<tr><td>" + "<div><img src='/i/a/a1/X.png' width='99'>c</div>" * 5000),
        infobox("<tr><th rowspan='9999'>L</th><td>V</td></tr>" + "<tr><td>W</td></tr>" * 3000),
        infobox("<tr><td>" + "<b>L:</b> V<br>" * MANY),
        infobox("<tr><th>" + "<br>" * MANY),
        navbox(" · ".join(link(n) for n in range(MANY))),
        navbox(", ".join(link(n) for n in range(MANY))),
        navbox(" ".join(link(n) for n in range(MANY))),
        navbox("<br>".join(f"{link(n)}: x" for n in range(MANY))),
        navbox("(" * MANY + " · ".join(link(n) for n in range(99))),
        navbox("<ul><li>" * 3000 + "deep"),
        navbox("<table><tr><th>L</th><td>" * 300 + "deep"),
        navbox("<b>x</b> " * MANY),
        "<div class='hatnote'>" * 3000 + "deep <a href='#'>x</a>",
        "<table class='ambox " + "c " * MANY + "'><tr><td>text</td></tr></table>",
        "<div class='infobox navbox hatnote' style='" + "a:b;" * MANY + "'>text</div>",
        "<table class='infobox'></table><div class='navbox'></div><div class='hatnote'></div>",
    ],
    ids=range(21),
)
def test_it_ends(html: str) -> None:
    document = read_html(html)
    assert document.infoboxes or document.navboxes or document.notices or "deep" not in html


PIECES = st.sampled_from(
    [
        "<table class='infobox'>", "<table class='navbox'>", "<table align='right'>", "</table>",
        "<tr>", "<th colspan='2'>", "<th>", "<td>", "</td>", "</tr>", "<ul>", "<li>", "</ul>",
        "<div class='NavFrame' role='navigation'>", "<div class='NavHead'>", "</div>", "<b>",
        "</b>",
        "<dl><dt>", "<dd>", "</dl>", "<br>", "<p>", " · ", ", ", ": ", "word ", "<caption>",
        "<a href='/wiki/A'>A</a>", "<img src='/i/a/a1/P.png' width='99'>", "<div class='hatnote'>",
        "<table class='navbox-subgroup'>", "<th rowspan='3'>", "<sup>2</sup>", "<i>", "</i>",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=60))
def test_words_stay(pieces: list[str]) -> None:
    """However broken the markup, each word of a box is in its nodes as often as it is shown."""
    document = read_html("<p>Lead.</p>" + "".join(pieces))
    count = pieces.count("word ")
    texts = [text for box in document.infoboxes for text in shown.of_infobox(box)]
    texts += [text for box in document.navboxes for text in shown.of_navbox(box)]
    texts += [notice.text or "" for notice in document.notices]
    in_boxes = shown.words(iter(texts))["word"]
    assert in_boxes <= count
    if not document.sections:
        assert in_boxes == count


def test_a_span_of_thousands_of_digits_is_read() -> None:
    html = f"<table class=infobox><tr><th colspan={'9' * 6000}>T</th></tr><tr><th>A<td>b</table>"
    assert [box.title for box in read_html(html).infoboxes] == ["T"]


def test_long_blanks_are_read() -> None:
    blanks = " " * 100_000
    html = (
        f"<p><a href='/wiki/A'>A</a>{blanks},!"
        "<a class='extiw' href='https://de.wikipedia.org/wiki/B'>B</a>"
        f"<sup class='reference'><a href='#cite_note-1'>[{blanks}x</a></sup></p>"
    )
    (section,) = read_html(html).sections
    assert section.blocks


def test_the_text_of_a_heading_is_read_once_for_all_boxes_below_it() -> None:
    """A long heading above many boxes would else take their product in time."""
    content = lxml_html.fromstring("<div><h2>A <b>b</b></h2>" + infobox("<tr><td>c") * 3 + "</div>")
    boxes = find_boxes(content)
    assert [box.section for box in boxes] == ["A b"] * 3
    assert len({id(box.section) for box in boxes}) == 1
