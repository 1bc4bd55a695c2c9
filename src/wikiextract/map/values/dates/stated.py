"""What a date means: EDTF, and its first and last day."""

from __future__ import annotations

from typing import NamedTuple

from wikiextract.language.dates.moment import days_in_month
from wikiextract.map.values.dates.data_files import eras
from wikiextract.map.values.dates.days import Day, day_in, month_in, year_in, year_text
from wikiextract.map.values.dates.point import Point

NO_SUCH_DATE = "no-such-date"
AMBIGUOUS = "ambiguous-date"

_LATEST_JULIAN = 1583
_LATEST_YEAR = 3000


class Stated(NamedTuple):
    """A date that is known: `left` and `right` (of an interval) in EDTF, the first and last day."""

    left: str
    first: Day | None
    last: Day | None
    right: str | None = None
    calendar: str | None = None
    about: bool = False
    doubtful: bool = False

    @property
    def mark(self) -> str:
        """The mark of EDTF for a date that is not certain."""
        return "%" if self.about and self.doubtful else "~" * self.about + "?" * self.doubtful

    @property
    def edtf(self) -> str:
        """The date in EDTF."""
        right = "" if self.right is None else f"/{self.right}{self.mark}"
        return f"{self.left}{self.mark}{right}"


class Unclear(NamedTuple):
    """Why a date is none for certain: a diagnostic's code and message."""

    code: str
    message: str


def state(point: Point, language: str | None) -> Stated | Unclear | None:
    """Return what a date means; None where it is not stated in full."""
    calendar, year = _year_of(point, language)
    if year is not None and year is _DOUBTFUL:
        return Unclear(AMBIGUOUS, "the year may be one of two calendars")
    match point.kind:
        case "century" | "millennium" | "decade":
            found = _counted(point, calendar, year)
        case "season":
            found = None if year is None else _season(point, year)
        case "monthday":
            return _month_day(point)
        case "rest":
            return None
        case _ if year is None:
            return None
        case _:
            found = _dated(point, calendar, year)
    if isinstance(found, Stated):
        return found._replace(about=point.about or found.about, doubtful=point.doubtful)
    return found


_DOUBTFUL = -(10**9)


def _year_of(point: Point, language: str | None) -> tuple[str, int | None]:
    """Return the calendar that a date is of, and its year in it (astronomical)."""
    year, era = point.year, point.era
    if year is None:
        return point.calendar, None
    if era is None:
        return _year_without_era(point, year, language or "")
    if era.backwards:
        return point.calendar, 1 - year
    known = eras()
    if era.calendar in known.year_offset:
        return era.calendar, year + known.year_offset[era.calendar]
    if era.calendar in known.year_pairs:
        return era.calendar, year
    return era.calendar, era.first - 1 + year


def _year_without_era(point: Point, year: int, language: str) -> tuple[str, int | None]:
    known = eras()
    if year == 0:
        return point.calendar, None
    calendar, low, high = known.default_years.get(language, ("", 0, 0))
    if point.calendar == "gregorian" and low <= year <= high:
        if calendar in known.year_offset:
            return calendar, year + known.year_offset[calendar]
        if calendar and (point.month is None or point.kind == "digits"):
            return calendar, year
    low, high = known.doubtful_years.get(language, (0, -1))
    if low <= year <= high and point.calendar == "gregorian":
        return "gregorian", _DOUBTFUL
    return point.calendar, year


def _dated(point: Point, calendar: str, year: int) -> Stated | Unclear | None:
    """Return a day, month or year of a calendar."""
    if calendar in eras().year_pairs:
        if point.month is not None:
            return None
        first = year + eras().year_pairs[calendar]
        years = year_text(first), year_text(first + 1)
        return Stated(years[0], Day(first, 1, 1), Day(first + 1, 12, 31), years[1], calendar)
    own_days = calendar in ("persian", "islamic", "hebrew", "ethiopic")
    if (
        own_days
        and point.month is not None
        and point.kind != "digits"
        and point.calendar != calendar
    ):
        return Unclear(AMBIGUOUS, "the year is of another calendar than the month")
    if not own_days and point.calendar not in ("gregorian", "julian"):
        if calendar != "gregorian" or point.era is not None:
            return Unclear(AMBIGUOUS, "the year is of another calendar than the month")
        calendar, own_days = point.calendar, True
    if own_days:
        return _converted(point, calendar, year)
    solar_since = eras().solar_since.get(calendar, -(10**9))
    if calendar == "lunar" or year < solar_since:
        point = point._replace(month=None, day=None, other=None)
    julian = point.calendar == "julian"
    found = _julian(point, year) if julian else _gregorian(point, year)
    if isinstance(found, Stated) and calendar != "gregorian" and not julian:
        return found._replace(calendar=calendar)
    return found


