"""Time zones by the names that a text may give them."""

from __future__ import annotations

import re
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wikiextract.language.data_files import time_zones

_OFFSET = re.compile("(?:GMT)?([+-])([0-9]+)(?::([0-9]*))?(?::([0-9]+))?")


def zone_by_name(name: str) -> int | str | None:
    """Return seconds for an abbreviation, the identifier of a known zone, or ``None``."""
    name = name.strip("()")
    seconds = time_zones().get(name.lower())
    if seconds is not None:
        return seconds
    return name if load_zone(name) is not None else None


@lru_cache(maxsize=256)
def load_zone(name: str) -> ZoneInfo | None:
    """Return the zone with this identifier (``"Europe/Riga"``), ``None`` when it is unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def offset_seconds(text: str) -> int | None:
    """Return the seconds of ``+2``, ``+0230``, ``GMT-02:30``; ``None`` for too many hours."""
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    sign, hours, minutes, seconds = match.groups()
    if minutes is None and len(hours) > 2:
        if len(hours) > 4:
            hours, minutes, seconds = hours[:-4], hours[-4:-2], hours[-2:]
        else:
            hours, minutes = hours[:-2], hours[-2:]
    total = int(hours) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return -total if sign == "-" else total
