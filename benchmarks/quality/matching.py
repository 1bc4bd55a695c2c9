"""A typed value of a record against what a person says that the text states."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

Typed: TypeAlias = Mapping[str, Any]
"""A typed value, or a label, as JSON."""

_CLOSE = 1e-6
_CLOSE_DEGREES = 1e-3
_DURATION = re.compile(
    r"(-?)P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", re.ASCII
)
_SECONDS = (86400.0, 3600.0, 60.0, 1.0)


def matches(given: Typed, label: Typed) -> bool:
    """Return True if `given` says what `label` does, or what one of the label's others says."""
    return _same(given, label) or any(_same(given, other) for other in label.get("or", ()))


def seconds_of(duration: str) -> float | None:
    """Return the seconds of an ISO 8601 duration; None where it counts in months or years."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    parts = zip(match.groups()[1:], _SECONDS, strict=True)
    seconds = sum(float(part or 0) * unit for part, unit in parts)
    return -seconds if match[1] else seconds


def seconds_said(value: Typed) -> float | None:
    """Return the seconds of a typed value that is a duration."""
    if "duration" in value:
        return seconds_of(value["duration"])
    seconds: float | None = value.get("si_number")
    return seconds


def close(one: float | None, other: float | None, tolerance: float = _CLOSE) -> bool:
    """Return True if both are missing, or are equal but for rounding."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=1e-12)


def without_repeats(values: Iterable[Typed]) -> list[Typed]:
    """Return the values that differ in more than the text and the origin."""
    kept: dict[str, Typed] = {}
    for value in values:
        key = repr(sorted((k, v) for k, v in value.items() if k not in ("text", "from")))
        kept.setdefault(key, value)
    return list(kept.values())


def _same(given: Typed, label: Typed) -> bool:
    if given["kind"] != label["kind"]:
        return False
    if "as_of" in given and given["as_of"] != label.get("as_of"):
        return False
    compare = _COMPARISONS.get(given["kind"], _same_amount)
    return compare(given, label)


def _same_amount(given: Typed, label: Typed) -> bool:
    if "unit_code" in label and given.get("unit_code") != label["unit_code"]:
        return False
    names = ("si_number", "si_low", "si_high", "number", "low", "high")
    return all(close(given.get(name), label[name]) for name in names if name in label)


def _same_money(given: Typed, label: Typed) -> bool:
    currency = given.get("currency")
    if currency != label.get("currency") and not (currency is None and "currency_unsaid" in label):
        return False
    return all(close(given.get(name), label.get(name)) for name in ("amount", "low", "high"))


def _same_date(given: Typed, label: Typed) -> bool:
    days = "/".join(part.partition("T")[0] for part in given.get("edtf", "").split("/"))
    return bool(days == label["edtf"])


def _same_place(given: Typed, label: Typed) -> bool:
    return all(
        abs(given[name] - label[name]) <= _CLOSE_DEGREES for name in ("latitude", "longitude")
    )


def _same_address(given: Typed, label: Typed) -> bool:
    return _bare(given["value"]) == _bare(label["value"])


def _bare(address: str) -> str:
    return address.partition("://")[2].rstrip("/") or address.rstrip("/")


def _same_identifier(given: Typed, label: Typed) -> bool:
    """A scheme may be named without its part: ISO 639 for ISO 639-3."""
    scheme, wanted = (one["scheme"].replace("-", "").casefold() for one in (given, label))
    values = [one["value"].replace("-", "").casefold() for one in (given, label)]
    return bool(wanted.startswith(scheme) and values[0] == values[1])


def _same_duration(given: Typed, label: Typed) -> bool:
    seconds = seconds_said(given)
    if seconds is None:
        return bool(given.get("duration") == label["duration"])
    return close(seconds, seconds_said(label))


def _same_boolean(given: Typed, label: Typed) -> bool:
    return bool(given["boolean"] == label["boolean"])


def _same_colour(given: Typed, label: Typed) -> bool:
    return bool(given["value"] == label["value"])


_COMPARISONS: dict[str, Callable[[Typed, Typed], bool]] = {
    "money": _same_money,
    "date": _same_date,
    "coordinates": _same_place,
    "url": _same_address,
    "identifier": _same_identifier,
    "colour": _same_colour,
    "boolean": _same_boolean,
    "duration": _same_duration,
}
