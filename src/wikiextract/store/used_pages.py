"""Which pages an article uses, and whether they are still what they were.

MediaWiki keeps the same in its tables templatelinks, pagelinks and categorylinks, to know which
pages to render anew after an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from wikiextract.store.data_pages.content import data_version
from wikiextract.store.entities.source import EntitySource
from wikiextract.store.entities.used import (
    EntityAnswer,
    EntityAnswers,
    EntityQuestion,
    UsedEntities,
)
from wikiextract.store.page_source import PageInfo, PageSource, PageText, Redirect, Statistics

if TYPE_CHECKING:
    from wikiextract.site import Site, Title

# As far as transclusion follows redirects.
_REDIRECTS = 3
_CACHED = 1 << 16
_Found = TypeVar("_Found")


class Uses(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The questions asked about other pages, with their answers, by titles with namespace.

    `texts`: pages whose text counts, with their revision ids, and those of the pages that redirects
    lead to; with a question mark where the text was not to be had. Of others only what they are:
    `missing`, `pages`, `redirects` and where they lead; categories that are `hidden` or `shown`.
    `statistics` says that the counts of the wiki were asked for: they differ between any two dumps.
    `data`: data pages by name, with what tells their versions apart; empty for one that is not
    there, None where no data pages were given. `entities`: what an entity source was asked.
    """

    texts: dict[str, str] = {}
    missing: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    redirects: dict[str, str] = {}
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    statistics: bool = False
    data: dict[str, str | None] = {}
    entities: tuple[EntityAnswer, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """The questions asked while something was found out whose answer is then remembered."""

    texts: frozenset[str]
    looked_at: frozenset[str]
    categories: frozenset[str]
    counted: bool
    data: frozenset[str]
    entities: frozenset[EntityQuestion]


class UsedPages:
    """A `PageSource` that remembers what it was asked since `begin`.

    So does `entities`, which gives what an entity source has.
    """

    def __init__(self, pages: PageSource, site: Site, entities: EntitySource | None = None) -> None:
        self._pages = pages
        self._states = PageStates(pages, site, entities)
        self.entities = None if entities is None else UsedEntities(entities, self._note_question)
        self.begin()

    def begin(self) -> None:
        """Forget what was asked."""
        self._texts: set[str] = set()
        self._looked_at: set[str] = set()
        self._categories: set[str] = set()
        self._counted = False
        self._data: set[str] = set()
        self._asked_of: set[EntityQuestion] = set()

    def during(self, find_out: Callable[[], _Found]) -> tuple[_Found, Asked]:
        """The answer of `find_out`, and what it asked: for `again`, if it is remembered."""
        before = self._asked()
        self.begin()
        try:
            found = find_out()
            return found, self._asked()
        finally:
            self.again(before)

    def again(self, asked: Asked) -> None:
        """Take all of this as asked."""
        self._texts |= asked.texts
        self._looked_at |= asked.looked_at
        self._categories |= asked.categories
        self._counted |= asked.counted
        self._data |= asked.data
        self._asked_of |= asked.entities

    def _asked(self) -> Asked:
        return Asked(
            frozenset(self._texts),
            frozenset(self._looked_at),
            frozenset(self._categories),
            self._counted,
            frozenset(self._data),
            frozenset(self._asked_of),
        )

    def note(self, titles: Iterable[str], entities: Iterable[str] = ()) -> None:
        """Take these pages (with namespace) and entities as used, whoever remembered them."""
        self._texts.update(titles)
        if self.entities is not None:
            self.entities.note_used(entities)

    def _note_question(self, question: EntityQuestion) -> None:
        self._asked_of.add(question)

    def uses(self) -> Uses:
        """The questions since `begin`, with their answers."""
        state = self._states
        texts = {title: state.revisions(title) for title in self._texts}
        # Whether the text of a missing page or only the page was asked for hangs on what others
        # asked before: it counts as missing either way.
        texts = {title: was for title, was in texts.items() if was or state.kind(title)}
        others = (self._looked_at | self._texts) - texts.keys()
        looked_at = {title: state.kind(title) for title in sorted(others)}
        hidden = {title: state.is_hidden(title) for title in sorted(self._categories)}
        return Uses(
            texts=dict(sorted(texts.items())),
            missing=tuple(title for title, kind in looked_at.items() if kind is False),
            pages=tuple(title for title, kind in looked_at.items() if kind is True),
            redirects={title: kind for title, kind in looked_at.items() if isinstance(kind, str)},
            hidden=tuple(title for title, is_hidden in hidden.items() if is_hidden),
            shown=tuple(title for title, is_hidden in hidden.items() if not is_hidden),
            statistics=self._counted,
            data={name: state.data_version(name) for name in sorted(self._data)},
            entities=state.answers.answered(self._asked_of),
        )

    def text(self, title: Title) -> PageText | None:
        """See `PageSource.text`."""
        self._texts.add(title.prefixed)
        return self._pages.text(title)

    def why_no_text(self, title: Title) -> str:
        """See `PageSource.why_no_text`."""
        return self._pages.why_no_text(title)

    def info(self, title: Title) -> PageInfo | None:
        """See `PageSource.info`."""
        self._texts.add(title.prefixed)
        return self._pages.info(title)

    def exists(self, title: Title) -> bool:
        """See `PageSource.exists`."""
        self._looked_at.add(title.prefixed)
        return self._pages.exists(title)

    def redirect(self, title: Title) -> Redirect | None:
        """See `PageSource.redirect`."""
        self._looked_at.add(title.prefixed)
        return self._pages.redirect(title)

    def is_hidden_category(self, title: Title) -> bool:
        """See `PageSource.is_hidden_category`."""
        self._categories.add(title.prefixed)
        return self._pages.is_hidden_category(title)

    def statistics(self) -> Statistics:
        """See `PageSource.statistics`."""
        self._counted = True
        return self._pages.statistics()

    def data_page(self, name: str) -> PageText | None:
        """See `PageSource.data_page`."""
        self._data.add(name)
        return self._pages.data_page(name)

    def has_data_pages(self) -> bool:
        """See `PageSource.has_data_pages`; whoever asks asks for a data page, too."""
        return self._pages.has_data_pages()


class PageStates:
    """The states of a source's pages, by titles with namespace; answers are kept."""

    def __init__(self, pages: PageSource, site: Site, entities: EntitySource | None = None) -> None:
        self._pages = pages
        self._site = site
        self.answers = EntityAnswers(entities)
        self.revisions = lru_cache(_CACHED)(self._revisions)
        self.kind = lru_cache(_CACHED)(self._kind)
        self.is_hidden = lru_cache(_CACHED)(self._is_hidden)
        self.data_version = lru_cache(_CACHED)(self._data_version)

    def hold(self, uses: Uses) -> bool:
        """Return True if all answers would be the same now."""
        if uses.statistics:
            return False
        return (
            all(self.revisions(title) == before for title, before in uses.texts.items())
            and all(self.kind(title) is False for title in uses.missing)
            and all(self.kind(title) is True for title in uses.pages)
            and all(self.kind(title) == before for title, before in uses.redirects.items())
            and all(self.is_hidden(title) for title in uses.hidden)
            and not any(self.is_hidden(title) for title in uses.shown)
            and all(self.data_version(name) == before for name, before in uses.data.items())
            and self.answers.hold(uses.entities)
        )

    def _revisions(self, stated: str) -> str:
        """The revision ids of a page and of those its redirects lead to; of a missing one none.

        A revision whose id is not known counts by its size; one without text is another one.
        """
        found: list[str] = []
        title = self._title(stated)
        while title is not None and len(found) <= _REDIRECTS:
            info = self._pages.info(title)
            if info is None:
                found.append("")
                break
            revision = str(info.revision_id or f"({info.size})")
            found.append(revision if info.text != "absent" else f"{revision}?")
            redirect = self._pages.redirect(title)
            title = self._site.title(redirect.target) if redirect is not None else None
        return ">".join(found)

    def _kind(self, stated: str) -> bool | str:
        """The target of a redirect; for other titles, True if there is a page."""
        title = self._title(stated)
        if title is None:
            return False
        redirect = self._pages.redirect(title)
        if redirect is not None:
            return f"{redirect.target}#{redirect.fragment or ''}"
        return self._pages.exists(title)

    def _is_hidden(self, stated: str) -> bool:
        title = self._title(stated)
        return title is not None and self._pages.is_hidden_category(title)

    def _data_version(self, name: str) -> str | None:
        page = self._pages.data_page(name)
        if page is not None:
            return data_version(page)
        return "" if self._pages.has_data_pages() else None

    def _title(self, stated: str) -> Title | None:
        title = self._site.title(stated)
        return title.page if title is not None else None
