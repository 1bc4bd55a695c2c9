"""Statements of elements for machines: dates and places in microformats, keys of sortable tables.

A date has only its `edtf`, in ISO 8601 as it is written: mapping says whether it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.nodes import TypedValue, Value
from wikiextract.read.html.data_files import microformats
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

_ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=\Z|T\d)")
# Keys of sortable tables may have noughts before the year, and an hour behind the day.
_SORTED_DATE = re.compile(r"0{0,8}(\d{4}-\d{2}-\d{2})(?:-\d{4})?\Z")
_SORTED_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?\Z")
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"\d[\d.,\s'’]*")
_DEGREES = re.compile(r"[-−]?\d{1,3}(?:\.\d{1,18})?")
_LONGEST = 60
_CLASSES = microformats().dates | microformats().places
_MOST_HIDDEN = 200
_MOST_TEXTS, _LONGEST_TEXT = 20, 1000


def stated_by(element: _Element) -> TypedValue | None:
    """Return what an element states by its class, or as a ``time``; None where that is nothing."""
    classes = element.get("class")
    names = classes.split() if classes else ()
    known = microformats()
    if element.tag == "time" or not known.dates.isdisjoint(names):
        return _date(element)
    if not known.places.isdisjoint(names):
        return _place(element)
    return None


def stated_within(element: _Element) -> Iterator[TypedValue]:
    """Yield what a hidden element, and those in it, state; a place once."""
    for count, inner in enumerate(element.iter()):
        if count >= _MOST_HIDDEN:
            return
        if isinstance(inner.tag, str) and (inner.tag == "time" or may_state(inner.get("class"))):
            value = stated_by(inner)
            if value is not None:
                yield value


def may_state(classes: str | None) -> bool:
    """Return True if one of an element's classes may state something."""
    return classes is not None and not _CLASSES.isdisjoint(classes.split())


def with_sort_key(value: Value, element: _Element) -> Value:
    """Return the value of a cell with the date or number by which the table sorts it.

    Keys are often made up: they count where the text has the same numbers, however it divides them.
    """
    name = microformats().sort_key
    key = element.get(name) or (element[0].get(name) if len(element) else None)
    if not key or not value.text or len(key) > _LONGEST or len(value.text) > _LONGEST:
        return value
    stated = _sorted_by(key, value.text)
    return replace(value, typed=(*value.typed, stated)) if stated is not None else value


def _sorted_by(key: str, text: str) -> TypedValue | None:
    numbers = {int(number) for number in _DIGITS.findall(text)}
    if match := _SORTED_DATE.match(key):
        year, _, day = map(int, match[1].split("-"))
        return _iso(match[1]) if {year, day} <= numbers else None
    if _SORTED_NUMBER.match(key):
        grouped = _GROUPED.match(text.lstrip("-−+ "))
        if grouped is not None and _same_digits(key, grouped[0]):
            return TypedValue(kind="number", text=key, origin="microformat", number=float(key))
    return None


def _same_digits(one: str, other: str) -> bool:
    digits = ("".join(_DIGITS.findall(number)).strip("0") for number in (one, other))
    return next(digits) == next(digits)


def _date(element: _Element) -> TypedValue | None:
    for name in microformats().date_attributes:
        written = element.get(name)
        if written is not None and (match := _ISO_DATE.match(written.strip())):
            return _iso(match[0])
    match = _ISO_DATE.fullmatch(_text(element))
    return _iso(match[0]) if match is not None else None


def _iso(date: str) -> TypedValue:
    return TypedValue(kind="date", text=date, origin="microformat", edtf=date)


def _place(element: _Element) -> TypedValue | None:
    numbers = _DEGREES.findall(_text(element))
    if len(numbers) != 2:
        return None
    latitude, longitude = (float(number.replace("−", "-")) for number in numbers)
    if abs(latitude) > 90 or abs(longitude) > 360:
        return None
    return TypedValue(
        kind="coordinates",
        text=f"{latitude:.10g}, {longitude:.10g}",
        origin="microformat",
        latitude=latitude,
        longitude=longitude,
    )


def _text(element: _Element) -> str:
    """The beginning of an element's text, hidden or not; "" where it is too long to state one."""
    texts = list(islice(element.itertext(), _MOST_TEXTS))
    return fold("".join(texts)) if sum(map(len, texts)) <= _LONGEST_TEXT else ""
