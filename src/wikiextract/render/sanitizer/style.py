"""Styles: what of CSS editors may write in a ``style`` attribute."""

from __future__ import annotations

import re

from wikiextract.late_pattern import late_pattern
from wikiextract.render.sanitizer.entities import decode_references

# Only the words in either case: so read, the range of characters would hold i, k and s.
_UNUSUAL = late_pattern(r"[\\/&\x00-\x1f\x7f-\U0010ffff(]|(?i:expression|filter|accelerator|-o-)")
_ESCAPE = late_pattern(r"\\(?:(\r\n|[\n\r\f])|([0-9A-Fa-f]{1,6})[\x20\t\r\n\f]?|(.)|$)", re.DOTALL)
_COMMENT = late_pattern(r"/\*.*?\*/", re.DOTALL)
# Full-width forms and look-alikes that old browsers took for the plain letter.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF3C}
_PLAIN |= {0x280: ord("r"), 0x26A: ord("i"), 0x274: ord("n"), 0x207F: ord("n")}
_PLAIN |= {0x29F: ord("l"), 0x207D: ord("("), 0x208D: ord("(")}
_CONTROL = late_pattern(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_INSECURE = late_pattern(
    r"""expression|filter\s*:|accelerator\s*:|-o-link\s*:|-o-link-source\s*:|-o-replace\s*:
    |url\s*\(|src\s*\(|image\s*\(|image-set\s*\(""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE_VALUE = late_pattern(r"attr\s*\(", re.IGNORECASE)
_ITS_URL = late_pattern(r"[\s,]url", re.IGNORECASE)


def check_style(style: str) -> str:
    """Return a style as it may be used, or a comment that says that it may not."""
    if _UNUSUAL.search(style) is None:
        return style
    normal = _normalised(style)
    if _CONTROL.search(normal) or "�" in normal:
        return "/* invalid control char */"
    plain = normal.translate(_PLAIN)
    if _INSECURE.search(plain) or _takes_url(plain):
        return "/* insecure input */"
    return normal


def _takes_url(style: str) -> bool:
    """Return True if a style takes an attribute's value as a URL: ``attr(data-x url)``."""
    for part in style.split(")"):
        value = _ATTRIBUTE_VALUE.search(part)
        if value is not None and _ITS_URL.search(part, value.end() + 1):
            return True
    return False


def _normalised(style: str) -> str:
    style = _ESCAPE.sub(_unescaped, decode_references(style))
    end = style.rfind("*/") + 2  # behind it, every comment would be sought up to the end
    if end > 1:
        style = _COMMENT.sub(" ", style[:end]) + style[end:]
    open_comment = style.find("/*")
    return style if open_comment == -1 else style[:open_comment]


def _unescaped(match: re.Match[str]) -> str:
    line_break, code, character = match.groups()
    if line_break:
        return ""
    if code:
        number = int(code, 16)
        plain = chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else ""
    else:
        plain = character or "\\"
    # These would change the meaning of what follows.
    if plain in {"\n", '"', "'", "\\"}:
        return f"\\{ord(plain):x} "
    return plain
