"""Values that say nothing which is not said already."""

from __future__ import annotations

from wikiextract.map.domains.data_files import narrower_properties
from wikiextract.map.domains.property_values import CONTAINED_IN, value_key
from wikiextract.map.domains.rules.state import ValuesFound
from wikiextract.nodes import PropertyValue


def without_repeats(found: ValuesFound, title: str) -> ValuesFound:
    """Return the values without those that a narrower property has: a mayor is a leader, too.

    `title` is that of the page: what a link to itself says that it is part of, it is.
    """
    kept = dict(found)
    for name, wider in narrower_properties().wider.items():
        if name not in found:
            continue
        known = {value_key(one) for one in found[name]}
        for other in wider:
            if other in kept:
                kept[other] = [one for one in kept[other] if value_key(one) not in known]
    if CONTAINED_IN in kept:
        kept[CONTAINED_IN] = [one for one in kept[CONTAINED_IN] if not _leads_to(one, title)]
    return {name: values for name, values in kept.items() if values}


def _leads_to(value: PropertyValue, title: str) -> bool:
    link = value.link
    return link is not None and link.kind == "internal" and link.target == title
