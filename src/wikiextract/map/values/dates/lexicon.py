"""What words say in dates of a language, and in those that stand in for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel.dates import get_day_names, get_era_names, get_month_names

from wikiextract.language.facts import has_language, load_language
from wikiextract.map.values.dates.data_files import DateWords, date_words, eras, notation
from wikiextract.map.values.dates.text import folded, words_of
from wikiextract.map.values.locales import locale_of

_SHORT_NAME = 4
LONGEST_PHRASE = 5
"""Words of which a phrase is made at most (a character of East Asia is a word)."""


class YearEra(NamedTuple):
    """From where years are counted: the year 1 is `first` (astronomical), in `calendar`.

    `backwards` is true for years before Christ; `lunar` for eras of which only the year is told;
    `weak` for a letter that may as well be a unit.
    """

    calendar: str
    first: int = 1
    backwards: bool = False
    lunar: bool = False
    weak: bool = False


class Meaning(NamedTuple):
    """What a word says: a code of the grammar (see `patterns`), and a month, era or season.

    `tight` ones stand right behind a number; `capital` ones are not written small.
    """

    code: str
    month: int = 0
    calendar: str = "gregorian"
    era: YearEra | None = None
    tight: bool = False
    capital: bool = False


class Lexicon(NamedTuple):
    """`phrases` by their words put together; `lengths` has the longest phrase by its first word.

    `telling` are the first words of phrases that can make a lone number a date or part of one.
    """

    phrases: dict[str, Meaning]
    lengths: dict[str, int]
    endings: dict[str, Meaning]
    hundreds_are_centuries: bool
    telling: frozenset[str] = frozenset()


# Words between two dates or their parts, weekdays, and (of no code) endings of numbers.
_SILENT = "ot&|w"
_ABBREVIATION = 3

# The roles of words that say nothing but themselves, in the order in which they are preferred.
_ROLES = (
    ("present", "!"),
    ("about_time", "T"),
    ("about", "A"),
    ("about_behind", "a"),
    ("between", "W"),
    ("until", "U"),
    ("before", "B"),
    ("after", "F"),
    ("or_", "|"),
    ("and_", "&"),
    ("to", "t"),
    ("decade", "s"),
    ("decade_before", "D"),
    ("year", "y"),
    ("of", "o"),
    ("since", "I"),
    ("since_behind", "i"),
    ("until_behind", "u"),
    ("before_behind", "b"),
    ("after_behind", "f"),
    ("month_behind", "m"),
    ("month_before", "q"),
    ("day", "d"),
    ("millennium", "k"),
    ("thousand", "K"),
    ("part", "e"),
    ("julian", "G"),
    ("gregorian", "g"),
    ("first", "1"),
)
_SEASONS = ("spring", "summer", "autumn", "winter")


@lru_cache(maxsize=256)
def lexicon_of(language: str | None) -> Lexicon:
    """Return the words of a language, completed by those of its fallbacks; the former count."""
    phrases: dict[str, Meaning] = {}
    lengths: dict[str, int] = {}
    endings: dict[str, Meaning] = {}
    telling: set[str] = set()
    for code in chain_of(language):
        for phrase, meaning in _meanings(code):
            words = words_of(phrase)
            if not words or len(words) > LONGEST_PHRASE:
                continue
            if meaning.code == "E" and phrase.isupper() and phrase.isalpha():
                meaning = meaning._replace(capital=len(phrase) <= _ABBREVIATION)  # noqa: PLW2901
            key = "".join(words)
            if meaning.code not in _SILENT:
                telling.update((words[0], key))
            (endings if meaning.tight else phrases).setdefault(key, meaning)
            if not meaning.tight:
                for first, length in ((words[0], len(words)), (key, 1)):
                    lengths[first] = max(lengths.get(first, 0), length)
    hundreds = (language or "") in notation().hundreds_are_centuries
    return Lexicon(phrases, lengths, endings, hundreds, frozenset(telling))


def chain_of(language: str | None) -> tuple[str, ...]:
    """Return a language's code and its fallbacks, those that any language has at the end."""
    if not language:
        return ("*",)
    facts = load_language(language) if has_language(language) else None
    chain = (language, *(facts.fallbacks if facts else ()))
    bases = [code.partition("-")[0] for code in chain]
    english = ("en",) if facts or locale_of(language) else ()
    return tuple(dict.fromkeys((*chain, *bases, *english, "*")))


