"""URLs as values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.nodes import TypedValue

_URL = re.compile(r"https?://\S+")


def find_urls(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the URL that is all of a text."""
    if _URL.fullmatch(text):
        yield FoundValue(0, len(text), TypedValue(kind="url", text=text, value=text))
