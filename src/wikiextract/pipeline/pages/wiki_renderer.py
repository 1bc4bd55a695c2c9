"""A wiki's pages expanded and rendered: site, pages and Lua put together, once for many pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.parsed_pages import ParsedTexts
from wikiextract.language.variants.recipes import recipes
from wikiextract.nodes import Diagnostic
from wikiextract.pipeline.pages.hidden_categories import ExpandedCategories
from wikiextract.render import (
    AnyFile,
    MediaSource,
    Rendered,
    RenderedPart,
    RenderOptions,
    render,
    render_part,
)
from wikiextract.site import Site, Title
from wikiextract.sources.page import Revision
from wikiextract.store import Asked, PageSource, UsedPages
from wikiextract.store.entities.source import EntitySource

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class RenderedPage:
    """A page's expansion and what it looks like."""

    expansion: Expansion
    rendered: Rendered


class WikiRenderer:
    """Expands and renders pages of one wiki, one after another. Not for several threads.

    `entities` are those of Wikidata. `media` answers which files there are (by default every
    file is taken to exist); `variant` is the language variant that the reader has chosen; with
    `trace_origins` expansions say which text is the value of which parameter. `modules` and
    `texts` may be shared by renderers of the same site: they hold nothing that depends on a
    page's title.
    """

    def __init__(
        self,
        site: Site,
        pages: PageSource,
        *,
        entities: EntitySource | None = None,
        media: MediaSource | None = None,
        variant: str | None = None,
        trace_origins: bool = False,
        modules: LuaRunner | None = None,
        texts: ParsedTexts | None = None,
    ) -> None:
        self.site = site
        modules = modules if modules is not None else LuaRunner()
        categories = Expander(site, pages, ExpandOptions(), modules, texts, entities)
        self.pages: PageSource = ExpandedCategories(site, pages, categories)
        self._used = pages if isinstance(pages, UsedPages) else None
        self._media = media if media is not None else AnyFile(site)
        self._render_options = RenderOptions(variant=variant)
        self._expander = Expander(
            site,
            self.pages,
            ExpandOptions(variant=variant, trace_origins=trace_origins),
            modules,
            texts,
            entities,
        )

    @property
    def converts(self) -> bool:
        """True if what a text shows may depend on language rules that stand before it."""
        return bool(self.site.variants) or self._render_options.variant is not None

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Diagnostics of every page that it renders: no such variant, or none that we can write."""
        variant = self._render_options.variant
        if variant is None:
            return ()
        if variant not in self.site.variants:
            message = f"The wiki has no variant {variant!r} of its language."
            return (Diagnostic(code="variant-unknown", message=message),)
        if variant == self.site.language or variant in recipes():
            return ()
        message = f"Text is left as it was written: the letters of {variant!r} are not known."
        return (Diagnostic(code="variant-not-converted", message=message),)

    def expand(
        self,
        wikitext: str,
        title: Title,
        *,
        revision: Revision | None = None,
        page_id: int | None = None,
    ) -> Expansion:
        """The expansion of a page's text."""
        return self._expander.expand(wikitext, title, revision=revision, page_id=page_id)

    def render(
        self,
        wikitext: str,
        title: Title,
        *,
        revision: Revision | None = None,
        page_id: int | None = None,
    ) -> RenderedPage:
        """The expansion of a page's text, and the page as its reader sees it."""
        expansion = self.expand(wikitext, title, revision=revision, page_id=page_id)
        return RenderedPage(expansion, self.look(expansion))

    def look(self, expansion: Expansion, ready: Mapping[str, str] | None = None) -> Rendered:
        """Return what an expanded page looks like.

        `ready` is the HTML of strip markers in its text, where that is known already.
        """
        rendered = render(expansion, options=self._render_options, media=self._media, ready=ready)
        self._note_uses(expansion)
        return rendered

    def look_of_part(self, part: Expansion) -> RenderedPart:
        """Return the looks of a part of an expanded page (`Expansion.with_text`) by itself."""
        rendered = render_part(part, part.text, options=self._render_options, media=self._media)
        self._note_uses(part)
        return rendered

    def asking(self, find_out: Callable[[], _Found]) -> tuple[_Found, Asked | None]:
        """Return what `find_out` gives, and what it asked of other pages where that is noted."""
        return (find_out(), None) if self._used is None else self._used.during(find_out)

    def ask_again(self, asked: Asked | None) -> None:
        """Take all of this as asked for the page that is being made, too."""
        if self._used is not None and asked is not None:
            self._used.again(asked)

    def _note_uses(self, expansion: Expansion) -> None:
        """Note the templates and entities of a page, of whose tags the content is expanded late.

        Of one that is kept from another page nothing was asked for this page.
        """
        if self._used is not None:
            self._used.note(expansion.templates, expansion.entities)
