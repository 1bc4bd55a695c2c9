"""Which elements editors may write, and which attributes each may have.

https://www.mediawiki.org/wiki/Help:HTML_in_wikitext
"""

from __future__ import annotations

RDFA_AND_MICRODATA = frozenset(
    [
        "about",
        "property",
        "resource",
        "datatype",
        "typeof",
        "itemid",
        "itemprop",
        "itemref",
        "itemscope",
        "itemtype",
    ]
)

_COMMON = RDFA_AND_MICRODATA | frozenset(
    [
        "id",
        "class",
        "style",
        "lang",
        "dir",
        "title",
        "tabindex",
        "aria-describedby",
        "aria-flowto",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "aria-level",
        "aria-owns",
        "role",
    ]
)
_CELL = """abbr axis headers scope rowspan colspan nowrap width height bgcolor align valign"""

# Attributes besides the common ones.
_OWN = {
    "div": "align",
    "p": "align",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "align"),
    "caption": "align",
    "blockquote": "cite",
    "q": "cite",
    "br": "clear",
    "pre": "width",
    "ins": "cite datetime",
    "del": "cite datetime",
    "ul": "type",
    "ol": "type start reversed",
    "li": "type value",
    "table": "summary width border frame rules cellspacing cellpadding align bgcolor",
    "tr": "bgcolor align valign",
    "td": _CELL,
    "th": _CELL,
    "font": "size color face",
    "hr": "width",
    "data": "value",
    "time": "datetime",
    "link": "itemprop href title",
    "meta": "itemprop content",
    "img": "alt src width height srcset",
    "a": "href rel rev",
}
_ONLY_OWN = frozenset({"link", "meta"})

PAIRS = frozenset(
    [
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "caption",
        "center",
        "cite",
        "code",
        "data",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "td",
        "th",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
    ]
)
SINGLES = frozenset(["br", "hr", "link", "meta", "wbr"])
# May be written with a closing slash, which means nothing.
SLASH_ALLOWED = SINGLES | {"li", "dt", "dd"}

ELEMENTS = PAIRS | SINGLES

ATTRIBUTES: dict[str, frozenset[str]] = {
    name: frozenset(_OWN.get(name, "").split()) | (frozenset() if name in _ONLY_OWN else _COMMON)
    for name in ELEMENTS | {"img", "a"}
}