def _gregorian(point: Point, year: int) -> Stated | Unclear:
    text = year_text(year)
    if point.month is None:
        return Stated(text, Day(year, 1, 1), Day(year, 12, 31))
    if not 1 <= point.month <= 12:
        return Unclear(NO_SUCH_DATE, "there is no such month")
    text = f"{text}-{point.month:02d}"
    if point.day is None:
        last = days_in_month(year, point.month)
        return Stated(text, Day(year, point.month, 1), Day(year, point.month, last))
    if point.other:
        return _new_style(point, year)
    day = day_in("gregorian", year, point.month, point.day)
    if day is None:
        if year < _LATEST_JULIAN and day_in("julian", year, point.month, point.day):
            return _julian(point, year)
        return Unclear(NO_SUCH_DATE, "there is no such day")
    return Stated(f"{text}-{point.day:02d}", day, day)


def _julian(point: Point, year: int) -> Stated | Unclear:
    """Return a date of the Julian calendar: EDTF as it is written, the days as Gregorian ones."""
    text = year_text(year)
    bounds: tuple[Day, Day] | None
    if point.month is None:
        bounds = year_in("julian", year)
    elif point.day is None:
        text = f"{text}-{point.month:02d}"
        bounds = month_in("julian", year, point.month)
    else:
        text = f"{text}-{point.month:02d}-{point.day:02d}"
        day = day_in("julian", year, point.month, point.day)
        bounds = (day, day) if day else None
    if bounds is None:
        return Unclear(NO_SUCH_DATE, "there is no such day")
    return Stated(text, *bounds, calendar="julian")


def _new_style(point: Point, year: int) -> Stated | Unclear:
    """Return the Gregorian day of "13 (25) October 1917" and "25 October (7 November) 1917"."""
    month, day = point.other or (None, 0)
    old = day_in("julian", year, point.month or 0, point.day or 0)
    if old is not None:
        new = day_in("gregorian", old.year, month or point.month or 0, day)
        if new == old or (new and abs(new.number - old.number) <= 1):
            return Stated(str(new), new, new)
        if month is None and old.day == day:
            return Stated(str(old), old, old)
    return Unclear(AMBIGUOUS, "the day in brackets is not the same day of another calendar")


def _converted(point: Point, calendar: str, year: int) -> Stated | Unclear | None:
    """Return a date of a calendar whose years and months are others, in the Gregorian one."""
    # When a month began was seen, not reckoned.
    about = calendar == "islamic"
    first, last = eras().usual_years.get(calendar, (year, year))
    if not first <= year <= last:
        return Unclear(AMBIGUOUS, f"no usual year of the calendar ({calendar})")
    if point.month is None:
        bounds = year_in(calendar, year)
    elif point.day is None:
        bounds = month_in(calendar, year, point.month)
    else:
        day = day_in(calendar, year, point.month, point.day)
        if day is None:
            return Unclear(NO_SUCH_DATE, f"there is no such day in the calendar ({calendar})")
        return Stated(str(day), day, day, calendar=calendar, about=about)
    if bounds is None:
        return Unclear(NO_SUCH_DATE, f"there is no such year or month ({calendar})")
    return Stated(str(bounds[0]), *bounds, str(bounds[1]), calendar, about)


def _month_day(point: Point) -> Stated | Unclear | None:
    if point.calendar != "gregorian" or point.month is None or point.day is None:
        return None
    if day_in("gregorian", 2000, point.month, point.day) is None:
        return Unclear(NO_SUCH_DATE, "there is no such day")
    return Stated(f"XXXX-{point.month:02d}-{point.day:02d}", None, None)


def _season(point: Point, year: int) -> Stated | None:
    if point.calendar != "gregorian":
        return None
    return Stated(f"{year_text(year)}-{point.month}", Day(year, 1, 1), Day(year, 12, 31))


def _counted(point: Point, calendar: str, year: int | None) -> Stated | Unclear | None:
    """Return a century, decade or millennium."""
    number, back = point.year or 0, bool(point.era and point.era.backwards)
    if point.kind == "decade":
        if number % 10 or number < 10 or back:
            return None
        if point.era is not None and calendar != "gregorian":
            return None if year is None or year == number else _decade_of_era(calendar, year)
        if point.digits < 3:
            return Unclear(AMBIGUOUS, "a decade without its century")
        if number % 100 == 0 and not point.year_word:
            return Unclear(AMBIGUOUS, "a decade or a century")
        return _years(f"{number // 10:03d}X", number, number + 9)
    size, unknown = (100, "XX") if point.kind == "century" else (1000, "XXX")
    if not 1 <= number <= (9999 if back else _LATEST_YEAR) // size:
        return None
    text = f"{number - 1:0{4 - len(unknown)}d}{unknown}"
    if back:
        return _years(f"-{text}", 1 - size * number, -size * (number - 1))
    return _years(text, size * (number - 1), size * number - 1)


def _decade_of_era(calendar: str, first: int) -> Stated:
    """Return ten years of an era, from the Gregorian year of the first on ("昭和50年代")."""
    years = year_text(first), year_text(first + 9)
    return Stated(years[0], Day(first, 1, 1), Day(first + 9, 12, 31), years[1], calendar)


def _years(text: str, first: int, last: int) -> Stated:
    return Stated(text, Day(first, 1, 1), Day(last, 12, 31))
