"""The other pages of a wiki, as transclusion needs them: one small protocol.

Besides the wiki's own pages it gives the data pages that one wiki keeps for all (`data_pages`).

The SQLite store (`wikiextract.store.Store`), pages in memory (`MemoryPages`) and one source laid
over another (`Overlay`) implement it. Titles are `wikiextract.site.Title`s, already normalised by
the site; only their namespace and text count here, never their fragment. Titles of other wikis
(`Title.interwiki` set) are never found.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, runtime_checkable

import msgspec

if TYPE_CHECKING:
    from wikiextract.site import Title

WIKITEXT = "wikitext"
"""Content model of ordinary pages; modules have "Scribunto", others "css", "json", …"""


TextState: TypeAlias = Literal["kept", "in-dump", "absent"]


class PageInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The facts about a page, without its text. `size` is in bytes of UTF-8.

    `text` says how `PageSource.text` comes by it: it is "kept", "in-dump" (that takes the time of
    decompressing a hundred pages), or "absent".
    """

    page_id: int | None = None
    revision_id: int | None = None
    model: str = WIKITEXT
    size: int | None = None
    is_redirect: bool = False
    text: TextState = "kept"


class PageText(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a page's revision. `timestamp` is ISO 8601 in UTC."""

    text: str
    model: str = WIKITEXT
    page_id: int | None = None
    revision_id: int | None = None
    timestamp: str | None = None
    contributor: str | None = None


class Redirect(msgspec.Struct, frozen=True, kw_only=True):
    """The target of a redirect page, as written, with namespace; the fragment apart.

    `target` may name a page that does not exist or lies on another wiki; make a `Title` of it with
    ``site.title``.
    """

    target: str
    fragment: str | None = None


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a wiki's pages, as ``{{NUMBEROFPAGES}}`` and kin show them.

    What a page source cannot know (a dump says nothing of users) is None. `articles` counts pages
    of the content namespaces that are no redirects. `namespaces` counts pages by namespace id.
    """

    pages: int = 0
    articles: int = 0
    files: int = 0
    edits: int | None = None
    users: int | None = None
    active_users: int | None = None
    administrators: int | None = None
    namespaces: Mapping[int, int] = MappingProxyType({})


@runtime_checkable
class PageSource(Protocol):
    """Pages by title. Every method is a pure look-up: the same answer each time it is asked."""

    def text(self, title: Title) -> PageText | None:
        """The text of exactly this page (redirects are not followed).

        None when there is no such page, or when its text is not kept; `exists` tells these apart.
        """
        ...

    def why_no_text(self, title: Title) -> str:
        """Return, as a sentence, why `text` gives None for a page that exists."""
        ...

    def info(self, title: Title) -> PageInfo | None:
        """Ids, model and size of exactly this page; None when there is no such page."""
        ...

    def exists(self, title: Title) -> bool:
        """Return True if there is a page of this title (a redirect is one)."""
        ...

    def redirect(self, title: Title) -> Redirect | None:
        """The target of this page if it is a redirect; one step only."""
        ...

    def is_hidden_category(self, title: Title) -> bool:
        """Return True if this category is hidden from readers (``__HIDDENCAT__`` on its page)."""
        ...

    def statistics(self) -> Statistics:
        """The numbers of pages."""
        ...

    def data_page(self, name: str) -> PageText | None:
        """The data page of a name that `data_pages.data_name` gave; None when there is none."""
        ...

    def has_data_pages(self) -> bool:
        """Return True if data pages were given: one that is missing is then not there at all."""
        ...


class NoPages:
    """A wiki without pages: the page source of someone who has no store."""

    def text(self, title: Title) -> PageText | None:
        """Give None."""
        return None

    def why_no_text(self, title: Title) -> str:
        """Say that there is no such page."""
        return f"There is no {title.prefixed}."

    def info(self, title: Title) -> PageInfo | None:
        """Give None."""
        return None

    def exists(self, title: Title) -> bool:
        """Give False."""
        return False

    def redirect(self, title: Title) -> Redirect | None:
        """Give None."""
        return None

    def is_hidden_category(self, title: Title) -> bool:
        """Give False."""
        return False

    def statistics(self) -> Statistics:
        """Give zeros."""
        return Statistics()

    def data_page(self, name: str) -> PageText | None:
        """Give None."""
        return None

    def has_data_pages(self) -> bool:
        """Give False."""
        return False
