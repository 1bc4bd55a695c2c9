"""What makes the record of a saved article: its wiki, and the pages that it draws on."""

from __future__ import annotations

from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.plugins import GivenPlugins
from wikiextract.site import Site
from wikiextract.sources.saved_page import SavedPage
from wikiextract.store import PageSource
from wikiextract.store.entities import MemoryEntities
from wikiextract.store.entities.source import EntitySource


def site_of_saved(saved: SavedPage) -> Site:
    """Return the wiki of a saved article. Raises `InputError` when it is not known."""
    return Site.load(str(saved.site)) if saved.site is not None else Site.bundled(saved.wiki)


def entities_of_saved(saved: SavedPage, below: EntitySource | None = None) -> EntitySource | None:
    """Return the entities of a saved article, over others; None where there are none.

    The page's own is the one whose sitelink it is.
    """
    return MemoryEntities(saved.entities, below=below) if saved.entities else below


def extractor_of_saved(
    saved: SavedPage,
    site: Site | None = None,
    store: PageSource | None = None,
    entities: EntitySource | None = None,
    plugins: GivenPlugins = None,
) -> Extractor:
    """Return what makes the record of a saved article: rendered when it has pages or a store.

    `site` stands in for what is saved of the wiki; `store` and `entities` are asked for what is not
    saved. `plugins` are those to use; None: all that are installed. Raises `InputError` when the
    wiki is not known.
    """
    rendered = bool(saved.pages) or store is not None
    return Extractor(
        site or site_of_saved(saved),
        store=store,
        pages=saved.pages if saved.pages else None,
        data=saved.data if rendered else None,
        entities=entities_of_saved(saved, entities) if rendered else entities,
        plugins=plugins,
    )
