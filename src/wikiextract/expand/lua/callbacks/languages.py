"""Answers for mw.language: names and fallbacks of languages, dates, numbers, words."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import chain
from typing import Any

from wikiextract.expand.lua.failures import LuaCallError
from wikiextract.expand.lua.session import Session, decode, encode
from wikiextract.kept import kept
from wikiextract.language.data_files import durations
from wikiextract.language.dates.date_format import format_date
from wikiextract.language.dates.duration import format_duration, split_duration, usual_units
from wikiextract.language.dates.moment import Moment
from wikiextract.language.dates.parse_time import is_fixed_time, parse_time
from wikiextract.language.facts import Language, load_language
from wikiextract.language.grammar import gender, grammar
from wikiextract.language.language_names import (
    fallbacks_of,
    has_words,
    is_built_in_code,
    is_known_code,
    is_valid_code,
    language_name,
    language_names,
)
from wikiextract.language.letter_case import lower, lower_first, upper, upper_first
from wikiextract.language.numbers import format_number, parse_number
from wikiextract.language.plural import plural

_CASES = {
    "lc": lambda text, _: lower(text),
    "uc": lambda text, _: upper(text),
    "caseFold": lambda text, _: upper(text),
    "lcfirst": lower_first,
    "ucfirst": upper_first,
}
_LONGEST_FORMAT, _SHORT_FORMAT = 100_000, 50
_LAST_YEAR = 9999
_LARGEST_INTEGER = 1 << 53
_MOST_LANGUAGES = 30


class LanguageCallbacks:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- languages ------------------------------------------------------------------------------

    def language_name(self, code: bytes, in_language: bytes | None = None) -> bytes:
        """The name of a language in itself or in another one; nothing for an unknown one."""
        wanted = None if in_language is None else decode(in_language)
        return encode(language_name(decode(code), wanted))

    def language_names(self, in_language: bytes | None = None) -> tuple[bytes, ...]:
        """Code, name, code, name … of all languages."""
        return _names(None if in_language is None else decode(in_language))

    def language_fallbacks(self, code: bytes) -> tuple[bytes, ...]:
        """Codes of the languages whose words stand in for missing ones."""
        return tuple(map(encode, fallbacks_of(decode(code))))

    def language_is_known(self, code: bytes) -> bool:
        """Return True if MediaWiki has a name for the language."""
        name = decode(code)
        return name == name.lower() and is_known_code(name)

    def language_is_supported(self, code: bytes) -> bool:
        """Return True if MediaWiki has words in the language."""
        return self.language_is_builtin(code) and has_words(decode(code))

    def language_is_valid(self, code: bytes) -> bool:
        """Return True if this could be a code."""
        return is_valid_code(decode(code))

    def language_is_builtin(self, code: bytes) -> bool:
        """Return True if this could be a code of MediaWiki's own."""
        name = decode(code)
        return name == name.lower() and is_built_in_code(name)

    def language_check(self, code: bytes) -> None:
        """Raise `LuaCallError` for what cannot be a code, or where a page asks for too many."""
        self._language(code)

    def language_is_rtl(self, code: bytes) -> bool:
        """Return True if the language is written from right to left."""
        return self._language(code).right_to_left

    # --- words and numbers ----------------------------------------------------------------------

    def language_case(self, code: bytes, how: bytes, text: bytes) -> bytes:
        """``lc``, ``uc``, ``lcfirst``, ``ucfirst`` or ``caseFold``; what is no UTF-8 stays."""
        change = _CASES[how.decode()]
        changed = change(text.decode("utf-8", "surrogateescape"), self._language(code))
        return changed.encode("utf-8", "surrogateescape")

    def language_format_number(self, code: bytes, number: Any, plain: bool) -> bytes:
        """A number as the language writes it; `plain`: without separators between digits."""
        text = decode(number) if isinstance(number, bytes) else number_text(number)
        return encode(format_number(text, self._language(code), group=not plain))

    def language_parse_number(self, code: bytes, text: bytes) -> bytes:
        """A number that is written in the language's way, with plain digits."""
        return encode(parse_number(decode(text), self._language(code)))

    def language_plural(self, code: bytes, number: Any, *forms: bytes) -> bytes:
        """The form for a number."""
        chosen = plural(number_text(number), list(map(decode, forms)), self._language(code))
        return encode(chosen)

    def language_grammar(self, code: bytes, case: bytes, word: bytes) -> bytes:
        """A word in a grammatical case."""
        return encode(grammar(decode(word), decode(case), self._language(code)))

    def language_gender(self, which: bytes, *forms: bytes) -> bytes:
        """The form for "male", "female" or others."""
        return encode(gender(decode(which), list(map(decode, forms))))

    # --- time -----------------------------------------------------------------------------------

    def language_format_date(self, code: bytes, format_: bytes, when: bytes | None) -> bytes:
        """A time in the format of ``{{#time:}}``; the wiki's own time zone is UTC here."""
        if len(format_) > _LONGEST_FORMAT:
            raise LuaCallError("bad argument #1 to 'formatDate' (the format is too long)")
        # Data that is being read counts as of the page, whatever the time is.
        self._session.touched = True
        stated = "" if when is None else decode(when)
        if len(format_) <= _SHORT_FORMAT and is_fixed_time(stated):
            return _fixed_date(stated, format_, self._language(code).code)
        moment = _moment(stated, Moment.of(self._session.page.now))
        return _formatted(format_, moment, self._language(code))

    def duration_intervals(self, seconds: float, *units: bytes) -> tuple[Any, ...]:
        """Unit, count, unit, count … of a duration."""
        chosen = tuple(map(decode, units)) or usual_units()
        if math.isinf(seconds):
            largest = next((unit for unit in durations().seconds if unit in chosen), None)
            return (encode(largest), seconds) if largest is not None else ()
        found = split_duration(int(seconds), chosen)
        return tuple(chain.from_iterable((encode(unit), count) for unit, count in found.items()))

    def language_duration(self, code: bytes, seconds: float, *units: bytes) -> bytes:
        """A duration in words."""
        chosen = tuple(map(decode, units)) or None
        return encode(format_duration(int(seconds), self._language(code), chosen))

    def _language(self, code: bytes) -> Language:
        """The language; a page may ask for a limited number, as in MediaWiki."""
        name = decode(code)
        if not is_valid_code(name):
            raise LuaCallError(f"language code '{name}' is invalid")
        known = self._session.memory_of_page.languages
        if name not in known and name != self._session.site.language:
            if len(known) >= _MOST_LANGUAGES:
                raise LuaCallError("too many language codes requested")
            known.add(name)
        return load_language(name.lower())


