"""Texts in a form in which words and digits of all scripts can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from wikiextract.map.values.dates.data_files import notation

_OTHER_DIGIT = re.compile(r"[^\D0-9]")


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Return a word without case, accents and points."""
    plain = _marks().sub("", unicodedata.normalize("NFKD", word.casefold()))
    return plain.translate(_same_letters())


def with_plain_digits(text: str) -> str:
    """Return a text of the same length with decimal digits of all scripts as 0 to 9."""
    if _OTHER_DIGIT.search(text) is None:
        return text
    return "".join(
        str(unicodedata.decimal(one)) if one > "\x7f" and one.isdecimal() else one for one in text
    )


@cache
def word_pattern() -> str:
    """Return a pattern for a word: letters with their marks, or one character of East Asia."""
    known = notation()
    single = known.single_characters
    return rf"[{single}]|[^{known.separators}{single}]+"


def words_in(text: str) -> list[str]:
    """Return the words of a text, as they are written."""
    return _words().findall(text)


def words_of(phrase: str) -> list[str]:
    """Return the words of a phrase, folded, without what stands between them."""
    return [plain for word in _words().findall(phrase) if (plain := folded(word))]


@cache
def _words() -> re.Pattern[str]:
    return re.compile(word_pattern())


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{notation().marks}]")


@cache
def _same_letters() -> dict[int, str]:
    return str.maketrans(dict(notation().same_letters))
