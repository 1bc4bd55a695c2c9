"""The text that a call within a text shows, read from its arguments.

Without a wiki's templates nobody knows what a call becomes; yet most calls within sentences and
infobox values only decorate. The rules below go by the form of the arguments first and by families
of names (``data/inline_calls.json``) where the form does not tell. What no rule reads is left out
of the text; the call itself stands in the document's `templates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from wikiextract.nodes import TemplateCall, Value
from wikiextract.read.calls.citations import citation_of
from wikiextract.read.text.value_parts import all_references
from wikiextract.read.wikitext.boxes.box_names import says_infobox, says_other_box
from wikiextract.read.wikitext.calls.arguments import CallArguments, family_of
from wikiextract.read.wikitext.calls.citations import citation_shown
from wikiextract.read.wikitext.calls.show_amounts import show_currency, show_measured, show_signed
from wikiextract.read.wikitext.calls.show_handled import show_handled
from wikiextract.read.wikitext.calls.show_magic import show_magic
from wikiextract.read.wikitext.calls.show_rules import (
    show_convert,
    show_country,
    show_date,
    show_degrees,
    show_foreign_link,
    show_images,
    show_list,
    show_month,
    show_ordinal,
    show_pronunciation,
    show_sorted,
    show_sorted_name,
    show_url,
    show_worded_date,
    value_shown,
)
from wikiextract.read.wikitext.calls.shown import NOTHING_SHOWN, UNKNOWN, Shown
from wikiextract.read.wikitext.facts import facts, language_codes
from wikiextract.read.wikitext.notes.short_citations import pages_behind_mark, short_citation
from wikiextract.read.wikitext.notes.words import note_call_words
from wikiextract.read.wikitext.reading import Reading

# What templates take as settings rather than show: "DATE", "DE_BE".
_KEYWORD = re.compile(r"[A-Z][A-Z_]+\Z")

Rule: TypeAlias = Callable[[Reading, CallArguments], Shown | None]


def show_call(reading: Reading, call: TemplateCall, magic: str | None, index: int) -> Shown:
    """Return what the call with an `index` among all shows.

    `magic` is the id of a parser function or variable.
    """
    assert call.span is not None
    marks = reading.note_marks.get(call.span[0])
    arguments = CallArguments(call)
    if marks is not None:
        return show_marks(arguments, marks)
    if call.kind != "template":
        return show_magic(reading, arguments, magic, index)
    handled = show_handled(reading, call)
    if handled is not None:
        return handled
    signed = show_signed(reading, arguments)
    if signed is not None:
        return signed
    symbol = facts().symbols.get(arguments.lowered)
    if symbol is not None:
        return Shown(text=symbol)
    family = family_of(arguments.lowered)
    if family is not None:
        shown = _FAMILIES[family](reading, arguments)
        if shown is not None:
            return shown
        return _unknown(call) if any(one.value.text for one in call.parameters) else NOTHING_SHOWN
    if says_infobox(call.name) and not says_other_box(call.name):
        return UNKNOWN
    for rule in _RULES:
        shown = rule(reading, arguments)
        if shown is not None:
            return shown
    return _unknown(call)


def _unknown(call: TemplateCall) -> Shown:
    """Return a call not understood; the marks of notes in its arguments stand where it does."""
    marks = tuple(mark for one in call.parameters for mark in all_references(one.value))
    return Shown(references=marks, understood=False) if marks else UNKNOWN


def _nothing(reading: Reading, arguments: CallArguments) -> Shown | None:
    return NOTHING_SHOWN


def _unread(reading: Reading, arguments: CallArguments) -> Shown | None:
    """Return that its arguments do not say what it shows; notes in these keep their marks."""
    return _unknown(arguments.call)


def _short_citation(reading: Reading, arguments: CallArguments) -> Shown | None:
    return short_citation(arguments, reading.site.language)


def _note_page(reading: Reading, arguments: CallArguments) -> Shown | None:
    """The page of a source, behind its mark."""
    stated = pages_behind_mark(arguments)
    filled = [value.text for value in arguments.positional if value.text]
    if not filled:
        return Shown(text=stated) if stated else None
    return Shown(text=f": {filled[0]}{stated.replace(':', ',', 1)}")


def show_marks(arguments: CallArguments, marks: tuple[str, ...]) -> Shown:
    """Marks of notes, each with the page that the call states for it."""
    if family_of(arguments.lowered) != "note_reuse" or arguments.call.kind != "template":
        return Shown(references=marks)
    if arguments.lowered in note_call_words().page_second:
        second = arguments.positional[1].text if len(arguments.positional) > 1 else None
        pages = [f": {second}"] if second else []
    else:
        numbers = ["", *map(str, range(1, len(marks) + 1))]
        pages = [pages_behind_mark(arguments, number) for number in numbers]
    return Shown(text="".join(pages), references=marks)


def _break(reading: Reading, arguments: CallArguments) -> Shown | None:
    return Shown(line_break=True)


def _text(reading: Reading, arguments: CallArguments) -> Shown | None:
    """Return the text that a template dresses up."""
    for rule in (show_pronunciation, show_month, show_worded_date, _in_language, show_url):
        shown = rule(reading, arguments)
        if shown is not None:
            return shown
    return _first(reading, arguments)


def _first(reading: Reading, arguments: CallArguments) -> Shown | None:
    value = arguments.display() or _filled(arguments.positional)
    return value_shown(value) if value is not None else None


def _last(reading: Reading, arguments: CallArguments) -> Shown | None:
    value = arguments.display() or _filled(arguments.positional[::-1])
    return value_shown(value) if value is not None else None


def _quote(reading: Reading, arguments: CallArguments) -> Shown | None:
    value = arguments.first_of(facts().words.quotation) or _filled(arguments.positional)
    return value_shown(value) if value is not None else None


def _filled(values: list[Value]) -> Value | None:
    """The first value that shows something, be it only the mark of a note."""
    shown = (value for value in values if value.text or value.items or value.images)
    return next(shown, None) or next((value for value in values if value.references), None)


def _in_language(reading: Reading, arguments: CallArguments) -> Shown | None:
    """``{{lang|de|Text}}``: a language code, then a text in that language."""
    if len(arguments.positional) < 2 or not is_language_code(arguments.raw[0]):
        return None
    value = arguments.positional[1]
    return value_shown(value) if value.text else None


def is_language_code(text: str) -> bool:
    """Return True if a text is the code of a language ("de", "zh-tw")."""
    return 2 <= len(text) <= 12 and text.islower() and text in language_codes()


def _citation(reading: Reading, arguments: CallArguments) -> Shown | None:
    citation = citation_of(arguments.call)
    if citation is None or arguments.call.span is None:
        return None
    reading.citations[arguments.call.span[0]] = citation
    return citation_shown(reading, arguments.call, citation)


def _only_text(reading: Reading, arguments: CallArguments) -> Shown | None:
    """One positional argument: most likely the text to show."""
    filled = [value for value in arguments.positional if value.text or value.items]
    if len(filled) != 1 or len(arguments.named) > 2:
        return None
    if _KEYWORD.match(filled[0].text or ""):
        return None
    return value_shown(arguments.display() or filled[0])


def _quantity(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A number and its unit."""
    raw = arguments.raw
    if len(raw) < 2 or not raw[0] or not raw[0][0].isdigit() or not raw[0][-1].isdigit():
        return None
    if len(raw[1]) > 6 or raw[1][:1].isdigit() or not raw[1]:
        return None
    return show_convert(reading, arguments)


