"""The title over a page, as ``{{DISPLAYTITLE:…}}`` or the language's conversion makes it.

https://www.mediawiki.org/wiki/Manual:$wgRestrictDisplayTitle: the title as shown must name the same
page, so that copying it leads there; markup may only change how it looks, not what is seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.render.categories import track
from wikiextract.render.quotes import quotes_in_line
from wikiextract.render.sanitizer import decode_references, sanitize_tags
from wikiextract.render.tree.build import balance

if TYPE_CHECKING:
    from wikiextract.render.state import PageState

_TAG_NOT_ALLOWED = re.compile(
    "</?(?:h[1-6]|div|blockquote|ol|ul|li|hr|table|t[rhd]|d[ldt]|caption|p|ruby|r[btp]|rtc|br)"
    "(?![A-Za-z0-9-])[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_STYLE = re.compile(r' style="([^"]*)"')
_HIDES = re.compile(r"display|user-select|visibility", re.IGNORECASE)
_REFUSED_STYLE = ' style="/* attempt to bypass $wgRestrictDisplayTitle */"'


def display_title(state: PageState) -> str | None:
    """The title as shown, as HTML, where it is not the page's own.

    Of several stated titles the last allowed one counts; others put the page into the wiki's
    category of such pages.
    """
    shown = None
    for stated in state.expansion.display_titles:
        html = _to_html(stated, state)
        named = state.site.title(decode_references(_TAG.sub("", html)))
        if named is not None and named.prefixed == state.title.prefixed and not named.interwiki:
            shown = html
        else:
            state.report("display-title-ignored", f"{stated!r} is not a form of the page's title.")
            track("restricted-displaytitle-ignored", state)
    if shown is not None or state.conversion is None:
        return shown
    title = state.title.prefixed
    converted = (
        title if "notitleconvert" in state.switches else state.conversion.convert_title(title)
    )
    return converted if converted != title else None


def _to_html(stated: str, state: PageState) -> str:
    text = quotes_in_line(state.strip.remove(stated))
    text = _TAG_NOT_ALLOWED.sub(lambda tag: f"&lt;{tag[0][1:-1]}&gt;", text)
    html, _ = balance(sanitize_tags(text, state.strip.remove, state.fragment_mode))
    return _STYLE.sub(
        lambda style: _REFUSED_STYLE if _HIDES.search(style[1]) else style[0],
        html.removeprefix("<p>").removesuffix("</p>"),
    )
