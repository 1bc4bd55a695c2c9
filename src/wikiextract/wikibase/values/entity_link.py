"""Entities as values: their labels, linked to the pages that the wiki has of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from wikiextract.site.escape import escape_wikitext
from wikiextract.wikibase.ids import id_of_value
from wikiextract.wikibase.json_values import Json, as_object, as_text

_OTHER_ID = re.compile("[A-Z][1-9][0-9]{0,9}", re.A)


def label_of(value: Json, label: Callable[[str], str | None]) -> str | None:
    """Return the label of the entity, its id where it has none; None when no entity is named."""
    entity_id = id_of_value(value)
    if entity_id is None:
        return _other_id(value)
    return label(entity_id) or entity_id


def link_to(
    value: Json, label: Callable[[str], str | None], page_of: Callable[[str], str | None]
) -> str | None:
    """Return the label as a link to the page of the entity, where there is one."""
    entity_id = id_of_value(value)
    if entity_id is None:
        return _other_id(value)
    text = escape_wikitext(label(entity_id) or "")
    page = page_of(entity_id)
    if page is None:
        return text or entity_id
    return f"[[{page}|{text}]]" if text else f"[[{page}]]"


def _other_id(value: Json) -> str | None:
    """Return the id of an entity of a kind of which only the id is known here (``E10``)."""
    stated = as_text(as_object(value).get("id"))
    return stated if _OTHER_ID.fullmatch(stated) is not None else None
