"""`lc`, `uc`, `lcfirst`, `ucfirst`, `padleft`, `padright`.

https://www.mediawiki.org/wiki/Help:Magic_words#Formatting
"""

from __future__ import annotations

from collections.abc import Callable

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.language.numbers import leading_integer
from wikiextract.expand.markers import MARKER, PREFIX, remove_markers
from wikiextract.language.letter_case import lower, lower_first, upper, upper_first

_LONGEST_PADDED = 500


def lc(call: Call) -> str:
    """``{{lc:Text}}``: in lower case."""
    return outside_markers(call.first, lower)


def uc(call: Call) -> str:
    """``{{uc:Text}}``: in upper case."""
    return outside_markers(call.first, upper)


def lcfirst(call: Call) -> str:
    """``{{lcfirst:Text}}``: the first letter in lower case."""
    return lower_first(call.first, call.page.language)


def ucfirst(call: Call) -> str:
    """``{{ucfirst:text}}``: the first letter in upper case."""
    return upper_first(call.first, call.page.language)


def padleft(call: Call) -> str:
    """``{{padleft:text|length|with}}``."""
    return _padding(call) + call.first


def padright(call: Call) -> str:
    """``{{padright:text|length|with}}``."""
    return call.first + _padding(call)


def _padding(call: Call) -> str:
    padding = remove_markers(call.argument(2, "0"))
    length = min(leading_integer(call.argument(1)), _LONGEST_PADDED) - len(call.first)
    if not padding or length <= 0:
        return ""
    return (padding * (length // len(padding) + 1))[:length]


def outside_markers(text: str, change: Callable[[str], str]) -> str:
    """`text` with `change` made to what is not a strip marker."""
    if PREFIX not in text:
        return change(text)
    parts: list[str] = []
    position = 0
    for match in MARKER.finditer(text):
        parts += change(text[position : match.start()]), match[0]
        position = match.end()
    if position < len(text):
        parts.append(change(text[position:]))
    return "".join(parts)


FUNCTIONS = {
    "lc": lc,
    "uc": uc,
    "lcfirst": lcfirst,
    "ucfirst": ucfirst,
    "padleft": padleft,
    "padright": padright,
}
