"""What machines say of a value beside what its text says: the same, or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wikiextract.nodes import TypedValue

_ROUNDED = 0.01
_DEGREES = 0.02
# A number that a call formats is part of what the text around it says.
_NUMERIC = frozenset({"number", "ordinal", "quantity", "money", "date", "duration"})


class Merged(NamedTuple):
    """The values of a text, and what of its prose is denied, each with what machines say of it."""

    values: tuple[TypedValue, ...]
    denied: tuple[tuple[TypedValue, TypedValue], ...] = ()


def merged(prose: Sequence[TypedValue], stated: Sequence[TypedValue], text: str) -> Merged:
    """Return the values of a `text`: those that machines have `stated`, then others of its prose.

    Where both have values of a kind that are not the same, the machine's stand.
    """
    left = list(prose)
    values: list[TypedValue] = []
    unmet: dict[str, TypedValue] = {}
    for one in stated:
        if any(agree(one, other) for other in values):
            continue
        same = next((other for other in left if agree(one, other)), None)
        if same is not None:
            left.remove(same)
            values.append(as_shown(one, same))
        elif not any(_says(other, one) for other in left):
            values.append(_shown_in(one, text))
            unmet.setdefault(one.kind, one)
            if one.kind == "number" and one.origin == "microformat":
                # The number of all that the text says, as a table sorts it.
                unmet.setdefault("quantity", one)
                unmet.setdefault("money", one)
    denied = tuple((one, unmet[one.kind]) for one in left if one.kind in unmet)
    values += (one for one in left if one.kind not in unmet)
    values.sort(key=lambda one: text.find(one.text))
    return Merged(tuple(values), denied)


def as_shown(stated: TypedValue, shown: TypedValue) -> TypedValue:
    """Return a value that machines state, with the text that shows the same, and its date."""
    return replace(stated, text=shown.text, as_of=stated.as_of or shown.as_of)


def agree(one: TypedValue, other: TypedValue) -> bool:
    """Return True if two values say the same, one perhaps with more digits than the other."""
    if one.kind != other.kind:
        return False
    compare = _COMPARED.get(one.kind)
    return compare(one, other) if compare is not None else one == other


def _shown_in(stated: TypedValue, text: str) -> TypedValue:
    """A value with the text of which it is all, unless the call's own text stands in it."""
    if not text or stated.text in text:
        return stated
    return replace(stated, text=text)


def _says(value: TypedValue, stated: TypedValue) -> bool:
    """True if a value of the text says more than is stated: the number, the first or last day."""
    if stated.kind == "date":
        ends = value.edtf.split("/") if value.kind == "date" and value.edtf else []
        return len(ends) > 1 and stated.edtf in ends
    if stated.kind != "number" or stated.number is None or value.kind not in _NUMERIC:
        return False
    if value.kind == "date":
        return (value.edtf or "").lstrip("-").startswith(f"{abs(stated.number):04.0f}")
    return stated.number in (value.number, value.low, value.high, value.amount)


def _dates(one: TypedValue, other: TypedValue) -> bool:
    if one.edtf == other.edtf:
        return True
    if _is_interval(one) != _is_interval(other):
        return False
    return _within(one, other) or _within(other, one)


def _is_interval(value: TypedValue) -> bool:
    return value.edtf is not None and "/" in value.edtf


def _within(inner: TypedValue, outer: TypedValue) -> bool:
    """True if the days of one date are among those of another (texts of one length compare)."""
    days = inner.start, inner.end, outer.start, outer.end
    if any(day is None or day.startswith("-") for day in days):
        return False
    return str(outer.start) <= str(inner.start) and str(inner.end) <= str(outer.end)


def _numbers(one: TypedValue, other: TypedValue) -> bool:
    own, others = _range(one), _range(other)
    return all(_near(a, b) for a, b in zip(own, others, strict=True))


def _range(value: TypedValue) -> tuple[float | None, float | None]:
    """The lowest and highest number; in SI units where these are known."""
    if value.si_number is not None:
        return value.si_number, value.si_number
    if value.si_low is not None or value.si_high is not None:
        return value.si_low, value.si_high
    if value.amount is not None:
        return value.amount, value.amount
    if value.number is not None:
        return value.number, value.number
    return value.low, value.high


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _ROUNDED * max(abs(one), abs(other))


def _quantities(one: TypedValue, other: TypedValue) -> bool:
    return one.si_unit == other.si_unit and _numbers(one, other)


def _money(one: TypedValue, other: TypedValue) -> bool:
    known = one.currency is None or other.currency is None or one.currency == other.currency
    return known and _numbers(one, other)


def _places(one: TypedValue, other: TypedValue) -> bool:
    axes = ((one.latitude, other.latitude), (one.longitude, other.longitude))
    return all(
        mine is not None and others is not None and abs(mine - others) <= _DEGREES
        for mine, others in axes
    )


def _urls(one: TypedValue, other: TypedValue) -> bool:
    return _bare(one.value) == _bare(other.value)


def _bare(url: str | None) -> str:
    return (url or "").casefold().partition("://")[2].removeprefix("www.").rstrip("/")


def _exactly(one: TypedValue, other: TypedValue) -> bool:
    written = (one.value, one.duration, one.boolean)
    return written == (other.value, other.duration, other.boolean)


_COMPARED: Mapping[str, Callable[[TypedValue, TypedValue], bool]] = {
    "date": _dates,
    "number": _numbers,
    "ordinal": _numbers,
    "quantity": _quantities,
    "money": _money,
    "coordinates": _places,
    "url": _urls,
    "identifier": _exactly,
    "colour": _exactly,
    "boolean": _exactly,
    "duration": _exactly,
}
