"""The messages to the reader about footnotes that are not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.diagnostics import shortened
from wikiextract.expand.messages import fill
from wikiextract.render.recipe import half_parse

if TYPE_CHECKING:
    from wikiextract.render.roles import TagPage


# As many as diagnostics; no reader looks for more.
_MOST_ERRORS = 500


def error_wikitext(page: TagPage, name: str, *parameters: str) -> str:
    """Return an error as wikitext, and report it; "" when the page has very many already.

    `name` is that of the extension's interface message; `parameters`, or their beginnings, fill it.
    """
    page.categories.track("cite-tracking-category-cite-error")
    page.citations.errors += 1
    if page.citations.errors > _MOST_ERRORS:
        return ""
    parameters = tuple(map(shortened, parameters))
    detail = fill(page.messages.shown(name), parameters)
    page.log.report(name.replace("_", "-"), f"{name}: {', '.join(parameters)}")
    text = fill(page.messages.shown("cite_error"), (detail,))
    language = "en" if page.messages.get(name) is None else page.site.language
    return f'<span class="error mw-ext-cite-error" lang="{language}" dir="ltr">{text}</span>'


def error_html(page: TagPage, name: str, *parameters: str) -> str:
    """Return an error as half-parsed text, and report it."""
    return half_parse(error_wikitext(page, name, *parameters), page)