def _with_sort_key(reading: Reading, arguments: CallArguments) -> Shown | None:
    """A call whose name says that it sorts: its last text, or nothing where the name says that."""
    words = set(re.findall(r"[^\W\d_]+", arguments.lowered))
    amounts = facts().amounts
    if amounts.sorting.isdisjoint(words):
        return None
    return NOTHING_SHOWN if amounts.unseen & words else show_sorted(reading, arguments)


_FAMILIES: Mapping[str, Rule] = {
    "text": _text,
    "list": show_list,
    "line_break": _break,
    "nothing": _nothing,
    "first": _first,
    "last": _last,
    "footnote": _unread,
    "short_note": _unread,
    "note_reuse": _unread,
    "note_page": _note_page,
    "note_list": _nothing,
    "unread": _unread,
    "short_citation": _short_citation,
    "foreign_link": show_foreign_link,
    "convert": show_convert,
    "measured": show_measured,
    "sorted": show_sorted,
    "sorted_name": show_sorted_name,
    "quote": _quote,
}
# By the form of the arguments, the surest form first.
_RULES: tuple[Rule, ...] = (
    _citation,
    show_images,
    show_degrees,
    show_date,
    show_worded_date,
    _in_language,
    show_currency,
    show_country,
    show_ordinal,
    _with_sort_key,
    _quantity,
    _only_text,
)
