"""A record as rows of the tables in `tables`: pure, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import msgspec

from wikiextract.nodes import (
    Citation,
    FieldGroup,
    Image,
    Infobox,
    Link,
    Navbox,
    NavboxGroup,
    Node,
    Value,
)
from wikiextract.record import Article
from wikiextract.sinks.entity_rows import entity_rows
from wikiextract.sinks.section_rows import section_rows
from wikiextract.sinks.value_columns import first_link, joined, typed_columns, walk_items

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = Iterator[tuple[str, Row]]


def article_rows(article: Article, article_id: int) -> Rows:
    """All rows of an article, as (name of the table, values in the order of its columns).

    The rows of one table come in the order of its key.
    """
    yield "articles", _article(article, article_id)
    for read in _READERS:
        for table, row in read(article):
            yield table, (article_id, *row)


def _article(article: Article, article_id: int) -> Row:
    revision, place = article.revision, article.coordinates
    return (
        article_id,
        article.title,
        article.display_title,
        _integer(article.page_id),
        _integer(article.namespace),
        article.language,
        article.site,
        article.url,
        _integer(revision.id) if revision else None,
        revision.timestamp if revision else None,
        article.kind,
        article.redirect_to,
        article.redirect_anchor,
        article.short_description,
        article.abstract,
        article.wikidata_id,
        place.latitude if place else None,
        place.longitude if place else None,
        place.globe if place else None,
        article.image.file if article.image else None,
        article.extraction.view,
        _listed(article.extraction.parts),
        _json(article.entity),
        _json(article.more_entities),
    )


def _integer(number: int | None) -> int | None:
    """The number; None for one that a column of 64 bits cannot hold, which no wiki has."""
    return number if number is not None and -(1 << 63) <= number < 1 << 63 else None


def _listed(names: Sequence[str] | None) -> str | None:
    return ", ".join(names) if names else None


def _json(value: Any) -> str | None:
    return msgspec.json.encode(value).decode() if value else None


# --- infoboxes ------------------------------------------------------------------------------------


def _infoboxes(article: Article) -> Rows:
    for number, box in enumerate(article.infoboxes, 1):
        image = box.images[0].file if box.images else None
        yield "infoboxes", (number, box.name, box.title, image)
        yield from _infobox_fields(number, box)


def _infobox_fields(number: int, box: Infobox) -> Rows:
    position = 0
    for group, label, name in _field_groups(box):
        for field in group.fields:
            position += 1
            value = field.value
            place = next((typed for typed in value.typed if typed.kind == "coordinates"), None)
            yield (
                "infobox_fields",
                (
                    number,
                    position,
                    name,
                    label,
                    field.param,
                    field.label,
                    value.text,
                    *typed_columns(value.typed),
                    place.latitude if place else None,
                    place.longitude if place else None,
                    first_link(value, deep=True),
                    len(value.items) or None,
                    field.source.entity if field.source else None,
                    field.source.property if field.source else None,
                ),
            )
            for item, parent, _, inner in walk_items(value.items):
                yield "infobox_items", (
                    number, position, item, parent, field.param, field.label, *_item(inner)
                )  # fmt: skip


def _item(value: Value) -> Row:
    left, right = value.parts[:2] if len(value.parts) >= 2 else (None, None)
    return (
        value.text,
        left,
        right,
        *typed_columns(value.typed),
        first_link(value),
    )


def _field_groups(box: Infobox) -> Iterator[tuple[FieldGroup, str | None, str | None]]:
    """The groups of a box in document order, with their joined labels and the box's name."""
    waiting = [(group, "", box.name) for group in reversed(box.groups)]
    while waiting:
        group, outer, name = waiting.pop()
        label, name = joined(outer, group.label), group.name or name
        yield group, label or None, name
        waiting.extend((inner, label, name) for inner in reversed(group.groups))


# --- navboxes -------------------------------------------------------------------------------------


def _navboxes(article: Article) -> Rows:
    for number, box in enumerate(article.navboxes, 1):
        title = box.title
        link = title.link.target if title and title.link else None
        yield "navboxes", (number, box.name, box.kind, title.text if title else None, link)
        offset = 0
        for place, label, values in _navbox_parts(box):
            count = 0
            for item, parent, _, value in walk_items(values):
                count = item
                foreign = value.foreign_links[0] if value.foreign_links else None
                yield (
                    "navbox_items",
                    (
                        number,
                        offset + item,
                        box.name,
                        place,
                        label,
                        offset + parent if parent is not None else None,
                        value.text,
                        first_link(value),
                        (foreign.interwiki or foreign.language_name) if foreign else None,
                        foreign.target if foreign else None,
                    ),
                )
            offset += count


def _navbox_parts(box: Navbox) -> Iterator[tuple[str, str | None, tuple[Value, ...]]]:
    """The content of a box in document order: the place, the labels above it, and the values."""
    if box.above is not None:
        yield "above", None, (box.above,)
    waiting: list[tuple[NavboxGroup, str]] = [(group, "") for group in reversed(box.groups)]
    while waiting:
        group, outer = waiting.pop()
        label = joined(outer, group.label)
        for place, values in (
            ("above", (group.above,) if group.above else ()),
            ("group", group.items),
            ("below", (group.below,) if group.below else ()),
        ):
            yield place, label or None, values
        waiting.extend((inner, label) for inner in reversed(group.groups))
    if box.below is not None:
        yield "below", None, (box.below,)


