"""A document of nodes and what its source states of the page, made a record."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.map.annotate import annotate_document
from wikiextract.map.domains import Entities, LookUp, Mappings, SubjectFacts, entities_of
from wikiextract.map.map_places import place_of_page
from wikiextract.map.page_kinds import kind_of
from wikiextract.nodes import (
    EVERYTHING,
    Block,
    Diagnostic,
    Document,
    FieldGroup,
    Figure,
    Image,
    Paragraph,
    Parts,
)
from wikiextract.record.article import Article, Extraction
from wikiextract.record.schemas import article_schema_id
from wikiextract.record.with_parts import with_parts
from wikiextract.site import Site
from wikiextract.sources.page import Page, Revision
from wikiextract.version import __version__

_PROSE = 60
_ENTITIES = ("entity", "more_entities")


def to_article(
    document: Document,
    page: Page,
    site: Site | None,
    mappings: Mappings | None = None,
    look_up: LookUp | None = None,
    plugins: tuple[str, ...] = (),
    parts: Parts = EVERYTHING,
) -> Article:
    """Return the record of `page`, whose content was read into `document`.

    What the source states of a page (title, ids, revision) is believed before what its text says.
    `mappings` make entities of its boxes (our own where none are given), with what `look_up` knows
    of stores, which also has the statements that gave values of fields. `plugins` are stated. The
    record has nothing but `parts`, which are made of those that `document_parts` names.
    """
    title = page.title or document.title
    language = page.language or document.language or (site.language if site else None)
    look_up = look_up or LookUp()
    mapped = parts.has_any(_ENTITIES)
    read = parts.plus("infoboxes") if mapped else parts
    typed = annotate_document(document, language, look_up.statements, read)
    diagnostics = (*page.diagnostics, *typed.diagnostics)
    url = page.url or document.url or (_url(site, title) if title else None)
    if not title:
        title = page.file_title or page.where or "?"
        diagnostics += (
            Diagnostic(
                code="title-unknown", message="neither the source nor the page says its title"
            ),
        )
    namespace = _first(page.namespace, document.namespace)
    display_title = document.display_title
    wiki = _site_name(document, page, site)
    wikidata_id = page.wikidata_id or document.wikidata_id
    place = document.coordinates or place_of_page(document.infoboxes, document.sections)
    entities = Entities()
    if mapped:
        facts = SubjectFacts(
            title,
            language,
            url,
            wikidata_id,
            document.categories,
            place,
            look_up,
            document.sections,
            document.references,
        )
        mapping = (mappings or Mappings()).of(language, wiki)
        entities = entities_of(facts, typed.infoboxes, document.templates, mapping)
    article = Article(
        title=title,
        display_title=display_title if display_title != title else None,
        page_id=_first(page.page_id, document.page_id),
        namespace=namespace,
        language=language,
        site=wiki,
        url=url,
        revision=_revision(document, page),
        kind=kind_of(document, title, namespace),
        redirect_to=document.redirect_to,
        redirect_anchor=document.redirect_anchor,
        short_description=document.short_description,
        abstract=_abstract(document),
        wikidata_id=wikidata_id,
        coordinates=place,
        image=_main_image(document),
        infoboxes=typed.infoboxes,
        sections=typed.sections,
        navboxes=document.navboxes,
        categories=document.categories,
        references=document.references,
        notices=document.notices,
        language_links=document.language_links,
        external_links=document.external_links,
        templates=document.templates,
        stored_facts=typed.stored_facts,
        entity=entities.entity,
        more_entities=entities.more or None,
        diagnostics=(*diagnostics, *entities.diagnostics),
        extraction=Extraction(
            version=__version__,
            view=document.view,
            variant=document.variant,
            schema=article_schema_id(),
            plugins=plugins,
        ),
    )
    return with_parts(article, parts)


def failed_article(page: Page, reason: str) -> Article:
    """Return the record of a page that could not be processed: what its source states, and why."""
    document = Document(
        view="source" if page.html is None else "html",
        diagnostics=(Diagnostic(code="page-failed", severity="error", message=reason),),
    )
    return to_article(document, page, None)


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)


def _site_name(document: Document, page: Page, site: Site | None) -> str | None:
    if site is not None and site.dbname:
        return site.dbname
    return (page.site.dbname if page.site else None) or document.site or None


def _url(site: Site | None, title: str) -> str | None:
    if site is None or not site.base_url:
        return None
    parsed = site.title(title)
    return site.url(parsed) if parsed else None


def _revision(document: Document, page: Page) -> Revision | None:
    revision = page.revision
    if revision.id is None and document.revision_id is not None:
        revision = replace(revision, id=document.revision_id)
    if revision.timestamp is None and document.timestamp is not None:
        revision = replace(revision, timestamp=document.timestamp)
    return None if revision == Revision() else revision


def _lead_blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks before the first heading."""
    if not document.sections or document.sections[0].title is not None:
        return ()
    return document.sections[0].blocks


def _abstract(document: Document) -> str | None:
    """Return the lead's first paragraph of prose; a subtitle or caption is no abstract."""
    blocks = _lead_blocks(document)
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and block.text]
    return next((text for text in texts if _is_prose(text)), texts[0] if texts else None)


def _is_prose(text: str) -> bool:
    """Return True if a text is longer than a subtitle; ideographs and syllables count as words."""
    if len(text) >= _PROSE or text.isascii():
        return len(text) >= _PROSE
    return sum(3 if character >= "\u2e80" else 1 for character in text) >= _PROSE


def _main_image(document: Document) -> Image | None:
    for infobox in document.infoboxes:
        if infobox.images:
            return infobox.images[0]
        for group in infobox.groups:
            if image := _group_image(group):
                return image
    figures = (block.image for block in _lead_blocks(document) if isinstance(block, Figure))
    return next(figures, None)


def _group_image(group: FieldGroup) -> Image | None:
    return group.images[0] if group.images else None
