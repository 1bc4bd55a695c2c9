"""Dates: `#time`, `#timel`, `#timef`, `#timefl`, and the variables of the current time.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions#.23time,
https://www.mediawiki.org/wiki/Help:Magic_words#Date_and_time. "Now" is `PageFacts.now`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.text.encode import escape_html
from wikiextract.expand.page.facts import PageFacts
from wikiextract.language.dates.date_format import format_date
from wikiextract.language.dates.moment import Moment
from wikiextract.language.dates.time import find_moment
from wikiextract.language.dates.time_zones import load_zone
from wikiextract.language.facts import Language, has_language, load_language

_MOST_CHARACTERS = 6000
"""How long all formats of a page may be together."""

_TRUE = frozenset({"", "0", "false", "no", "off"})


def time(call: Call) -> str:
    """``{{#time: format | time | language | local }}``."""
    local = call.argument(3).lower() not in _TRUE
    return _written(call, call.first, call.argument(1), call.argument(2), local=local)


def timel(call: Call) -> str:
    """``{{#timel: format | time | language }}``: in the wiki's time zone."""
    return _written(call, call.first, call.argument(1), call.argument(2), local=True)


def timef(call: Call) -> str:
    """``{{#timef: time | date, time, both or pretty | language }}``: as the language has it."""
    return _by_kind(call, local=False)


def timefl(call: Call) -> str:
    """``{{#timefl: time | kind | language }}``: in the wiki's time zone."""
    return _by_kind(call, local=True)


def _by_kind(call: Call, *, local: bool) -> str:
    language = _language(call.page, call.argument(2))
    kind = call.argument(1) or "both"
    format_ = language.date_formats.get(kind)
    if format_ is None:
        return _error(call, "pfunc_timef_bad_format")
    return _written(call, format_, call.first, call.argument(2), local=local)


def _written(call: Call, format_: str, text: str, language: str, *, local: bool) -> str:
    page = call.page
    if call.frame.expansion.limits.tally("time", len(format_)) > _MOST_CHARACTERS:
        return _error(call, "pfunc_time_too_long")
    zone = load_zone(page.options.time_zone) if local else None
    moment = find_moment(text, Moment.of(page.now), zone=zone)
    if not isinstance(moment, Moment):
        return _error(call, _PROBLEMS[moment])
    return format_date(format_, moment, _language(page, language))


def _language(page: PageFacts, code: str) -> Language:
    """The language `code`; the wiki's own for an unknown one."""
    return load_language(code) if code and has_language(code) else page.language


def _in_local_zone(page: PageFacts, moment: Moment) -> Moment:
    zone = load_zone(page.options.time_zone)
    return moment if zone is None else moment.in_zone(zone)


def _error(call: Call, name: str) -> str:
    text = call.page.message(name) or name
    call.problem("time-error", text)
    return f'<strong class="error">{escape_html(text)}</strong>'


_PROBLEMS = {
    "invalid": "pfunc_time_error",
    "too-small": "pfunc_time_too_small",
    "too-big": "pfunc_time_too_big",
}

_FORMATS: Mapping[str, str] = {
    "month": "m",
    "month1": "n",
    "monthname": "F",
    "monthnamegen": "xg",
    "monthabbrev": "M",
    "day": "j",
    "day2": "d",
    "dayname": "l",
    "year": "Y",
    "hour": "H",
    "dow": "w",
    "timestamp": "xNYmdHis",
}


def _variable(format_: str, *, local: bool) -> Callable[[Call], str]:
    def variable(call: Call) -> str:
        return format_date(format_, _now(call.page, local=local), call.page.language)

    return variable


def _now(page: PageFacts, *, local: bool) -> Moment:
    now = Moment.of(page.now).in_utc()
    return _in_local_zone(page, now) if local else now


def _clock(*, local: bool) -> Callable[[Call], str]:
    def clock(call: Call) -> str:
        """The time of day as the language writes it."""
        language = call.page.language
        format_ = language.date_formats.get("time", "H:i")
        return format_date(format_, _now(call.page, local=local), language)

    return clock


def _week(*, local: bool) -> Callable[[Call], str]:
    def week(call: Call) -> str:
        """The ISO week without leading zero."""
        page = call.page
        return format_date("W", _now(page, local=local), page.language).removeprefix("0")

    return week


def _variables(prefix: str, *, local: bool) -> Mapping[str, Callable[[Call], str]]:
    named = {prefix + name: _variable(text, local=local) for name, text in _FORMATS.items()}
    return {**named, f"{prefix}time": _clock(local=local), f"{prefix}week": _week(local=local)}


FUNCTIONS = {"time": time, "timel": timel, "timef": timef, "timefl": timefl}
VARIABLES = {**_variables("current", local=False), **_variables("local", local=True)}
NAMES = {"#timef": "timef", "#timefl": "timefl"}
