"""A page in both views, and what their records say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from wikiextract import Article, Site, extract, to_json
from wikiextract.markup.tags import registry

SITE = replace(
    Site.bundled("enwiki"), extension_tags=frozenset([*registry(), "strange", "odd-tag"])
)
PAGES = {
    "Template:Infobox thing": (
        '{| class="infobox"\n! colspan=2 | {{PAGENAME}}\n|-\n! TagKind\n| {{{kind}}}\n|-\n! Place\n'
        "| {{{place}}}\n|}"
    ),
    "Template:Navbox thing": (
        '<table class="navbox"><tr><th class="navbox-title" colspan=2>Things</th></tr>'
        '<tr><th class="navbox-group">One</th><td class="navbox-list"><ul><li>[[A]]</li>'
        "<li>{{{1}}}</li></ul></td></tr></table>"
    ),
}


def both_views(wikitext: str, pages: Mapping[str, str] = PAGES) -> tuple[Article, Article]:
    """Return a page's records of the source view and of the rendered view."""
    source = extract(wikitext, site=SITE, title="Page")
    return source, extract(wikitext, site=SITE, title="Page", pages=pages)


def texts(article: Article) -> Iterator[str]:
    """Yield every text of a record that a reader would read, not what is kept as source."""
    yield from _texts(msgspec.json.decode(to_json(article)))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, dict):
        kept = part.get("type") == "extension"
        for key, value in part.items():
            if key != "raw" and not (kept and key in ("text", "attributes")):
                yield from _texts(value)
