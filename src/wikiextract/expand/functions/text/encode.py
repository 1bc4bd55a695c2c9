"""Percent encodings and anchors: pure functions."""

from __future__ import annotations

import re
from urllib.parse import quote, quote_plus

from wikiextract.site.parse_title import decode_entities

_WIKI_SAFE = ";@$!*(),/~:-_."


def wiki_encode(text: str) -> str:
    """A title as it stands in URLs: blanks as underscores, ``;@$!*(),/~:`` as they are."""
    return quote(text.replace(" ", "_"), safe=_WIKI_SAFE, errors="replace")


def query_encode(text: str) -> str:
    """A value in a query: blanks as ``+``."""
    return quote_plus(text, safe="-_.", errors="replace").replace("~", "%7E")


def path_encode(text: str) -> str:
    """A part of a path: blanks as ``%20``."""
    return quote(text, safe="-_.~", errors="replace")


_LINK = re.compile(r"\[\[:?+([^\[\]|]++)\|([^\[\]]++)\]\]")
_BARE_LINK = re.compile(r"\[\[:?+([^\[\]]++)\]\]")
_EXTERNAL_LINK = re.compile(r"\[(?:https?|ftp|mailto:|//)[^ \[\]]*+ ([^\[\]]++)\]", re.I)
_QUOTES = re.compile(r"'''''|'''|''")
_TAG = re.compile("<[^>]*>")
_SPACES = re.compile("[ _\t\n\r\f\xa0]+")
_PERCENT = re.compile(r"%(?=[0-9A-Fa-f]{2})")


def section_name(wikitext: str) -> str:
    """The text of a heading without its markup."""
    text = _LINK.sub(r"\2", wikitext)
    text = _BARE_LINK.sub(r"\1", text)
    text = _EXTERNAL_LINK.sub(r"\1", text)
    text = _QUOTES.sub("", text)
    return _TAG.sub("", text)


def anchor(heading: str) -> str:
    """The id of the heading `heading` (its text without markup), as in HTML 5 anchors."""
    text = _SPACES.sub("_", decode_entities(heading)).strip("_")
    return _PERCENT.sub("%25", text)


def legacy_anchor(heading: str) -> str:
    """The id of a heading as older versions of MediaWiki gave it: points for percent signs."""
    text = _SPACES.sub("_", decode_entities(heading)).strip("_")
    return quote_plus(text, safe="-_.:", errors="replace").replace("~", "%7E").replace("%", ".")


def escape_html(text: str) -> str:
    """`text` as an attribute's value may hold it."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


def escape_attribute(text: str) -> str:
    """`escape_html`, and nothing in it is taken for wikitext."""
    text = escape_html(text).replace("'", "&#039;")
    for sign in "{}[]|":
        text = text.replace(sign, f"&#{ord(sign)};")
    return text.replace("__", "&#95;_").replace("://", "&#58;//")
