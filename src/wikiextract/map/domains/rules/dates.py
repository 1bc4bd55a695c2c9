"""Dates of two ends, and dates of several fields."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.map.domains.box import BoxField
from wikiextract.map.domains.model import DateOfPartsRule, IntervalRule
from wikiextract.map.domains.rules.state import Applying, ValuesFound
from wikiextract.map.domains.typed import read
from wikiextract.map.values import LONGEST, ValueContext
from wikiextract.nodes import PropertyValue, TypedValue

_ORDER = ("date", "year", "year-month", "month", "month-day", "day")


def apply_interval(rule: IntervalRule, state: Applying) -> ValuesFound:
    """Return the two ends of the interval that a field states; an open end is not there."""
    for field in state.box.find(rule.names, state.number):
        dates = _dates(field, state)
        if not dates and field.value.text:
            state.unread.append(field.source.field or field.source.param or "?")
            continue
        first, last = _ends(dates)
        found = {rule.start: first, rule.end: last}
        return {
            name: [PropertyValue(text=one.text, typed=one, source=field.source)]
            for name, one in found.items()
            if one is not None
        }
    return {}


def _dates(field: BoxField, state: Applying) -> list[TypedValue]:
    dates = [one for one in field.value.typed if one.kind == "date"]
    text = field.value.text or ""
    if not dates and len(text) <= LONGEST:
        context = ValueContext(state.language, "date")
        dates = [one for one in read(text, context) if one.kind == "date"]
    return dates


def _ends(dates: list[TypedValue]) -> tuple[TypedValue | None, TypedValue | None]:
    """Return the first and the last date: the ends of an interval, or of several dates."""
    if len(dates) > 1:
        return dates[0], dates[-1]
    date = dates[0]
    if date.edtf is None or "/" not in date.edtf:
        # One year is the first and the last one.
        return date, date
    start, _, end = date.edtf.partition("/")
    return _end(date, start, date.start, None), _end(date, end, None, date.end)


def _end(date: TypedValue, edtf: str, start: str | None, end: str | None) -> TypedValue | None:
    if edtf in ("", ".."):
        return None
    return replace(date, edtf=edtf, start=start, end=end)


def apply_date_of_parts(rule: DateOfPartsRule, state: Applying) -> ValuesFound:
    """Return the date that several fields state together: all of them, or none of it."""
    parts: list[tuple[str, BoxField]] = []
    for part in sorted(rule.parts, key=lambda one: _ORDER.index(one.part)):
        fields = state.box.find(part.names, state.number)
        if not fields or not fields[0].value.text:
            return {}
        parts.append((part.part, fields[0]))
    texts = {name: field.value.text or "" for name, field in parts}
    text = _joined(texts)
    if text is None or len(text) > LONGEST:
        return {}
    context = ValueContext(state.language, "date")
    dates = [one for one in read(text, context) if one.kind == "date"]
    if len(dates) != 1:
        return {}
    source = parts[0][1].source
    return {rule.property: [PropertyValue(text=text, typed=dates[0], source=source)]}


def _joined(texts: dict[str, str]) -> str | None:
    """Return the parts as one text: in numbers as ISO 8601 has it, else day before year."""
    numbers = [texts[name] for name in ("year", "month", "day") if name in texts]
    if len(numbers) == len(texts) and all(one.isascii() and one.isdigit() for one in numbers):
        year, rest = numbers[0].zfill(4), [one.zfill(2) for one in numbers[1:]]
        return "-".join([year, *rest]) if "year" in texts else None
    order = ("day", "month-day", "month", "year-month", "year", "date")
    return " ".join(texts[name] for name in order if name in texts)
