"""Navboxes that come again are read once, and no record is another for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.shared import shared_path
from wikiextract import Page, Site
from wikiextract.pipeline.pages.known_boxes import KnownBoxes, StandIns
from wikiextract.pipeline.pages.rendered_view import RenderedView
from wikiextract.sources import open_source
from wikiextract.store import MemoryPages, PageSource, Store, UsedPages, build_store

MANY = " · ".join(f"[[Town {number}]]" for number in range(40))
BAR = "[[Template:{0}|v]] · [//example.org/w/index.php?title=Template:{0}&action=edit e]"
BOX = (
    '<div class="navbox-styles"><templatestyles src="A/s.css"/></div>'
    '<div role="navigation" class="navbox"><table class="navbox-inner">'
    f"<tr><th colspan=2><div>{BAR.format('Towns')}</div>[[Towns]]</th></tr>"
    "<tr><th>Large</th><td><ul><li>[[Alpha]]</li><li>[[Beta|the second]]</li>"
    "<li>[[Gamma#History|Gamma]]</li><li>'''[[Delta]]'''</li><li>[[File:X.png|link=Eta]]</li></ul>"
    f"</td></tr><tr><th>Small</th><td>{MANY}</td></tr></table></div>"
)
OLD_BOX = (
    f'{{| class="navbox"\n! colspan=2 | [[Template:Old|v]] [[Alpha]]\n|-\n| Large || {MANY}\n|-\n'
    "| colspan=2 | '''[[Alpha]]:'''<br>[[Beta]]\n|}"
)
PAGES = {
    "Template:Towns": BOX,
    "Template:Old": OLD_BOX,
    "Template:Filed": BOX + "[[Category:Towns]]",
    "Template:Below": BOX + "\n==Heading==",
    "Template:Own": BOX.replace("[[Alpha]]", "[[/Alpha]] [[#Alpha]]"),
    "Template:Noted": BOX.replace("[[Alpha]]", "[[Alpha]]<ref>A note</ref>"),
    "Template:Placed": BOX.replace("[[Alpha]]", '<span class="geo">1; 2</span>'),
    "Template:Two": f"{BOX}\n{OLD_BOX}",
    "Template:Around": f"<div>{{{{{{1}}}}}}\n{BOX}</div>",
    "Template:Abroad": BOX.replace("[[Alpha]]", "[[commons:Alpha|A]] [[Alpha]] [[d:Beta]]"),
    "Template:Escaped": BOX.replace("[[Alpha]]", "[[%2FAlpha|a]] [[:%2e./b|b]] [[&#47;c|c]]"),
    "Template:Private": BOX.replace("[[Alpha]]", "[[\ue000]] [[%EE%80%80|b]] [[&#xE000;|c]]"),
    "Alpha": "x",
}
TEXTS = {
    "plain": "Text.\n{{Towns}}\n[[Category:A]]",
    "before text": "{{Towns}}\nText '''bold''' [https://example.org x]<ref>n</ref>\n{{Old}}",
    "in a list": "* item\n{{Towns}}\n* item\n\n{{Old}}\n:: item",
    "in a line": "Text {{Towns}} text",
    "in a table": "{|\n|\n{{Towns}}\n|}\n{|\n| cell\n|}\n{{Old}}",
    "in an open table": "{|\n| cell\n{{Towns}}",
    "in an element": "<div>\n{{Towns}}\n</div>\n<center>\n{{Old}}",
    "in an open format": "<b>bold\n{{Towns}}\nmore</b>\n\n<small>\n\n{{Old}}\n",
    "in a link": "[[File:X.png|thumb|a\n{{Towns}}\n]]\n[[Alpha\n{{Old}}\n]]",
    "several": "{{Towns}}\n{{Old}}\n{{Towns}}\n{{Two}}",
    "nested": "{{Around|{{Towns}}}}\n{{Around|x}}",
    "below a list": "* a\n{{Towns}}\n{{Old}}\n<table class='ambox'><tr><td>"
    "[[File:Disambig.svg]]</td><td>Meanings of [[Alpha]]</td></tr></table>",
    "hidden by a style": "<div style='display:none'>\n{{Towns}}\n</div>",
    "others": "{{Filed}}\n{{Below}}\n{{Own}}\n{{Noted}}\n{{Placed}}\n{{reflist}}<references/>",
    "names of many kinds": "{{Abroad}}\n{{Escaped}}\n{{Private}}",
    "not by the page": "<div data-mw-stand-in='0' class='navbox'>a</div>\n{{Towns}}",
}
TITLES = (
    "User:Foo/x",
    "Alpha",
    "Beta",
    "Gamma",
    "Delta",
    "Eta",
    "Towns",
    "Town 7",
    "Other",
    "Template:Towns",
)


def made_up() -> Iterator[Page]:
    for title in TITLES:
        for text in TEXTS.values():
            yield Page(title=title, wikitext=text, where="text")


def check_equal(site: Site, store: PageSource, pages: Iterator[Page]) -> None:
    kept, plain = (RenderedView(site, store, keep_boxes=keep) for keep in (True, False))
    for page in pages:
        assert kept.document(page) == plain.document(page), (page.title, page.wikitext)


@pytest.mark.long
def test_pages_read_the_same_with_boxes_kept_and_without() -> None:
    site = Site.bundled("enwiki")
    check_equal(site, MemoryPages(site, PAGES), made_up())


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many boxes were known on each page."""
    counts = []
    of_page = KnownBoxes.of_page

    def counted(self: KnownBoxes, *given: object) -> StandIns:
        found = of_page(self, *given)  # type: ignore[arg-type]
        counts.append(len(found.boxes))
        return found

    monkeypatch.setattr(KnownBoxes, "of_page", counted)
    return counts


