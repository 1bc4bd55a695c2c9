"""Finds the numbers that a text states: those that are all of it, or that a unit makes certain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundOrDoubt, FoundValue
from wikiextract.map.values.numbers.amounts import may_lead
from wikiextract.map.values.numbers.certainty import (
    NUMBER_KINDS,
    is_certain,
    is_count,
    is_dated,
    may_be_scaled,
    may_be_year,
    why_not,
)
from wikiextract.map.values.numbers.characters import joins_words, plain_characters
from wikiextract.map.values.numbers.durations import read_clock
from wikiextract.map.values.numbers.measures import Measure, read_measures
from wikiextract.map.values.numbers.number_language import NumberLanguage, number_language
from wikiextract.map.values.numbers.ordinals import read_ordinal
from wikiextract.map.values.numbers.typed import AMBIGUOUS_NUMBER, clock_value, to_values
from wikiextract.nodes import TypedValue

_NOTE = re.compile(r" *(?:\([^()]*\)|\[[^\[\]]*\]|[†‡*#^]+)")
_END = re.compile(r" *[.;,]? *\Z")
_BETWEEN = re.compile(r" *(?:[;,/|•·]|and\b|&| ) *")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_STARTS = re.compile(rf"\d+|[{_VULGAR}]|[.,]\d")
_MOST_WORDS = 4
_MOST_WORDS_IN_ALL = 20  # those of units and of notes included
_MOST_MEASURES = 12
_MOST_NUMBERS = 24


def find_numbers(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the numbers, ordinals, quantities, amounts of money and durations of a text.

    A number without a unit counts only where it is all of the text but for a note, or where one is
    expected; a quantity also where it stands among a few words ("a latency of 10 ms").
    """
    if context.expected not in (None, "date", *NUMBER_KINDS):
        return
    plain = plain_characters(text)
    language = number_language(context.language)
    if context.expected in (None, "number") and not context.unit:
        # Most cells of tables: what is below would say the same.
        number = language.forms.plain_number(plain)
        if number is not None:
            yield FoundValue(0, len(text), TypedValue(kind="number", text=text, number=number))
            return
    if not _DIGIT.search(plain) and not any(sign in plain for sign in _VULGAR):
        return
    if context.expected is None and len(_WORD.findall(plain)) > _MOST_WORDS_IN_ALL:
        return  # prose
    start = len(plain) - len(plain.lstrip(" "))
    found = _whole(plain, text, start, language, context)
    if found is None:
        found = _among_words(plain, text, language, context)
    yield from found


def _whole(
    plain: str, text: str, start: int, language: NumberLanguage, context: ValueContext
) -> list[FoundOrDoubt] | None:
    """Return what a text says that is nothing but numbers and notes; None for another text."""
    if ordinal := read_ordinal(plain, start, language, context):
        return [ordinal] if _is_end(plain, ordinal.end) else None
    clock = read_clock(plain, start, language.units)
    if clock is not None:
        if not _is_end(plain, clock.end) or not (clock.unit or context.expected == "duration"):
            return None
        return [clock_value(clock, start, text)]
    measures: list[Measure] = []
    place = start
    while len(measures) < _MOST_MEASURES:
        more = read_measures(plain, place, language)
        if not more:
            return None
        measures += more
        place = more[-1].end
        if _is_end(plain, place):
            return _values(measures, plain, text, language, context)
        after = _BETWEEN.match(plain, _after_notes(plain, place))
        if after is None:
            return None
        place = after.end()
    return None


def _values(
    measures: list[Measure],
    plain: str,
    text: str,
    language: NumberLanguage,
    context: ValueContext,
) -> list[FoundOrDoubt] | None:
    found: list[FoundOrDoubt] = []
    alone = len(measures) == 1
    for measure in measures:
        doubt = why_not(measure, plain, language, context, alone=alone)
        if doubt is None:
            found += to_values(measure, text, context)
        elif doubt:
            found.append(Doubt(measure.start, measure.end, AMBIGUOUS_NUMBER, doubt))
        elif not alone:
            return []
    return found


