"""Units as they are written behind numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.numbers.characters import joins_words
from wikiextract.map.values.numbers.data_files import units_file
from wikiextract.map.values.numbers.unit_words import UnitWords
from wikiextract.map.values.numbers.units import (
    NOTHING,
    Readings,
    product,
    quotient,
    raised,
    unit_of_code,
    unit_table,
)

LONGEST_NAME = 40
_MOST_FACTORS = 4
_NO_UNIT = "0123456789.,;:()[]{}|=<>±≈–— -+"
_LONGEST_ABBREVIATION = 5
_APOSTROPHES = "'’"
_RAISED = late_pattern(r"\^?([-⁻]?)([23]|[²³⁴])(?![\d.,])|([⁻-])([1¹])(?!\d)")
_RAISED_SIGNS = ("²", "³", "⁴")
_SUPERSCRIPTS = str.maketrans("¹²³⁴", "1234")
_BETWEEN = late_pattern(r"[ ]?([/·.×*])[ ]?|[ ](?=[^\W\d]+\^?[-⁻][1-3¹²³])")
_WORD_ENDS = late_pattern(r"\b|(?<=[^\w\s])|(?=[²³⁴⁻])|(?=[23](?!\d))")


class WrittenUnit(NamedTuple):
    """A unit at ``text[start:end]``: what it may mean; `shy` where its symbol means much else."""

    start: int
    end: int
    readings: Readings
    shy: bool = False


def read_unit(text: str, start: int, words: UnitWords) -> WrittenUnit | None:
    """Return the unit that begins at ``text[start]`` of a text in plain characters."""
    if start >= len(text) or text[start] in _NO_UNIT or not words.may_begin(text, start):
        return None
    found = _read_density(text, start, words)
    if found is None:
        found = _read_factor(text, start, words)
        if found is not None:
            found = _read_more(text, found, words)
    if found is None or not _ends(text, found.end):
        return None
    return found


def read_counted(text: str, start: int, words: UnitWords) -> int:
    """Return the end of the name of people or things that are counted; `start` where none is."""
    if not words.may_begin(text, start):
        return start
    for end in _ends_of_names(text, start):
        if text[start:end].casefold() in words.counted and _ends(text, end):
            return end
    return start


def _read_density(text: str, start: int, words: UnitWords) -> WrittenUnit | None:
    """Return what a number of people or things is divided by ("/km²", "people per square mile")."""
    end = read_counted(text, start, words)
    if end == start and text[start] != "/":
        per = next((word for word in words.per if _starts(text, start, word)), None)
        if per is None:
            return None
    place = _after_per(text, end, words)
    if place is None:
        return None
    below = _read_factor(text, place, words)
    if below is None or below.shy:
        return None
    return WrittenUnit(start, below.end, tuple(quotient(NOTHING, unit) for unit in below.readings))


def _after_per(text: str, start: int, words: UnitWords) -> int | None:
    """Return the place behind a slash or a word for "per"; None where there is none."""
    place = start
    while text[place : place + 1] == " ":
        place += 1
    if text[place : place + 1] == "/":
        return place + 1 + (text[place + 1 : place + 2] == " ")
    for word in words.per:
        if _starts(text, place, word):
            end = place + len(word)
            return end + (text[end : end + 1] == " ")
    return None


def _starts(text: str, place: int, word: str) -> bool:
    end = place + len(word)
    if text[place:end].casefold() != word.casefold():
        return False
    return text[end : end + 1] == " " or joins_words(word[-1])


def _read_factor(text: str, start: int, words: UnitWords) -> WrittenUnit | None:
    """Return one unit with its power: the longest name that is one."""
    for end in _ends_of_names(text, start):
        name = text[start:end]
        if words.own.get(name) == "":
            return None  # a word that only begins as a unit does
        if len(name) > _LONGEST_ABBREVIATION and name[-1] == "." and words.find(name[:-1]):
            continue  # the end of a sentence
        readings = words.find(name) or words.find_power(name)
        if not readings:
            continue
        last, shy = end, name in unit_table().shy
        if (match := _RAISED.match(text, end)) and (
            (text[end - 1].isalpha() and not joins_words(text[end - 1]))
            or match[2] in _RAISED_SIGNS
        ):
            sign, power, minus, one = match.groups()
            number = int((power or one).translate(_SUPERSCRIPTS))
            if sign or minus or all(unit.is_length or unit.si == "s" for unit in readings):
                number = -number if sign or minus else number
                readings = tuple(raised(unit, number) for unit in readings)
                last, shy = match.end(), False
        if _ends(text, last) or _BETWEEN.match(text, last):
            return WrittenUnit(start, last, readings, shy)
    return None


def _read_more(text: str, first: WrittenUnit, words: UnitWords) -> WrittenUnit:
    """Return a unit with what it is multiplied or divided by."""
    found = first
    for _ in range(_MOST_FACTORS):
        match = _BETWEEN.match(text, found.end)
        below = match is not None and match[1] == "/"
        place = match.end() if match else _after_per(text, found.end, words)
        if place is None or (
            match is not None and match[1] in (".", "×", "*") and not _is_tight(match)
        ):
            return found
        more = _read_factor(text, place, words)
        if more is None or not more.readings:
            return found
        code = units_file().symbols_below.get(text[place : more.end])
        if code and (below or match is None) and (unit := unit_of_code(code)):
            more = more._replace(readings=(unit,))
        join = quotient if below or match is None else product
        readings = tuple(join(one, other) for one in found.readings for other in more.readings)
        found = WrittenUnit(first.start, more.end, readings)
    return found


def _is_tight(match: re.Match[str]) -> bool:
    return match[0] == match[1]


@lru_cache(maxsize=64)
def _ends_of_names(text: str, start: int) -> tuple[int, ...]:
    """Return where a name that begins at `start` may end, the furthest first."""
    limit = min(len(text), start + LONGEST_NAME)
    for stop in "()[]{}|;=<>±≈":
        found = text.find(stop, start, limit)
        limit = found if found >= 0 else limit
    return tuple(
        end
        for end in range(limit, start, -1)
        if text[end - 1] != " " and (end == len(text) or _may_end(text, end))
    )


def _may_end(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end]
    if not (before.isalnum() and after.isalnum()):
        return True
    return joins_words(before) or joins_words(after) or after in "23²³⁴⁻"


def _ends(text: str, end: int) -> bool:
    """Return True if no word goes on at ``text[end]``."""
    if end >= len(text):
        return True
    after, before = text[end], text[end - 1]
    if joins_words(after) or joins_words(before):
        return True
    if after in _APOSTROPHES and before.isalpha() and text[end + 1 : end + 2].isalpha():
        return False  # "d'euros"
    if after.isdigit():
        return not before.isdigit() and after not in "²³⁴"  # "1h22m"
    return not (after.isalnum() and before.isalnum()) and after not in "⁻^"
