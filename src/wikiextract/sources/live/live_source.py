"""A live wiki as a source of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.damage import Damage
from wikiextract.sources.live.addresses import Wanted, page_of_address
from wikiextract.sources.live.api import Api, find_api
from wikiextract.sources.live.client import Access, WebClient
from wikiextract.sources.live.pages import members_of, read_pages
from wikiextract.sources.source import Item, Moved, unheard

_ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Return True if an input is an address on the web and no path."""
    return _ADDRESS.match(text) is not None


class LiveSource(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pages of the wiki that has the address `wiki`, of a page of it or of the wiki itself.

    They are given in this order: those of `addresses`, of `titles`, and in `categories`, of which
    only those in `namespaces` count (None: all). Each page is given once.
    """

    wiki: str
    addresses: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    namespaces: frozenset[int] | None = None
    access: Access = Access()

    @property
    def name(self) -> str:
        """See `Source.name`."""
        return urlsplit(self.wiki).netloc

    @property
    def where(self) -> str:
        """See `Source.where`."""
        return self.addresses[0] if self.addresses else self.wiki

    @property
    def size(self) -> int:
        """See `Source.size`: nobody knows it."""
        return 0

    def read(self, moved: Moved = unheard) -> Iterator[Item]:
        """See `Source.read`."""
        begun = False
        client = None
        try:
            client = WebClient(self.access)
            for page in read_pages(api := find_api(client, self.wiki), self._wanted(api)):
                begun = True
                yield page
        except InputError as error:
            yield Damage(where=error.where, problem=error.problem_and_advice, unusable=not begun)
        finally:
            if client is not None:
                client.close()

    def _wanted(self, api: Api) -> Iterator[Wanted]:
        for address in self.addresses:
            page = page_of_address(address, api.site.general)
            if page is None:
                raise InputError(address, "the address of no page", "give that of an article")
            yield page
        for title in self.titles:
            yield Wanted(f"{self.name}: {title}", title=title)
        for category in self.categories:
            for title in members_of(api, category, self.namespaces):
                yield Wanted(f"{self.name}: {title}", title=title)


def sources_of_addresses(addresses: Iterable[str], access: Access) -> Sequence[LiveSource]:
    """Return a source for each wiki that the addresses lead to, in the order of the first ones."""
    by_wiki: dict[tuple[str, str], list[str]] = {}
    for address in addresses:
        try:
            parts = urlsplit(address)
            by_wiki.setdefault((parts.scheme.lower(), parts.netloc.lower()), []).append(address)
        except ValueError as error:
            raise InputError(address, f"no address ({error})") from error
    return [
        LiveSource(wiki=found[0], addresses=tuple(found), access=access)
        for found in by_wiki.values()
    ]
