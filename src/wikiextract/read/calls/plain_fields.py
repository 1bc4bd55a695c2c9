"""Fields of citations as plain text, wherever wikitext has got into them.

Templates of many wikis put their arguments into COinS data as they are written, and Parsoid notes
the wikitext of arguments; a field is what the page shows of it.
"""

from __future__ import annotations

import re

from wikiextract.late_pattern import late_pattern
from wikiextract.markup.elements import elements
from wikiextract.site.parse_title import decode_entities

_MARKUP = late_pattern(r"''|[<\[{&]")
_HIDDEN = late_pattern(
    r"<!--.*?-->|<ref\b[^<>]{0,300}/>|<ref\b[^<>]{0,300}>.*?</ref\s*>", re.S | re.I
)
_TAG = late_pattern(r"</?(?P<name>[a-z][a-z0-9]*)(?:\s[^<>]{0,300})?/?>", re.I)
_LINK = late_pattern(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,500})\]\]")
_EXTERNAL = late_pattern(r"\[(?:https?:|ftp:)?//[^\s\[\]]+\s([^\[\]]+)\]")
_QUOTES = late_pattern(r"'{2,}")
_PAIR = late_pattern(r"(?<!')('{2,3}|'{5})(?!')([^']+(?:'[^']+)*)\1(?!')")
_LONGEST = 5000
# Tags of extensions that show their content as it is.
_BARE = frozenset(["nowiki"])


def plain_field(wikitext: str) -> str | None:
    """Return the text that wikitext without calls shows, folded; None where it holds more."""
    if _MARKUP.search(wikitext) is None:
        return " ".join(wikitext.split()) or None
    if len(wikitext) > _LONGEST:
        return None
    text = _HIDDEN.sub("", wikitext)
    if "{{" in text or "{|" in text:
        return None
    text = _EXTERNAL.sub(r"\1", _LINK.sub(r"\1", text))
    text = decode_entities(_QUOTES.sub(_left_of_quotes, _TAG.sub(_shown_of_tag, text)))
    return " ".join(text.split()) or None


def without_quotes(text: str) -> str:
    """Return a text without pairs of quote marks, which show nothing where they are markup."""
    return _PAIR.sub(r"\2", text) if "''" in text else text


def _left_of_quotes(match: re.Match[str]) -> str:
    """Apostrophes that are no mark: one of four, what more than five there are."""
    count = len(match[0])
    return "'" * (1 if count == 4 else max(0, count - 5))


def _shown_of_tag(match: re.Match[str]) -> str:
    name = match["name"].lower()
    if name not in elements().all and name not in _BARE:
        return match[0]
    return " " if name == "br" or name in elements().blocks else ""
