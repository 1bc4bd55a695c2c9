"""Upper and lower case by a language's rules: ``{{lc:}}``, ``{{ucfirst:}}`` and kin."""

from __future__ import annotations

from wikiextract.language.facts import Language


def upper(text: str) -> str:
    """Return all letters in upper case (the same in every language, as in MediaWiki)."""
    return text.upper()


def lower(text: str) -> str:
    """Return all letters in lower case; a sigma is one everywhere, also at the end of a word."""
    return text.replace("Σ", "σ").lower()


def upper_first(text: str, language: Language) -> str:
    """Return the first letter in upper case; in Turkish and its kin i becomes İ."""
    first = text[:1]
    return language.first_letters.get(first, first.upper()) + text[1:]


def lower_first(text: str, language: Language) -> str:
    """Return the first letter in lower case; in Turkish and its kin I becomes ı."""
    first = text[:1]
    return language.small_first_letters.get(first, first.lower()) + text[1:]
