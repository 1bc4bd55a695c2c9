"""``{{#time:}}`` as a whole: a text is read and written by a format."""

from __future__ import annotations

from datetime import tzinfo
from typing import Literal, TypeAlias

from wikiextract.language.dates.date_format import format_date
from wikiextract.language.dates.moment import Moment
from wikiextract.language.dates.parse_time import parse_time
from wikiextract.language.facts import Language

TimeProblem: TypeAlias = Literal["invalid", "too-small", "too-big"]


def find_moment(text: str, now: Moment, *, zone: tzinfo | None = None) -> Moment | TimeProblem:
    """Return the moment that `text` names (in `zone`, by default UTC), or why it cannot be shown.

    Years from 0 to 9999 can. Without a zone of its own a text is in UTC.
    """
    moment = parse_time(text, now)
    if moment is None:
        return "invalid"
    if zone is not None:
        moment = moment.in_zone(zone)
    if moment.year < 0:
        return "too-small"
    return moment if moment.year <= 9999 else "too-big"


def format_time(
    format_: str, text: str, now: Moment, language: Language, *, zone: tzinfo | None = None
) -> str | None:
    """Return the text of ``{{#time:format|text}}``, ``None`` for an error (see `find_moment`)."""
    moment = find_moment(text, now, zone=zone)
    return format_date(format_, moment, language) if isinstance(moment, Moment) else None
