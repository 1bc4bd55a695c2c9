"""What several amounts beside each other say: ranges, sums, sizes, the same in other units."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.numbers.amounts import Amount, read_amount, skip_space
from wikiextract.map.values.numbers.data_files import units_file
from wikiextract.map.values.numbers.number_language import NumberLanguage, word_at
from wikiextract.map.values.numbers.unit_reader import WrittenUnit, read_unit
from wikiextract.map.values.numbers.units import Readings, UnitOfMeasure, unit_of_code

_DASH = late_pattern(r" ?(?:[-‐-―~〜～]|\.\.\.?|…) ?")
_PLUS_MINUS = late_pattern(r" ?(?:±|\+/-|\+-) ?")
_CONCISE = late_pattern(r"\((\d{1,3})\)")
_TIMES = late_pattern(r" ?[×x*] ?| by ")
_OTHER_UNIT = late_pattern(r" ?(?:([(\[]) ?|[/=;,≈] ?|or )(?:[=≈~] ?)?")
_MORE_OTHERS = late_pattern(r" ?(?:[;,/=]|or) ?")
_GOES_ON = late_pattern(r"\w|[-–—/:.,]\w|'")
_TALLEST = 3  # metres that people are
_NEXT_PART = late_pattern(r",? ?(?:and )?")
_MOST = 4
_INCH = "[in_i]"
_FEET_MARKS = ("'", "’", "′")
_TOLERANCE = Fraction(1, 50)


class Measure(NamedTuple):
    """What amounts at ``text[start:end]`` say together.

    It is one number, or has a `low` or a `high` end; `parts` are what it was summed of.
    """

    start: int
    end: int
    first: Amount
    last: Amount
    number: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    uncertainty: Fraction | None = None
    about: bool = False
    unit: WrittenUnit | None = None
    parts: tuple[Amount, ...] = ()
    confirmed: bool = False

    @property
    def middle(self) -> Fraction:
        """A number that stands for the measure."""
        stated = [one for one in (self.number, self.low, self.high) if one is not None]
        return sum(stated, Fraction(0)) / len(stated)


def read_measures(text: str, start: int, language: NumberLanguage) -> tuple[Measure, ...]:
    """Return what begins at a place: nothing, one measure, or those of a size ("2 m × 3 m")."""
    first = _read_one(text, start, language)
    if first is None:
        return ()
    sizes = _with_sizes(text, first, language)
    if len(sizes) == 1:
        whole = _with_other_units(text, first, language)
        return () if _is_part_of_quotient(text, whole) else (whole,)
    return sizes


def _is_part_of_quotient(text: str, measure: Measure) -> bool:
    """Return True for the first part of "2 g/100 mL"; what says the same twice is confirmed."""
    if measure.unit is None or measure.confirmed:
        return False
    return text[measure.end : measure.end + 1] == "/" and text[measure.end + 1 :][:1].isdigit()


def _read_one(text: str, start: int, language: NumberLanguage) -> Measure | None:
    if not text[start : start + 1].isdigit() and (between := _read_between(text, start, language)):
        return between
    first = read_amount(text, start, language)
    if first is None:
        return None
    if first.end == len(text):
        return _single(first)
    return (
        _sum(text, first, language)
        or _uncertain(text, first, language)
        or _range(text, first, language)
        or _single(first)
    )


def _single(amount: Amount) -> Measure:
    low = amount.value if amount.bound == "low" else None
    high = amount.value if amount.bound == "high" else None
    number = amount.value if not amount.bound else None
    return Measure(
        amount.start, amount.end, amount, amount, number, low, high,
        about=amount.about, unit=amount.unit,
    )  # fmt: skip


def _read_between(text: str, start: int, language: NumberLanguage) -> Measure | None:
    for before, between in language.between:
        place = word_at(text, start, before)
        if place == start:
            continue
        first = read_amount(text, skip_space(text, place), language)
        if first is None or first.bound:
            continue
        joint = skip_space(text, first.end)
        end = word_at(text, joint, between)
        if end == joint:
            continue
        last = read_amount(text, skip_space(text, end), language)
        if last is not None and (found := _ends_of_range(first, last)):
            return found._replace(start=start)
    return None


def _range(text: str, first: Amount, language: NumberLanguage) -> Measure | None:
    """Return "10-20 km", "10 km to 20 km", "2-3 million"; None where it is none."""
    if first.bound:
        return None
    place = first.end
    if match := _DASH.match(text, place):
        place = match.end()
    else:
        joint = skip_space(text, place)
        end = word_at(text, joint, language.to)
        if end == joint:
            return None
        place = skip_space(text, end)
    last = read_amount(text, place, language)
    return None if last is None else _ends_of_range(first, last)


def _ends_of_range(first: Amount, last: Amount) -> Measure | None:
    low, high = first.value, last.value
    if last.bound or (first.unit and not last.unit) or (first.currency and last.unit):
        return None
    if first.unit and last.unit:
        in_one = _in_unit_of(first.unit, low, last.unit)
        if in_one is None:
            return None
        low = in_one
    if last.scaled and last.numeral.value and not first.scaled and not first.unit:
        low *= last.value / Fraction(last.numeral.value)
    if not low < high:
        return None
    currency = first.currency or last.currency
    return Measure(
        first.start, last.end, first._replace(currency=currency), last, low=low, high=high,
        about=first.about or last.about, unit=last.unit,
    )  # fmt: skip


def _in_unit_of(unit: WrittenUnit, number: Fraction, other: WrittenUnit) -> Fraction | None:
    """Return a number of one unit in another; None where these are of different kinds."""
    if unit.readings == other.readings:
        return number
    if len(unit.readings) != 1 or len(other.readings) != 1:
        return None
    one, into = unit.readings[0], other.readings[0]
    if one.dimensions != into.dimensions:
        return None
    return one.in_si(number) / into.factor - into.offset


def _uncertain(text: str, first: Amount, language: NumberLanguage) -> Measure | None:
    """Return "10 ± 0.5 kg" and "1.00794(7)"; None where it is none."""
    match = _PLUS_MINUS.match(text, first.end)
    if match is not None:
        other = read_amount(text, match.end(), language)
        if other is None or other.signed or other.bound or (first.unit and not other.unit):
            return None
        spread = other.value
        if first.unit and other.unit:
            if first.unit.readings != other.unit.readings:
                return None
        elif other.scaled and not first.scaled:
            return None
        unit = other.unit or first.unit
        one = _single(first)
        return one._replace(end=other.end, last=other, unit=unit, uncertainty=spread)
    concise = _CONCISE.match(text, first.numeral.end)
    decimals = -int(first.numeral.value.as_tuple().exponent)
    if concise is None or not 0 < len(concise[1]) <= decimals or first.end != first.numeral.end:
        return None
    place = skip_space(text, concise.end())
    unit = read_unit(text, place, language.units)
    spread = Fraction(int(concise[1]), 10**decimals)
    end = unit.end if unit else concise.end()
    return _single(first)._replace(end=end, unit=unit, uncertainty=spread)


def _sum(text: str, first: Amount, language: NumberLanguage) -> Measure | None:
    """Return "5 ft 11 in" and "2 h 30 min" in the last of its units; None where it is none."""
    parts = [first]
    while len(parts) < _MOST:
        before = parts[-1]
        unit = before.unit
        if unit is None or len(unit.readings) != 1 or before.value.denominator != 1:
            break
        match = _NEXT_PART.match(text, before.end)
        after = read_amount(text, match.end() if match else before.end, language)
        if after is None or after.signed or after.bound or after.about:
            break
        if after.unit is None:
            after = _inches_behind_feet(text, before, after, language) or _bare_part(
                text, before, after
            )
        if after is None or after.unit is None:
            break
        larger = _before(unit, after.unit, text)
        smaller = _smaller(larger, _behind(larger, after.unit, text))
        if smaller is None:
            break
        if not after.value < larger.factor / smaller.factor:
            if _are_marks(text, unit, after.unit) and after.start == before.end:
                return _doubtful(first, after)
            break
        parts[-1] = before._replace(unit=unit._replace(readings=(larger,)))
        parts.append(after._replace(unit=after.unit._replace(readings=(smaller,), shy=False)))
    if len(parts) == 1:
        return None
    last = parts[-1]
    assert last.unit is not None
    (into,) = last.unit.readings
    total = Fraction(0)
    for part in parts:
        if part.unit is not None:
            total += abs(part.value) * part.unit.readings[0].factor / into.factor
    negative = first.signed and first.value < 0
    return Measure(
        first.start, last.end, first, last, number=-total if negative else total,
        about=first.about, unit=last.unit, parts=tuple(parts), confirmed=True,
    )  # fmt: skip


def _are_marks(text: str, *units: WrittenUnit) -> bool:
    return not any(text[unit.start : unit.end].isalnum() for unit in units)


def _doubtful(first: Amount, last: Amount) -> Measure:
    """Return 3′45″, which is no length: inches are fewer than 12."""
    numeral = first.numeral._replace(doubt="minutes and seconds, of time or of an angle")
    return _single(first._replace(end=last.end, numeral=numeral, unit=None))


def _inches_behind_feet(
    text: str, feet: Amount, inches: Amount, language: NumberLanguage
) -> Amount | None:
    """Return the inches of "6' 6", whose mark was taken for italics; None for another number.

    Where the decimal sign is a comma some write "28'3" for 28,3.
    """
    if language.forms.decimal != ".":
        return None
    inch = unit_of_code(_INCH)
    mark = feet.unit is not None and text[feet.unit.start : feet.unit.end] in _FEET_MARKS
    if not mark or inch is None or inches.counted or inches.currency or inches.scaled:
        return None
    return inches._replace(unit=WrittenUnit(inches.end, inches.end, (inch,)))


def _bare_part(text: str, before: Amount, after: Amount) -> Amount | None:
    """Return the centimetres of "1 m 85"; None for another number."""
    unit, digits = before.unit, text[after.start : after.end]
    if unit is None or unit.end - unit.start > 1 or len(digits) != 2 or not digits.isdecimal():
        return None
    if _GOES_ON.match(text, after.end):
        return None
    if unit.readings[0].is_length and before.value >= _TALLEST:
        return None
    code = units_file().behind.get(unit.readings[0].key, {}).get("", "")
    part = unit_of_code(code)
    end = after.end
    return part and after._replace(unit=WrittenUnit(end, end, (part,)))


def _before(written: WrittenUnit, other: WrittenUnit, text: str) -> UnitOfMeasure:
    """Return what a unit in front of another one means: "t" is an hour before minutes."""
    (own,) = written.readings
    symbol = text[written.start : written.end].rstrip(".")
    codes = units_file().before.get(symbol, {})
    stated = [unit_of_code(codes.get(reading.key, "")) for reading in other.readings]
    return (stated[0] if len(stated) == 1 else None) or own


def _behind(unit: UnitOfMeasure, written: WrittenUnit, text: str) -> Readings:
    """Return what a unit behind another one may mean: a metre behind hours is a minute."""
    others = units_file().behind.get(unit.key, {})
    other = unit_of_code(others.get(text[written.start : written.end], ""))
    return (other,) if other else written.readings


def _smaller(unit: UnitOfMeasure, readings: Readings) -> UnitOfMeasure | None:
    """Return the unit that follows a larger one of its kind by a whole factor."""
    for other in readings:
        if other.dimensions == unit.dimensions and not other.offset and unit.factor > other.factor:
            ratio = unit.factor / other.factor
            if other.si == "s" or ratio.denominator == 1:
                return other
    return None


def _with_sizes(text: str, first: Measure, language: NumberLanguage) -> tuple[Measure, ...]:
    """Return the sides of "2 m × 3 m" or "2 × 3 m", each as a measure of its own."""
    sides = [first]
    while len(sides) < _MOST:
        match = _TIMES.match(text, sides[-1].end)
        if match is None:
            break
        following = _read_one(text, match.end(), language)
        if following is None:
            break
        sides.append(following)
    unit = sides[-1].unit
    if len(sides) == 1 or unit is None:
        return (first,)
    if sides[0].unit is None and sides[0].first.value.denominator == 1 and len(sides) == 2:
        # "4 × 100 m" is a race of four, "3 x 50 W" are three of a kind.
        few = sides[0].middle <= 12 and sides[1].middle >= 5 * sides[0].middle
        if few or not unit.readings[0].is_length:
            return (first,)
    return tuple(side if side.unit else side._replace(unit=unit) for side in sides)


def _with_other_units(text: str, first: Measure, language: NumberLanguage) -> Measure:
    """Return a measure with all that says the same in other units: "12 km (7.5 mi; 6.5 nmi)"."""
    if first.unit is None:
        return first
    match = _OTHER_UNIT.match(text, first.end)
    if match is None:
        return first
    found = first
    place = match.end()
    for _ in range(_MOST):
        other = _read_one(text, place, language)
        agreeing = other and found.unit and other.unit and _agreeing(found, other)
        if not agreeing or other is None or found.unit is None:
            break
        mine = tuple(dict.fromkeys(one for one, _ in agreeing))
        unit = found.unit._replace(readings=mine, shy=False)
        found = found._replace(end=other.end, unit=unit, confirmed=True)
        more = _MORE_OTHERS.match(text, other.end)
        if more is None:
            break
        place = more.end()
    if not found.confirmed or not match[1]:
        return found
    closing = text.find(")" if match[1] == "(" else "]", found.end)
    rest = text[found.end : closing]
    if closing < 0 or any(map(str.isdigit, rest)):
        return first
    return found._replace(end=closing + 1)


def _agreeing(one: Measure, other: Measure) -> tuple[tuple[UnitOfMeasure, UnitOfMeasure], ...]:
    """Return the meanings of two units in which two measures say the same but for rounding.

    Where they are near each other in some meanings these are meant.
    """
    pairs = [(mine, its) for mine in _readings(one) for its in _readings(other)]
    for rounded in (False, True):
        found = tuple(pair for pair in pairs if _agree(one, pair[0], other, pair[1], rounded))
        if found:
            return found
    return ()


def _readings(one: Measure) -> Readings:
    return one.unit.readings if one.unit else ()


def _agree(
    one: Measure, mine: UnitOfMeasure, other: Measure, its: UnitOfMeasure, rounded: bool
) -> bool:
    if mine.dimensions != its.dimensions or mine.key == its.key:
        return False
    here, there = mine.in_si(one.middle), its.in_si(other.middle)
    allowed = max(abs(here), abs(there)) * _TOLERANCE
    if rounded:
        allowed += (one.last.step * mine.factor + other.last.step * its.factor) / 2
    return abs(here - there) <= allowed
