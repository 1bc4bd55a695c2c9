"""Dates in all languages: EDTF, with the first and the last day."""

from wikiextract.map.values.dates.find import find_dates

__all__ = ["find_dates"]
