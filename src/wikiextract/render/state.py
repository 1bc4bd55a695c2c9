"""The parts of a page that is rendered. They live as long as its rendering takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikiextract.render.links.holders import LinkHolders
from wikiextract.render.numbering import Numbering
from wikiextract.render.page_lists import PageLists
from wikiextract.render.references.citations import Citations
from wikiextract.render.strip import StripTable

if TYPE_CHECKING:
    from wikiextract.diagnostics import DiagnosticLog
    from wikiextract.render.categories import Categories
    from wikiextract.render.media.page_files import PageFiles
    from wikiextract.render.messages import Messages
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.variants.conversion import Conversion
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource


@dataclass(slots=True, kw_only=True)
class PageState:
    """Has all the roles of `roles`; each part has one duty and knows nothing of the whole."""

    site: Site
    title: Title
    pages: PageSource
    options: RenderOptions
    conversion: Conversion | None
    messages: Messages
    files: PageFiles
    categories: Categories
    log: DiagnosticLog
    annotates: bool
    strip: StripTable = field(default_factory=StripTable)
    links: LinkHolders = field(default_factory=LinkHolders)
    lists: PageLists = field(default_factory=PageLists)
    numbering: Numbering = field(default_factory=Numbering)
    citations: Citations = field(default_factory=Citations)
