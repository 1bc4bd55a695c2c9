"""Calls that state dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.calls.date_arguments import dates_in, named_date
from wikiextract.map.values.calls.date_data import date_calls, shape_of
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.dates import find_dates
from wikiextract.map.values.dates.lexicon import YearEra
from wikiextract.map.values.dates.numerals import roman_number
from wikiextract.map.values.dates.point import Point
from wikiextract.map.values.dates.spans import typed_date, value_of_points
from wikiextract.map.values.dates.stated import Stated, Unclear, state
from wikiextract.map.values.found import Doubt, FoundValue, ReadValues
from wikiextract.nodes import TypedValue

_MOST_DATES = 20
_DATE_AND_PLACE = 4
_PARTS = 3


def read_date_call(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """Return what such a call states; None where it is none."""
    if call.is_function:
        return None
    shape = shape_of(call.name, context.language)
    if not shape and context.expected == "date" and _is_one_date(call.positional):
        shape = "date"
    if not shape:
        return None
    found = list(islice(_SHAPES[shape](call, context), _MOST_DATES))
    values = [one for one in found if isinstance(one, TypedValue)]
    doubts = [
        Doubt(0, len(call.text), one.code, one.message) for one in found if isinstance(one, Unclear)
    ]
    if not found:
        return None
    told = (replace(value, text=call.text, origin="template") for value in values)
    return ReadValues(tuple(told), tuple(doubts))


def _is_one_date(arguments: Sequence[str]) -> bool:
    """Return True for three numbers of which one is a year of four digits."""
    filled = arguments[:_PARTS]
    numbers = [text for text in filled if text.isascii() and text.isdigit()]
    years = [text for text in numbers if len(text) == _DATE_AND_PLACE]
    return len(arguments) == _PARTS == len(numbers) and len(years) == 1 and numbers[1] not in years


def _one(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    """Yield the date of the first arguments, or of named ones."""
    for point in islice(_points(call, context), 1):
        yield from _value(point, context)
        return
    yield from islice(_texts(call, context), 1)


def _later(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    """Yield the later of two dates: of the other one an age is reckoned; the earlier, if told."""
    points = list(islice(_points(call, context), 2))
    if not points:
        yield from islice(_texts(call, context), 1)
        return
    stated = [(state(point, context.language), point) for point in points]
    known = [(one, point) for one, point in stated if isinstance(one, Stated) and one.first]
    if len(known) < len(points):
        yield from _value(points[0], context)
        return
    known.sort(key=lambda one: (one[0].first or (), one[0].last or ()))
    is_birth = bool(call.positional) and call.positional[0].casefold() in date_calls().birth_flags
    yield from _value(known[0 if is_birth else -1][1], context)


def _points(call: StatedCall, context: ValueContext) -> Iterator[Point]:
    arguments = call.positional
    if arguments and len(arguments[0]) == 1 and arguments[0].isalpha():
        arguments = arguments[1:]
    points = dates_in(arguments, context.language)
    first = next(points, None) or named_date(call, context.language)
    if first is not None:
        bc = date_calls().bc
        behind = arguments[_PARTS] if len(arguments) > _PARTS else ""
        if first.era is None and behind.casefold() in bc and len(behind) > 1:
            first = first._replace(era=YearEra("gregorian", 0, backwards=True))
        yield first
        yield from points


def _value(point: Point, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    found = state(point, context.language)
    if isinstance(found, Unclear):
        yield found
    elif found is not None:
        yield typed_date("-", found, found.edtf, found.first, found.last)


def _texts(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    """Yield the dates of arguments that are texts."""
    for text in call.positional:
        if any(map(str.isdigit, text)):
            yield from _read(text, context)


def _read(text: str, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    for one in find_dates(text, context._replace(expected="date")):
        yield one.value if isinstance(one, FoundValue) else Unclear(one.code, one.message)


def _series(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    """Yield the dates of groups of year, month, day and place."""
    arguments = call.positional
    for at in range(0, len(arguments), _DATE_AND_PLACE):
        points = dates_in(arguments[at : at + _PARTS], context.language)
        for point in islice(points, 1):
            yield from _value(point, context)


def _circa(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    """Yield the date that is about the first argument, or from there to the second one."""
    texts = [f"~{text}" for text in call.positional[:2] if text]
    if texts:
        yield from _read(" – ".join(texts), context)


def _span(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    """Yield the time from one date to another."""
    points = list(islice(_points(call, context), 2))
    if len(points) == 2:
        found = value_of_points(points[0], points[1], context.language)
        if found is not None:
            yield found
        return
    yield from _read(" – ".join(text for text in call.positional[:2] if text), context)


def _joined(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    yield from islice(_read(" ".join(call.positional[:2]), context), 1)


def _century(call: StatedCall, context: ValueContext) -> Iterator[TypedValue | Unclear]:
    """Yield a century whose number is the first argument."""
    number = roman_number(call.positional[0].upper()) if call.positional else None
    if number is None:
        return
    behind = call.positional[1].casefold() if len(call.positional) > 1 else ""
    is_bc = behind in date_calls().bc or shape_of(call.name, context.language) == "century_bc"
    era = YearEra("gregorian", 0, backwards=True) if is_bc else None
    yield from _value(Point(0, 0, "century", year=number, era=era), context)


_SHAPES: dict[str, Callable[[StatedCall, ValueContext], Iterator[TypedValue | Unclear]]] = {
    "date": _one,
    "later": _later,
    "series": _series,
    "circa": _circa,
    "span": _span,
    "texts": _texts,
    "joined": _joined,
    "century": _century,
    "century_bc": _century,
}
