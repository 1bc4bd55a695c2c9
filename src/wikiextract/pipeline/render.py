"""One page's wikitext to what its transclusions make of it."""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.errors import InputError
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.site import Site
from wikiextract.sources.page import Revision
from wikiextract.store import MemoryPages, NoPages, Overlay, PageSource


class RenderRequest(msgspec.Struct, kw_only=True):
    """A line of ``render --jsonl``: all but title and wikitext may be left out.

    `pages` maps titles to texts that add to or override the store, for this line only.
    """

    title: str
    wikitext: str
    pages: dict[str, str] = msgspec.field(default_factory=dict)
    language: str | None = None
    variant: str | None = None
    timestamp: str | None = None


_requests = msgspec.json.Decoder(RenderRequest)


def read_request(line: bytes, where: str) -> RenderRequest:
    """The request that a line of JSON states.

    Raises InputError when it is none.
    """
    try:
        return _requests.decode(line)
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError) as error:
        advice = 'a line is {"title": …, "wikitext": …}'
        raise InputError(where, f"is no request ({error})", advice) from error


class Renderer:
    """Expands pages of one wiki, with a store or without."""

    def __init__(self, site: Site, pages: PageSource | None = None) -> None:
        self._site = site
        self._pages = pages if pages is not None else NoPages()
        self._expander = Expander(site, self._pages)

    def expand(self, request: RenderRequest) -> Expansion:
        """The expansion of a page. Raises InputError for an invalid title."""
        site, expander = self._site, self._expander
        if request.language is not None and request.language != site.language:
            site = Site.bundled(f"{request.language.replace('-', '_')}wiki")
            expander = Expander(site, self._pages)
        title = site.title(request.title)
        if title is None:
            raise InputError(request.title, "is no valid title")
        if request.pages:
            own = MemoryPages(site, request.pages)
            expander = Expander(site, Overlay(own, self._pages))
        revision = Revision(timestamp=request.timestamp)
        return expander.expand(request.wikitext, title, revision=revision)

    def answer(self, request: RenderRequest) -> dict[str, Any]:
        """The line of JSON that ``render --jsonl`` answers a request with."""
        expansion = self.expand(request)
        return {
            "title": request.title,
            "expanded": expansion.to_wikitext(),
            "templates": [
                {"title": title, "exists": exists}
                for title, exists in sorted(expansion.templates.items())
            ],
            "properties": dict(expansion.properties),
            "diagnostics": msgspec.to_builtins(list(expansion.diagnostics)),
        }
