"""Whatever a page holds, nothing is raised and its record is one that the schema allows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.fuzz.corpus import kind, pages
from wikiextract import Extractor, Page, Site, to_json
from wikiextract.record import Validator

VALIDATOR = Validator.named("article")
SITES = [Site.bundled("enwiki"), Site.bundled("dewiki"), Site.bundled("zhwiki"), Site.unknown()]
TITLES = st.sampled_from(["Page", "Talk:X/y", "Category:X", "File:A.jpg", None])


def texts_of(name: str) -> st.SearchStrategy[str]:
    """Texts of pieces of a kind, some of them in pairs, with words between."""
    known = kind(name)
    words = st.sampled_from(["a", "Word", "name", "x=1", "12 km", "2001", "\n"])
    pieces = st.one_of(st.sampled_from(known.pieces), words, st.text(max_size=3))
    some = st.lists(pieces, max_size=12).map("".join)
    pair = st.builds(
        lambda ends, inner: ends[0] + inner + ends[1], st.sampled_from(known.pairs), some
    )
    return st.lists(st.one_of(some, pair), max_size=5).map("".join)


def check(extractor: Extractor, page: Page) -> None:
    record = json.loads(to_json(extractor.article(page)))
    assert VALIDATOR.problems(record) == {}


@settings(max_examples=200)
@given(texts_of("wikitext"), st.sampled_from(SITES), TITLES)
def test_source_view(text: str, site: Site, title: str | None) -> None:
    check(Extractor(site), Page(title=title, where="test", wikitext=text))


RENDERERS = [Extractor(site, pages=pages()) for site in SITES]


@settings(max_examples=100)
@given(texts_of("wikitext"), st.sampled_from(RENDERERS), TITLES)
def test_rendered_view(text: str, extractor: Extractor, title: str | None) -> None:
    check(extractor, Page(title=title, where="test", wikitext=text))


@settings(max_examples=100)
@given(texts_of("html"), st.sampled_from(SITES), TITLES)
def test_given_html(text: str, site: Site, title: str | None) -> None:
    check(Extractor(site), Page(title=title, where="test", html=text))


@settings(max_examples=50)
@given(texts_of("html"), texts_of("wikitext"))
def test_given_html_with_its_wikitext(html: str, wikitext: str) -> None:
    check(Extractor(SITES[0]), Page(title="Page", where="test", html=html, wikitext=wikitext))


NAMES = (
    "", " ", "_", "#", "#x", ":", "::", "/", "=", "|", "||", "-", "&nbsp;", "&#0;", "&#124;", "%00",
    "{{foo}}", "{{}}", "{{{1|}}}", "[[#|x]]", "[[File:a.jpg]]", "[[Category:x]]", "<ref>x</ref>",
    "<!-- c -->", "<nowiki/>", "<includeonly>x</includeonly>", "<br>", "'''", "-{}-", "http://",
    "\n", "\u200e", "\ufeff", "\ue000", "\x7f'\"`UNIQ--ref-00000001-QINU`\"'\x7f", "\ud800",
)  # fmt: skip
PLACES = (
    "== %s ==", "== a %s ==", "[[%s]]", "[[#%s|x]]", "[[A#%s]]", "[[A|%s]]", "[[:en:%s]]", "{{%s}}",
    "{{%s|x}}", "{{Infobox x|%s=v}}", "{{Infobox %s|a=b}}", "{{Infobox person|name=%s|image=%s}}",
    "<ref name=\"%s\">x</ref>", "<ref group=\"%s\">x</ref>", "<ref>%s</ref>", "{{sfn|%s|2001}}",
    "[[Category:%s]]", "[[Category:X|%s]]", "[[File:%s|thumb]]", "[[File:A.jpg|thumb|alt=%s|%s]]",
    "#REDIRECT [[%s]]", "#REDIRECT [[#%s]]", "#REDIRECT [[A#%s]]", "{{#invoke:%s|f}}", "{{#%s:x}}",
    "{{Navbox|name=%s|title=%s}}", "{{Navbox|group1=%s|list1=%s}}", "{{main|%s}}",
    "{{about|%s||%s}}", "{{coord|%s|2}}", "{{flag|%s}}", "{{cite web|title=%s|url=%s}}",
    "{{DISPLAYTITLE:%s}}",
    "{{Short description|%s}}", "<span id=\"%s\">x</span>", "[http://%s x]", "[http://a %s]",
    "<gallery>\n%s|%s\n</gallery>", "<gallery caption=\"%s\">\nA.jpg|%s\n</gallery>",
    "<syntaxhighlight lang=\"%s\">x</syntaxhighlight>", "{|\n|+ %s\n! %s\n|-\n| %s\n|}",
    "; %s : %s", "* %s", "<math>%s</math>", "<score a=\"%s\">%s</score>",
    "<blockquote>%s</blockquote>",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_odd_names(place: str) -> None:
    """Each place where a name stands in wikitext, with what shows or names nothing."""
    source = Extractor(SITES[0])
    for name in NAMES:
        check(source, Page(title="Page", where="test", wikitext=place.replace("%s", name)))
    together = "\n\n".join(place.replace("%s", name) for name in NAMES)
    check(RENDERERS[0], Page(title="Page", where="test", wikitext=together))
