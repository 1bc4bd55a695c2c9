"""Words of Wikibase in a language, filled in."""

from __future__ import annotations

import re

from wikiextract.language.facts import Language
from wikiextract.language.plural import plural
from wikiextract.wikibase.data_files import words

_PLURAL = re.compile(r"\{\{PLURAL:\$1\|([^{}]*)\}\}")


def word(key: str, language: Language, *parameters: str) -> str:
    """Return a word in a language or in the first of its fallbacks that has it, filled in.

    The first parameter is a number in plain digits where the word has forms that depend on one.
    """
    known = words()
    codes = (language.code, *language.fallbacks, "en")
    text = next((known[code][key] for code in codes if key in known.get(code, {})), "")
    if parameters:
        number = parameters[0]
        text = _PLURAL.sub(lambda match: plural(number, match[1].split("|"), language), text)
    return re.sub(
        r"\$([1-9])",
        lambda match: parameters[int(match[1]) - 1] if int(match[1]) <= len(parameters) else "",
        text,
    )
