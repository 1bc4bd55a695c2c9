"""The links that stand beside a page: the pages of its item on the other wikis of its family."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wikiextract.site.bundled import wiki_of_name
from wikiextract.wikibase.client import Client

ALL = "*"
"""Stands for all languages where a page says of which it wants no links."""

MOST_LINKS = 2_000
"""Links of an item that are looked at: Wikimedia has half as many wikis."""
_LONGEST_NAME = 100


class ItemLink(msgspec.Struct, frozen=True):
    """A page in another language: the language's prefix, the title, and ids of its badges."""

    prefix: str
    title: str
    badges: tuple[str, ...] = ()


def item_links(client: Client, item: str, unwanted: frozenset[str]) -> Iterator[ItemLink]:
    """Give the pages of an item in other languages, in the order of the item: of its first links.

    `unwanted` are prefixes that the page does without (``{{noexternallanglinks:fr}}``), or `ALL`.
    """
    own = wiki_of_name(client.wiki)
    if own is None or ALL in unwanted:
        return
    for name in client.wikis_of(item)[:MOST_LINKS]:
        wiki = wiki_of_name(name) if len(name) <= _LONGEST_NAME else None
        if wiki is None or wiki.project != own.project or wiki.code == own.code:
            continue
        title = client.page_of(item, name)
        if title is not None and wiki.code not in unwanted:
            yield ItemLink(wiki.code, title, tuple(client.badges(item, name)))
