"""Look-ups of templates and items in the stores, for mappings."""

from __future__ import annotations

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.map.domains import LookUp
from wikiextract.site import Site
from wikiextract.store import PageSource
from wikiextract.store.entities.source import EntitySource
from wikiextract.wikibase.json_values import as_object
from wikiextract.wikibase.statements import best_statements, datavalue, main_snak

_TEMPLATE = 10
_INSTANCE_OF = "P31"


def look_up_in(site: Site | None, pages: PageSource, entities: EntitySource | None) -> LookUp:
    """Return what mappings may ask of a wiki's pages and of the entities, if there are any."""

    def redirect(name: str) -> str | None:
        title = site.title(name, _TEMPLATE) if site is not None else None
        if title is None or title.namespace != _TEMPLATE:
            return None
        found = pages.redirect(title)
        target = site.title(found.target) if found is not None and site is not None else None
        return target.text if target is not None and target.namespace == _TEMPLATE else None

    def classes(item: str) -> tuple[str, ...]:
        text = entities.entity_json(item) if entities is not None else None
        return _classes(text) if text is not None else ()

    return LookUp(classes, redirect)


def _classes(text: str) -> tuple[str, ...]:
    try:
        entity = as_object(msgspec.json.decode(text))
    except NOT_JSON:
        return ()
    values = [datavalue(main_snak(one))[1] for one in best_statements(entity, _INSTANCE_OF)]
    ids = [as_object(value).get("id") for value in values]
    return tuple(one for one in ids if isinstance(one, str))
