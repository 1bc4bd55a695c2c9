"""Finds the numbers that a text states: those that are all of it, or that a unit makes certain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundOrDoubt
from wikiextract.map.values.numbers.characters import joins_words, plain_characters
from wikiextract.map.values.numbers.durations import read_clock
from wikiextract.map.values.numbers.measures import Measure, read_measures
from wikiextract.map.values.numbers.number_language import NumberLanguage, number_language
from wikiextract.map.values.numbers.ordinals import read_ordinal
from wikiextract.map.values.numbers.typed import AMBIGUOUS_NUMBER, clock_value, to_values

_NOTE = re.compile(r" *(?:\([^()]*\)|\[[^\[\]]*\]|[†‡*#^]+)")
_END = re.compile(r" *[.;,]? *\Z")
_BETWEEN = re.compile(r" *(?:[;,/|•·]|and\b|&| ) *")
_NUMBER_IN_NOTE = re.compile(r" *[(\[] *[-+]?\d{1,3}(?: *[,;/–-] *\d{1,3})* *[)\]]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_STARTS = re.compile(rf"\d|[{_VULGAR}]|[.,]\d")
_YEARS = (1000, 2100)
_MOST_WORDS = 4
_MOST_MEASURES = 12
_NUMBER_KINDS = ("number", "quantity", "money", "duration", "ordinal")


def find_numbers(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the numbers, ordinals, quantities, amounts of money and durations of a text.

    A number without a unit counts only where it is all of the text but for a note, or where one is
    expected; a quantity also where it stands among a few words ("a latency of 10 ms").
    """
    if context.expected not in (None, *_NUMBER_KINDS):
        return
    plain = plain_characters(text)
    if not _DIGIT.search(plain) and not any(sign in plain for sign in _VULGAR):
        return
    language = number_language(context.language)
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
            return _values(measures, plain, text, context)
        after = _BETWEEN.match(plain, _after_notes(plain, place))
        if after is None:
            return None
        place = after.end()
    return None


def _values(
    measures: list[Measure], plain: str, text: str, context: ValueContext
) -> list[FoundOrDoubt] | None:
    found: list[FoundOrDoubt] = []
    alone = len(measures) == 1
    for measure in measures:
        doubt = _why_not(measure, plain, context, alone=alone)
        if doubt is None:
            found += to_values(measure, text, context)
        elif doubt:
            found.append(Doubt(measure.start, measure.end, AMBIGUOUS_NUMBER, doubt))
        elif not alone:
            return []
    return found


def _why_not(measure: Measure, plain: str, context: ValueContext, *, alone: bool) -> str | None:
    """Return why a measure is no value for certain ("" where nobody would take it for one)."""
    expected = context.expected in _NUMBER_KINDS
    if measure.first.currency or measure.last.currency:
        return None
    if measure.unit is not None:
        if measure.unit.shy and not (expected and alone):
            return ""
        return None
    amount = measure.first
    if expected:
        return None if alone else ""
    if not alone or _NUMBER_IN_NOTE.match(plain, measure.end):
        return ""
    if measure.last.counted or measure.last.scaled or amount.counted or amount.numeral.doubt:
        return None
    if amount.numeral.foreign or amount.numeral.fraction:
        return "another decimal separator than the language's, or parts of a date"
    if measure.number is None and not (amount.bound or amount.numeral.grouped):
        return "a range, a score or parts of a date"
    return "a number or a year" if _may_be_year(measure) else None


def _among_words(
    plain: str, text: str, language: NumberLanguage, context: ValueContext
) -> list[FoundOrDoubt]:
    """Return the quantities of a text of few other words, or the only number where one is expected.

    Where other digits stand beside them the text says something else.
    """
    measures: list[Measure] = []
    rest, place, note = "", 0, _NOTE.search(plain)
    while match := _STARTS.search(plain, place):
        while note and note.end() <= match.start():
            note = _NOTE.search(plain, note.end())
        start = _start_of(plain, match.start(), place, language)
        if note and note.start() <= start:
            rest, place = rest + plain[place : note.start()], note.end()
            continue
        more = read_measures(plain, start, language) if _may_start(plain, start) else ()
        if not more or len(measures) > _MOST_MEASURES:
            rest, place = rest + plain[place : match.end()], match.end()
            continue
        measures += more
        rest, place = f"{rest}{plain[place:start]} ", more[-1].end
    rest += plain[place:]
    return _certain(measures, rest, plain, text, context)


def _certain(
    measures: list[Measure], rest: str, plain: str, text: str, context: ValueContext
) -> list[FoundOrDoubt]:
    expected = context.expected in _NUMBER_KINDS
    sure = [one for one in measures if _is_certain(one)]
    few_words = len(_WORD.findall(_NOTE.sub(" ", rest))) <= _MOST_WORDS
    if sure and len(sure) == len(measures) and not _DIGIT.search(rest) and (few_words or expected):
        return [one for measure in sure for one in to_values(measure, text, context)]
    if not expected:
        return []
    numbers = sure or measures
    if len(numbers) > 1:
        numbers = [one for one in numbers if not _may_be_year(one)]
    if len(numbers) == 1 and (sure or not _DIGIT.search(_without_codes(rest))):
        return list(to_values(numbers[0], text, context))
    return []


def _may_be_year(measure: Measure) -> bool:
    """Return True for a plain number of four digits that years have."""
    first, last = _YEARS
    plain = not (measure.first.numeral.grouped or measure.first.signed or measure.first.scaled)
    return plain and measure.middle.denominator == 1 and first <= measure.middle <= last


def _without_codes(text: str) -> str:
    """Return a text without words that have digits in them ("A4")."""
    return re.sub(r"[^\W\d_]+\d+\w*", " ", text)


def _is_certain(measure: Measure) -> bool:
    if measure.first.currency or measure.last.currency:
        return True
    return measure.unit is not None and not measure.unit.shy


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
        if not _may_start(plain, place) or plain[place] == " ":
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