def _among_words(
    plain: str, text: str, language: NumberLanguage, context: ValueContext
) -> list[FoundOrDoubt]:
    """Return the quantities of a text of few other words, or the only number where one is expected.

    Where other digits stand beside them the text says something else.
    """
    measures: list[Measure] = []
    rest, place, note = "", 0, _NOTE.search(plain)
    for _ in range(_MOST_NUMBERS + 1):
        match = _STARTS.search(plain, place)
        if match is None:
            break
        while note and note.end() <= match.start():
            note = _NOTE.search(plain, note.end())
        start = _start_of(plain, match.start(), place, language)
        if note and note.start() <= start:
            rest, place = rest + plain[place : note.start()], note.end()
            continue
        more = read_measures(plain, start, language) if _may_start(plain, start) else ()
        if not more or len(measures) > _MOST_MEASURES:
            if context.expected not in NUMBER_KINDS and match[0][-1].isdecimal():
                return []  # digits that say something else
            rest, place = rest + plain[place : match.end()], match.end()
            continue
        measures += more
        rest, place = f"{rest}{plain[place:start]} ", more[-1].end
    else:
        return []
    rest += plain[place:]
    if context.expected in NUMBER_KINDS:
        measures = [one for one in measures if not is_dated(one, plain, language, context)]
    sure = [one for one in measures if is_certain(one, plain, language, context)]
    if any(one.last.counted for one in sure):
        measures = [one for one in measures if one in sure or not may_be_year(one)]
    if any(may_be_scaled(one, plain) for one in measures):
        return []
    if len(measures) == 1 and context.expected != "date" and is_count(measures[0], plain):
        return list(to_values(measures[0], text, context))
    return _certain(measures, sure, rest, text, context)


def _certain(
    measures: list[Measure], sure: list[Measure], rest: str, text: str, context: ValueContext
) -> list[FoundOrDoubt]:
    expected = context.expected in NUMBER_KINDS
    few_words = len(_WORD.findall(_NOTE.sub(" ", rest))) <= _MOST_WORDS
    if sure and len(sure) == len(measures) and not _DIGIT.search(rest) and (few_words or expected):
        return [one for measure in sure for one in to_values(measure, text, context)]
    if not expected:
        return []
    numbers = measures if len(measures) == 1 else [one for one in measures if not may_be_year(one)]
    if len(numbers) != 1 or _DIGIT.search(_without_codes(rest)):
        return []
    if not sure and (context.expected != "number" or _goes_on(text, numbers[0].end)):
        return []  # its unit is not known
    return list(to_values(numbers[0], text, context))


def _goes_on(text: str, end: int) -> bool:
    """Return True if a letter stands right behind a number ("250px")."""
    return text[end : end + 1].isalpha() and not joins_words(text[end])


def _without_codes(text: str) -> str:
    """Return a text without words that have digits in them ("A4")."""
    return re.sub(r"[^\W\d_]+\d+\w*", " ", text)


def _may_start(plain: str, start: int) -> bool:
    """Return True if a number may begin at a place: behind no letter, digit or joining sign."""
    if start == 0:
        return True
    before = plain[start - 1]
    return joins_words(before) or not (before.isalnum() or before in "-–./:,_#№")


def _start_of(plain: str, digits: int, least: int, language: NumberLanguage) -> int:
    """Return where the words and signs in front of digits begin."""
    start = digits
    if start > least and plain[start - 1] in "-+" and _may_start(plain, start - 1):
        start -= 1
    before = plain[least:start]
    for length in range(min(len(before), 12), 0, -1):
        place = start - length
        if plain[place] == " " or not _may_start(plain, place):
            continue
        if not may_lead(plain, place, language):
            continue
        found = read_measures(plain, place, language)
        if found and found[0].start == place and found[0].first.digits == digits:
            return place
    return start


def _after_notes(plain: str, place: int) -> int:
    for _ in range(_MOST_WORDS):
        match = _NOTE.match(plain, place)
        if match is None:
            break
        place = match.end()
    return place


def _is_end(plain: str, place: int) -> bool:
    return _END.match(plain, _after_notes(plain, place)) is not None
