"""How an element says which call of the page gave it: by Parsoid's attribute ``about``.

https://www.mediawiki.org/wiki/Specs/HTML (Transclusion content). An attribute shows nowhere, and
nothing in MediaWiki depends on this one.
"""

from __future__ import annotations

from typing import Final

ABOUT: Final = "about"
_PREFIX: Final = "#mwt"


def about_call(number: int) -> str:
    """The value of ``about`` for what the call of that number gave."""
    return f"{_PREFIX}{number}"


def may_name_calls(text: str) -> bool:
    """Return True if `text` may hold such a value, so that a new one could mean two calls."""
    return _PREFIX in text
