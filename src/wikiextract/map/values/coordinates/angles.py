"""Angles: degrees, minutes and seconds as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from wikiextract.map.values.coordinates.data_files import place_words

_NUMBER = r"\d{1,3}(?:[.,٫]\d{1,14})?"
_SIZES = (1, 60, 3600)
_DECIMALS = 7


@cache
def angle_pattern() -> str:
    """Return the pattern of an angle, with groups: sign, degrees, mark, minutes, seconds.

    Each minute and second may lack its sign at the end of the angle.
    """
    marks = place_words().marks
    return (
        rf"(?P<sign>[-−+]?)(?P<degrees>{_NUMBER})"
        rf"(?:\s?(?P<mark>{_any_of(marks.degrees)})"
        rf"(?:\s?(?P<minutes>{_NUMBER})\s?(?:(?:{_any_of(marks.minutes)})"
        rf"(?:\s?(?P<seconds>{_NUMBER})\s?(?:{_any_of(marks.seconds)})?)?)?)?)?"
    )


def degrees_of(parts: Sequence[str]) -> float | None:
    """Return degrees, minutes and seconds (some may be empty) as degrees; None for no angle.

    Only the last part has decimals; minutes and seconds are below 60.
    """
    given = [(number_of(part), size) for part, size in zip(parts, _SIZES, strict=False) if part]
    if not given or not parts[0]:
        return None
    if any(number is None for number, _ in given):
        return None
    numbers = [(number or 0.0, size) for number, size in given]
    if any(number >= 60 for number, size in numbers if size > 1):
        return None
    if any(number != int(number) for number, _ in numbers[:-1]):
        return None
    return round(sum(number / size for number, size in numbers), _DECIMALS)


def number_of(text: str) -> float | None:
    """Return a number of degrees, minutes or seconds; None for what is none."""
    if re.fullmatch(_NUMBER, text) is None:
        return None
    return float(text.replace(",", ".").replace("٫", "."))


def has_decimals(text: str) -> bool:
    """Return True if a number is written with at least two decimals."""
    return re.fullmatch(r"\d{1,3}[.,٫]\d{2,14}", text) is not None


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
