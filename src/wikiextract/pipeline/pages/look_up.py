"""Look-ups of templates and entities in the stores, for mappings and typed values."""

from __future__ import annotations

from collections.abc import Sequence

from wikiextract.map.domains import LookUp
from wikiextract.site import Site
from wikiextract.store import PageSource
from wikiextract.store.entities.source import EntitySource
from wikiextract.wikibase.ids import parse_id
from wikiextract.wikibase.json_values import JsonObject, as_object
from wikiextract.wikibase.repository import EntityCache
from wikiextract.wikibase.statements import (
    RANKS,
    best_statements,
    datavalue,
    main_snak,
    statements_of_ranks,
)

_TEMPLATE = 10
_INSTANCE_OF = "P31"
_RANKS = frozenset(RANKS.values()) - {RANKS["deprecated"]}


def look_up_in(site: Site | None, pages: PageSource, entities: EntitySource | None) -> LookUp:
    """Return what mappings may ask of a wiki's pages and of the entities, if there are any."""

    def redirect(name: str) -> str | None:
        title = site.title(name, _TEMPLATE) if site is not None else None
        if title is None or title.namespace != _TEMPLATE:
            return None
        found = pages.redirect(title)
        target = site.title(found.target) if found is not None and site is not None else None
        return target.text if target is not None and target.namespace == _TEMPLATE else None

    cache = EntityCache(entities) if entities is not None else None

    def entity(written: str) -> JsonObject | None:
        known = parse_id(written)
        found = cache.get(known) if cache is not None and known is not None else None
        return None if found is None else found.fields

    def classes(item: str) -> tuple[str, ...]:
        return _classes(entity(item))

    def statements(entity_id: str, property_id: str) -> Sequence[JsonObject]:
        return statements_of_ranks(entity(entity_id), property_id, _RANKS)

    return LookUp(classes, redirect, statements)


def _classes(entity: JsonObject | None) -> tuple[str, ...]:
    values = [datavalue(main_snak(one))[1] for one in best_statements(entity, _INSTANCE_OF)]
    ids = [as_object(value).get("id") for value in values]
    return tuple(one for one in ids if isinstance(one, str))
