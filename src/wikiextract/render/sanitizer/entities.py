"""Character references: which ones are valid, what they stand for, how they are written."""

from __future__ import annotations

import re
from html.entities import html5

from wikiextract.late_pattern import late_pattern
from wikiextract.site.entities import own_entities

_AFTER_SIGN = r"(?:#([0-9]+);|#[xX]([0-9A-Fa-f]+);|([A-Za-z0-9\u0080-\U0010ffff]+);|)"
_REFERENCE = late_pattern(f"&{_AFTER_SIGN}")
# Those that stay as they are, as nearly all are: of names, and of the commonest numbers.
_KEPT = (
    r"(?:amp|gt|lt|quot|#(?:3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-6]|1[6-9][0-9]|[2-9][0-9]{2}"
    r"|[1-9][0-9]{3}));"
)
_TO_NORMALISE = late_pattern(f"&(?!{_KEPT}){_AFTER_SIGN}")
_MAXIMUM_DIGITS = 10
_TO_ESCAPE = late_pattern('[&<>"]')
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape_text(text: str) -> str:
    """Return plain text as HTML text, also fit for an attribute in double quotes."""
    return text.translate(_ESCAPED) if _TO_ESCAPE.search(text) else text


def decode_references(text: str) -> str:
    """Return HTML text as plain text; what is no valid reference stays as it is."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_decoded, text)


def normalise_references(text: str) -> str:
    """Return HTML text in which every ``&`` begins a reference that XML knows, too."""
    if "&" not in text:
        return text
    return _TO_NORMALISE.sub(_normalised, text)


def _decoded(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        return html5.get(name + ";") or own_entities().get(name) or match[0]
    code = _code(decimal, hexadecimal)
    if code is None:
        return match[0]
    return chr(code) if _valid(code) else "�"


def _normalised(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        characters = html5.get(name + ";") or own_entities().get(name)
        if characters is None:
            return "&amp;" + match[0][1:]
        return "".join(f"&#{ord(character)};" for character in characters)
    code = _code(decimal, hexadecimal)
    if code is None or not _valid(code):
        return "&amp;" + match[0][1:]
    return f"&#{code};" if decimal else f"&#x{code:x};"


def _code(decimal: str | None, hexadecimal: str | None) -> int | None:
    written = decimal or hexadecimal
    digits = (written or "").lstrip("0")
    if written is None or len(digits) > _MAXIMUM_DIGITS:
        return None
    return int(digits or "0", 10 if decimal else 16)


def _valid(code: int) -> bool:
    """Return True if a character may stand in XML and HTML documents."""
    return (
        code in {0x09, 0x0A}
        or 0x20 <= code <= 0x7E
        or 0xA0 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    ) and (code & 0xFFFE != 0xFFFE)
