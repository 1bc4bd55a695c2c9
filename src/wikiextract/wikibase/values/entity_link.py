"""Entities as values: their labels, linked to the pages that the wiki has of them."""

from __future__ import annotations

from collections.abc import Callable

from wikiextract.site.escape import escape_wikitext
from wikiextract.wikibase.ids import id_of_value
from wikiextract.wikibase.json_values import Json


def label_of(value: Json, label: Callable[[str], str | None]) -> str | None:
    """Return the label of the entity, its id where it has none; None when no entity is named."""
    entity_id = id_of_value(value)
    return None if entity_id is None else label(entity_id) or entity_id


def link_to(
    value: Json, label: Callable[[str], str | None], page_of: Callable[[str], str | None]
) -> str | None:
    """Return the label as a link to the page of the entity, where there is one."""
    entity_id = id_of_value(value)
    if entity_id is None:
        return None
    text = escape_wikitext(label(entity_id) or "")
    page = page_of(entity_id)
    if page is None:
        return text or entity_id
    return f"[[{page}|{text}]]" if text else f"[[{page}]]"
