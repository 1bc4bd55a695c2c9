"""The title over a page, as ``{{DISPLAYTITLE:…}}`` or the language's conversion makes it.

https://www.mediawiki.org/wiki/Manual:$wgRestrictDisplayTitle: the title as shown must name the same
page, so that copying it leads there; markup may only change how it looks, not what is seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wikiextract.diagnostics import shortened
from wikiextract.expand.markers import remove_markers
from wikiextract.render.quotes import quotes_in_line
from wikiextract.render.sanitizer import decode_references, sanitize_tags
from wikiextract.render.tree.build import balance

if TYPE_CHECKING:
    from wikiextract.render.roles import NotedPage
    from wikiextract.render.sanitizer.anchors import FragmentMode

_TAG_NOT_ALLOWED = re.compile(
    "</?(?:h[1-6]|div|blockquote|ol|ul|li|hr|table|t[rhd]|d[ldt]|caption|p|ruby|r[btp]|rtc|br)"
    "(?![A-Za-z0-9-])[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_STYLE = re.compile(r' style="([^"]*)"')
_HIDES = re.compile(r"display|user-select|visibility", re.IGNORECASE)
# A title has 255 bytes at most; the rest is markup. The last ones that are stated count.
_LONGEST, _MOST_STATED = 10_000, 500
_REFUSED_STYLE = ' style="/* attempt to bypass $wgRestrictDisplayTitle */"'


def display_title(stated: Sequence[str], page: NotedPage) -> str | None:
    """Return the title as shown, as HTML, where it is not the page's own.

    Of the `stated` titles (wikitext) the last allowed one counts; others put the page into the
    wiki's category of such pages.
    """
    shown = None
    for wikitext in stated[-_MOST_STATED:]:
        html = _allowed(wikitext, page)
        if html is not None:
            shown = html
        else:
            message = f"{shortened(wikitext)!r} is not a form of the page's title."
            page.log.report("display-title-ignored", message)
            page.categories.track("restricted-displaytitle-ignored")
    if shown is not None or page.conversion is None:
        return shown
    title = page.title.prefixed
    converted = (
        title if "notitleconvert" in page.lists.switches else page.conversion.convert_title(title)
    )
    return converted if converted != title else None


def _allowed(wikitext: str, page: NotedPage) -> str | None:
    """Return a stated title as HTML, None when it does not name the page."""
    if len(wikitext) > _LONGEST:
        return None
    html = _to_html(wikitext, page.options.fragment_mode)
    named = page.site.title(decode_references(_TAG.sub("", html)))
    if named is None or named.prefixed != page.title.prefixed or named.interwiki:
        return None
    return html


def _to_html(wikitext: str, mode: FragmentMode) -> str:
    text = quotes_in_line(remove_markers(wikitext))
    text = _TAG_NOT_ALLOWED.sub(lambda tag: f"&lt;{tag[0][1:-1]}&gt;", text)
    html, _ = balance(sanitize_tags(text, remove_markers, mode))
    return _STYLE.sub(
        lambda style: _REFUSED_STYLE if _HIDES.search(style[1]) else style[0],
        html.removeprefix("<p>").removesuffix("</p>"),
    )
