"""The digits of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wikiextract.language.facts import Language

_DIGITS = re.compile("[0-9]+")


def translate_digits(text: str, digits: Mapping[str, str]) -> str:
    """Return `text` with each of 0 to 9 replaced as `digits` says."""
    return text.translate({ord(digit): own for digit, own in digits.items()}) if digits else text


def local_digits(text: str, language: Language) -> str:
    """Return a string of digits with those of `language`; other text as it is."""
    return translate_digits(text, language.digits) if _DIGITS.fullmatch(text) else text
