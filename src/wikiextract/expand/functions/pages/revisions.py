"""The revision of the page, or of a page that is given: `REVISIONID` and kin.

https://www.mediawiki.org/wiki/Help:Magic_words#Technical_metadata
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from wikiextract.expand.functions.call import Call
from wikiextract.expand.page.facts import PageFacts
from wikiextract.language.dates.time_zones import load_zone


class _Facts(msgspec.Struct, frozen=True):
    """The facts to show of a revision; `time` in the wiki's zone, None when there is none."""

    id: int | None
    time: datetime | None
    user: str | None


_SHOW: Mapping[str, Callable[[_Facts], str]] = {
    "revisionid": lambda facts: str(facts.id) if facts.id else "",
    "revisionday": lambda facts: str(facts.time.day) if facts.time else "",
    "revisionday2": lambda facts: f"{facts.time.day:02}" if facts.time else "",
    "revisionmonth": lambda facts: f"{facts.time.month:02}" if facts.time else "",
    "revisionmonth1": lambda facts: str(facts.time.month) if facts.time else "",
    "revisionyear": lambda facts: str(facts.time.year) if facts.time else "",
    "revisiontimestamp": lambda facts: f"{facts.time:%Y%m%d%H%M%S}" if facts.time else "",
    "revisionuser": lambda facts: facts.user or "",
}


def _current(page: PageFacts) -> _Facts:
    """The revision that is expanded; a page that is not saved yet is as of now."""
    revision = page.revision
    time = _time(page, revision.timestamp) or _local(page, page.now)
    return _Facts(revision.id, time, revision.contributor)


def _of(call: Call) -> _Facts | None:
    """The revision of the page that a call names."""
    page = call.page
    title = page.site.title(call.first)
    if title is None or title.interwiki is not None:
        return None
    if title.page == page.title.page:
        return _current(page)
    if not call.count_expensive():
        return None
    text = page.pages.text(title)
    info = page.pages.info(title)
    if text is None:
        return None if info is None else _Facts(info.revision_id, None, None)
    return _Facts(text.revision_id, _time(page, text.timestamp), text.contributor)


def _time(page: PageFacts, timestamp: str | None) -> datetime | None:
    try:
        return _local(page, datetime.fromisoformat(timestamp)) if timestamp else None
    except ValueError:
        return None


def _local(page: PageFacts, time: datetime) -> datetime:
    zone = load_zone(page.options.time_zone)
    return time if zone is None or time.tzinfo is None else time.astimezone(zone)


def _function(show: Callable[[_Facts], str]) -> Callable[[Call], str]:
    def function(call: Call) -> str:
        facts = _of(call)
        return "" if facts is None else show(facts)

    return function


def _variable(show: Callable[[_Facts], str]) -> Callable[[Call], str]:
    def variable(call: Call) -> str:
        return show(_current(call.page))

    return variable


def revisionsize(call: Call) -> str:
    """``{{REVISIONSIZE}}``: in bytes; empty for a page that is not saved."""
    return str(call.page.size) if call.page.revision.id else ""


FUNCTIONS = {identity: _function(show) for identity, show in _SHOW.items()}
VARIABLES = {
    **{identity: _variable(show) for identity, show in _SHOW.items()},
    "revisionsize": revisionsize,
}
