"""A rendered page read from its tree: what the tree does not hold comes from the lists."""

from __future__ import annotations

from wikiextract.expand.expander import Expander
from wikiextract.nodes import Category, Document, LanguageLink, Paragraph
from wikiextract.read.html import read_html, read_rendered
from wikiextract.render import render
from wikiextract.site import Site
from wikiextract.store import MemoryPages

SITE = Site.bundled("enwiki")
PAGES = {
    "Category:Kept quiet": "__HIDDENCAT__",
    "Lake": "A lake.",
}


def read(wikitext: str, title: str = "Page") -> Document:
    parsed = SITE.title(title)
    assert parsed is not None
    expansion = Expander(SITE, MemoryPages(SITE, PAGES)).expand(wikitext, parsed)
    return read_rendered(render(expansion), site=SITE, title=parsed)


def test_categories_have_sort_keys_and_tell_the_hidden_ones() -> None:
    found = read("[[Category:Lakes|deep]] [[Category:Kept quiet]]").categories
    assert found == (
        Category(name="Lakes", sort_key="deep"),
        Category(name="Kept quiet", hidden=True),
    )


def test_language_links_have_their_address() -> None:
    found = read("Text [[fr:Le lac]]").language_links
    assert found == (
        LanguageLink(language="fr", title="Le lac", url="https://fr.wikipedia.org/wiki/Le_lac"),
    )


def test_links_tell_their_kind() -> None:
    section = read("[[Lake]] [[Nowhere]] [[Page]] [[#End]] [[fr:x|y]] [[:fr:Le lac]]").sections[0]
    assert isinstance(section.blocks[0], Paragraph)
    links = section.blocks[0].links
    told = [(link.kind, link.target, link.anchor, link.interwiki, link.red) for link in links]
    assert told == [
        ("internal", "Lake", None, None, None),
        ("internal", "Nowhere", None, None, True),
        ("internal", "Page", None, None, None),
        ("internal", "", "End", None, None),
        ("interwiki", "Le lac", None, "fr", None),
    ]


def test_the_title_as_shown_is_text() -> None:
    assert read("{{DISPLAYTITLE:''iPhone''}}", "IPhone").display_title == "iPhone"


def test_it_is_what_the_html_shows() -> None:
    wikitext = (
        "{|\n! a\n| b\n|}\n* one\n** two\n== Head ==\nText<ref>Note</ref>\n[https://a.example x]"
    )
    title = SITE.title("Page")
    assert title is not None
    rendered = render(Expander(SITE).expand(wikitext, title))
    from_html = read_html(rendered.to_html(), site=SITE)
    direct = read_rendered(rendered, site=SITE, title=title)
    assert direct.sections == from_html.sections
    assert direct.references == from_html.references
    assert direct.external_links == from_html.external_links
