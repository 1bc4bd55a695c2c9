"""Counts as people read them: shares of a whole, and figures with their thousands set apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A count of a whole, as a bar shows it: `width` in percent."""

    name: str
    count: int
    width: float
    percent: str

    @classmethod
    def of(cls, name: str, count: int, whole: int) -> Share:
        """Return the share that `count` is of `whole`."""
        part = 100 * count / whole if whole else 0.0
        return cls(name, count, round(min(part, 100.0), 3), percent(part))


def percent(part: float) -> str:
    """Return a part in percent as it is shown."""
    if 0 < part < 0.1:
        return "< 0.1 %"
    return f"{part:.0f} %" if part >= 10 or part == 0 else f"{part:.1f} %"


def shares(counts: Mapping[str, int], whole: int) -> list[Share]:
    """Return counts as shares of a whole, the highest first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Share.of(name, count, whole) for name, count in ordered]


def number(value: int) -> str:
    """Return a count with its thousands set apart."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def seconds(value: float) -> str:
    """Return a time as people say it."""
    if value < 1:
        return f"{value * 1000:.0f} ms"
    if value < 120:
        return f"{value:.1f} s"
    minutes = round(value / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02} min"
