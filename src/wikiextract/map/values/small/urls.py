"""URLs as values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.nodes import TypedValue

_SCHEMED = late_pattern(r"[a-z][a-z0-9+.-]{1,15}://[^\s<>\"]{3,}", re.IGNORECASE)
_HOST = r"(?:[^\W_][\w-]{0,62}\.){1,6}[^\W\d_][\w-]{1,62}(?::\d{1,5})?(?:[/?#][^\s<>\"]*)?"
_BARE = late_pattern(_HOST)
URL_SIGNS = r"://|ww\.|wW\.|Ww\.|WW\."
"""A pattern (of letters alone, which is quick) of which something is in each URL."""

_WORLD_WIDE = late_pattern(rf"www\.{_HOST}", re.IGNORECASE)


def find_urls(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the URL that is all of a text; one without a scheme gets "http://"."""
    url = url_of(text.strip(), named=context.expected == "url")
    if url is not None:
        yield FoundValue(0, len(text), TypedValue(kind="url", text=text.strip(), value=url))


def url_of(text: str, *, named: bool) -> str | None:
    """Return the URL that a text is; None where it is none.

    A name of a host alone ("example.org") is one where the field or call is `named` for addresses.
    """
    if _SCHEMED.fullmatch(text):
        return text
    if _WORLD_WIDE.fullmatch(text) or (named and _BARE.fullmatch(text)):
        return f"http://{text}"
    return None
