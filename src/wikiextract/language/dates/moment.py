"""A point in time in the proleptic Gregorian calendar, in any year."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

import msgspec

_DAYS_IN_400_YEARS = 146_097
_EPOCH = 719_528  # days from 0000-01-01 to 1970-01-01
_MONTH_STARTS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Return True if a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Return the days from 0000-01-01; month and day may lie outside their usual range."""
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    leap_day = 1 if month > 2 and is_leap(year) else 0
    before = year * 365 + (year + 3) // 4 - (year + 99) // 100 + (year + 399) // 400
    return before + _MONTH_STARTS[month - 1] + leap_day + day - 1


def date_of(number: int) -> tuple[int, int, int]:
    """Return the year, month and day of a `day_number`."""
    cycles, number = divmod(number, _DAYS_IN_400_YEARS)
    year = number * 400 // _DAYS_IN_400_YEARS
    while day_number(year + 1, 1, 1) <= number:
        year += 1
    while day_number(year, 1, 1) > number:
        year -= 1
    number -= day_number(year, 1, 1)
    month = min(number // 31 + 1, 12)
    while month < 12 and day_number(year, month + 1, 1) - day_number(year, 1, 1) <= number:
        month += 1
    day = number - (day_number(year, month, 1) - day_number(year, 1, 1)) + 1
    return year + 400 * cycles, month, day


class Moment(msgspec.Struct, frozen=True):
    """A date and a time of day in a time zone.

    `year` may be 0 or negative (unlike `datetime`'s). `offset` is seconds east of Greenwich,
    `zone` the zone's identifier ("UTC", "Europe/Berlin", "+02:00"), `abbreviation` its short name.
    """

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0
    offset: int = 0
    zone: str = "UTC"
    abbreviation: str = "UTC"
    daylight_saving: bool = False

    @classmethod
    def of(cls, moment: datetime) -> Moment:
        """Return the moment of a datetime; a naive one counts as UTC."""
        offset = moment.utcoffset() or timedelta(0)
        zone = getattr(moment.tzinfo, "key", None)
        short = moment.tzname() or "UTC"
        return cls(
            moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second,
            offset=int(offset.total_seconds()), zone=zone or short, abbreviation=short,
            daylight_saving=bool(moment.dst()),
        )  # fmt: skip

    @classmethod
    def from_timestamp(cls, seconds: int) -> Moment:
        """Return the moment so many seconds after 1970 (before, when negative), in UTC."""
        days, rest = divmod(seconds, 86_400)
        return cls(*date_of(days + _EPOCH), rest // 3600, rest // 60 % 60, rest % 60)

    @property
    def timestamp(self) -> int:
        """Seconds since 1970 in UTC."""
        seconds = self.hour * 3600 + self.minute * 60 + self.second
        return (self.days - _EPOCH) * 86_400 + seconds - self.offset

    @property
    def days(self) -> int:
        """The `day_number` of the local date."""
        return day_number(self.year, self.month, self.day)

    @property
    def weekday(self) -> int:
        """The day of the week: 0 (Sunday) to 6."""
        return (self.days + 6) % 7

    @property
    def day_of_year(self) -> int:
        """The day of the year, from 0."""
        return self.days - day_number(self.year, 1, 1)

    @property
    def iso_week(self) -> tuple[int, int]:
        """The week-numbering year and the week of ISO 8601."""
        thursday = self.days - (self.weekday or 7) + 4
        year = date_of(thursday)[0]
        return year, (thursday - day_number(year, 1, 1)) // 7 + 1

    @property
    def julian_day(self) -> int:
        """The Julian day number of the local date at noon."""
        return self.days + 1_721_060

    @property
    def historical_julian_day(self) -> int:
        """The Julian day number when dates before 15 October 1582 are read as Julian dates."""
        if (self.year, self.month, self.day) >= (1582, 10, 15):
            return self.julian_day
        early = self.month < 3
        year, month = self.year - early, self.month + 12 * early
        return (1461 * (year + 4716)) // 4 + (153 * (month + 1)) // 5 + self.day - 1524

    def in_utc(self) -> Moment:
        """Return the same moment on the clocks of Greenwich."""
        return (
            self if self.offset == 0 and self.zone == "UTC" else self.from_timestamp(self.timestamp)
        )

    def in_zone(self, zone: tzinfo) -> Moment:
        """Return the same moment in another zone (years 1 to 9999; others stay in UTC)."""
        utc = self.in_utc()
        if not 1 < utc.year < 9999:
            return utc
        naive = datetime(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second)
        return self.of(zone.fromutc(naive.replace(tzinfo=zone)))
