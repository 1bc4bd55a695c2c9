"""Pages in memory, laid over others, and absent: one protocol."""

from __future__ import annotations

import pytest

from tests.store.wiki import title_of
from wikiextract.site import Site
from wikiextract.store import (
    MemoryPages,
    NoPages,
    Overlay,
    PageSource,
    PageText,
    Redirect,
    Statistics,
)

SITE = Site.bundled("enwiki")
PAGES = MemoryPages(
    SITE,
    {
        "Template:x_y": "X {{{1}}}",
        "old": "#REDIRECT [[:Category:New#Part_one|text]] [[Category:R]]",
        "Module:A": "return {}",
        "Category:H": "__HIDDENCAT__ {{t}}",
        "Category:V": "",
        "Template:T": PageText(text="é", revision_id=7, timestamp="2020-01-01T00:00:00Z"),
        "<>": "invalid",
        "de:Other": "of another wiki",
    },
)


def test_all_are_page_sources() -> None:
    for source in (PAGES, NoPages(), Overlay(PAGES, NoPages())):
        assert isinstance(source, PageSource)


def test_titles_are_normalised_and_invalid_ones_listed() -> None:
    page = PAGES.text(title_of(SITE, "template:X y#fragment"))
    assert page is not None
    assert (page.text, page.model) == ("X {{{1}}}", "wikitext")
    assert PAGES.invalid == ["<>", "de:Other"]


def test_info() -> None:
    info = PAGES.info(title_of(SITE, "Template:T"))
    assert info is not None
    assert (info.size, info.revision_id, info.is_redirect) == (2, 7, False)
    assert PAGES.info(title_of(SITE, "Absent")) is None


def test_redirect() -> None:
    old = title_of(SITE, "Old")
    assert PAGES.redirect(old) == Redirect(target="Category:New", fragment="Part one")
    assert PAGES.exists(old)
    info = PAGES.info(old)
    assert info is not None
    assert info.is_redirect
    assert PAGES.redirect(title_of(SITE, "Module:A")) is None


def test_hidden_categories() -> None:
    assert PAGES.is_hidden_category(title_of(SITE, "Category:H"))
    assert not PAGES.is_hidden_category(title_of(SITE, "Category:V"))
    assert not PAGES.is_hidden_category(title_of(SITE, "Category:Absent"))


def test_local_magic_words() -> None:
    site = Site.bundled("dewiki")
    pages = MemoryPages(
        site, {"Kategorie:A": "__VERSTECKTE_KATEGORIE__", "B": "#WEITERLEITUNG [[C]]"}
    )
    assert pages.is_hidden_category(title_of(site, "Category:A"))
    assert pages.redirect(title_of(site, "B")) == Redirect(target="C")


def test_statistics() -> None:
    found = PAGES.statistics()
    assert found.pages == 6
    assert found.articles == 0
    assert found.namespaces[10] == 2


def test_overlay_hides_pages_wholly() -> None:
    top = MemoryPages(SITE, {"Template:T": "new", "Category:H": "", "Old": "text"})
    both = Overlay(top, PAGES)
    page = both.text(title_of(SITE, "Template:T"))
    assert page is not None
    assert (page.text, page.timestamp) == ("new", None)
    assert both.redirect(title_of(SITE, "Old")) is None
    assert not both.is_hidden_category(title_of(SITE, "Category:H"))
    assert both.exists(title_of(SITE, "Module:A"))
    assert not both.exists(title_of(SITE, "Absent"))
    assert both.statistics() == PAGES.statistics()
    assert Overlay(top, NoPages()).statistics() == top.statistics()


MODELS = {
    "Module:A": "Scribunto",
    "Module:A/doc": "wikitext",
    "Module:A.json": "json",
    "Template:A": "wikitext",
    "Template:A/styles.css": "sanitized-css",
    "MediaWiki:Common.css": "css",
    "MediaWiki:Common.js": "javascript",
    "MediaWiki:Message": "wikitext",
    "User:A/b.json": "json",
    "User:A.js": "wikitext",
    "A.json": "wikitext",
}


@pytest.mark.parametrize("name", MODELS)
def test_content_model_by_name(name: str) -> None:
    pages = MemoryPages(SITE, {name: "x"})
    info = pages.info(title_of(SITE, name))
    assert info is not None
    assert info.model == MODELS[name]


def test_no_pages() -> None:
    title = title_of(SITE, "Template:T")
    none = NoPages()
    assert none.text(title) is None
    assert none.info(title) is None
    assert none.redirect(title) is None
    assert not none.exists(title)
    assert not none.is_hidden_category(title)
    assert none.statistics() == Statistics()
