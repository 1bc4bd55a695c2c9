"""The wiki itself: its name, language and numbers.

https://www.mediawiki.org/wiki/Help:Magic_words#Technical_metadata,
https://www.mediawiki.org/wiki/Help:Magic_words#Statistics
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.language.numbers import leading_integer
from wikiextract.expand.functions.language.written_numbers import number_or_raw
from wikiextract.site.namespaces import fold
from wikiextract.store.page_source import Statistics

_VERSION = "1.39.17"
"""The MediaWiki whose behaviour this is."""


def sitename(call: Call) -> str:
    """``{{SITENAME}}``."""
    return call.page.site.sitename


def language(call: Call) -> str:
    """``{{CONTENTLANGUAGE}}``, ``{{PAGELANGUAGE}}``, ``{{USERLANGUAGE}}``."""
    return call.page.site.language


def version(call: Call) -> str:
    """``{{CURRENTVERSION}}``."""
    return _VERSION


# What a dump does not say (None) counts as 0.
_COUNTS: Mapping[str, Callable[[Statistics], int | None]] = {
    "numberofpages": lambda counts: counts.pages,
    "numberofarticles": lambda counts: counts.articles,
    "numberoffiles": lambda counts: counts.files,
    "numberofedits": lambda counts: counts.edits,
    "numberofusers": lambda counts: counts.users,
    "numberofactiveusers": lambda counts: counts.active_users,
    "numberofadmins": lambda counts: counts.administrators,
}


def _count(identity: str) -> Callable[[Call], str]:
    def count(call: Call) -> str:
        """``{{NUMBEROFPAGES}}`` or ``{{NUMBEROFPAGES:R}}``, and its kin."""
        value = _COUNTS[identity](call.page.pages.statistics())
        if value is None:
            call.problem("statistics-not-known", f"The value of {identity} is not known.")
        return number_or_raw(call, value or 0, 0)

    return count


def pagesinnamespace(call: Call) -> str:
    """``{{PAGESINNAMESPACE:1}}``."""
    site = call.page.site
    text = call.first
    number = site.namespace_ids.get(fold(text))
    counts = call.page.pages.statistics().namespaces
    return number_or_raw(
        call, counts.get(leading_integer(text) if number is None else number, 0), 1
    )


def numberingroup(call: Call) -> str:
    """``{{NUMBERINGROUP:sysop}}``: 0, as users are not known."""
    call.problem("statistics-not-known", f"Who is in the group {call.first} is not known.")
    return number_or_raw(call, 0, 1)


FUNCTIONS = {
    **{identity: _count(identity) for identity in _COUNTS},
    "pagesinnamespace": pagesinnamespace,
    "numberingroup": numberingroup,
}
VARIABLES = {
    **{identity: _count(identity) for identity in _COUNTS},
    "sitename": sitename,
    "contentlanguage": language,
    "pagelanguage": language,
    "userlanguage": language,
    "currentversion": version,
}
VARIABLE_NAMES = {"userlanguage": "userlanguage"}
