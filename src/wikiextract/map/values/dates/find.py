"""The dates of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.dates.data_files import date_words, notation
from wikiextract.map.values.dates.join import join
from wikiextract.map.values.dates.lexicon import Lexicon, lexicon_of
from wikiextract.map.values.dates.scan import scan
from wikiextract.map.values.dates.spans import value_of
from wikiextract.map.values.dates.stated import Unclear
from wikiextract.map.values.dates.sure import Surroundings, may_hold_date
from wikiextract.map.values.dates.text import folded, words_in
from wikiextract.map.values.dates.tokens import Token, tokens_of
from wikiextract.map.values.found import Doubt, FoundOrDoubt, FoundValue

_WHOLE_WORD = 5
# What no date is: a number of two digits, two of them, one in groups or with decimals.
_NO_DATE = late_pattern(
    r"\d{1,2}(?:[-–:]\d{1,2})?|\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d{1,3}[.,]\d{1,2}%?"
)
# One number among words and signs, or none, in scripts that write numbers in digits alone. A dash
# in front of it might say "until", one within a word does not; "km2" is a word.
_LETTER = r"(?<=[^\W\d_\u0e00-\U0010ffff])"
_DASHES = r"\-\u2010-\u2015\u05be\u2212\u223c"
_SIGN = r"[^\d\u1200-\u1fff\u2c00-\U0010ffff"
_IN_WORD = rf"{_LETTER}[-\u2013](?=[^\W\d_])|{_LETTER}-(?=[0-9])"
_GLUED = rf"{_LETTER}[0-9]{{1,2}}(?!\W{{0,2}}[0-9])"
_LONE_NUMBER = late_pattern(
    rf"(?:{_SIGN}{_DASHES}?]|{_IN_WORD}|{_GLUED})*"
    r"(?:[0-9]+(?:[ ,\u00a0][0-9]+)*(?:\.[0-9]+)?"
    rf"(?:{_SIGN}]|{_GLUED})*)?"
)
_NUMBER = late_pattern("[nNLRP]")


def find_dates(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the dates that a text states in its words and digits, and what may be one.

    A bare number is a year only where a date is expected.
    """
    if not _may_state().search(text) or _NO_DATE.fullmatch(text):
        return
    lexicon = lexicon_of(context.language)
    told = context.expected == "date"
    if not told and _is_lone_number(text, lexicon):
        return
    tokens = tokens_of(text, lexicon)
    codes = "".join([token.code for token in tokens])
    if not (_NUMBER.search(codes) if told else may_hold_date(codes)):
        return
    scanned = scan(tokens, hundreds_are_centuries=lexicon.hundreds_are_centuries)
    spans = [*join(scanned, tokens)]
    around = Surroundings(codes, spans, expected=context.expected)
    seen: set[str | None] = set()
    for span in spans:
        if not around.is_sure(span):
            continue
        start, end = tokens[span.start].start, _end(tokens, span.end)
        found = value_of(span, tokens, text[start:end], context.language)
        if isinstance(found, Unclear):
            if around.is_likely(span):
                yield Doubt(start, end, found.code, found.message)
        elif found and found.edtf not in seen:
            seen.update((found.edtf, *(found.edtf or "").split("/")))
            yield FoundValue(start, end, found)


def _is_lone_number(text: str, lexicon: Lexicon) -> bool:
    """Return True, quickly, for a number (or none) among words none of which makes it a date."""
    return _LONE_NUMBER.fullmatch(text) is not None and lexicon.telling.isdisjoint(
        map(folded, words_in(text))
    )


def _end(tokens: Sequence[Token], end: int) -> int:
    """Return where a date ends: before a stop behind a whole word, which ends a sentence."""
    last, before = tokens[end - 1], tokens[max(end - 2, 0)]
    if last.code == "." and before.code in "csk" and before.end - before.start >= _WHOLE_WORD:
        return before.end
    return last.end


@cache
def _may_state() -> re.Pattern[str]:
    known = notation()
    first = "|".join(map(re.escape, date_words()["*"].first))
    return re.compile(rf"\d|[{known.ethiopic_numerals}{known.han_digits}]|{first}|\b[IVX]")