def _moment(stated: str, now: Moment) -> Moment:
    """Return the moment that a text names; raise `LuaCallError` for what is none."""
    moment = parse_time(stated, now)
    if moment is None:
        raise LuaCallError("bad argument #2 to 'formatDate' (not a valid timestamp)")
    if moment.year < 0:
        raise LuaCallError("mw.language:formatDate() only supports years from 0")
    if moment.year > _LAST_YEAR:
        raise LuaCallError("mw.language:formatDate() only supports years up to 9999")
    return moment


def _formatted(format_: bytes, moment: Moment, language: Language) -> bytes:
    text = format_date(format_.decode("utf-8", "surrogateescape"), moment, language)
    return text.encode("utf-8", "surrogateescape")


@kept(1000)
def _fixed_date(stated: str, format_: bytes, code: str) -> bytes:
    """Return a time that is the same on all pages, as `_formatted`."""
    return _formatted(format_, _moment(stated, Moment(1970)), load_language(code))


def number_text(number: float) -> str:
    """A Lua number as PHP writes it: integers below 2**53 plainly, else with up to 14 digits."""
    if float(number).is_integer() and abs(number) < _LARGEST_INTEGER:
        return str(int(number))
    mantissa, exponent, power = f"{float(number):.14G}".partition("E")
    if not exponent:
        return mantissa
    if "." not in mantissa:
        mantissa += ".0"
    return f"{mantissa}E{power[0]}{power[1:].lstrip('0')}"


@lru_cache(maxsize=8)
def _names(in_language: str | None) -> tuple[bytes, ...]:
    """Return code, name, code, name …: citations ask for them on each page."""
    return tuple(map(encode, chain.from_iterable(language_names(in_language).items())))
