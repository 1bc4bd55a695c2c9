"""The name of each language in itself, from the bundled data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec


@cache
def autonyms() -> Mapping[str, str]:
    """Return the names by MediaWiki's language codes in lower case."""
    path = files("wikiextract.language") / "data" / "autonyms.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
