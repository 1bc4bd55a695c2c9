"""Numbers as the wiki's language writes them."""

from __future__ import annotations

from wikiextract.expand.functions.call import Call
from wikiextract.language.numbers import format_number


def number_or_raw(call: Call, value: int, position: int) -> str:
    """Return a number as the page's language writes it; plainly if argument `position` is ``R``."""
    if has_option(call, call.argument(position), "rawsuffix"):
        return str(value)
    return format_number(str(value), call.page.language)


def has_option(call: Call, option: str, word: str) -> bool:
    """Return True if an argument is the option that the magic word with the id `word` names."""
    magic_word = call.page.site.magic_words.get(word)
    return bool(option) and magic_word is not None and magic_word.matches(option)
