"""Numbers and quantities. Separators come from CLDR (https://cldr.unicode.org), by way of Babel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wikiextract.map.data_files import value_words
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.map.values.locales import locale_of
from wikiextract.nodes import TypedValue

_UNIT_WORD = r"[^\d\s().,;:–-]{1,16}[23]?"
_SPACES = "\u00a0\u202f\u2009 "


class _NumberForms(NamedTuple):
    """How one language writes numbers."""

    quantity: re.Pattern[str]
    decimal: str


def find_numbers(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the number or quantity that is all of a text."""
    forms = _forms(context.language or "")
    match = forms.quantity.fullmatch(text)
    if not match:
        return
    digits = re.sub(rf"[{_SPACES}'’]", "", match["number"]).replace("−", "-")
    if forms.decimal == ",":
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    number = float(digits)
    unit = (match["unit"] or "").strip()
    if unit:
        shown = text[: match.end("unit")].strip()
        value = TypedValue(kind="quantity", text=shown, number=number, unit=unit)
    else:
        value = TypedValue(kind="number", text=match["number"], number=number)
    yield FoundValue(0, len(text), value)


@lru_cache(maxsize=256)
def _forms(language: str) -> _NumberForms:
    words = value_words()
    locale = locale_of(language)
    decimal, group = (".", ",")
    if locale:
        symbols = locale.number_symbols.get("latn") or {}
        decimal = symbols.get("decimal", decimal)
        group = symbols.get("group", group)
    if decimal not in ".,":
        decimal = "."
    separators = "".join(sorted({*_SPACES, "'", "’", group} - {decimal}))
    quantity = re.compile(
        rf"(?:{_any_of(words.about)})?\s?(?P<number>[-−]?\d{{1,3}}(?:[{re.escape(separators)}]\d{{3}})+"
        rf"(?:{re.escape(decimal)}\d+)?|[-−]?\d+(?:{re.escape(decimal)}\d+)?)"
        rf"(?P<unit>\s?{_UNIT_WORD}(?:[\s/·]{_UNIT_WORD})?)?\s?(?:\([^()]*\)|\[[^\]]*\])?"
    )
    return _NumberForms(quantity, decimal)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))
