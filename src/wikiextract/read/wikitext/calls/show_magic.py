"""The text of variables and parser functions, where it needs nothing but the page itself."""

from __future__ import annotations

from wikiextract.markup.queries import function_not_run
from wikiextract.nodes import Link
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.show_rules import value_shown
from wikiextract.read.wikitext.calls.show_tag import show_tag
from wikiextract.read.wikitext.calls.shown import NOTHING_SHOWN, UNKNOWN, Shown
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.external import note_address
from wikiextract.site.parse_title import decode_shown_entities
from wikiextract.site.query_extensions import querying_functions, stating_functions

_CASE = {"lc": str.lower, "uc": str.upper}


def show_magic(reading: Reading, arguments: CallArguments, magic: str | None, index: int) -> Shown:
    """Return what the variable or parser function with the id `magic` shows.

    `index` is the place of the call among all.
    """
    if magic == "!":
        return Shown(text="|")
    if magic == "=":
        return Shown(text="=")
    if magic in facts().words.silent_functions:
        return NOTHING_SHOWN
    known = magic in reading.site.function_ids
    if known and magic in stating_functions():
        return NOTHING_SHOWN
    if known and magic in querying_functions():
        call = reading.constructs.calls[index]
        if not call.unseen:
            span = (call.start, call.end)
            reading.log.report("query-not-run", function_not_run(magic), span=span)
        return NOTHING_SHOWN
    given = reading.literals.given(reading.constructs.calls[index])
    if given is not None:
        return _text(reading, arguments, decode_shown_entities(given))
    values = arguments.positional
    if magic == "formatnum" and values:
        return value_shown(values[0])
    if magic == "isbn" and values and values[0].text:
        return Shown(text=f"ISBN {values[0].text}")
    if magic == "interwikilink" and len(values) > 1 and values[0].text and values[1].text:
        page = f"{values[0].text}:{values[1].text}"
        return Shown(text=(values[2].text if len(values) > 2 else None) or page)
    if magic == "tag":
        return show_tag(reading, arguments)
    if magic in _CASE and values:
        return Shown(text=_CASE[magic](values[0].text or ""))
    return UNKNOWN


def _text(reading: Reading, arguments: CallArguments, text: str) -> Shown:
    """A text; an address is a link."""
    span = arguments.call.span
    address = reading.addresses.bracketed.fullmatch(text)
    if span is None or address is None or text.startswith("//") or text == address["protocol"]:
        return Shown(text=text)
    note_address(reading, text, None, span[0])
    return Shown(text=text, links=(Link(text=text, target=text, kind="external", span=span),))
