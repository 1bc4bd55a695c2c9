"""The roles in which rendering knows a page: small protocols, which `PageState` puts together.

Each pass, picture and extension tag names the role it needs, the smallest one, as the type of its
`page`; of what the page has besides it knows nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from wikiextract.diagnostics import DiagnosticLog
    from wikiextract.render.categories import Categories
    from wikiextract.render.links.holders import LinkHolders
    from wikiextract.render.media.page_files import PageFiles
    from wikiextract.render.messages import Messages
    from wikiextract.render.numbering import Numbering
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.page_lists import PageLists
    from wikiextract.render.references.citations import Citations
    from wikiextract.render.strip import StripTable
    from wikiextract.render.variants.conversion import Conversion
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource


class Setting(Protocol):
    """Where a page stands: its wiki, its title, how its reader wants it.

    `conversion` converts it into the reader's variant; ``None``: the wiki has no variants.
    `annotates`: ``[[Property::value]]`` states something of the page.
    """

    site: Site
    title: Title
    pages: PageSource
    options: RenderOptions
    conversion: Conversion | None
    messages: Messages
    annotates: bool


class Markers(Protocol):
    """Tables of what the markers in half-parsed text stand for: finished HTML and links."""

    strip: StripTable
    links: LinkHolders


class Notes(Protocol):
    """Collections of what a page says besides its text, and of its problems."""

    categories: Categories
    lists: PageLists
    log: DiagnosticLog


class Files(Protocol):
    """Facts about files."""

    files: PageFiles


class Numbers(Protocol):
    """Counters that run through a page."""

    numbering: Numbering


class NotedPage(Setting, Notes, Protocol):
    """A page of which something is noted: its categories, switches, URLs."""


class LinkedPage(NotedPage, Markers, Files, Protocol):
    """A page that links to others and shows pictures."""


class TextPage(LinkedPage, Numbers, Protocol):
    """A page whose text goes through the passes."""


class TagPage(TextPage, Protocol):
    """A page with extension tags, among them those of footnotes."""

    citations: Citations
