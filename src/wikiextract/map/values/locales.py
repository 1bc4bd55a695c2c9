"""CLDR's facts of a language, by way of Babel."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def locale_of(language: str) -> Locale | None:
    """Return the locale of a language's code, or of its base; None where CLDR knows neither."""
    try:
        return Locale.parse(language.replace("-", "_")) if language else None
    except (UnknownLocaleError, ValueError):
        base = language.partition("-")[0]
        return locale_of(base) if base != language else None
