"""An article of a live wiki with the texts of all pages that it transcludes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.live.addresses import page_of_address
from wikiextract.sources.live.api import Api, find_api
from wikiextract.sources.live.client import Access, WebClient
from wikiextract.sources.live.pages import read_pages
from wikiextract.sources.page import Page, PageFailure

_MODULES = 828
_TEXTS = {"prop": "revisions", "rvprop": "content", "rvslots": "main"}
_BATCH = 20
_MOST = 5000
"""Pages that one page may transclude here; the largest articles use about a thousand."""


class WholeArticle(NamedTuple):
    """A page, texts of templates and modules by title, hidden categories, and the wiki's siteinfo.

    `modules` are the titles that are modules.
    """

    page: Page
    pages: dict[str, str]
    modules: frozenset[str]
    hidden: tuple[str, ...]
    siteinfo: dict[str, Any]


def whole_article(address: str, access: Access) -> WholeArticle:
    """Return the page at an address of a live wiki with all pages that it transcludes.

    Raises `InputError` when the wiki does not answer, or has no such page.
    """
    with closing(WebClient(access)) as client:
        api = find_api(client, address)
        wanted = page_of_address(address, api.site.general)
        if wanted is None:
            raise InputError(address, "the address of no page", "give that of an article")
        (found,) = read_pages(api, [wanted])
        if isinstance(found, PageFailure):
            raise InputError(found.where, found.problem)
        named: dict[str, int] = {}
        hidden: list[str] = []
        asked = {"prop": "templates|categories", "tllimit": "max", "clshow": "hidden"}
        for query in api.query({"titles": found.title or "", **asked, "cllimit": "max"}):
            for page in query.pages:
                named |= {one.title: one.ns or 0 for one in page.templates}
                hidden += [one.title for one in page.categories]
        pages = dict(_texts(api, list(named)[:_MOST]))
    return WholeArticle(
        page=found,
        pages=pages,
        modules=frozenset(title for title, number in named.items() if number == _MODULES),
        hidden=tuple(dict.fromkeys(hidden)),
        siteinfo=msgspec.json.decode(api.siteinfo),
    )


def _texts(api: Api, titles: list[str]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(titles), _BATCH):
        found, _ = api.pages({"titles": "|".join(titles[start : start + _BATCH]), **_TEXTS})
        for page in found:
            slot = page.revisions[0].slots.get("main") if page.revisions else None
            if slot is not None and slot.content is not None:
                yield page.title, slot.content
