"""Which measures are values for certain."""

from __future__ import annotations

import re

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.numbers.data_files import units_file
from wikiextract.map.values.numbers.measures import Measure
from wikiextract.map.values.numbers.number_language import NumberLanguage
from wikiextract.map.values.numbers.unit_reader import WrittenUnit
from wikiextract.map.values.numbers.units import unit_table

NUMBER_KINDS = ("number", "quantity", "money", "duration", "ordinal")
_KINDS_WITH_UNITS = ("quantity", "duration")
_NUMBER_IN_NOTE = re.compile(r" *[(\[] *[-+]?\d{1,3}(?: *[,;/–-] *\d{1,3})* *[)\]]")
_WORD_FOLLOWS = re.compile(r"[ -]?[^\W\d_]")
_YEARS = (1000, 2100)
_ANGLE = "rad"
_SYMBOL = 3
_FEW = 10


def why_not(
    measure: Measure, plain: str, language: NumberLanguage, context: ValueContext, *, alone: bool
) -> str | None:
    """Return why a measure is no value for certain, "" where nobody would take it for one.

    None for a value. `alone` is one that is all of a text.
    """
    if measure.first.currency or measure.last.currency:
        return None
    if measure.unit is not None:
        if _is_year(measure, measure.unit, plain, language):
            return "a quantity or a year"
        wanted = alone and context.expected in _KINDS_WITH_UNITS
        return None if wanted or not _is_shy(measure, measure.unit, plain) else ""
    if context.expected in NUMBER_KINDS:
        return None if alone else ""
    amount = measure.first
    if not alone or _NUMBER_IN_NOTE.match(plain, measure.end):
        return ""
    if measure.last.counted or measure.last.scaled or amount.counted or amount.numeral.doubt:
        return None
    if amount.numeral.foreign or amount.numeral.fraction:
        return "another decimal separator than the language's, or parts of a date"
    if measure.number is None and not (amount.bound or amount.numeral.grouped):
        return "a range, a score or parts of a date"
    if amount.signed and amount.value > 0 and amount.value.denominator == 1:
        return ""  # a code of a country's telephones, a time zone, a change
    return "a number or a year" if may_be_year(measure) else None


def is_certain(measure: Measure, plain: str, language: NumberLanguage) -> bool:
    """Return True for a measure that says what it is among words, too."""
    if measure.first.currency or measure.last.currency:
        return True
    unit = measure.unit
    if unit is None or _is_shy(measure, unit, plain) or _is_year(measure, unit, plain, language):
        return False
    name = plain[unit.start : unit.end]
    if name in units_file().words_too and _WORD_FOLLOWS.match(plain, unit.end):
        return False
    if any(reading.si == _ANGLE for reading in unit.readings):
        return False  # one of two coordinates
    # "80 Days" is part of a title.
    in_title = name.istitle() and len(name) > _SYMBOL and name not in unit_table().symbols
    return language.capital_nouns or not in_title


def may_be_year(measure: Measure) -> bool:
    """Return True for a plain number of four digits that years have."""
    first, last = _YEARS
    plain = not (measure.first.numeral.grouped or measure.first.signed or measure.first.scaled)
    return plain and measure.middle.denominator == 1 and first <= measure.middle <= last


def _is_year(measure: Measure, unit: WrittenUnit, plain: str, language: NumberLanguage) -> bool:
    """Return True for "1990 g" where g is a year's letter, as well as a gram's."""
    letters = plain[unit.start : unit.end].rstrip(".")
    return letters in language.year and not measure.confirmed and may_be_year(measure)


def _is_shy(measure: Measure, unit: WrittenUnit, plain: str) -> bool:
    """Return True for a unit whose symbol means much else, as a letter right behind digits does."""
    if unit.shy or measure.confirmed:
        return unit.shy
    is_letter = unit.end - unit.start == 1 and plain[unit.start].isalpha()
    is_glued = unit.start > 0 and plain[unit.start - 1].isdigit()
    few = measure.number is not None and measure.number.denominator == 1 and measure.number < _FEW
    return is_letter and is_glued and few and plain[unit.start].isascii()
