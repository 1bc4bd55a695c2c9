"""The parts of a document of which the parts of a record are made."""

from __future__ import annotations

from wikiextract.nodes import LEAD, Parts

# Typed values ask the calls that stand at a field's place, but for those in notes.
_TYPED = ("templates", "references")
# A page's place is stated, or shown by a map.
_PLACE = ("coordinates", "infoboxes", LEAD)
_ENTITY = (*_PLACE, *_TYPED, "sections", "categories")
_MADE_OF = {
    "abstract": (LEAD,),
    "coordinates": _PLACE,
    "image": ("infoboxes", LEAD),
    "infoboxes": _TYPED,
    "sections": _TYPED,
    "stored_facts": _TYPED,
    "entity": _ENTITY,
    "more_entities": _ENTITY,
}


def document_parts(parts: Parts) -> Parts:
    """Return the parts of a page's document that a record with these parts is made of."""
    if parts.everything:
        return parts
    needed = (name for part, names in _MADE_OF.items() if part in parts for name in names)
    return parts.plus(*needed)
