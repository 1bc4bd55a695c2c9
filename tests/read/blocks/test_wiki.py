"""Which wiki a document is of, found from the document alone."""

from __future__ import annotations

import pytest

from tests.read.blocks.show import show_document
from wikiextract.read.html import read_html
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.facts.wiki import find_site, make_link_reader
from wikiextract.read.html.tree.parse import parse


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
