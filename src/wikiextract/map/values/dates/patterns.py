"""The grammar of dates: patterns over the codes of a text's tokens.

Each token is one letter: n, N, L numbers of up to two, four and more digits; R a Roman numeral;
M a month; E an era; y, q or m, d words for year, month (before or behind its number) and day;
c, C century (behind or before its number); k millennium; K thousand; s, D decade (behind or before
its number); S a season; A, a about (before or behind); T about, of times alone; B, b before;
F, f after; I, i since; U, u until; W between; t to; & and; | or; o words that may stand between;
e early, middle, late; ! the present; G, g the Julian and the Gregorian calendar; P a date in
digits; _ a hyphen within a word; - other dashes; x anything else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from wikiextract.late_pattern import late_pattern

_DAYS = r"d?(?P<d>n)(?:[._]?d)?\.?(?:(?P<dj>[-_tU/&|])\.?(?P<d2>n)(?:[._]?d)?\.?"
_DAY = rf"{_DAYS})?"
_MONTH = (
    r"(?:(?P<m>M)(?:\.?(?P<mj>[-_tU/&|])(?P<m2>M)(?![.,o]{0,2}n(?!s)))?|(?P<mn>n)[_.]?m|q(?P<mq>n))"
)
_ONE_MONTH = r"(?:(?P<m>M)|(?P<mn>n)[_.]?m|q(?P<mq>n))"
_ALSO = r"(?:\((?:E[nN]y?|Ny)\))?"
_YEAR = (
    r"(?:(?P<e>E)[.,o]{0,2}y?(?P<ye>[NnL])(?:[_.]?y\.?)?"
    r"|(?:y\.?)?(?P<y>N)(?:[_.]?y\.?)?(?:[.,]?o?(?P<f>E))?"
    r"|(?P<yf>[nL])(?:[_.]?y\.?|\.)?o?(?P<f2>E))" + _ALSO
)
_S = r"[.,_/oy]{0,3}"
# Before a month: "No. 24, May 1990" is no day.
_T = r"[._/oy]{0,3}"
_OLD_STYLE = r",?\(\.?G[.:,o]{0,3}(?:n[.o]{0,2}M|M[.o]{0,2}n|n)\.?(?:[.,o]{0,3}N)?\),?"
_NO_YEAR = r"(?![.,o]{0,2}y?N(?!s))"

_DATES = (
    # 3 May 1990, 3–5 May 1990, 10.XII.1990
    ("day", rf"{_DAYS}|\(\.?(?P<dn>n)\.?\))?{_T}{_MONTH}{_S}{_YEAR}"),
    ("day", rf"(?P<d>n)[._o]{{0,2}}(?P<mq>R)[._o]{{0,2}}{_YEAR}"),
    # 25 October (7 November) 1917
    ("day", rf"{_DAY}{_T}{_ONE_MONTH}\.?\((?P<dn2>n)\.?[.o]{{0,2}}(?P<mn2>M)\.?\){_S}{_YEAR}"),
    # 23 November [O.S. 12 November] 1707
    ("day", rf"(?P<d>n)(?:[._]?d)?{_T}(?P<m>M)\.?{_OLD_STYLE}{_S}{_YEAR}"),
    ("day", rf"(?P<m>M)[.o]{{0,2}}(?P<d>n)(?:[._]?d)?\.?{_OLD_STYLE}{_S}{_YEAR}"),
    # 1990 May 3; not "1990, May 3, 1991"
    ("day", rf"{_YEAR}{_S}{_ONE_MONTH}{_S}{_DAY}{_NO_YEAR}"),
    # May 3, 1990
    ("day", rf"{_ONE_MONTH}[.,o_]{{0,3}}{_DAY}[.,_o]{{0,3}}{_YEAR}"),
    # 1990, 3 May
    ("day", rf"{_YEAR}{_S}{_DAY}[._o]{{0,3}}{_ONE_MONTH}{_NO_YEAR}"),
    # a year of two digits
    ("short", r"d?(?P<d>n)(?:[._]?d)?\.?[._/o]{0,2}(?P<m>M)[.,_/o]{0,2}(?P<y>n)(?=$|[,;().])"),
    # May 1990, May–June 1990
    ("month", rf"{_MONTH}{_S}{_YEAR}"),
    ("month", rf"{_YEAR}[.,_oy/]{{0,3}}{_MONTH}(?![._o]{{0,2}}n|[.,o]{{0,2}}(?:y?N|E))"),
    ("season", rf"(?P<m>S)[.,o]{{0,2}}{_YEAR}"),
    ("season", rf"{_YEAR}[.,oy]{{0,2}}(?P<m>S)"),
    ("monthday", rf"{_DAY}{_T}{_ONE_MONTH}(?![.,o]{{0,2}}L)"),
    ("monthday", rf"{_ONE_MONTH}[.,o_]{{0,3}}{_DAY}(?![.,o]{{0,2}}L)"),
    # 19th century, XIX–XX centuries, 2nd century BC
    (
        "century",
        r"(?:(?P<e>E)\.?o?)?(?P<y>[nR])\.?(?:(?P<yj>[-_tU&/|])(?P<y2>[nR])\.?)?[_o]?[cC]\.?(?:[.,]?o?(?P<f>E))?",
    ),
    (
        "century",
        r"(?:(?P<e>E)\.?o?)?C[._]{0,2}o?(?P<y>[nR])(?:\.?(?P<yj>[-_tU&/|])\.?(?P<y2>[nR]))?(?:[.,]?o?(?P<f>E))?",
    ),
    ("millennium", r"(?:(?P<e>E)\.?o?)?(?P<y>[nR])(?:[._]?s)?\.?[_o]?k\.?(?:[.,]?o?(?P<f>E))?"),
    ("millennium", r"(?P<y>R)\.?[_o]?K\.?(?:[.,]?o?(?P<f>E))?"),
    ("millennium", r"(?P<y>n)\.?[_o]?K\.?[.,]?o?(?P<f>E)"),
    ("millennium", r"k\.?o?(?P<y>[nR])(?:[.,]?o?(?P<f>E))?"),
    ("decade", r"(?:(?P<e>E)\.?o?)?(?P<y>[nN])(?P<ds>[._]?s)\.?(?:[.,]?o?(?P<f>E))?"),
    ("decade", r"Do?(?P<y>N)(?:[.,]?o?(?P<f>E))?"),
    ("digits", r"(?P<p>P)(?:[.,]?o?(?P<f>E))?"),
    # 14–37 AD, AD 14–37
    ("year", r"(?P<y>[nN])(?P<yj>[-_t])(?P<y2>[nN])(?:y\.?)?(?P<f>E)"),
    ("year", r"(?P<e>E)[.o]?(?P<y>[nN])y?(?P<yj>[-_t])(?P<y2>[nN])y?(?![._]?[nNMmdEcs])"),
    ("year", _YEAR),
    # What may complete the other end of a span: 5日, 3月
    ("rest", r"(?P<d>n)[._]?d"),
    ("rest", r"(?P<mn>n)[._]?m(?:(?P<d>n)[._]?d)?"),
)
_FIRST = {
    "day": "dnqMRENyL",
    "short": "dn",
    "month": "MnqENyL",
    "season": "SENyL",
    "monthday": "dnqM",
    "century": "EnRC",
    "millennium": "EnRk",
    "decade": "EnND",
    "digits": "P",
    "year": "ENynL",
    "rest": "n",
}

_COMPILED = tuple((kind, late_pattern(pattern)) for kind, pattern in _DATES)

_NEEDED = {
    "day": "MmqR",
    "short": "M",
    "month": "Mmq",
    "season": "S",
    "monthday": "Mmq",
    "century": "cC",
    "millennium": "kK",
    "decade": "sD",
    "digits": "P",
    "rest": "dm",
}
_TELLING = "".join(sorted({*"".join(_NEEDED.values())}))

Patterns: TypeAlias = dict[str, tuple[tuple[str, re.Pattern[str]], ...]]
"""Kinds of dates and their patterns by the code that they begin with, the longest first."""


def patterns_for(codes: str) -> Patterns:
    """Return the patterns that may match somewhere in a text of these codes."""
    return _patterns_with("".join(code for code in _TELLING if code in codes))


@lru_cache(maxsize=512)
def _patterns_with(telling: str) -> Patterns:
    usable = [
        (kind, pattern)
        for kind, pattern in _COMPILED
        if kind not in _NEEDED or any(code in telling for code in _NEEDED[kind])
    ]
    return {
        code: tuple((kind, pattern) for kind, pattern in usable if code in _FIRST[kind])
        for code in sorted({*"".join(_FIRST.values())})
    }


BEFORE = late_pattern(r"[ATBFIUWeG]")
"""Tokens before a date that say something of it; what may stand between is `BETWEEN`."""

BETWEEN = late_pattern(r"[.:o_]")

BEHIND = late_pattern(
    r"(?P<about>[._]?a|[._]?[AT]\.?(?=$|[,;)]))|(?P<doubt>\??\(\?\)|\?)|(?P<when>[._]?o?[bfiu](?!\w))|(?P<calendar>,?\([Gg]\.?\)|,?[Gg])|(?P<part>e)"
)
"""What behind a date says something of it."""

JOINED = late_pattern(r"[.,o]?[-_tU]{1,2}[.,o]?")
"""What stands between the two ends of a span of time."""

TO_THE_PRESENT = late_pattern(r"[.,oi]{0,2}[-_tU]{0,2}[.o]?!")
TO_NO_END = late_pattern(r"-\.?(?:\?\.?)?(?=$|[,;)])")
FROM_NO_BEGINNING = late_pattern(r"(?:\?\.?)?-")
SHORT_END = late_pattern(r"[-_](?P<y>n)(?![._]?[nNMmd])|/(?P<z>n)(?![._/]?[nNMmd])")
