"""What an extension tag made that has no text: a timeline, a map, a score, kept as its source."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.nodes import Extension

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = re.compile(r"mw:Extension/([\w-]+)")
# A tag's source longer than this is not kept: it is data for a program (map outlines).
_LONGEST_SOURCE = 1_000_000


class _Facts(msgspec.Struct, frozen=True):
    """The data file ``data/extensions.json``."""

    kept: frozenset[str]
    classes: dict[str, str]


@cache
def _facts() -> _Facts:
    path = files("wikiextract.read.html") / "data" / "extensions.json"
    return msgspec.json.decode(path.read_bytes(), type=_Facts)


def read_extension(element: _Element) -> Extension | None:
    """The extension tag that made `element`, when it is one that is kept as a node; else None.

    Parsoid states name, attributes and source in ``data-mw``; otherwise the class gives the name.
    """
    facts = _facts()
    stated = _TYPE.search(element.get("typeof") or "")
    if stated is not None:
        name = stated.group(1).lower()
        return _stated(name, element) if name in facts.kept else None
    for word in (element.get("class") or "").split():
        if word in facts.classes:
            return Extension(name=facts.classes[word])
    return None


def _stated(name: str, element: _Element) -> Extension:
    try:
        described: Any = msgspec.json.decode(element.get("data-mw") or "{}")
    except NOT_JSON:
        described = {}
    if not isinstance(described, dict):
        described = {}
    body = described.get("body")
    source = body.get("extsrc") if isinstance(body, dict) else None
    attributes = described.get("attrs")
    return Extension(
        name=name,
        text=source if isinstance(source, str) and len(source) <= _LONGEST_SOURCE else None,
        attributes={
            str(key): value
            for key, value in (attributes.items() if isinstance(attributes, dict) else ())
            if isinstance(value, str)
        },
    )
