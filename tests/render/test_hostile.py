"""Wikitext that is nothing but one piece of markup: work grows with its size, depth does not."""

from __future__ import annotations

from functools import partial

import pytest
from lxml import etree

from tests.work import is_linear
from wikiextract.expand.expander import Expander
from wikiextract.read.html import read_rendered
from wikiextract.read.wikitext import read_source
from wikiextract.record import to_article, to_json
from wikiextract.render import Rendered, render
from wikiextract.site import Site
from wikiextract.sources.page import Page

ENGLISH, CHINESE = Site.bundled("enwiki"), Site.bundled("zhwiki")

PIECES = {
    "links": ["[[", "[[a|", "[[File:", "[[File:x|thumb|a]]", "[[#a]]", "[[Category:a]]", "x]]"],
    "external links": ["http://", "http://a ", "[http://a ", "[http://a b]\n\n", "RFC 1 "],
    "tables": ["{|", "{|\n", "{|\n|-\n|}\n", "{|\n!a!!b||c\n|-\n", "{|\n|a\n|}\n", "\n|}"],
    "table starts": [
        '{| a="',
        "{|\n|{|\n|a",
        "<table>",
        "<table><tr><td>",
        "<td>",
        "<font><table>",
    ],
    "tables and lists": ["{|\n|\n*", "{|\n| a\n* b\n|}\n", "*{|\n", ":{|\n|a\n|}\n"],
    "lists": ["* ", "* x\n", ":", ":x\n", ";", ";a:b\n", "*#:;\n", "*" * 50 + "\n", "#*"],
    "list tags": ["<li>", "<ul><li>x</ul>", "<dl><dd>x</dd></dl>", "<li><b>"],
    "quotes": ["'''", "'", "''a'''b''c'''", "''\n", "'''''a''"],
    "inline tags": ["<b>", "</b>", "<b></i>", "<i><b></i>", "<small>x", "<sup><sub>", "<br>"],
    "block tags": ["<div>", "<p>", "<center>", "<h2>", "<h2>x</h2>", "<div>a</div>\n", "<p><div>"],
    "quotations": ["<blockquote>", "<blockquote>x", "<blockquote>\n\na\n\n</blockquote>"],
    "open tags": ["<a ", '<span a="', "<", "<b a='", "</", "<!--", "<b a=b c=d e=f "],
    "notes": ["<ref>", "<ref>x</ref>", "<ref name=a>b", "<ref name=a />", "<references/>"],
    "extensions": ["<gallery>", "<poem>", "<nowiki>", "<pre>", "<math>x</math>", "<section/>"],
    "galleries": ["<gallery>\nA.png|b\n</gallery>", "<imagemap>\nFile:x\nrect 1 1 1 1 [[a]]\n"],
    "infoboxes": [
        "<infobox>",
        "<infobox><data>",
        "<infobox><default>",
        '<infobox><data source="',
        "<infobox><title><default>x</default></title></infobox>",
        "<infobox><group><data><default>a</default></data></infobox>",
    ],
    "paragraphs": ["\n", "a\n\n", " x\n", "----\n", "\n\n\n <b>"],
    "headings": ["=", "==h==\n", "=\n", "== <b> ==\n"],
    "entities": ["&", "&amp;", "&#x41;", "&nbsp;", "&#", "\u200d"],
    "switches": ["__TOC__", "__NOTOC__", "__", "ISBN 1234567890 "],
    "calls": ["{{", "{{{", "{{a|", "}}"],
}
VARIANTS = ["-{", "<-{", "-{a}-", "-{zh-cn:a;zh-tw:b;", "-{H|zh-cn:a;zh-tw:b}-", "-{a|", "}-"]

SMALL, LARGE = 250, 1_000_000
DEEPEST = 125

ALL = [pytest.param(pieces, ENGLISH, id=name) for name, pieces in PIECES.items()]
ALL.append(pytest.param(VARIANTS, CHINESE, id="variants"))


def record_of(wikitext: str, site: Site) -> tuple[Rendered, int]:
    """A page's rendering, and the depth of its tree; the page is made a record, too."""
    title = site.title("Page")
    assert title is not None
    rendered = render(Expander(site).expand(wikitext, title))
    depth = greatest = 0
    for event, _ in etree.iterwalk(rendered.tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        greatest = max(greatest, depth)
    document = read_rendered(rendered, site=site, title=title)
    page = Page(title="Page", where="test", wikitext=wikitext)
    assert to_json(to_article(document, page, site))
    return rendered, greatest


def check(piece: str, site: Site, size: int) -> None:
    wikitext = piece * (size // len(piece) + 1)
    _, depth = record_of(wikitext, site)
    assert depth <= DEEPEST, piece


@pytest.mark.long
@pytest.mark.parametrize(("pieces", "site"), ALL)
def test_repeated_markup(pieces: list[str], site: Site) -> None:
    for piece in pieces:
        assert is_linear(partial(check, piece, site), SMALL), piece


@pytest.mark.slow
@pytest.mark.parametrize(("pieces", "site"), ALL)
def test_a_megabyte_of_it(pieces: list[str], site: Site) -> None:
    """What is quadratic in C, which the count of lines does not see, would take hours."""
    for piece in pieces:
        check(piece, site, LARGE)


RUNS = {
    "a tag's name": "<" + "a" * LARGE,
    "an attribute's name": "<b " + "a" * LARGE,
    "spaces of a redirect": "#REDIRECT" + " " * LARGE,
    "brackets of a term": "; " + "[" * 100_000,
    "a tag's name in a term": "; <" + "a" * LARGE,
    "spaces in a heading": "== a" + " " * LARGE + "b ==",
    "breaks before a category": "a" + "\n" * 100_000 + "[[Category:X]]",
    "comments of a style": '<b style="' + "/*" * 100_000 + '">x</b>',
    "values in a style": '<b style="' + "attr( " * 50_000 + '">x</b>',
    "items of a box": "<infobox>" + "<data><default>a</default></data>" * 5_000 + "</infobox>",
    "groups of a box": "<infobox>" + "<group>" * 50_000 + "</infobox>",
    "open items of a box": "<infobox>" + "<data " * 50_000 + "</infobox>",
    "open texts of a box": "<infobox>" + "<label>" * 50_000 + "{{{" * 50_000 + "</infobox>",
    "quotes in a box": "<infobox>" + """<data source="<data source='""" * 20_000 + "</infobox>",
    "tags in a note": "<ref><ref " + "<a" * 100_000 + "></ref>",
    "spaces where an error may be": "{{#iferror:<p " + " " * 1_000 + "x|y}}",
    "words where an error may be": "{{#iferror:" + "<p a " * 10_000 + '|y}}{{#iferror:<p class="'
    + "a " * 1_000 + "|y}}",
}  # fmt: skip


@pytest.mark.parametrize("name", RUNS)
def test_long_runs(name: str) -> None:
    """What tries a run at every length, or parts it in every way, would take hours."""
    record_of(RUNS[name], ENGLISH)
    assert read_source(RUNS[name], site=ENGLISH, title="Page").sections
