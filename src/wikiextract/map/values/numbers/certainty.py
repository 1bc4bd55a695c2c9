"""Which measures are values for certain."""

from __future__ import annotations

import re

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.numbers.amounts import BOUND_SIGNS
from wikiextract.map.values.numbers.data_files import money_signs, number_words, units_file
from wikiextract.map.values.numbers.measures import Measure
from wikiextract.map.values.numbers.number_language import NumberLanguage
from wikiextract.map.values.numbers.unit_reader import WrittenUnit
from wikiextract.map.values.numbers.units import unit_table

NUMBER_KINDS = ("number", "quantity", "money", "duration", "ordinal")
_KINDS_WITH_UNITS = ("quantity", "duration")
_NUMBER_IN_NOTE = late_pattern(r" *[(\[] *[-+]?\d{1,3}(?: *[,;/–-] *\d{1,3})* *[)\]]")
_WORD_FOLLOWS = late_pattern(r"[ -]?[^\W\d_]")
_THING = late_pattern(
    r" ([^\s\d.,;:()\[\]/–-]{2,24}(?: [^\s\d.,;:()\[\]/–-]{2,24})?)(?: ?\([^()\d]*\))?\Z"
)
_NEXT_SYMBOL = late_pattern(r" ([^\W\d_]{1,3})(?!\w)")
_ABBREVIATION = late_pattern(r"[a-z]{1,3}|[^aeiouy\W]{4,}", re.ASCII)
_YEARS = (1000, 2100)
_ANGLE = "rad"
_YEAR = "a"
_SYMBOL = 3
_FEW = 10
_SMALL_AMOUNT = 1000
_PLURAL = "s"


def why_not(
    measure: Measure, plain: str, language: NumberLanguage, context: ValueContext, *, alone: bool
) -> str | None:
    """Return why a measure is no value for certain, "" where nobody would take it for one.

    None for a value. `alone` is one that is all of a text.
    """
    if measure.first.currency or measure.last.currency:
        return "an amount of money or a word" if _is_word(measure, plain, context) else None
    if measure.unit is not None:
        if _is_year(measure, measure.unit, plain, language, context):
            return "a quantity or a year"
        wanted = alone and context.expected in _KINDS_WITH_UNITS
        return None if wanted or not _is_shy(measure, measure.unit, plain) else ""
    if measure.first.numeral.fraction and measure.first.numeral.start == measure.start:
        return "a fraction, two numbers or parts of a date"
    if context.expected in NUMBER_KINDS or context.unit:
        return None if alone else ""
    if context.expected == "date" and not _is_no_date(measure):
        return ""
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
    signed = plain[measure.start] in BOUND_SIGNS
    return "a number or a year" if may_be_year(measure) and not signed else None


def _is_no_date(measure: Measure) -> bool:
    """Return True for a number in groups of digits or with decimals, which no date has."""
    numeral = measure.first.numeral
    decimals = numeral.value != numeral.value.to_integral_value()
    return measure.number is not None and (numeral.grouped or decimals) and not numeral.foreign


def is_certain(
    measure: Measure, plain: str, language: NumberLanguage, context: ValueContext
) -> bool:
    """Return True for a measure that says what it is among words, too."""
    if measure.first.currency or measure.last.currency:
        return not _is_word(measure, plain, context)
    unit = measure.unit
    if unit is None and measure.last.counted:
        return measure.first.numeral.grouped or measure.last.scaled
    if unit is None or _is_shy(measure, unit, plain):
        return False
    if _is_year(measure, unit, plain, language, context):
        return False
    name = plain[unit.start : unit.end]
    if name in units_file().words_too and _WORD_FOLLOWS.match(plain, unit.end):
        return False
    is_length = all(reading.is_length for reading in unit.readings)
    if not is_length and len(name) == 1 and plain[unit.end : unit.end + 1] == ".":
        return False  # an abbreviation
    if (more := _NEXT_SYMBOL.match(plain, measure.end)) and more[1] in unit_table().symbols:
        return False  # a product whose end was not understood
    if any(reading.si == _ANGLE for reading in unit.readings):
        return False  # one of two coordinates
    # "80 Days" is part of a title.
    in_title = name.istitle() and len(name) > _SYMBOL and name not in unit_table().symbols
    return language.capital_nouns or not in_title


