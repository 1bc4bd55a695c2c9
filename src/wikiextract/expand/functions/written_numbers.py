"""Numbers as the wiki's language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.expand.functions.call import Call

if TYPE_CHECKING:
    from wikiextract.expand.page import PageExpansion


def written_number(page: PageExpansion, number: str) -> str:
    """A number (digits, perhaps with a point and a sign) as the wiki's language writes it."""
    return number


def number_or_raw(call: Call, value: int, position: int) -> str:
    """A number as the wiki writes it, or plainly when argument `position` is ``R``."""
    words = call.page.site.magic_words
    option = call.argument(position)
    if option and "rawsuffix" in words and words["rawsuffix"].matches(option):
        return str(value)
    return written_number(call.page, str(value))
