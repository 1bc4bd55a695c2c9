"""Names and codes of languages: ``{{#language:}}`` and what modules ask of languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from wikiextract.language.data_files import autonyms, codes
from wikiextract.language.facts import has_language, load_language
from wikiextract.late_pattern import late_pattern

# The empty text counts as a code. What a title cannot hold is in none.
_VALID_CODE = late_pattern(r"(?:[^\x00-\x1f\x7f:/\\&<>'\"#|\[\]{}%]|%(?![0-9A-Fa-f]{2}))*")
_LONGEST_CODE = 128  # bytes
_BUILT_IN_CODE = late_pattern("[a-z0-9-]{2,}", re.I)
_LANGUAGE_TAG = late_pattern("[a-z]{2,8}(?:-[a-z0-9]{1,8})*", re.I)


def language_name(code: str, in_language: str | None = None) -> str:
    """Return the name of a language in itself, or in another language (CLDR, through Babel).

    Where the other language has no name for it, its own serves; ``""`` for an unknown code.
    """
    code = code.lower()
    if in_language:
        translated = _translated_names(in_language.lower()).get(_locale_id(code))
        if translated is not None:
            return translated
    return autonyms().get(code, "")


def language_names(in_language: str | None = None) -> dict[str, str]:
    """Return the names of all languages that MediaWiki knows, by code."""
    return {code: language_name(code, in_language) for code in autonyms()}


@lru_cache(maxsize=64)
def _translated_names(code: str) -> Mapping[str, str]:
    for one in (code, *load_language(code).fallbacks) if has_language(code) else (code,):
        try:
            names: Mapping[str, str] = Locale.parse(_locale_id(one)).languages
        except (UnknownLocaleError, ValueError):
            continue
        return names
    return {}


def _locale_id(code: str) -> str:
    """Return a CLDR locale identifier: ``zh-tw`` is ``zh_Hant_TW``."""
    return bcp47(code).replace("-", "_")


def bcp47(code: str) -> str:
    """Return the language tag for HTML: ``zh-hans`` is ``zh-Hans``, ``als`` is ``gsw``."""
    code = code.lower()
    if code in codes().tags:
        return codes().tags[code]
    if has_language(code):
        return load_language(code).bcp47
    public, private, rest = code.partition("-x-")
    first, *others = public.split("-")
    return "-".join([first, *map(_subtag, others)]) + private + rest


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.capitalize() if len(part) == 4 else part


def is_known_code(code: str) -> bool:
    """Return True if MediaWiki has a name for the language."""
    return code.lower() in autonyms()


def is_valid_code(code: str) -> bool:
    """Return True if a text could be a language code of some kind."""
    return _VALID_CODE.fullmatch(code) is not None and len(code.encode()) <= _LONGEST_CODE


def is_built_in_code(code: str) -> bool:
    """Return True if a text has the form of MediaWiki's own codes."""
    return _BUILT_IN_CODE.fullmatch(code) is not None


def is_language_tag(code: str) -> bool:
    """Return True if a text has the form of a BCP 47 language tag."""
    return _LANGUAGE_TAG.fullmatch(code) is not None


def has_words(code: str) -> bool:
    """Return True if MediaWiki has words of its own under this code (case matters)."""
    if code in codes().without_words:
        return False
    return code in codes().with_words or has_language(code) or code in autonyms()


def fallbacks_of(code: str) -> tuple[str, ...]:
    """Return codes whose words stand in for missing ones, ``en`` last; none for no such code."""
    stated = codes().fallbacks.get(code)
    if stated is not None:
        return stated
    if has_language(code) and code not in codes().without_words:
        return load_language(code).fallbacks
    return ("en",) if is_built_in_code(code) and code == code.lower() else ()