def _is_word(measure: Measure, plain: str, context: ValueContext) -> bool:
    """Return True for a small number with a code that is a word in capitals, too ("TOP 10")."""
    currency = measure.first.currency or measure.last.currency
    if currency is None or context.expected == "money":
        return False
    if plain[currency.start : currency.end] not in money_signs().codes_too:
        return False
    amounts = measure.first, measure.last
    return all(one.numeral.value < _SMALL_AMOUNT and not one.scaled for one in amounts)


def is_count(measure: Measure, plain: str) -> bool:
    """Return True for a number and a word or two for what it counts that are all of a text."""
    if measure.unit or measure.number is None or measure.start or measure.number.denominator != 1:
        return False
    thing = _THING.match(plain, measure.end)
    if thing is None or thing[1] != thing[1].casefold() or _is_no_thing(thing[1]):
        return False
    if _ABBREVIATION.fullmatch(thing[1]):
        return False  # perhaps a unit that is not known
    return not may_be_year(measure)


def _is_no_thing(words: str) -> bool:
    none = number_words().no_things
    return words in none or words.partition(" ")[0] in none


def may_be_scaled(measure: Measure, plain: str) -> bool:
    """Return True for a number with a word behind it that may mean a power of ten."""
    if measure.unit or measure.last.scaled or measure.last.counted:
        return False
    word = _WORD_FOLLOWS.match(plain, measure.end)
    if word is None:
        return False
    following = plain[word.end() - 1 : word.end() + _SYMBOL].casefold()
    return following.startswith(number_words().like_scales)


def may_be_year(measure: Measure) -> bool:
    """Return True for a plain number of four digits that years have."""
    first, last = _YEARS
    for amount in (measure.first, measure.last):
        if amount.numeral.grouped or amount.signed or amount.scaled:
            return False
        if amount.value.denominator != 1 or not first <= amount.value <= last:
            return False
    return True


def is_dated(measure: Measure, plain: str, language: NumberLanguage, context: ValueContext) -> bool:
    """Return True for a year with a letter behind it that could be a unit, too."""
    unit = measure.unit
    return unit is not None and _is_year(measure, unit, plain, language, context)


def _is_year(
    measure: Measure,
    unit: WrittenUnit,
    plain: str,
    language: NumberLanguage,
    context: ValueContext,
) -> bool:
    """Return True for "1990 g" where g is a year's letter, as well as a gram's.

    In a language that has another such letter, it is one unless a quantity is expected.
    """
    letters = plain[unit.start : unit.end].rstrip(".")
    is_letter = letters in language.year or any(one.key == _YEAR for one in unit.readings)
    is_letter |= context.expected != "quantity" and letters in number_words().any_year
    if not is_letter or measure.confirmed:
        return False
    first, last = _YEARS
    plain_last = not (measure.last.numeral.grouped or measure.last.scaled)
    # A dash in front of it is no sign, and the first year of two may have three digits.
    return plain_last and first <= abs(measure.last.value) <= last


def _is_shy(measure: Measure, unit: WrittenUnit, plain: str) -> bool:
    """Return True for a unit whose symbol means much else, as a letter right behind digits does."""
    if unit.shy or measure.confirmed:
        return unit.shy
    is_letter = unit.end - unit.start == 1 and plain[unit.start].isalpha()
    is_glued = unit.start > 0 and plain[unit.start - 1].isdigit()
    whole = measure.number is not None and measure.number.denominator == 1
    # "1,000s" are thousands.
    plural = measure.first.numeral.grouped and plain[unit.start] == _PLURAL
    few = whole and (measure.middle < _FEW or plural)
    return is_letter and is_glued and few and plain[unit.start].isascii()
