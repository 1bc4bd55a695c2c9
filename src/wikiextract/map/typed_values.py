"""Dates, quantities, coordinates and URLs recognised in a short text.

Recognition is conservative: what could be read in two ways is left alone. Month names and number
symbols come from CLDR (https://cldr.unicode.org), by way of Babel.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from wikiextract.map.data_files import value_words
from wikiextract.nodes import TypedValue

LONGEST = 200
"""Texts longer than this (in characters) are prose and are not searched."""

_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_COORDINATES_DMS = re.compile(
    r"(\d{1,2})°\s?(?:(\d{1,2})[′'’]\s?)?(?:(\d{1,2}(?:\.\d+)?)[″\"”]\s?)?([NS])[\s,;/]*"
    r"(\d{1,3})°\s?(?:(\d{1,2})[′'’]\s?)?(?:(\d{1,2}(?:\.\d+)?)[″\"”]\s?)?([EW])"
)
_COORDINATES_DECIMAL = re.compile(r"(\d{1,2}\.\d+)°?\s?([NS])[\s,;/]*(\d{1,3}\.\d+)°?\s?([EW])")
_URL = re.compile(r"https?://\S+")
_UNIT_WORD = r"[^\d\s().,;:–-]{1,16}[23]?"
_SPACES = "\u00a0\u202f\u2009 "


@dataclass(frozen=True)
class _LanguageRules:
    """How one language writes dates and numbers."""

    months: dict[str, int]
    day_first: re.Pattern[str] | None
    month_first: re.Pattern[str] | None
    quantity: re.Pattern[str]
    decimal: str


def typed_values(text: str, language: str | None) -> tuple[TypedValue, ...]:
    """Return the values recognised in `text` (as shown), in order; at most a few.

    `language` is the content's language code; without one only forms that do not depend on a
    language are recognised.
    """
    if len(text) > LONGEST:
        return ()
    rules = _rules(language or "")
    coordinates = _coordinates(text)
    if coordinates:
        return (coordinates,)
    if _URL.fullmatch(text):
        return (TypedValue(kind="url", text=text, value=text),)
    dates = _dates(text, rules)
    if dates:
        return dates
    quantity = _quantity(text, rules)
    return (quantity,) if quantity else ()


def _coordinates(text: str) -> TypedValue | None:
    if match := _COORDINATES_DMS.search(text):
        parts = match.groups()
        latitude, longitude = _degrees(*parts[:4]), _degrees(*parts[4:])
    elif match := _COORDINATES_DECIMAL.search(text):
        latitude = _degrees(match[1], None, None, match[2])
        longitude = _degrees(match[3], None, None, match[4])
    else:
        return None
    if abs(latitude) > 90 or abs(longitude) > 360:
        return None
    return TypedValue(kind="coordinates", text=match[0], latitude=latitude, longitude=longitude)


def _degrees(degrees: str, minutes: str | None, seconds: str | None, side: str) -> float:
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return round(-value if side in value_words().negative else value, 6)


def _dates(text: str, rules: _LanguageRules) -> tuple[TypedValue, ...]:
    found: list[tuple[int, TypedValue]] = []
    for pattern in (_ISO, _east_asian()):
        for match in pattern.finditer(text):
            _add_date(found, match, match[1], int(match[2]), match[3])
    if rules.day_first:
        for match in rules.day_first.finditer(text):
            _add_date(found, match, match[3], rules.months[match[2].casefold()], match[1])
    if rules.month_first:
        for match in rules.month_first.finditer(text):
            _add_date(found, match, match[3], rules.months[match[1].casefold()], match[2])
    found.sort(key=lambda pair: pair[0])
    return tuple(value for _, value in found)


def _add_date(
    found: list[tuple[int, TypedValue]],
    match: re.Match[str],
    year: str,
    month: int,
    day: str | None,
) -> None:
    """Add the date that `match` states, unless there is no such day."""
    if not 1 <= month <= 12 or int(year) == 0:
        return
    value = f"{int(year):04d}-{month:02d}"
    if day is not None:
        if not 1 <= int(day) <= monthrange(int(year), month)[1]:
            return
        value += f"-{int(day):02d}"
    found.append((match.start(), TypedValue(kind="date", text=match[0], value=value)))


def _quantity(text: str, rules: _LanguageRules) -> TypedValue | None:
    match = rules.quantity.fullmatch(text)
    if not match:
        return None
    digits = re.sub(rf"[{_SPACES}'’]", "", match["number"]).replace("−", "-")
    if rules.decimal == ",":
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    number = float(digits)
    unit = (match["unit"] or "").strip()
    if unit:
        shown = text[: match.end("unit")].strip()
        return TypedValue(kind="quantity", text=shown, number=number, unit=unit)
    return TypedValue(kind="number", text=match["number"], number=number)


@lru_cache(maxsize=256)
def _rules(language: str) -> _LanguageRules:
    locale = _locale(language)
    months = _month_numbers(locale) if locale else {}
    words = value_words()
    day_first = month_first = None
    if months:
        names = _any_of(sorted(months, key=len, reverse=True))
        ending, of = (
            f"(?:{_any_of(words.day_endings)})?",
            rf"(?:(?:{_any_of(words.date_words)})\s)?",
        )
        day_first = re.compile(
            rf"(?<![\w.])(\d{{1,2}}){ending}\s{of}({names})\.?,?\s{of}(\d{{3,4}})(?!\d)",
            re.IGNORECASE,
        )
        month_first = re.compile(
            rf"(?<!\w)({names})\.?\s(\d{{1,2}}),?\s(\d{{3,4}})(?!\d)", re.IGNORECASE
        )
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
    return _LanguageRules(months, day_first, month_first, quantity, decimal)


@cache
def _east_asian() -> re.Pattern[str]:
    words = value_words()
    day = rf"(?:\s?(\d{{1,2}})\s?[{words.day}])?"
    return re.compile(rf"(?<!\d)(\d{{1,4}})\s?[{words.year}]\s?(\d{{1,2}})\s?[{words.month}]{day}")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_")) if language else None
    except (UnknownLocaleError, ValueError):
        base = language.partition("-")[0]
        return _locale(base) if base != language else None


def _month_numbers(locale: Locale) -> dict[str, int]:
    """Return the months by their names in all forms, casefolded, but not by numbers."""
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, context, locale).items():
                folded = name.rstrip(".").casefold()
                if len(folded) >= 3 and not any(c.isdigit() for c in folded):
                    names.setdefault(folded, number)
    return names
