"""Which of what looks like a date is one, by what else a text says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikiextract.map.values.dates.join import Span
from wikiextract.map.values.dates.point import Point
from wikiextract.nodes import ValueKind

_FULL = 4
_YEARS = range(1000, 2200)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SILENT = re.compile(r"[.,;:()oycCATeGgwd?&|_-]*")
# A word that no date has, which surely stands in no brackets.
_AMONG_WORDS = re.compile(r"[^(]*x|.*x[^)]*\Z")
_TELLING = "MmqSPEcCkKsD]|n[._o]{0,2}R|N[^x]*_n"
# A number beside a word that tells what it is, or another number; all that may be in brackets.
_MAY_BE_SURE = re.compile(rf"[yT!BFIUWbfiu{_TELLING}|N[^x]*[nN]|\A[?-]")
_MAY_BE_SURE_AMONG_WORDS = re.compile(rf"[{_TELLING}|\([^x)]*N")


def may_hold_date(codes: str) -> bool:
    """Return False, quickly, where no date is expected and no part of a text is one for sure."""
    is_among_words = _AMONG_WORDS.match(codes) is not None
    pattern = _MAY_BE_SURE_AMONG_WORDS if is_among_words else _MAY_BE_SURE
    return pattern.search(codes) is not None


class Surroundings:
    """The text that dates stand in."""

    def __init__(self, codes: str, spans: Sequence[Span], *, expected: ValueKind | None) -> None:
        self._expected = expected == "date"
        self._untold = expected is None
        self._codes = codes
        rest, at = [], 0
        for span in spans:
            rest.append(codes[at : span.start])
            at = max(at, span.end)
        rest.append(codes[at:])
        outside = _IN_BRACKETS.sub("", "P".join(rest))
        self._whole = bool(_SILENT.fullmatch(outside.replace("P", "")))
        self._dated = any(span.first.month is not None for span in spans)

    def is_sure(self, span: Span) -> bool:
        """Return True if dates of that kind are ones in this text."""
        known = self._expected or self._whole
        point = span.first
        match point.kind:
            case "day" | "month" | "season":
                early = point.era is None and point.digits < 4
                return known if early and point.calendar == "gregorian" else True
            case "monthday":
                return known
            case "short":
                return known
            case "century" | "decade" | "millennium":
                told = point.digits > 2 or point.era is not None or self._expected
                return told or point.kind != "decade"
            case "digits":
                return True
        return self._is_year(span, point)

    def is_likely(self, span: Span) -> bool:
        """Return True if a date that is in doubt is worth naming: no number is taken for one."""
        return self._expected or span.first.kind not in ("year", "decade", "short")

    def _is_in_brackets(self, span: Span) -> bool:
        """Return True if a date is all of what stands in brackets."""
        codes = self._codes
        return (
            codes[max(span.start - 1, 0) : span.start] == "("
            and codes[span.end : span.end + 1] == ")"
        )

    def _is_year(self, span: Span, point: Point) -> bool:
        """Return True if a bare number, or two of them, are years."""
        if point.doubtful and point.digits < _FULL:
            return False  # "199?" lacks a digit
        if point.era is not None and not point.era.weak:
            return point.digits > 2 or self._expected or self._whole or point.era.backwards
        second = span.second
        if second is not None and second.era is not None and not second.era.weak:
            return True
        in_range = (point.year or 0) in _YEARS
        if second is not None and second.month is not None and span.sign != "(":
            return in_range
        tells = point.year_word or point.about_time
        if tells and self._untold and in_range and point.digits == 4 and self._whole:
            return True
        if span.sign == ">" or point.relation in ("B", "F", "I", "U", "W"):
            known = self._whole or self._expected or self._is_in_brackets(span)
            return in_range and known
        if not self._expected:
            alone = self._whole or self._is_in_brackets(span)
            return self._untold and alone and _are_two_years(span)
        if self._codes[span.end : span.end + 1] == "M":
            return False
        if self._whole:
            return in_range or point.digits == 3 or point.year in range(200, 3000)
        return in_range and not self._dated


def _are_two_years(span: Span) -> bool:
    """Return True for 1861-1865, but not for 1200-1400, which may be round numbers."""
    first, second = span.first, span.second
    if second is None or span.sign != "-" or second.kind != "year":
        return False
    years = first.year or 0, second.year or 0
    if any(year not in _YEARS for year in years) or years[0] >= years[1]:
        return False
    return any(year % 100 for year in years)
