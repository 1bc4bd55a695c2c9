"""Which wiki a document is of, found from the document alone."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.cases.tree.document import show_document
from wikiextract.read.html import read_html
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.facts.wiki import find_site, make_link_reader
from wikiextract.read.html.tree.parse import parse
from wikiextract.site import Site
from wikiextract.sources import DumpSiteInfo


@pytest.mark.parametrize(
    ("head", "dbname"),
    [
        ('<script>RLCONF={"wgDBname":"frwikivoyage","wgTitle":"X"};</script>', "frwikivoyage"),
        ('<base href="//de.wikipedia.org/wiki/">', "dewiki"),
        ('<link rel="canonical" href="https://zh-min-nan.wikipedia.org/wiki/X">', "zh_min_nanwiki"),
        ('<link rel="canonical" href="https://be-tarask.wikipedia.org/wiki/X">', "be_x_oldwiki"),
        ('<link rel="canonical" href="https://es.m.wikipedia.org/wiki/X">', "eswiki"),
        ('<link rel="dc:isVersionOf" href="//en.wiktionary.org/wiki/X">', "enwiktionary"),
        ('<link rel="canonical" href="https://commons.wikimedia.org/wiki/X">', "commonswiki"),
        ('<link rel="canonical" href="https://www.wikidata.org/wiki/Q1">', "wikidatawiki"),
        ('<link rel="canonical" href="https://wiki.example.org/wiki/X">', None),
        ('<script>RLCONF={"wgDBname":"nosuchwiki"};</script>', None),
        ('<script>RLCONF={"wgDBname":[[[[</script><base href="//">', None),
        ("", None),
    ],
)
def test_the_site_is_found_from_the_head(head: str, dbname: str | None) -> None:
    root = parse(f"<html><head>{head}</head><body>x</body></html>", ReadContext())
    site = find_site(root)
    assert (site.dbname if site else None) == dbname


def test_the_title_and_the_paths_are_found_from_the_head() -> None:
    head = (
        '<link rel="canonical" href="https://wiki.example.org/wiki/My_%22Page%22?x=y">'
        '<script>mw.config.set({"wgArticlePath":"/page/$1"});</script>'
    )
    root = parse(f"<html><head>{head}</head><body>x</body></html>", ReadContext())
    reader = make_link_reader(root, None, None)
    assert reader.title == 'My "Page"'
    anchor = root.makeelement("a", href="https://wiki.example.org/page/Other")
    link = reader.read(anchor, "o")
    assert link is not None
    assert (link.kind, link.target) == ("internal", "Other")


def test_a_wiki_that_converts_shows_its_default_variant() -> None:
    rule = '{"twoway":[{"l":"zh-tw","t":"電腦"},{"l":"zh-cn","t":"计算机"}]}'
    document = read_html(
        '<html><head><base href="//zh.wikipedia.org/wiki/"></head><body lang="zh">'
        f"<p><span typeof='mw:LanguageVariant' data-mw-variant='{rule}'></span>"
        '<a href="/zh-tw/%E7%94%B2">x</a></p></body></html>'
    )
    assert show_document(document) == "= (lead)\n  p “计算机x”\n    link 'x' → internal 甲"


ROOT_HEADS = {
    "stated": '<script>RLCONF={"wgPageName":"My_page","wgArticlePath":"/$1"};</script>',
    "told by the page's URL": (
        '<link rel="canonical" href="https://wiki.example.org/My_page">'
        '<script>RLCONF={"wgPageName":"My_page"};</script>'
    ),
}
ROOT_LINKS = [
    ("/Foo#Bar", ("Foo", "Bar", "internal", None)),
    ("/A/B?x=y", ("A/B", None, "internal", None)),
    ("/My_page#Bar", ("", "Bar", "internal", None)),
    ("#Bar", ("", "Bar", "internal", None)),
    ("/index.php?title=Red&action=edit&redlink=1", ("Red", None, "internal", True)),
    ("/w/index.php?title=Red&action=edit&redlink=1", ("Red", None, "internal", True)),
    ("/wiki/Foo", ("Foo", None, "internal", None)),
    ("https://other.example.org/Foo", ("https://other.example.org/Foo", None, "external", None)),
]


@pytest.mark.parametrize("head", ROOT_HEADS.values(), ids=list(ROOT_HEADS))
@pytest.mark.parametrize(("href", "wanted"), ROOT_LINKS)
def test_links_of_a_wiki_whose_pages_stand_at_the_root(
    head: str, href: str, wanted: tuple[str, str | None, str, bool | None]
) -> None:
    root = parse(f"<html><head>{head}</head><body>x</body></html>", ReadContext())
    reader = make_link_reader(root, None, None)
    link = reader.read(root.makeelement("a", href=href, title="Foo"), "x")
    assert link is not None
    assert (link.target, link.anchor, link.kind, link.red) == wanted


def test_links_of_a_known_wiki_whose_pages_stand_at_the_root() -> None:
    info = DumpSiteInfo(base="https://wiki.example.org/Main_Page", language="en")
    reader = make_link_reader(etree.Element("div"), Site.from_dump(info), "My page")
    link = reader.read(etree.Element("a", href="/Foo#Bar", title="Foo"), "x")
    assert link is not None
    assert (link.target, link.anchor) == ("Foo", "Bar")
