"""Tags in wikitext: allowed ones are cleaned, everything else becomes text."""

from __future__ import annotations

import re
from collections.abc import Callable

from wikiextract.kept import kept
from wikiextract.render.sanitizer.allowed import ELEMENTS, SINGLES, SLASH_ALLOWED
from wikiextract.render.sanitizer.anchors import FragmentMode
from wikiextract.render.sanitizer.attributes import clean_attributes, read_attributes

# A tag holds no other "<"; whatever does not look like a tag matches as a lone bracket. What stands
# behind a name begins with what ends names, so that none is tried at every length for want of ">".
_BRACKET = re.compile(r"<(?:(/?)([A-Za-z][^\t\n\v />\0<]*)((?:[\t\n\v /\0][^<>]*)?)>)?|>")


def sanitize_tags(
    text: str, resolve_markers: Callable[[str], str], mode: FragmentMode = "html5"
) -> str:
    """Return wikitext with all brackets either part of an allowed tag or escaped.

    `resolve_markers` puts what strip markers stand for into an attribute's text; `mode` says how
    ids are encoded.
    """
    if "<" not in text:
        return text.replace(">", "&gt;")

    def bracket(match: re.Match[str]) -> str:
        written = match[0]
        if "\x7f" in written and (attributes := match[3]):
            tag = _tag(match[1], match[2], resolve_markers(attributes), mode)
            return tag or f"&lt;{written[1:-1]}&gt;"
        return _settled(written, mode)

    return _BRACKET.sub(bracket, text)


@kept(8192)
def _settled(written: str, mode: FragmentMode) -> str:
    """Return a tag without markers, or a lone bracket, as it goes on."""
    match = _BRACKET.fullmatch(written)
    if match is None or match[2] is None:
        return "&lt;" if written == "<" else "&gt;"
    return _tag(match[1], match[2], match[3], mode) or f"&lt;{written[1:-1]}&gt;"


def _tag(slash: str, written_name: str, attributes: str, mode: FragmentMode) -> str | None:
    """Return the tag as it goes on; ``None`` when it is not allowed."""
    name = written_name.lower()
    if name not in ELEMENTS:
        return None
    closed = attributes.endswith("/")
    if closed:
        attributes = attributes[:-1]
    if name in {"meta", "link"} and not slash:
        written = read_attributes(attributes)
        needed = "content" if name == "meta" else "href"
        if "itemprop" not in written or needed not in written:
            return None
    if slash:
        return None if name in {"meta", "link"} else f"</{name}>"
    cleaned = clean_attributes(attributes, name, mode)
    if name in SINGLES:
        return f"<{name}{cleaned} />"
    if closed and name in SLASH_ALLOWED:
        return f"<{name}{cleaned}></{name}>"
    return f"<{name}{cleaned}>"
