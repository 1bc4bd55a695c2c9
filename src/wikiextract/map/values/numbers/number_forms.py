"""How a language writes numbers: its separators, or that nobody knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from wikiextract.language.facts import has_language, load_language
from wikiextract.map.values.numbers.characters import plain_characters
from wikiextract.map.values.numbers.data_files import number_words, separators

_ENGLISH = "en"


class NumberForms(NamedTuple):
    """The decimal separator ("" where it is unknown) and what may stand between groups.

    Where a wiki writes numbers now as one language does, now as another, it is not `consistent`.
    """

    decimal: str
    groups: frozenset[str]
    consistent: bool = True

    def plain_number(self, text: str) -> float | None:
        """Return the number that a text is, if it can be no other number, year, date or code."""
        grouping = "," in self.groups and self.consistent
        match = _plain_numbers(self.decimal, grouping).fullmatch(text)
        if match is None:
            return None
        if match.lastgroup == "sign":
            text = text.replace(match["sign"], "")
        return float(text.replace(self.decimal, ".") if match.lastgroup == "decimals" else text)


@cache
def _plain_numbers(decimal: str, comma_groups: bool) -> re.Pattern[str]:
    """Return a pattern for such numbers: no four digits alone, no point between groups."""
    signs = ",' " if comma_groups else "' "
    patterns = [
        r"[1-9]\d{0,2}",
        r"[1-9]\d{4,8}",
        rf"[1-9]\d{{0,2}}(?P<sign>[{signs}])\d{{3}}(?:(?P=sign)\d{{3}}){{0,2}}",
    ]
    if decimal:
        patterns.append(rf"(?:0|[1-9]\d{{0,2}}){re.escape(decimal)}(?P<decimals>\d{{1,2}})")
    return re.compile("|".join(patterns), re.ASCII)


def codes_of(language: str | None) -> Iterator[str]:
    """Yield MediaWiki's code of a language and those whose words are used in its place, but not en.

    A language without words of its own takes those of its fallbacks.
    """
    if not language:
        return
    code = language.lower()
    seen = set()
    while code and code not in seen:
        yield code
        seen.add(code)
        code = number_words().same.get(code) or code.rpartition("-")[0]
    if has_language(language.lower()):
        yield from (one for one in load_language(language.lower()).fallbacks if one != _ENGLISH)


@lru_cache(maxsize=512)
def forms_of(language: str | None) -> NumberForms:
    """Return how a language writes numbers; where sources differ, it is not known."""
    if not language:
        return NumberForms("", frozenset())
    code = language.lower()
    code = number_words().separators_of.get(code, code)
    stated = [forms for forms in (_of_cldr(code), _of_mediawiki(code)) if forms]
    decimals = {forms.decimal for forms in stated}
    if len(decimals) != 1:
        return NumberForms("", frozenset())
    (decimal,) = decimals
    groups = frozenset[str]().union(*(forms.groups for forms in stated)) - {decimal}
    known = number_words().consistent
    return NumberForms(decimal, groups, code in known or code.partition("-")[0] in known)


def _of_cldr(code: str) -> NumberForms | None:
    base = code.partition("-")[0]
    signs = separators().get(code) or separators().get(base)
    return _forms(signs[0], signs[1:]) if signs else None


def _of_mediawiki(code: str) -> NumberForms | None:
    """Return what MediaWiki says of a language; None where it says nothing but what English has."""
    if not has_language(code):
        return None
    language = load_language(code)
    own, english = language.number_format, load_language(_ENGLISH).number_format
    if code != _ENGLISH and own.decimal == english.decimal and own.group == english.group:
        return None
    return _forms(own.decimal, own.group)


def _forms(decimal: str, group: str) -> NumberForms:
    return NumberForms(plain_characters(decimal), frozenset(plain_characters(group)))


def has_decimal_comma(language: str | None) -> bool:
    """Return True for a language that writes a comma where English has a decimal point."""
    return forms_of(language).decimal == ","
