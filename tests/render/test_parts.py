"""The parts of a page that is rendered, each by itself."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.render.wiki import site_of
from wikiextract.render.categories import Categories
from wikiextract.render.links.holders import LinkHolders
from wikiextract.render.messages import Messages
from wikiextract.render.numbering import Numbering
from wikiextract.render.strip import StripTable
from wikiextract.render.tables import apply_tables
from wikiextract.site import Site, Title
from wikiextract.store.memory import MemoryPages


@pytest.fixture
def site() -> Site:
    return site_of("en")


def title(site: Site, text: str) -> Title:
    found = site.title(text)
    assert found is not None
    return found


def test_an_anchor_is_given_once_case_aside() -> None:
    numbering = Numbering()
    given = [numbering.anchor(wanted) for wanted in ("Use", "use", "USE_2", "Use")]
    assert given == ["Use", "use_2", "USE_2_2", "Use_3"]


def test_holders_give_links_or_their_text(site: Site) -> None:
    holders = LinkHolders()
    inner = holders.hold(title(site, "B"), "b")
    outer = holders.hold(title(site, "A"), f"<i>{inner}</i>")
    assert holders.as_text(inner) == "b"
    tags = {"A": '<a href="/A">', "B": '<a href="/B">'}
    shown = holders.resolve(f"{inner}, {outer}", lambda one: tags[one.prefixed])
    # A link holds no link.
    assert shown == '<a href="/B">b</a>, <a href="/A"><i>b</i></a>'


def test_a_message_is_the_wikis_own_or_the_languages_or_english(site: Site) -> None:
    pages = MemoryPages(site, {"MediaWiki:Thumbnail-more": "Larger!"})
    messages = Messages(site_of("de"), MemoryPages(site_of("de"), {}))
    assert Messages(site, pages).shown("thumbnail-more") == "Larger!"
    assert messages.shown("thumbnail-more") == "vergrößern"
    assert messages.get("thumbnail_error") is None
    assert messages.shown("thumbnail_error") == "Error creating thumbnail: $1"


@dataclass
class _Stated:
    sort_keys: list[tuple[int, str]]


def test_a_tag_knows_of_the_sort_keys_before_it_alone(site: Site) -> None:
    pages = MemoryPages(site, {})
    stated = _Stated([(1, "early"), (3, "late")])
    categories = Categories(site, Messages(site, pages), stated)
    categories.tag = 2
    categories.add(title(site, "Category:In a tag"), "")
    categories.tag = None
    categories.add(title(site, "Category:In the text"), "")
    categories.add(title(site, "Category:With a key"), "own")
    keys = {one.name: one.sort_key for one in categories.result(pages)}
    assert keys == {"In a tag": "early", "In the text": "late", "With a key": "own"}


def test_tables_need_a_strip_table_only() -> None:
    strip = StripTable()
    marker = strip.add_nowiki("wide")
    html = apply_tables(f'{{| class="{marker}"\n| a\n|}}', strip, "html5")
    assert html == '<table class="wide">\n<tr>\n<td>a\n</td></tr></table>'
