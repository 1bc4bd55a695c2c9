"""Numbers as the wiki's language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.expand.functions.call import Call
from wikiextract.language.numbers import format_number

if TYPE_CHECKING:
    from wikiextract.expand.page import PageExpansion


def written_number(page: PageExpansion, number: str) -> str:
    """A number (digits, perhaps with a point and a sign) as the wiki's language writes it."""
    return format_number(number, page.language)


def number_or_raw(call: Call, value: int, position: int) -> str:
    """A number as the wiki writes it, or plainly when argument `position` is ``R``."""
    if has_option(call, call.argument(position), "rawsuffix"):
        return str(value)
    return written_number(call.page, str(value))


def has_option(call: Call, option: str, word: str) -> bool:
    """Whether an argument is the option that the magic word with the id `word` names."""
    magic_word = call.page.site.magic_words.get(word)
    return bool(option) and magic_word is not None and magic_word.matches(option)
