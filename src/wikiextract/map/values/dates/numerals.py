"""Numbers that are not written with ten digits."""

from __future__ import annotations

import re
from functools import cache

from wikiextract.language.numerals import roman
from wikiextract.map.values.dates.data_files import notation

_LARGEST_ROMAN = 39


def roman_number(word: str) -> int | None:
    """Return the number of a Roman numeral in capitals up to 39; None where a word is none."""
    letters = word.rstrip("".join(_small_letters()))
    if letters != word and word[len(letters) :] not in notation().roman_endings:
        return None
    return _roman_numbers().get(letters)


@cache
def _small_letters() -> frozenset[str]:
    return frozenset("".join(notation().roman_endings))


@cache
def _roman_numbers() -> dict[str, int]:
    return {roman(number): number for number in range(1, _LARGEST_ROMAN + 1)}


def ethiopic_number(text: str, start: int) -> tuple[int, int] | None:
    """Return the number in Ethiopic signs that begins at `start`, below 10000, and its end."""
    signs = notation().ethiopic_numerals
    if text[start] not in signs:
        return None
    total = part = 0
    end = start
    while end < len(text) and (index := signs.find(text[end])) >= 0:
        if index < 9:
            part += index + 1
        elif index < 18:
            part += 10 * (index - 8)
        else:
            total, part = total + (part or 1) * (100 if index == 18 else 10_000), 0
        end += 1
    total += part
    return (total, end) if 0 < total < 10_000 else None


def han_number(text: str, start: int) -> tuple[int, int] | None:
    """Return the number of Han digits at `start` that a year, month or day is, and its end.

    Four digits (a year), two up to 39 (a day), or tens up to 99.
    """
    match = _han().match(text, start)
    if not match:
        return None
    digits = {sign: index % 10 for index, sign in enumerate(notation().han_digits[:10])}
    ten = notation().han_digits[-1]
    digits[notation().han_digits[-2]] = 0
    if plain := match["year"] or match["pair"]:
        return int("".join(str(digits[sign]) for sign in plain)), match.end()
    tens, found, ones = match["tens"].partition(ten)
    number = (digits[tens] if tens else 1) * 10 if found else digits[tens]
    return number + (digits[ones] if ones else 0), match.end()


@cache
def _han() -> re.Pattern[str]:
    signs = notation().han_digits
    digits, ten = signs[:11], signs[11]
    one_to_nine = signs[1:10]
    return re.compile(
        rf"(?P<year>[{digits}]{{4}})(?![{signs}])"
        rf"|(?P<pair>[{signs[1:4]}][{digits}])(?![{signs}])"
        rf"|(?P<tens>[{one_to_nine}]?{ten}[{one_to_nine}]?|[{one_to_nine}])(?![{signs}])"
    )
