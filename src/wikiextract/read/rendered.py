"""The reader of what `render` gives: a tree that was just built, and the page's lists beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.nodes import Category, Document, LanguageLink
from wikiextract.read.context import ReadContext
from wikiextract.read.folding import fold
from wikiextract.read.html import read_root
from wikiextract.read.tree import parse
from wikiextract.render.tree import build_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from wikiextract.read.call import Call
    from wikiextract.render import Rendered, RenderedLanguageLink
    from wikiextract.site import Site, Title

_DISAMBIGUATION = "disambiguation"
_SHORT_DESCRIPTION = "wikibase-shortdesc"


def read_rendered(
    rendered: Rendered, *, site: Site, title: Title, calls: Mapping[str, Call] | None = None
) -> Document:
    """Read a page that was rendered. The tree of `rendered` is used up, its lists are not.

    The tree is read as it is, without a way through text. What a tree does not hold comes from the
    lists: categories with sort keys and whether they are hidden, language links, the title as
    shown, page properties. `calls` are the calls in the page by the ``about`` of the elements that
    they gave.
    """
    context = ReadContext(site=site, title=title.prefixed, calls=calls or {})
    document = read_root(parse(rendered.tree, context), context, site)
    properties = rendered.properties
    return replace(
        document,
        view="rendered",
        namespace=title.namespace,
        site=site.dbname or None,
        language=site.language,
        display_title=_plain(rendered.display_title) or document.display_title,
        disambiguation=True if _DISAMBIGUATION in properties else document.disambiguation,
        short_description=document.short_description or properties.get(_SHORT_DESCRIPTION),
        categories=_categories(rendered),
        language_links=tuple(_language_link(link, site) for link in rendered.language_links),
        diagnostics=(*rendered.diagnostics, *document.diagnostics),
    )


def read_part_of_page(tree: _Element, *, site: Site, title: Title) -> Document:
    """Read a part of a page that was rendered by itself. The tree is used up."""
    context = ReadContext(site=site, title=title.prefixed)
    return read_root(parse(tree, context), context, site)


def _categories(rendered: Rendered) -> tuple[Category, ...]:
    return tuple(
        Category(name=one.name, sort_key=one.sort_key or None, hidden=one.hidden or None)
        for one in rendered.categories
    )


def _language_link(link: RenderedLanguageLink, site: Site) -> LanguageLink:
    target = site.title(f"{link.prefix}:{link.title}")
    url = site.url(target) if target is not None else None
    return LanguageLink(language=link.language, title=link.title, url=url)


def _plain(title: str | None) -> str | None:
    """A title's HTML as text."""
    if not title:
        return None
    if "<" not in title and "&" not in title:
        return fold(title) or None
    return fold("".join(build_tree(title).root.itertext())) or None
