"""The messages to the reader about footnotes that are not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.expand.messages import fill
from wikiextract.render.recipe import half_parse

if TYPE_CHECKING:
    from wikiextract.render.roles import NotedPage, TextPage


def error_wikitext(page: NotedPage, name: str, *parameters: str) -> str:
    """Return an error as wikitext, and report it.

    `name` is that of the extension's interface message; `parameters` fill it.
    """
    detail = fill(page.messages.shown(name), parameters)
    page.categories.track("cite-tracking-category-cite-error")
    page.log.report(name.replace("_", "-"), f"{name}: {', '.join(parameters)}")
    text = fill(page.messages.shown("cite_error"), (detail,))
    language = "en" if page.messages.get(name) is None else page.site.language
    return f'<span class="error mw-ext-cite-error" lang="{language}" dir="ltr">{text}</span>'


def error_html(page: TextPage, name: str, *parameters: str) -> str:
    """Return an error as half-parsed text, and report it."""
    return half_parse(error_wikitext(page, name, *parameters), page)