def _meanings(code: str) -> Iterator[tuple[str, Meaning]]:
    """Yield the phrases of one language, those that count most first."""
    words = date_words().get(code, DateWords())
    for number, names in words.months.items():
        yield from ((name, Meaning("M", number)) for name in names)
    for number, name in _month_names(code):
        yield name, Meaning("M", number)
    for number, names in words.ethiopic_months.items():
        yield from ((name, Meaning("M", number, "ethiopic")) for name in names)
    yield from _eras(code, words)
    yield from ((name, Meaning("C")) for name in words.century_before)
    yield from ((name, Meaning("c")) for name in words.century)
    for role, sign in _ROLES:
        yield from ((word, Meaning(sign)) for word in getattr(words, role))
    for number, role in enumerate(_SEASONS, 21):
        yield from ((word, Meaning("S", number)) for word in getattr(words, role))
    yield from ((word, Meaning("s", tight=True)) for word in words.decade_endings)
    yield from ((word, Meaning("", tight=True)) for word in words.endings)
    yield from _other_months(code)
    locale = locale_of(code) if code != "*" else None
    if locale:
        for width in ("wide", "abbreviated"):
            days = get_day_names(width, locale=locale).values()
            # One letter, in East Asia, is rather the word for a month or a day.
            yield from ((day, Meaning("w")) for day in days if len(day.rstrip(".")) > 1)


def _eras(code: str, words: DateWords) -> Iterator[tuple[str, Meaning]]:
    known = eras()
    for calendar, names in known.solar.get(code, {}).items():
        for name, first in names.items():
            yield name, Meaning("E", era=YearEra(calendar, first))
    for name, first in known.lunar.get(code, {}).items():
        yield name, Meaning("E", era=YearEra("lunar", first, lunar=True))
    for calendar, phrases in words.eras.items():
        for name in phrases:
            yield name, Meaning("E", era=YearEra(calendar, weak=_is_letter(name)))
    locale = locale_of(code) if code != "*" else None
    named = [get_era_names(width, locale) for width in ("wide", "abbreviated")] if locale else []
    # Words of one letter ("m." for a year after Christ) are told by the lists alone.
    for number, era in ((0, YearEra("gregorian", 0, backwards=True)), (1, YearEra("gregorian"))):
        listed = words.ad if number else words.bc
        cldr = [names[number] for names in named if len("".join(words_of(names[number]))) > 1]
        for name in (*listed, *cldr):
            yield name, Meaning("E", era=era._replace(weak=_is_letter(name)))


def _is_letter(name: str) -> bool:
    """Return True for one letter of an alphabet."""
    return len(name.rstrip(".")) == 1 and name < chr(0x2E80)


def _month_names(code: str) -> Iterator[tuple[int, str]]:
    """Yield number and name of months, as MediaWiki and CLDR have them, in all cases."""
    if code == "*":
        return
    full: list[tuple[int, str]] = []
    short: list[tuple[int, str]] = []
    if has_language(code):
        facts = load_language(code)
        if code in (facts.code, facts.code.partition("-")[0]):
            full += [*enumerate(facts.months, 1), *enumerate(facts.months_genitive, 1)]
            short += enumerate(facts.months_short, 1)
    if locale := locale_of(code):
        for context in ("format", "stand-alone"):
            full += get_month_names("wide", context, locale).items()
            short += get_month_names("abbreviated", context, locale).items()
    full = [(number, name) for number, name in full if _is_name(name, 2)]
    short = [(number, name) for number, name in short if _is_name(name, 3)]
    full += [(number, name.partition("(")[0]) for number, name in full if "(" in name[2:]]
    yield from (*full, *short, *_without_common_word(full), *_declined(code, full))


def _other_months(code: str) -> Iterator[tuple[str, Meaning]]:
    """Yield the months of other calendars, which count less than all words of a language."""
    if code != "*" and has_language(code):
        facts = load_language(code)
        for calendar, names in (
            ("persian", facts.iranian_months),
            ("islamic", facts.hijri_months),
            ("hebrew", facts.hebrew_months),
            ("hebrew", facts.hebrew_months_genitive),
        ):
            for number, name in enumerate(names, 1):
                # "mehr" and "av" are words.
                capital = name.isascii() and len(name) <= _SHORT_NAME
                yield name, Meaning("M", number, calendar, capital=capital)


def _is_name(name: str, shortest: int) -> bool:
    """Return True for names of months that are no numbers and not too short to tell."""
    plain = "".join(words_of(name))
    return len(plain) >= (2 if plain > chr(0x24F) else shortest) and not any(map(str.isdigit, name))


def _without_common_word(names: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the months' own words where all names end in one more, which says "month"."""
    split = [(number, name.split()) for number, name in names]
    pairs = [(number, parts) for number, parts in split if len(parts) == 2]
    if len({parts[1] for _, parts in pairs}) <= 2 and len(pairs) >= 12:
        yield from ((number, parts[0]) for number, parts in pairs if len(parts[0]) > 3)


def _declined(code: str, names: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the forms that months' names take in other cases."""
    letters, endings = notation().declensions.get(code, ("", ()))
    stems: dict[str, set[int]] = {}
    for number, name in names:
        plain = folded(name)
        stem = plain.rstrip(folded(letters)) if letters else plain
        if len(stem) >= 2 and " " not in name:
            stems.setdefault(stem, set()).add(number)
    for stem, numbers in stems.items():
        if len(numbers) == 1:
            (number,) = numbers
            yield from ((number, stem + ending) for ending in endings)
