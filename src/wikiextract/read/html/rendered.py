"""The reader of what `render` gives: a tree that was just built, and the page's lists beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.nodes import EVERYTHING, Category, Document, Infobox, LanguageLink, Parts, Value
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.draft import TreeDraft
from wikiextract.read.html.facts.wiki import make_link_reader
from wikiextract.read.html.known_navbox import read_known_navbox
from wikiextract.read.html.recipe import BOXES, RENDERED, fill_draft
from wikiextract.read.html.tree.parse import prepare_rendered
from wikiextract.read.html.values.values import value_of_element
from wikiextract.read.text.folding import fold
from wikiextract.render.tree import build_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiextract.read.calls.call import NotedCall
    from wikiextract.read.html.boxes.navbox.known import KnownNavbox
    from wikiextract.render import Rendered, RenderedLanguageLink, RenderedPart
    from wikiextract.site import Site, Title

_INFOBOXES = Parts.only("infoboxes")
_DISAMBIGUATION = "disambiguation"
_SHORT_DESCRIPTION = "wikibase-shortdesc"


class RenderedReader:
    """Reads rendered pages of one wiki; keeps what it learns of addresses, in bounded memory."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._links = make_link_reader(etree.Element("div"), site, None)

    def read(
        self,
        rendered: Rendered,
        title: Title,
        calls: Mapping[str, NotedCall] | None = None,
        parts: Parts = EVERYTHING,
        known_boxes: Mapping[str, KnownNavbox] | None = None,
    ) -> Document:
        """Read a page that was rendered. The tree of `rendered` is used up, its lists are not.

        The tree is read as it is, without a way through text; rendering has bounded its depth. What
        a tree does not hold comes from the lists: categories with sort keys and whether they are
        hidden, language links, the title as shown, page properties. `calls` are the calls in the
        page by the ``about`` of the elements that they gave, `known_boxes` the boxes by the number
        of what stands in for them. Only `parts` of the document are read.
        """
        site, name = self._site, title.prefixed
        context = self._context(title, rendered.markup, calls or {}, known_boxes)
        content = rendered.tree
        prepare_rendered(content, context)
        draft = TreeDraft(content, content, context, parts)
        fill_draft(draft, RENDERED)
        facts = draft.metadata
        properties = rendered.properties
        return Document(
            view="rendered",
            title=name,
            display_title=_plain(rendered.display_title),
            namespace=title.namespace,
            language=site.language,
            site=site.dbname or None,
            disambiguation=True if _DISAMBIGUATION in properties else facts.disambiguation,
            short_description=facts.short_description or properties.get(_SHORT_DESCRIPTION),
            coordinates=facts.coordinates,
            infoboxes=draft.infoboxes,
            sections=draft.sections,
            navboxes=draft.navboxes,
            categories=_categories(rendered) if "categories" in parts else (),
            references=draft.references,
            notices=draft.notices,
            language_links=tuple(
                _language_link(link, site)
                for link in rendered.language_links
                if "language_links" in parts
            ),
            external_links=draft.external_links,
            diagnostics=(*rendered.diagnostics, *context.log.entries()),
        )

    def read_boxes(self, part: RenderedPart, title: Title) -> tuple[Infobox, ...]:
        """The infoboxes in a part of a page that was rendered by itself. The tree is used up."""
        context = self._context(title, part.markup)
        prepare_rendered(part.tree, context)
        draft = TreeDraft(part.tree, part.tree, context, _INFOBOXES)
        fill_draft(draft, BOXES)
        return draft.infoboxes

    def read_value(self, part: RenderedPart, title: Title) -> Value:
        """Return what a part of a page that was rendered by itself shows. The tree is used up."""
        context = self._context(title, part.markup)
        prepare_rendered(part.tree, context)
        return value_of_element(part.tree, context)

    def read_known_box(
        self, rendered: Rendered, title: Title, unsure: frozenset[str]
    ) -> KnownNavbox | None:
        """Return the navbox that a page consists of; None: it may read otherwise on other pages.

        A paragraph stands before it and behind it. `unsure` are titles of pages on which it may
        read otherwise. The tree of `rendered` is used up.
        """
        return read_known_navbox(rendered, self._context(title, rendered.markup), unsure)

    def _context(
        self,
        title: Title,
        markup: str | None,
        calls: Mapping[str, NotedCall] | None = None,
        known_boxes: Mapping[str, KnownNavbox] | None = None,
    ) -> ReadContext:
        name = title.prefixed
        return ReadContext(
            site=self._site,
            title=name,
            links=self._links.of_page(name),
            calls=calls or {},
            known_boxes=known_boxes or {},
            log=DiagnosticLog(name),
            markup=markup,
        )


def read_rendered(rendered: Rendered, *, site: Site, title: Title) -> Document:
    """Read one rendered page; see `RenderedReader.read`."""
    return RenderedReader(site).read(rendered, title)


def _categories(rendered: Rendered) -> tuple[Category, ...]:
    return tuple(
        Category(name=one.name, sort_key=one.sort_key or None, hidden=one.hidden or None)
        for one in rendered.categories
    )


def _language_link(link: RenderedLanguageLink, site: Site) -> LanguageLink:
    wiki = site.other_wiki(link.prefix)
    known = wiki is not None and bool(wiki.url)
    target = site.title(f"{link.prefix}:{link.title}") if known else None
    url = site.url(target) if target is not None else None
    return LanguageLink(
        language=link.language, title=link.title, url=url, badges=link.badges or None
    )


def _plain(title: str | None) -> str | None:
    """A title's HTML as text."""
    if not title:
        return None
    if "<" not in title and "&" not in title:
        return fold(title) or None
    return fold("".join(build_tree(title).root.itertext())) or None
