"""The short way to a tree gives what the long way gives, or says that it is not open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikiextract.render.tree import build_tree, to_html
from wikiextract.render.tree.build import ROOT, balance, make_parser
from wikiextract.render.tree.direct import direct_tree
from wikiextract.render.tree.elements import EDIT_LINK

NAMES = ["p", "div", "ul", "li", "dl", "dd", "table", "tr", "td", "caption", "b", "a", "span"]
NAMES += ["h2", "blockquote", "pre", "center", "small", "audio", "wbr"]


def direct(source: str) -> str | None:
    tree = direct_tree(source, *ROOT, make_parser())
    return None if tree is None else to_html(tree)


def long_way(source: str) -> str:
    # A comment is nothing, and shuts the short way.
    return to_html(build_tree(source + "<!-- -->").root)


texts = st.sampled_from(["", " ", "\n", "x", "&amp;", "\n y", "<br />", "<hr />"])
texts |= st.just(EDIT_LINK)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, parts, attribute: f"<{name}{attribute}>{''.join(parts)}</{name}>",
        st.sampled_from(NAMES),
        st.lists(inner | texts, max_size=3),
        st.sampled_from(["", ' class="c"']),
    )


def table(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.builds(lambda text: f"<td>{text}</td>", inner)
    row = st.builds(lambda cells, gap: f"<tr>{gap.join(cells)}\n</tr>\n", st.lists(cell), texts)
    caption = st.sampled_from(["", "<caption>c</caption>\n"])
    return st.builds(
        lambda first, rows, last: f"<table>{first}{''.join(rows)}{last}</table>",
        caption,
        st.lists(row, max_size=3),
        caption,
    )


strays = st.sampled_from(
    [*(f"</{name}>" for name in NAMES), "</br>", "</td>", "</th>", "</img>", "</h3>"]
)
texts_with_strays = texts | strays
nested = st.recursive(texts, lambda inner: element(inner) | table(inner), max_leaves=12)


@pytest.mark.long
@settings(max_examples=400)
@given(st.lists(nested, max_size=4).map("".join))
def test_both_ways_lead_to_the_same(source: str) -> None:
    short = direct(source)
    if short is not None:
        assert short == long_way(source)


strays = st.sampled_from(
    [f"</{name}>" for name in [*NAMES, "h3", "th", "img", "br"]]
    + ["<i>", "<div>", "<td>", "<th>", "<tr>", "<caption>", "<table>", "<p>", "<span>"]
    + [
        "<b>x</span></b>",
        "<i><b></p></i></b>",
        "<i><i>x</div></i></i>",
        "<b>x</li></b>",
        "<a>",
        "<a>x",
    ]
)
strayed = st.recursive(texts | strays, lambda inner: element(inner) | table(inner), max_leaves=12)


@pytest.mark.long
@settings(max_examples=400)
@given(st.lists(strayed, max_size=4).map("".join))
def test_mended_markup_is_what_the_long_way_makes_of_it(source: str) -> None:
    short = direct(source)
    if short is not None:
        assert short == long_way(source)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([f"<{n}>" for n in NAMES] + [f"</{n}>" for n in NAMES]) | texts))
def test_so_do_loose_tags(tags: list[str]) -> None:
    short = direct("".join(tags))
    if short is not None:
        assert short == long_way("".join(tags))


@pytest.mark.parametrize(
    "source",
    [
        "<p>one</p>\n<ul><li>a<ul><li>b</li></ul></li><li></li></ul>",
        "<table>\n<caption>c</caption>\n<tr>\n<td>x</td></tr>\n<tr><th>y</th></tr></table>",
        '<pre>\nx</pre><p></p><h2><span id="x">y</span></h2><p>a<br />b <img src="x" /></p>',
        "<dl><dt>t</dt><dd>d</dd></dl><blockquote><p>q</p></blockquote>",
        "<p>a</span> b</br>c</img></p></div>",
        "<table><tr><td><center>x</td></tr></table><p>y</p>",
        "<table><tr><td><i>x<table><tr><td><small>y</table></td></tr></table><p>z</p>",
        "<div><table><tr><td><center>x</div> <i>y</b></i></center></td></tr></table></div>",
        "<table><tr><th>x\n<tr><td>y</td></tr>\n</th></tr>\n<tr><td>z<td>a</table>",
        "<ul><li>a <i><span>b</i> <sup><span>c</li></ul>",
        "<p><b>x</p></b>",
        "<p><a>x<a>y</a></a> <span><a>x <sup>y<a>z</a></sup></a></span> a</p>",
        "loose <span>a<b>x</span></b>\n<div>y</div>",
        "<ul><li><b>a <span>b<i> c<b></span></i></b></b> d</li></ul>",
        "loose <b>x</b>\n<div>y</div> <hr />\n<i>z</i>",
        "<blockquote>x<p>y</p> <span></span></blockquote>",
        f"<h2><i>x</i>{EDIT_LINK}</h2>",
        '<p><audio controls=""><source src="x" /></audio></p>',
    ],
)
def test_markup_that_goes_the_short_way(source: str) -> None:
    assert direct(source) == long_way(source)


@pytest.mark.parametrize(
    "source",
    [
        "loose <b>x<div>y</div></b>",
        "loose <div>x</div>&#32;<div>y</div>",
        "<div>x</div> </span>loose",
        "<p><div>x</div></p>",
        "<p><b>x</p> </b>",
        "<p><b><b><b>x</p></b></b></b>",
        "<p><a>x</p></a>",
        "<table><tr><td>x</td></tr>loose</table>",
        "<div><li>a<div><li>b</li></div></li></div>",
        "<p><a><b>x<a>y</a></b></a></p>",
        "<div/><p>x</p>",
        "<p>&nbsp;</p>",
        "<script>x</script>",
        "<div>" * 105 + "</div>" * 105,
    ],
)
def test_markup_that_does_not(source: str) -> None:
    assert direct(source) is None


@pytest.mark.parametrize("character", ["\0", "\x0b", "\ud800", "\ufffe", "\uffff"])
def test_what_no_tree_can_hold_is_replaced(character: str) -> None:
    source = f'<p class="a{character}">x{character}</p>'
    assert to_html(build_tree(source).root) == '<p class="a\ufffd">x\ufffd</p>'


def test_the_long_way_is_balanced() -> None:
    assert balance("<b>x")[0] == "<p><b>x</b></p>"
