"""A time as a text states it, before it is known when "now" is."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from wikiextract.language.data_files import TimeUnit


class TimeError(ValueError):
    """A text that names no time, or names it twice."""


@dataclass
class Offsets:
    """Amounts to be added to a time."""

    year: int = 0
    month: int = 0
    day: int = 0
    hour: int = 0
    minute: int = 0
    second: int = 0
    workday: int | None = None

    def add(self, unit: TimeUnit, amount: int) -> None:
        """Add so many of a unit."""
        if unit == "workday":
            self.workday = amount
        elif unit != "none":
            setattr(self, unit, getattr(self, unit) + amount)

    def negated(self) -> Offsets:
        """Return the same, back in time."""
        parts = {item.name: getattr(self, item.name) for item in fields(self)}
        return Offsets(**{name: -value for name, value in parts.items() if value})


@dataclass
class TimeStatement:
    """Parts that are stated; ``None`` for one that is to be taken from now.

    `weekday` (0 is Sunday) is where the date then moves: with `weekday_in_week` within its week,
    else forward, staying where it is already right if `weekday_stays`. `edge` is ``first`` or
    ``last`` for a day of the month; `month_weekday` says that `weekday` counts from the month's
    start (``1``) or end (``-1``). `zone` is an offset in seconds, or a zone's name.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: int | str | None = None
    offsets: Offsets = field(default_factory=Offsets)
    weekday: int | None = None
    weekday_stays: bool = False
    weekday_in_week: bool = False
    edge: str | None = None
    month_weekday: int = 0
    dates: int = 0
    times: int = 0
    zones: int = 0

    def set_date(self, year: int | None, month: int, day: int) -> None:
        """State the date; `TimeError` when there was one."""
        if self.dates:
            raise TimeError("two dates")
        self.dates = 1
        self.month, self.day = month, day
        if year is not None:
            self.year = year

    def set_time(self, hour: int, minute: int = 0, second: int = 0) -> None:
        """State the time of day; `TimeError` when there was one."""
        if self.times:
            raise TimeError("two times")
        self.times = 1
        self.hour, self.minute, self.second = hour, minute, second

    def reset_time(self) -> None:
        """Forget a stated time of day: midnight."""
        self.times = 0
        self.hour = self.minute = self.second = 0
