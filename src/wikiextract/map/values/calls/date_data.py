"""The data file of calls that state dates (``data/date_calls.json``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data

_APART = re.compile(r"[\s_–-]+")


class DateCalls(DataFile, frozen=True):
    """``date_calls.json``: names of templates by what they state; see the file's description."""

    date: tuple[str, ...]
    later: tuple[str, ...]
    series: tuple[str, ...]
    circa: tuple[str, ...]
    span: tuple[str, ...]
    texts: tuple[str, ...]
    joined: tuple[str, ...]
    century: Mapping[str, tuple[str, ...]]
    century_bc: Mapping[str, tuple[str, ...]]
    birth_flags: frozenset[str]
    year: tuple[str, ...]
    month: tuple[str, ...]
    day: tuple[str, ...]
    bc: frozenset[str]


@cache
def date_calls() -> DateCalls:
    """Return what is known of calls that state dates."""
    return read_data("wikiextract.map.values.calls", "date_calls", DateCalls)


def shape_of(name: str, language: str | None) -> str:
    """Return what a template of that name states; "" where it is none of dates."""
    key = _key(name)
    base = (language or "").partition("-")[0]
    return _by_language().get((base, key)) or _shapes().get(key, "")


@cache
def _shapes() -> Mapping[str, str]:
    known = date_calls()
    shapes: dict[str, str] = {}
    for shape in ("later", "date", "series", "circa", "span", "texts", "joined"):
        for name in getattr(known, shape):
            shapes.setdefault(_key(name), shape)
    return shapes


@cache
def _by_language() -> Mapping[tuple[str, str], str]:
    known = date_calls()
    return {
        (language, _key(name)): shape
        for shape, names in (("century", known.century), ("century_bc", known.century_bc))
        for language, listed in names.items()
        for name in listed
    }


def _key(name: str) -> str:
    """Return a name by which it is looked up; one of signs alone as it is."""
    return _APART.sub("", name).casefold() or name
