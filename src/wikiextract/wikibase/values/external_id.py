"""Identifiers of other collections, linked by the address that the property states."""

from __future__ import annotations

from urllib.parse import quote

from wikiextract.site.escape import escape_wikitext

_NOT_IN_LINKS = str.maketrans(
    {sign: f"%{ord(sign):02X}" for sign in "[]<>' \r\n\t"}
)  # what would end the address in wikitext


def link_to_id(identifier: str, address: str | None) -> str:
    """Return an identifier in wikitext; `address` is where it leads, with ``$1`` in its place."""
    text = escape_wikitext(identifier)
    if not address:
        return text
    url = address.replace("$1", quote(identifier, safe="/", errors="replace"))
    return f"[{url.translate(_NOT_IN_LINKS)} {text}]"
