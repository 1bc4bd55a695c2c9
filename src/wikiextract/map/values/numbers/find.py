"""Finds the numbers that a text states: those that are all of it, or that a unit makes certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundOrDoubt
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

_NOTE = late_pattern(r" *(?:\([^()]*\)|\[[^\[\]]*\]|[†‡*#^]+)")
_END = late_pattern(r" *[.;,]? *\Z")
_BETWEEN = late_pattern(r" *(?:[;,/|•·]|and\b|&| ) *")
_DIGIT = late_pattern(r"\d")
_WORD = late_pattern(r"[^\W\d_]+")
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_STARTS = late_pattern(rf"\d+|[{_VULGAR}]|[.,]\d")
_MOST_WORDS = 4
_MOST_WORDS_IN_ALL = 20  # those of units and of notes included
_MOST_MEASURES = 12
_MOST_NUMBERS = 24


class _Reading(msgspec.Struct):
    """A text in which numbers are looked for, with its plain form, and what was read in it."""

    text: str
    plain: str
    language: NumberLanguage
    context: ValueContext
    known: dict[int, tuple[Measure, ...]] = msgspec.field(default_factory=dict)

    @property
    def expects_number(self) -> bool:
        """True where the text is expected to be a number of some kind."""
        return self.context.expected in NUMBER_KINDS

    def measures_at(self, place: int) -> tuple[Measure, ...]:
        """Return what begins at a place, which is read once."""
        found = self.known.get(place)
        if found is None:
            found = self.known[place] = read_measures(self.plain, place, self.language)
        return found

    def is_certain(self, measure: Measure) -> bool:
        """Return True for a measure that says what it is among words, too."""
        return is_certain(measure, self.plain, self.language, self.context)


def plain_number(text: str, context: ValueContext) -> TypedValue | None:
    """Return the number that a text is, if it can be nothing else; None for any other text."""
    if context.expected not in (None, "number") or context.unit:
        return None
    number = number_language(context.language).forms.plain_number(plain_characters(text))
    return None if number is None else TypedValue(kind="number", text=text, number=number)


def find_numbers(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the numbers, ordinals, quantities, amounts of money and durations of a text.

    A number without a unit counts only where it is all of the text but for a note, or where one is
    expected; a quantity also where it stands among a few words ("a latency of 10 ms").
    """
    if context.expected not in (None, "date", *NUMBER_KINDS):
        return
    plain = plain_characters(text)
    language = number_language(context.language)
    if not _DIGIT.search(plain) and not any(sign in plain for sign in _VULGAR):
        return
    if context.expected is None and len(_WORD.findall(plain)) > _MOST_WORDS_IN_ALL:
        return  # prose
    reading = _Reading(text, plain, language, context)
    found = _whole(reading)
    if found is None:
        found = _among_words(reading)
    yield from found


def _whole(reading: _Reading) -> list[FoundOrDoubt] | None:
    """Return what a text says that is nothing but numbers and notes; None for another text."""
    plain, language, context = reading.plain, reading.language, reading.context
    start = len(plain) - len(plain.lstrip(" "))
    if ordinal := read_ordinal(plain, start, language, context):
        return [ordinal] if _is_end(plain, ordinal.end) else None
    clock = read_clock(plain, start, language.units)
    if clock is not None:
        if not _is_end(plain, clock.end) or not (clock.unit or context.expected == "duration"):
            return None
        return [clock_value(clock, start, reading.text)]
    measures: list[Measure] = []
    place = start
    while len(measures) < _MOST_MEASURES:
        more = reading.measures_at(place)
        if not more:
            return None
        measures += more
        place = more[-1].end
        if _is_end(plain, place):
            return _values(measures, reading)
        after = _BETWEEN.match(plain, _after_notes(plain, place))
        if after is None:
            return None
        place = after.end()
    return None


def _values(measures: list[Measure], reading: _Reading) -> list[FoundOrDoubt] | None:
    found: list[FoundOrDoubt] = []
    alone = len(measures) == 1
    for measure in measures:
        doubt = why_not(measure, reading.plain, reading.language, reading.context, alone=alone)
        if doubt is None:
            found += to_values(measure, reading.text, reading.context)
        elif doubt:
            found.append(Doubt(measure.start, measure.end, AMBIGUOUS_NUMBER, doubt))
        elif not alone:
            return []
    return found


def _among_words(reading: _Reading) -> list[FoundOrDoubt]:
    """Return the quantities of a text of few other words, or the only number where one is expected.

    Where other digits stand beside them the text says something else.
    """
    plain = reading.plain
    measures: list[Measure] = []
    rest, place, note = "", 0, _NOTE.search(plain)
    bare = False
    for _ in range(_MOST_NUMBERS + 1):
        match = _STARTS.search(plain, place)
        if match is None:
            break
        while note and note.end() <= match.start():
            note = _NOTE.search(plain, note.end())
        in_note = note is not None and note.start() <= match.start()
        if bare and not in_note and match[0][-1].isdecimal():
            return []
        start = _start_of(reading, match.start(), place)
        if note and note.start() <= start:
            rest, place = rest + plain[place : note.start()], note.end()
            continue
        more = reading.measures_at(start) if _may_start(plain, start) else ()
        if not more or len(measures) > _MOST_MEASURES:
            if not reading.expects_number and match[0][-1].isdecimal():
                return []  # digits that say something else
            rest, place = rest + plain[place : match.end()], match.end()
            continue
        measures += more
        bare = bare or _has_bare_number(more, reading)
        if bare and measures[0].start:
            return []
        rest, place = f"{rest}{plain[place:start]} ", more[-1].end
    else:
        return []
    rest += plain[place:]
    return _told(measures, rest, reading)


def _has_bare_number(measures: Sequence[Measure], reading: _Reading) -> bool:
    """Return True if a measure says nothing where no number is expected.

    It does if it is all of the text but for words for what it counts; a year may stand beside
    numbers of what is counted.
    """
    return not reading.expects_number and any(
        not may_be_year(one) and not reading.is_certain(one) for one in measures
    )


def _told(measures: list[Measure], rest: str, reading: _Reading) -> list[FoundOrDoubt]:
    """Return what measures among words say; `rest` is the text without them and without notes."""
    plain, context = reading.plain, reading.context
    if reading.expects_number:
        measures = [one for one in measures if not is_dated(one, plain, reading.language, context)]
    sure = [one for one in measures if reading.is_certain(one)]
    if any(one.last.counted for one in sure):
        measures = [one for one in measures if one in sure or not may_be_year(one)]
    if any(may_be_scaled(one, plain) for one in measures):
        return []
    if len(measures) == 1 and context.expected != "date" and is_count(measures[0], plain):
        return list(to_values(measures[0], reading.text, context))
    return _certain(measures, sure, rest, reading)


def _certain(
    measures: list[Measure], sure: list[Measure], rest: str, reading: _Reading
) -> list[FoundOrDoubt]:
    text, context, expected = reading.text, reading.context, reading.expects_number
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


def _start_of(reading: _Reading, digits: int, least: int) -> int:
    """Return where the words and signs in front of digits begin."""
    plain, start = reading.plain, digits
    if start > least and plain[start - 1] in "-+" and _may_start(plain, start - 1):
        start -= 1
    before = plain[least:start]
    for length in range(min(len(before), 12), 0, -1):
        place = start - length
        if plain[place] == " " or not _may_start(plain, place):
            continue
        if not may_lead(plain, place, reading.language):
            continue
        found = reading.measures_at(place)
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
