"""Points in time of statements, by their precision and calendar, as dates."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.dates.lexicon import YearEra
from wikiextract.map.values.dates.point import Point
from wikiextract.map.values.dates.spans import typed_date
from wikiextract.map.values.dates.stated import Stated, state
from wikiextract.map.values.statements.data_files import meanings
from wikiextract.nodes import TypedValue
from wikiextract.wikibase.ids import id_of_address
from wikiextract.wikibase.json_values import Json, as_integer, as_object, as_text

_TIMESTAMP = late_pattern(r"([+-])0{0,12}([0-9]{1,4})-([0-9]{2})-([0-9]{2})T[0-9:]{0,12}Z?")
_MILLENNIUM, _CENTURY, _DECADE, _YEAR, _MONTH, _DAY = range(6, 12)
_SIZES = {_MILLENNIUM: ("millennium", 1000), _CENTURY: ("century", 100)}
_BEFORE_CHRIST = YearEra("gregorian", backwards=True)


def typed_time(value: Json, *, about: bool = False) -> TypedValue | None:
    """Return a point in time as a date; None for one of another precision than dates have.

    `about` is true where another statement says that it is not exact.
    """
    stated = as_object(value)
    found = _TIMESTAMP.fullmatch(as_text(stated.get("time")))
    calendar = meanings().calendars.get(id_of_address(as_text(stated.get("calendarmodel"))) or "")
    if found is None or calendar is None:
        return None
    year, month, day = int(found[2]), int(found[3]), int(found[4])
    precision = as_integer(stated.get("precision"))
    point = Point(0, 0, "date", year=year, calendar=calendar, about=about)
    if found[1] == "-":
        point = point._replace(era=_BEFORE_CHRIST)
    if precision in _SIZES:
        kind, size = _SIZES[precision]
        # As readers are shown it: the year 1900 is of the 19th century.
        point = point._replace(kind=kind, year=-(-year // size))
    elif precision == _DECADE:
        point = point._replace(kind="decade", year=year // 10 * 10, year_word=True)
    elif precision in (_MONTH, _DAY):
        point = point._replace(month=month, day=day if precision == _DAY else None)
    elif precision != _YEAR:
        return None
    date = state(point, None)
    if not isinstance(date, Stated):
        return None
    return replace(typed_date(date.edtf, date, date.edtf, date.first, date.last), origin="entity")