# --- links and pictures ---------------------------------------------------------------------------


def _places(article: Article) -> Iterator[tuple[str, int, Any]]:
    """The parts of a record that show links and pictures, each once, with name and number."""
    for number, box in enumerate(article.infoboxes, 1):
        yield "infobox", number, box
    waiting = list(reversed(article.sections))
    number = 0
    while waiting:
        section = waiting.pop()
        number += 1
        yield "section", number, (section.title_links, section.blocks)
        waiting.extend(reversed(section.sections))
    for place, nodes in (
        ("navbox", article.navboxes),
        ("reference", article.references),
        ("notice", article.notices),
    ):
        for number, node in enumerate(nodes, 1):
            yield place, number, node


def _links_and_images(article: Article) -> Rows:
    links = images = 0
    for place, number, part in _places(article):
        for node in _shown(part):
            if isinstance(node, Link):
                links += 1
                yield (
                    "links",
                    (
                        links,
                        place,
                        number,
                        node.kind,
                        node.target,
                        node.anchor,
                        node.text,
                        node.interwiki,
                        node.language_name,
                        node.red,
                    ),
                )
            else:
                images += 1
                yield "images", (
                    images, place, number, node.file, node.caption, node.alt, node.url, node.media
                )  # fmt: skip


def _shown(part: Any) -> Iterator[Link | Image]:
    """The links and pictures in a part of a record, in the order of its attributes."""
    waiting = [part]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
        elif isinstance(node, Link):
            yield node
        elif isinstance(node, Node):
            if isinstance(node, Image):
                yield node
            inner = [getattr(node, name) for name in node.__struct_fields__]
            waiting.extend(
                value for value in reversed(inner) if isinstance(value, Node | tuple) and value
            )


# --- what the page states as a whole --------------------------------------------------------------


def _categories(article: Article) -> Rows:
    for number, category in enumerate(article.categories, 1):
        yield (
            "categories",
            (
                number,
                category.name,
                category.sort_key,
                category.hidden,
                category.source,
                category.template,
            ),
        )


def _references(article: Article) -> Rows:
    for number, reference in enumerate(article.references, 1):
        yield (
            "references",
            (
                number,
                reference.id,
                reference.name,
                reference.group,
                reference.text,
                *_citation(reference.citation or Citation()),
            ),
        )


def _citation(citation: Citation) -> Row:
    return (
        citation.template,
        citation.kind,
        citation.title,
        citation.container,
        "; ".join(citation.authors) or None,
        "; ".join(citation.editors) or None,
        citation.date,
        citation.publisher,
        citation.place,
        citation.edition,
        citation.volume,
        citation.issue,
        citation.pages,
        citation.url,
        citation.archive_url,
        citation.access_date,
        citation.language,
        _json({one.name: one.value for one in citation.identifiers}),
    )


def _notices(article: Article) -> Rows:
    for number, notice in enumerate(article.notices, 1):
        yield "notices", (number, notice.kind, notice.template, notice.text, notice.section)


def _page_links(article: Article) -> Rows:
    for number, link in enumerate(article.language_links, 1):
        yield "language_links", (number, link.language, link.title, link.url)
    for number, external in enumerate(article.external_links, 1):
        yield "external_links", (number, external.url, external.text)


def _stored_facts(article: Article) -> Rows:
    for position, fact in enumerate(article.stored_facts or (), 1):
        value = fact.value
        yield (
            "stored_facts",
            (
                position,
                fact.system,
                fact.table,
                fact.subobject,
                fact.row,
                fact.property,
                value.text,
                *typed_columns(value.typed),
                first_link(value, deep=True),
            ),
        )


def _templates(article: Article) -> Rows:
    for number, call in enumerate(article.templates, 1):
        parent = call.parent + 1 if call.parent is not None else None
        yield "templates", (number, parent, call.name, call.kind)
        for position, parameter in enumerate(call.parameters, 1):
            yield "template_parameters", (
                number, position, parameter.name, parameter.raw, parameter.value.text
            )  # fmt: skip


def _diagnostics(article: Article) -> Rows:
    for number, diagnostic in enumerate(article.diagnostics, 1):
        where = diagnostic.where
        span = where.span if where and where.span else (None, None)
        yield (
            "diagnostics",
            (
                number,
                diagnostic.code,
                diagnostic.severity,
                diagnostic.message,
                where.template if where else None,
                *span,
            ),
        )


_READERS: tuple[Callable[[Article], Rows], ...] = (
    _infoboxes,
    section_rows,
    _navboxes,
    _links_and_images,
    _categories,
    _references,
    _notices,
    _page_links,
    _stored_facts,
    _templates,
    entity_rows,
    _diagnostics,
)
