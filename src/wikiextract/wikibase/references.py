"""Ways from one entity to another by the statements of a property."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from wikiextract.wikibase.ids import id_of_value
from wikiextract.wikibase.json_values import JsonObject
from wikiextract.wikibase.statements import best_statements, datavalue, main_snak

MOST_SEARCHES = 3
"""Searches of one page."""
MOST_STEPS = 4
"""How far away entities are whose statements are looked at."""
MOST_VISITS = 50
"""Entities whose statements are looked at; as the others by Wikibase's defaults."""


class TooFarError(Exception):
    """A way would be longer than is looked for."""


def closest(
    get: Callable[[str], JsonObject | None],
    start: str,
    property_id: str,
    targets: Collection[str],
) -> str | None:
    """Return the one of some entities to which the fewest statements lead, None for none.

    Raises `TooFarError` where the search must end before it is known.
    """
    if start in targets:
        return start
    if not targets:
        return None
    seen, level, visits = {start}, [start], 0
    for _ in range(MOST_STEPS + 1):
        following: list[str] = []
        for entity_id in level:
            visits += 1
            if visits > MOST_VISITS:
                raise TooFarError
            for named in _named(get(entity_id), property_id):
                if named in targets:
                    return named
                if named not in seen:
                    seen.add(named)
                    following.append(named)
        if not following:
            return None
        level = following
    raise TooFarError


def _named(entity: JsonObject | None, property_id: str) -> Iterator[str]:
    for statement in best_statements(entity, property_id):
        kind, value = datavalue(main_snak(statement))
        entity_id = id_of_value(value) if kind == "wikibase-entityid" else None
        if entity_id is not None:
            yield entity_id
