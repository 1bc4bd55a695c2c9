"""Text that Parsoid leaves to language conversion: ``-{zh-cn:…;zh-tw:…}-`` and its like.

Unless a variant was asked for, Parsoid prints an empty element with the rule in
``data-mw-variant`` (https://www.mediawiki.org/wiki/Specs/HTML, language conversion blocks). Here
the text that the wiki shows by default is put into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import msgspec
from lxml import etree

from wikiextract.errors import NOT_JSON
from wikiextract.render.variants.wiki_variants import wiki_variants

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_EMPTY_RULES = etree.XPath(
    "descendant::*[(self::span or self::div) and not(node()) and @data-mw-variant"
    " and contains(@typeof, 'mw:LanguageVariant')]"
)
_LANGUAGE = etree.XPath("ancestor-or-self::*[@lang][1]/@lang")
_LONGEST = 100_000


def show_variants(content: _Element, context: ReadContext) -> None:
    """Fill the empty language rules below `content` with the text of the page's own variant."""
    known = wiki_variants(context.site) if context.site is not None else None
    for element in cast("list[_Element]", _EMPTY_RULES(content)):
        variants = [one.lower() for one in cast("list[str]", _LANGUAGE(element))]
        if known is not None:
            own = [*(code for one in variants if (code := known.code(one))), known.main]
            variants += [other for one in own for other in (one, *known.substitutes.get(one, ()))]
        text = _text_of(element.get("data-mw-variant") or "", variants)
        if text:
            _fill(element, text)


def _text_of(rule: str, variants: Sequence[str]) -> str | None:
    """Return the text of a rule: always the same, or that of the first known of `variants`."""
    if len(rule) > _LONGEST:
        return None
    try:
        described: Any = msgspec.json.decode(rule)
    except NOT_JSON:
        return None
    if not isinstance(described, dict):
        return None
    for kind in ("disabled", "filter"):
        part = described.get(kind)
        if isinstance(part, dict) and isinstance(part.get("t"), str):
            return cast("str", part["t"])
    choices: dict[str, str] = {}
    for kind in ("twoway", "oneway"):
        listed = described.get(kind)
        for choice in listed if isinstance(listed, list) else ():
            if isinstance(choice, dict) and isinstance(choice.get("t"), str):
                choices.setdefault(str(choice.get("l")).lower(), choice["t"])
    for variant in (*variants, "*"):
        if variant in choices:
            return choices[variant]
    return next(iter(choices.values()), None)


def _fill(element: _Element, text: str) -> None:
    """Put text, which may be HTML, into an element."""
    if "<" not in text and "&" not in text:
        element.text = text
        return
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
    parsed = cast("_Element | None", etree.fromstring(f"<body>{text}".encode(), parser))
    body = parsed.find("body") if parsed is not None else None
    if body is None:
        element.text = text
        return
    element.text = body.text
    element.extend(list(body))
