"""Styles: what of CSS editors may write in a ``style`` attribute."""

from __future__ import annotations

import re

from wikiextract.render.sanitizer.entities import decode_references

_UNUSUAL = re.compile(r"[\\/&\x00-\x1f\x7f-\U0010ffff(]|expression|filter|accelerator|-o-", re.I)
_ESCAPE = re.compile(r"\\(?:(\r\n|[\n\r\f])|([0-9A-Fa-f]{1,6})[\x20\t\r\n\f]?|(.)|$)", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Full-width forms and look-alikes that old browsers took for the plain letter.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF3C}
_PLAIN |= {0x280: ord("r"), 0x26A: ord("i"), 0x274: ord("n"), 0x207F: ord("n")}
_PLAIN |= {0x29F: ord("l"), 0x207D: ord("("), 0x208D: ord("(")}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_INSECURE = re.compile(
    r"""expression|filter\s*:|accelerator\s*:|-o-link\s*:|-o-link-source\s*:|-o-replace\s*:
    |url\s*\(|src\s*\(|image\s*\(|image-set\s*\(|attr\s*\([^)]+[\s,]+url""",
    re.IGNORECASE | re.VERBOSE,
)


def check_style(style: str) -> str:
    """Return a style as it may be used, or a comment that says that it may not."""
    if _UNUSUAL.search(style) is None:
        return style
    normal = _normalised(style)
    if _CONTROL.search(normal) or "�" in normal:
        return "/* invalid control char */"
    if _INSECURE.search(normal.translate(_PLAIN)):
        return "/* insecure input */"
    return normal


def _normalised(style: str) -> str:
    style = _ESCAPE.sub(_unescaped, decode_references(style))
    style = _COMMENT.sub(" ", style)
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
