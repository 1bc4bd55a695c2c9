"""A document of a revision's HTML, with what the API says of the page beside it.

The lists of categories and languages are those of MediaWiki's skins, where readers look for them.
"""

from __future__ import annotations

import re
from html import escape

from wikiextract.sources.live.answers import PageAnswer

_BODY = re.compile(r"<body\b([^>]*)>", re.IGNORECASE)


def whole_document(html: str, page: PageAnswer) -> str:
    """Return Parsoid's document, or the text that the parser gave, with the lists of the page."""
    body = _BODY.search(html)
    if body is None:
        head = f"<!DOCTYPE html><html><head><title>{escape(page.title)}</title></head>"
        return f"{head}<body>{html}{_lists(page)}</body></html>"
    content, end, rest = html[body.end() :].rpartition("</body>")
    if not end:
        content, rest = html[body.end() :], "</html>"
    # What stands in the body belongs to the article; so the article gets an element of its own.
    before = html[: body.start()]
    return f"{before}<body><div{body[1]}>{content}</div>{_lists(page)}</body>{rest}"


def _lists(page: PageAnswer) -> str:
    shown = [one.title for one in page.categories if not one.hidden]
    hidden = [one.title for one in page.categories if one.hidden]
    languages = "".join(
        f'<li class="interlanguage-link"><a href="{escape(link.url)}"'
        f' lang="{escape(link.lang)}">{escape(link.title)}</a></li>'
        for link in page.langlinks
        if link.url
    )
    listed = "".join(
        f'<div id="{name}"><ul>{"".join(map(_item, titles))}</ul></div>'
        for name, titles in (("mw-normal-catlinks", shown), ("mw-hidden-catlinks", hidden))
        if titles
    )
    return f'<div id="catlinks">{listed}</div><ul id="p-lang">{languages}</ul>'


def _item(title: str) -> str:
    name = escape(title)
    return f'<li><a href="./{escape(title.replace(" ", "_"))}" title="{name}">{name}</a></li>'
