"""Forms of words: ``{{grammar:}}`` and ``{{gender:}}``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from wikiextract.language.data_files import grammar_rules
from wikiextract.language.facts import Language

_OTHER_CASES = "*"
_REFERENCE = re.compile(r"\$([0-9])")


def grammar(word: str, case: str, language: Language) -> str:
    """Return `word` in a grammatical case of `language`; as it is where there is no such case.

    MediaWiki's own rules cover names of projects and languages rather than all words.
    """
    more = grammar_rules().get(language.code, {})
    rules = language.grammar.get(case) or more.get(case) or more.get(_OTHER_CASES, ())
    for pattern, replacement in rules:
        changed, count = _compile(pattern).subn(_REFERENCE.sub(r"\\g<\1>", replacement), word, 1)
        if count:
            return changed
    return word


@lru_cache(maxsize=512)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def gender(which: str, forms: Sequence[str]) -> str:
    """Return the form for ``male``, ``female``, ``unknown`` (the third, else the first)."""
    if not forms:
        return ""
    if which == "female" and len(forms) > 1:
        return forms[1]
    if which not in ("male", "female") and len(forms) > 2:
        return forms[2]
    return forms[0]
