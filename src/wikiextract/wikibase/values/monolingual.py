"""Texts in one language."""

from __future__ import annotations

from wikiextract.site.escape import escape_wikitext
from wikiextract.wikibase.json_values import Json, as_object, as_text


def text_of(value: Json) -> str | None:
    """Return the text."""
    text = as_object(value).get("text")
    return text if isinstance(text, str) else None


def text_in_wikitext(value: Json) -> str | None:
    """Return the text as wikitext that says its language."""
    text, language = text_of(value), as_text(as_object(value).get("language"))
    if text is None:
        return None
    return f'<span lang="{escape_wikitext(language)}">{escape_wikitext(text)}</span>'
