"""What variables and parser functions show, where that needs nothing but the page itself."""

from __future__ import annotations

from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.show_rules import value_shown
from wikiextract.read.wikitext.calls.show_tag import show_tag
from wikiextract.read.wikitext.calls.shown import NOTHING_SHOWN, UNKNOWN, Shown
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading

_CASE = {"lc": str.lower, "uc": str.upper}


def show_magic(reading: Reading, arguments: CallArguments, magic: str | None) -> Shown:
    """Return what the variable or parser function with the id `magic` shows."""
    if magic == "!":
        return Shown(text="|")
    if magic == "=":
        return Shown(text="=")
    if magic in facts().words.silent_functions:
        return NOTHING_SHOWN
    title = reading.title
    if title is not None and not arguments.call.parameters:
        if magic in ("pagename", "subjectpagename"):
            return Shown(text=title.text)
        if magic == "fullpagename":
            return Shown(text=title.prefixed)
        if magic == "subpagename":
            return Shown(text=title.subpage)
        if magic == "basepagename":
            return Shown(text=title.base)
    if magic == "sitename":
        return Shown(text=reading.site.sitename)
    values = arguments.positional
    if magic == "formatnum" and values:
        return value_shown(values[0])
    if magic == "tag":
        return show_tag(reading, arguments)
    if magic in _CASE and values:
        return Shown(text=_CASE[magic](values[0].text or ""))
    return UNKNOWN
