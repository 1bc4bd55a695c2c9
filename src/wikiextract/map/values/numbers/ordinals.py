"""Ordinals: places in an order, by their endings or by what stands in front."""

from __future__ import annotations

import re

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundValue
from wikiextract.map.values.locales import locale_of
from wikiextract.map.values.numbers.number_language import NumberLanguage, ends_word, word_at
from wikiextract.nodes import TypedValue

_ENGLISH = "en"
_WHOLE = re.compile(r"\d{1,6}(?![\d.,]\d)")


def read_ordinal(
    text: str, start: int, language: NumberLanguage, context: ValueContext
) -> FoundValue | None:
    """Return the ordinal at a place of a text in plain characters; None where there is none.

    "3." is one only where an ordinal is expected.
    """
    place = word_at(text, start, language.ordinal_before)
    place += text[place : place + 1] == " " and place > start
    match = _WHOLE.match(text, place)
    if match is None:
        return None
    end = match.end()
    if place == start:
        for ending in language.ordinal:
            after = end + len(ending)
            if text[end:after].casefold() == ending and ends_word(text, after):
                if not _fits(int(match[0]), ending, language):
                    return None
                end = after
                break
        else:
            if context.expected != "ordinal":
                return None
            end += text[end : end + 1] == "."
    elif text[end : end + 1].strip() not in ("", "(", "[", ",", ";"):
        return None
    shown = text[start:end]
    return FoundValue(
        start, end, TypedValue(kind="ordinal", text=shown, number=float(int(match[0])))
    )


def _fits(number: int, ending: str, language: NumberLanguage) -> bool:
    """Return True if a number takes an ending, which some have after certain numbers only."""
    form = language.ordinal_forms.get(ending)
    locale = locale_of(language.code or "") or locale_of(_ENGLISH)
    return form is None or locale is None or locale.ordinal_form(number) == form
