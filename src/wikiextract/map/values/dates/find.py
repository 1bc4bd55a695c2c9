"""The dates of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.dates.data_files import date_words, notation
from wikiextract.map.values.dates.join import join
from wikiextract.map.values.dates.lexicon import Lexicon, lexicon_of
from wikiextract.map.values.dates.scan import scan
from wikiextract.map.values.dates.spans import value_of
from wikiextract.map.values.dates.stated import Unclear
from wikiextract.map.values.dates.sure import Surroundings
from wikiextract.map.values.dates.text import folded, words_in
from wikiextract.map.values.dates.tokens import Token, tokens_of
from wikiextract.map.values.found import Doubt, FoundOrDoubt, FoundValue

_WHOLE_WORD = 5
# What no date is: a number of two digits, two of them, one in groups or with decimals.
_NO_DATE = re.compile(r"\d{1,2}(?:[-–:]\d{1,2})?|\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d{1,3}[.,]\d{1,2}%?")
# Words around one number, in scripts that write numbers in digits alone.
_LETTERS = r"(?:[^\W\d\u1200-\U0010ffff]|[\s.,;:()\[\]\"']|(?<=[^\W\d_])[-\u2013](?=[^\W\d_]))*"
_LONE_NUMBER = re.compile(rf"{_LETTERS}[0-9]+{_LETTERS}")
_ROMAN = "IVX"
_NUMBER = re.compile("[nNLRP]")


def find_dates(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the dates that a text states in its words and digits, and what may be one.

    A bare number is a year only where a date is expected.
    """
    if not _may_state().search(text) or _NO_DATE.fullmatch(text):
        return
    lexicon = lexicon_of(context.language)
    if context.expected is None and _is_lone_number(text, lexicon):
        return
    tokens = tokens_of(text, lexicon)
    codes = "".join(token.code for token in tokens)
    if not _NUMBER.search(codes):
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
    """Return True, quickly, for a number among words none of which makes it a date."""
    if _LONE_NUMBER.fullmatch(text) is None:
        return False
    return all(
        word[0] not in _ROMAN and folded(word) not in lexicon.telling for word in words_in(text)
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
