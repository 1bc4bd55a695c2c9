"""Currencies as they are written before and behind amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.numbers.characters import joins_words
from wikiextract.map.values.numbers.data_files import money_signs, names_of_currencies, number_words
from wikiextract.map.values.numbers.heads import head_of, heads_of
from wikiextract.map.values.numbers.number_forms import codes_of

_LONGEST_SIGN = 5
_LONGEST_NAME = 40
_CODE = re.compile(r"[A-Z]{3}(?![A-Za-z])")
_ENGLISH = "en"


class WrittenCurrency(NamedTuple):
    """A currency at ``text[start:end]``: what it may mean, the usual one first ("" for none).

    `own` is a sign of the language, which means money there, not a unit ("Ft").
    """

    start: int
    end: int
    codes: tuple[str, ...]
    own: bool = False


@cache
def _known_codes() -> frozenset[str]:
    stated = set(money_signs().countries.values())
    for codes in (*money_signs().signs.values(), *money_signs().words.values()):
        stated.update(codes)
    return frozenset(stated - {""})


@cache
def _names(language: str | None) -> tuple[Mapping[str, str], ...]:
    codes = dict.fromkeys((*codes_of(language), _ENGLISH))
    return tuple(filter(None, map(names_of_currencies, codes)))


@cache
def heads_before() -> frozenset[str]:
    """Return how signs and codes begin that stand in front of amounts."""
    return heads_of((*money_signs().signs, *_known_codes()))


@cache
def heads_behind(language: str | None) -> frozenset[str]:
    """Return how words begin that say a currency behind an amount; letters of scales, too."""
    words = number_words().languages.get(language or "")
    own = words.money if words else {}
    named = (name for names in _names(language) for name in names)
    signs = (*money_signs().words, *money_signs().scales)
    return heads_before() | heads_of((*own, *signs, *named))


def is_currency(code: str) -> bool:
    """Return True for a currency's code (ISO 4217)."""
    return code in _known_codes()


def currency_before(text: str, start: int) -> WrittenCurrency | None:
    """Return the sign or code in front of an amount."""
    if head_of(text, start) not in heads_before():
        return None
    signs = money_signs().signs
    for end in range(min(len(text), start + _LONGEST_SIGN), start, -1):
        if codes := signs.get(text[start:end]):
            if text[end - 1].isalpha() and text[end : end + 1].isalpha():
                continue
            return WrittenCurrency(start, end, codes)
    match = _CODE.match(text, start)
    if match and match[0] in _known_codes():
        return WrittenCurrency(start, match.end(), (match[0],))
    return None


def currency_behind(text: str, start: int, language: str | None) -> WrittenCurrency | None:
    """Return the sign, code or name behind an amount."""
    if head_of(text, start) not in heads_behind(language):
        return None
    words = number_words().languages.get(language or "")
    own = words.money if words else {}
    for end in range(min(len(text), start + _LONGEST_NAME), start, -1):
        if not _ends(text, end):
            continue
        written = text[start:end]
        if written in own:
            return WrittenCurrency(start, end, (own[written],), own=True)
        folded = written.casefold()
        if codes := money_signs().words.get(folded):
            return WrittenCurrency(start, end, codes)
        clean = folded.rstrip(".")
        if code := next((names[clean] for names in _names(language) if clean in names), ""):
            return WrittenCurrency(start, end, (code,))
        if end - start <= _LONGEST_SIGN and (codes := money_signs().signs.get(written)):
            return WrittenCurrency(start, end, codes)
        if _CODE.fullmatch(written) and written in _known_codes():
            return WrittenCurrency(start, end, (written,))
    return None


def _ends(text: str, end: int) -> bool:
    if text[end - 1] == " ":
        return False
    after = text[end : end + 1]
    return not (after.isalnum() and text[end - 1].isalpha()) or joins_words(text[end - 1])


def currency_of(written: WrittenCurrency, context: ValueContext) -> str:
    """Return the code that is meant; "" where it is in doubt."""
    if len(written.codes) == 1:
        return written.codes[0]
    if context.unit in written.codes:
        return context.unit
    facts = money_signs()
    # Not by the country of the page's subject: money is often stated in that of another.
    country = facts.languages.get(context.language or "")
    code = facts.countries.get(country or "")
    return code if code in written.codes else written.codes[0]
