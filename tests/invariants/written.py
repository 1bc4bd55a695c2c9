"""The visible words of a page's wikitext, told without a look at our readers.

What is shown only through something else is left out: calls, extension tags and pictures, with
what they hold. A word that touches one of them is left out as well, since nobody knows whether it
ends there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

from wikiextract.markup.tags import registry
from wikiextract.read.wikitext.facts import facts
from wikiextract.site import Site
from wikiextract.site.title import CATEGORY, FILE, MEDIA

HOLE = "\ue000"  # in place of what is left out
_WORD = re.compile(rf"[\w{HOLE}]+")
_NOTE = re.compile(r"<ref\b(?:[^<>]*/>|[^<>]*>.*?</ref\s*>)", re.S | re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_HIDDEN = re.compile(
    r"<includeonly>.*?(?:</includeonly\s*>|\Z)|</?(?:no|only)include\s*/?>", re.S | re.I
)
_BRACES = re.compile(r"\{\{+|\}\}+")
_LINK = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*)\]\]", re.S)
_EXTERNAL = re.compile(
    r"\[((?:[a-z]+:)?//|mailto:|news:|tel:)[^\s\[\]<>\"]*[ \t]*([^\[\]\n]*)\]", re.I
)
_TAG = re.compile(r"</?([a-z][a-z0-9]*)\b[^<>]*>", re.I)
_QUOTES_IN_WORD = re.compile(r"(?<=\w)'{2,}(?=\w)")
_QUOTES = re.compile(r"'{2,}")
_SWITCH = re.compile(r"__[^\W_]+__")
_VARIANT = re.compile(r"-\{(?!\{).*?\}-", re.S)
_INLINE_TAGS = """
    abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike
    strong sub sup tt u var
"""
_INLINE = frozenset(_INLINE_TAGS.split())


def extension_tags(names: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(
        rf"<({listed})\b(?:[^<>]*/>|[^<>]*>.*?</\1\s*>)|<(?:{listed})\b[^<>]*>", re.S | re.I
    )


# The source view takes the names of these namespaces in any language for what they are.
_FOREIGN = facts().foreign.file | facts().foreign.category
_EXTENSION = extension_tags(registry())


def without_calls(text: str, *, hole: str = HOLE) -> str:
    """The text without comments, with a hole for every ``{{…}}`` and ``{{{…}}}``."""
    text = _COMMENT.sub("", text)
    opened: list[tuple[int, int]] = []
    cut: list[tuple[int, int]] = []
    for match in _BRACES.finditer(text):
        place, left = match.start(), len(match[0])
        if match[0][0] == "{":
            opened.append((place, left))
            continue
        while left >= 2 and opened:
            start, count = opened.pop()
            taken = 3 if count >= 3 and left >= 3 else 2
            start += count - taken
            place += taken
            left -= taken
            cut.append((start, place))
            if count - taken >= 2:
                opened.append((start - (count - taken), count - taken))
    pieces: list[str] = []
    position = 0
    for start, end in sorted(cut):
        if start >= position:
            pieces += (text[position:start], hole)
        position = max(position, end)
    return "".join((*pieces, text[position:]))


def _cells(line: str) -> str:
    """What a line of a table shows: without signs and attributes."""
    text = line.lstrip(" \t:")
    if text.startswith(("{|", "|-")):
        return ""
    if text.startswith("|}"):
        return text[2:]
    if not text.startswith(("|", "!")):
        return line
    text = text.removeprefix("|+")
    parts = re.split(r"\|\||!!", text) if text.startswith("!") else text.split("||")
    shown = []
    for part in (parts[0].lstrip("|!"), *parts[1:]):
        before, bar, after = part.partition("|")
        shown.append(after if bar else before)
    return " \n ".join(shown)


def _shown(link: str, site: Site) -> str:
    """What a link shows; nothing is changed where there is none."""
    target, bar, text = link.partition("|")
    title = site.title(unquote(unescape(target)).strip()) if HOLE not in target else None
    if HOLE in target or "\n" in target:
        return HOLE
    if target.partition(":")[0].strip().lower() in _FOREIGN:
        return HOLE
    if title is None:
        return f"\ue001{link}\ue002"
    if not target.lstrip().startswith(":"):
        if title.namespace == CATEGORY:
            return ""
        if title.namespace in (FILE, MEDIA) or title.interwiki is not None:
            return HOLE
    return text if bar else target.strip().removeprefix(":")


def written_words(text: str, site: Site) -> Counter[str]:
    """How often each word is visible."""
    text = _COMMENT.sub("", text)
    text = _NOTE.sub("", text)
    text = _EXTENSION.sub(HOLE, text)
    text = _HIDDEN.sub("", text)
    text = _VARIANT.sub(HOLE, text)
    text = without_calls(text)
    while True:
        shorter = _LINK.sub(lambda match: _shown(match[1], site), text)
        if shorter == text:
            break
        text = shorter
    text = text.replace("\ue001", "[[").replace("\ue002", "]]")
    text = _EXTERNAL.sub(lambda match: match[2] or HOLE, text)
    text = _TAG.sub(lambda match: "" if match[1].lower() in _INLINE else " ", text)
    text = "\n".join(map(_cells, text.split("\n")))
    text = unescape(_QUOTES.sub("", _QUOTES_IN_WORD.sub(HOLE, _SWITCH.sub(" ", text))))
    found = _WORD.findall(text.replace("\u00ad", ""))
    return Counter(word for word in found if HOLE not in word)
