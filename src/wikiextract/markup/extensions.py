"""How an element says that it stands for an extension tag that is kept as its source.

As Parsoid does (https://www.mediawiki.org/wiki/Specs/HTML/Extensions), so that one reader serves
both: ``typeof`` has the name, ``data-mw`` the attributes and the source. The element is empty:
what is for a program can get into no text. No editor can write a ``data-mw``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from wikiextract.errors import NOT_JSON

CLASS: Final = "mw-extension"
TYPE: Final = "typeof"
DATA: Final = "data-mw"
TYPE_START: Final = "mw:Extension/"
_TYPE = re.compile(rf"(?:^|\s){TYPE_START}(\S+)")


class KeptTag(NamedTuple):
    """An extension tag: its name, its attributes, its content as written (None: it has none)."""

    name: str
    attributes: Mapping[str, str]
    source: str | None


def write_kept_tag(tag: KeptTag) -> dict[str, str]:
    """Return the attributes of the element that stands for a tag."""
    data: dict[str, Any] = {"name": tag.name, "attrs": dict(tag.attributes)}
    if tag.source is not None:
        data["body"] = {"extsrc": tag.source}
    return {
        "class": f"{CLASS} {CLASS}-{tag.name}",
        TYPE: f"{TYPE_START}{tag.name}",
        DATA: msgspec.json.encode(data).decode(),
    }


def read_kept_tag(attributes: Mapping[str, str]) -> KeptTag | None:
    """Return the tag that an element of these attributes stands for, None if it names none."""
    stated = _TYPE.search(attributes.get(TYPE, ""))
    if stated is None:
        return None
    described = _decoded(attributes.get(DATA, ""))
    body, given = described.get("body"), described.get("attrs")
    source = body.get("extsrc") if isinstance(body, dict) else None
    return KeptTag(
        name=stated[1].lower(),
        attributes={
            str(key): value
            for key, value in (given.items() if isinstance(given, dict) else ())
            if isinstance(value, str)
        },
        source=source if isinstance(source, str) else None,
    )


def _decoded(data: str) -> dict[str, Any]:
    try:
        described = msgspec.json.decode(data or "{}")
    except NOT_JSON:
        return {}
    return described if isinstance(described, dict) else {}
