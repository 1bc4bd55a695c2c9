"""What holds for any text: nothing is raised, spans lie in it, text without markup stays."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.source.invariants import check_document
from wikiextract.nodes import Document, Paragraph
from wikiextract.read.wikitext import read_source
from wikiextract.site import Site

SITES = [Site.bundled(name) for name in ("enwiki", "dewiki", "zhwiki")]

PIECES = st.sampled_from([
    "{{", "}}", "{{{", "}}}", "[[", "]]", "[", "]", "|", "=", "==", "===", "\n", "\n\n", "'",
    "''", "'''", "'''''", "*", "#", ":", ";", "**", ":;", "{|", "|}", "|-", "|+", "!", "!!",
    "||", "<ref>", "</ref>", "<ref/>", "<nowiki>", "</nowiki>", "<!--", "-->", "<pre>", "</pre>",
    "<gallery>", "</gallery>", "<br>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>",
    "<ul>", "<li>", "</ul>", "<blockquote>", "</blockquote>", "<math>", "</math>",
    "<references>", "</references>", "<noinclude>", "<includeonly>", "</includeonly>", "<span",
    "style=display:none>", "</span>", "-{", "}-", "http://", "https://a.b", "File:", "Category:",
    ":en:", "de:", "#REDIRECT", "__TOC__", "&amp;", "&#60;", "&nbsp;", "infobox", "name", "cite",
    "title", "url", "flag", "coord", "52", "N", "13", "E", "name=x", "a", "b.", "Word", "----",
])  # fmt: skip
WIKITEXT = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join)
CALLS = st.recursive(
    st.text("abc xyz.", max_size=6),
    lambda inner: st.builds(
        lambda name, first, second: f"{{{{{name}|{first}|k={second}}}}}",
        st.sampled_from(["infobox x", "nowrap", "ubl", "foo", "cite web", "efn"]),
        inner,
        inner,
    ),
    max_leaves=8,
)


@settings(max_examples=400)
@given(WIKITEXT, st.sampled_from(SITES), st.sampled_from([None, "Page", "Talk:X/y"]))
def test_any_text_is_read(text: str, site: Site, title: str | None) -> None:
    document = read_source(text, site=site, title=title)
    check_document(document, text)
    assert read_source(text, site=site, title=title) == document
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


@settings(max_examples=100)
@given(st.lists(CALLS, max_size=4), st.text(" \nab'[]<>=|", max_size=12))
def test_every_balanced_call_is_found(calls: list[str], between: str) -> None:
    text = between.join(calls).replace("[[", "[").replace("<", "")
    document = read_source(text, site=SITES[0], title="Page")
    assert len(document.templates) == text.count("{{")
    check_document(document, text)


@settings(max_examples=100)
@given(st.text(st.characters(categories=["L", "N", "Lo"]), min_size=1, max_size=60))
def test_text_without_markup_is_one_paragraph(text: str) -> None:
    document = read_source(text, site=SITES[0], title="Page")
    (lead,) = document.sections
    (paragraph,) = lead.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text
    assert paragraph.links == ()
    assert document.diagnostics == ()
