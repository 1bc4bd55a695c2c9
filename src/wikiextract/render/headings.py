"""Headings: ``== text ==`` and ``<h2>``, their anchors, the list of sections.

https://www.mediawiki.org/wiki/Help:Formatting, Manual:$wgFragmentMode. The tags come before links
and quotes are dealt with (`mark_headings`); anchors come after, as they are made of the heading's
text (`finish_headings`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.markup.names import HEADING, HEADLINE
from wikiextract.render.result import RenderedSection
from wikiextract.render.sanitizer import anchor_id, decode_references, escape_attribute
from wikiextract.render.tree.elements import EDIT_LINK

if TYPE_CHECKING:
    from wikiextract.render.roles import TextPage

# White space at the end goes with the heading, empty lines too. Begins with the sign itself, which
# is what makes the search fast.
_HEADING = re.compile(r"=(?<![^\n]=).*=[ \t\r\n\f\x0b]*$", re.MULTILINE)
# Tells headings by equals signs from those by tags, until they are finished.
_WRITTEN = " \t"
_OPEN = re.compile(r"<h([1-6])((?:\s[^>]*)?)>", re.IGNORECASE)
_CLOSE = re.compile(r"</h[1-6] *>", re.IGNORECASE)
# Around a heading that stands in its box already.
_WRAPPER = re.compile(rf'<div\b[^>]* class="(?:[^"]* )?{HEADING}(?: [^"]*)?"[^>]*>\s*\Z')
_BLANK = " \t\n\r\0\x0b"
_TAGS = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ _]+")
_TITLE_SPACES = re.compile("[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e]")
_ID = re.compile(r"""\sid="[^"]*\"""")


def mark_headings(text: str) -> str:
    """Return text with tags in place of the equals signs of headings."""
    if "=" not in text:
        return text
    return _HEADING.sub(_heading, text)


def _heading(match: re.Match[str]) -> str:
    line = match[0].rstrip(_BLANK + "\f")
    total = len(line)
    left = total - len(line.lstrip("="))
    right = total - len(line.rstrip("="))
    # Only equals signs: the outer ones mark, the rest is text.
    level = (total - 1) // 2 if left == total else min(left, right)
    if level < 1:
        return match[0]
    level = min(level, 6)
    content = line[level : total - level].strip(" \t")
    return f"<h{level}{_WRITTEN}>{content}</h{level}>"


def finish_headings(text: str, page: TextPage) -> str:
    """Return text whose headings have anchors; their sections are put on the page's list."""
    if "<h" not in text and "<H" not in text:
        return text
    out: list[str] = []
    position = 0
    while (start := _OPEN.search(text, position)) is not None:
        end = _CLOSE.search(text, start.end())
        if end is None:
            break
        out.append(text[position : start.start()])
        out.append(_finished(start, text[start.end() : end.start()], page, before=out[-1]))
        position = end.end()
    out.append(text[position:])
    return "".join(out)


def _finished(start: re.Match[str], content: str, page: TextPage, *, before: str) -> str:
    """Return a heading as it goes on; `before` is the text between it and the one before it."""
    level, attributes = start.groups()
    by_tag = attributes != _WRITTEN
    if not by_tag:
        attributes = ""
    html = content.strip(_BLANK)
    shown = page.strip.unstrip_both(html)
    shown = page.strip.unstrip_both(page.links.as_text(shown))
    plain = _SPACES.sub(" ", _TAGS.sub("", shown)).strip(_BLANK)
    plain = decode_references(plain)
    edit = "" if by_tag or "noeditsection" in page.lists.switches or "<" not in html else EDIT_LINK
    folded = _TITLE_SPACES.sub(" ", _BIDI.sub("", plain)).rstrip(" ")
    anchor, fallback = _anchors(folded, page)
    page.lists.sections.append(RenderedSection(level=int(level), anchor=anchor, text=plain))
    other = f'<span id="{escape_attribute(fallback)}"></span>' if fallback else ""
    identity = escape_attribute(anchor)
    if page.options.structure == "current":
        name = "" if _ID.search(attributes) else f' id="{identity}"'
        if by_tag:
            attributes = add_class(attributes, "mw-html-heading")
            return f"<h{level}{name}{attributes}>{other}{html}</h{level}>"
        heading = f"<h{level}{name}{attributes}>{other}{html}</h{level}>{edit}"
        if _WRAPPER.search(before) is not None:
            return heading
        return f'<div class="{HEADING} {HEADING}{level}">{heading}</div>'
    return (
        f"<h{level}{attributes}>{other}"
        f'<span class="{HEADLINE}" id="{identity}">{html}</span>{edit}</h{level}>'
    )


def _anchors(plain: str, page: TextPage) -> tuple[str, str]:
    modes = page.options.fragment_modes or ("html5",)
    anchor = anchor_id(plain, modes[0])
    fallback = anchor_id(plain, modes[1]) if len(modes) > 1 else ""
    if fallback == anchor:
        fallback = ""
    anchor = page.numbering.anchor(anchor)
    return anchor, page.numbering.anchor(fallback) if fallback else ""


def add_class(attributes: str, name: str) -> str:
    """Return the attributes of a tag with one more class."""
    if ' class="' in attributes:
        return attributes.replace(' class="', f' class="{name} ', 1)
    return f'{attributes} class="{name}"'
