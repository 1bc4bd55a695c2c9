"""Statements of a page about itself (`DISPLAYTITLE`, `DEFAULTSORT`), and facts about any page.

https://www.mediawiki.org/wiki/Help:Magic_words#Technical_metadata_of_another_page
"""

from __future__ import annotations

from wikiextract.diagnostics import shortened
from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.language.written_numbers import has_option, number_or_raw
from wikiextract.expand.functions.text.encode import escape_html
from wikiextract.site.title import CATEGORY


def displaytitle(call: Call) -> str:
    """``{{DISPLAYTITLE:title}}``: kept in the page's properties (the last one counts).

    Whether a title is allowed (it must name the same page) is for the rendering to say, so that all
    are kept in the page's `display_titles`, too.
    """
    title, option = call.first, call.argument(1)
    old = call.findings.properties.get("displaytitle")
    if not title or (old is not None and has_option(call, option, "displaytitle_noreplace")):
        return ""
    call.findings.state_display_title(title)
    if old in (None, title) or has_option(call, option, "displaytitle_noerror"):
        return ""
    return _warning(call, "display-title-replaced", "displaytitle", old or "", title)


def defaultsort(call: Call) -> str:
    """``{{DEFAULTSORT:key|noerror}}``: kept in the page's properties."""
    key, option = call.first, call.argument(1)
    old = call.findings.properties.get("defaultsort")
    if not key or (old is not None and has_option(call, option, "defaultsort_noreplace")):
        return ""
    call.findings.state_sort_key(key, len(call.frame.expansion.markers))
    if old in (None, key) or has_option(call, option, "defaultsort_noerror"):
        return ""
    return _warning(call, "default-sort-replaced", "defaultsort", old or "", key)


_PROPERTIES = {"displaytitle": "Display title", "defaultsort": "Default sort key"}


def _warning(call: Call, code: str, name: str, old: str, new: str) -> str:
    """Report that a second value takes the place of a first; return the message shown."""
    old, new = shortened(old), shortened(new)
    call.problem(code, f"{_PROPERTIES[name]} {new!r} overrides {old!r}.")
    text = call.page.message(f"duplicate-{name}", escape_html(old), escape_html(new))
    return f'<span class="error">{text}</span>'


def pagesize(call: Call) -> str:
    """``{{PAGESIZE:page}}``: in bytes."""
    title = call.page.site.title(call.first)
    info = None
    if title is not None and title.interwiki is None and call.count_expensive():
        info = call.page.pages.info(title)
    return number_or_raw(call, info.size or 0 if info is not None else 0, 1)


def pageid(call: Call) -> str:
    """``{{PAGEID:page}}``."""
    page = call.page
    title = page.site.title(call.first) if call.first else None
    if title is None:
        return ""
    if title == page.title and page.page_id is not None:
        return str(page.page_id)
    if title.interwiki is not None or not call.count_expensive():
        return "0"
    call.findings.look_up(title)
    info = page.pages.info(title)
    return str(info.page_id or 0 if info is not None else 0)


def current_pageid(call: Call) -> str:
    """``{{PAGEID}}``; empty for a page that is not saved."""
    page = call.page
    if page.page_id is not None:
        return str(page.page_id)
    info = page.pages.info(page.title)
    return str(info.page_id) if info is not None and info.page_id else ""


def pagesincategory(call: Call) -> str:
    """``{{PAGESINCATEGORY:name}}``: 0, as members of categories are not stored."""
    if not call.first:
        return number_or_raw(call, 0, 2)
    title = call.page.site.title_in(CATEGORY, call.first)
    if title is not None:
        call.problem("category-size-not-known", f"How many pages are in {title.prefixed}?")
    return number_or_raw(call, 0, 2)


def nothing(call: Call) -> str:
    """Protection and the like: nothing is protected in a dump."""
    return ""


FUNCTIONS = {
    "displaytitle": displaytitle,
    "defaultsort": defaultsort,
    "pagesize": pagesize,
    "pageid": pageid,
    "pagesincategory": pagesincategory,
    "protectionlevel": nothing,
    "cascadingsources": nothing,
}
VARIABLES = {"pageid": current_pageid, "cascadingsources": nothing}