def test_a_box_is_known_from_the_second_page_on(used: list[int]) -> None:
    site = Site.bundled("enwiki")
    view = RenderedView(site, MemoryPages(site, PAGES))
    for title in ("Other", "Town 3", "Town 4", "Alpha", "Towns", "Delta", "Gamma"):
        view.document(Page(title=title, wikitext="{{Towns}}\n{{Old}}", where="text"))
    # Boxes with links in bold or to sections are read where they stand.
    assert used == [0, 2, 2, 1, 2, 1, 1]


def test_what_says_more_than_a_box_is_not_kept(used: list[int]) -> None:
    site = Site.bundled("enwiki")
    view = RenderedView(site, MemoryPages(site, PAGES))
    for _ in range(3):
        view.document(Page(title="Other", wikitext=TEXTS["others"], where="text"))
    assert used == [0, 0, 0]


def test_every_page_with_a_kept_box_uses_the_pages_that_the_box_asked_for() -> None:
    site = Site.bundled("enwiki")
    pages = UsedPages(MemoryPages(site, PAGES), site)
    uses = []
    for keep in (True, False):
        view = RenderedView(site, pages, keep_boxes=keep)
        for title in ("Other", "Town 3", "Alpha", "Town 4"):
            pages.begin()
            view.document(Page(title=title, wikitext="Text.\n{{Towns}}", where="text"))
            uses.append((title, pages.uses()))
    kept, plain = dict(uses[:4]), dict(uses[4:])
    assert {"Beta", "Town 7"} <= set(plain["Town 4"].missing)
    for title, asked in plain.items():
        assert set(asked.missing) <= set(kept[title].missing)
        assert set(asked.texts) | set(asked.pages) <= set(kept[title].texts) | set(
            kept[title].pages
        )


@pytest.mark.shared
@pytest.mark.slow
def test_a_whole_wiki_reads_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    dump = shared_path("data/ltgwiki-20180101-pages-articles.xml.bz2")
    path = tmp_path_factory.mktemp("store") / "wiki.sqlite"
    build_store([dump], path)
    with Store.open(path) as store:
        pages = (page for page in open_source(dump) if isinstance(page, Page))
        check_equal(store.site, store, (page for page in pages if page.namespace == 0))
