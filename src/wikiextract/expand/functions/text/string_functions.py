"""The string functions of ParserFunctions.

`#len`, `#pos`, `#rpos`, `#sub`, `#count`, `#replace`, `#explode`, `#urldecode`.

https://www.mediawiki.org/wiki/Extension:StringFunctions. Wikimedia's wikis do not have them
(`ExpandOptions.string_functions`). Strip markers count as one character or are taken out.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.language.numbers import leading_integer
from wikiextract.expand.markers import remove_markers

_LONGEST = 1000
_NUMERIC = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def len_(call: Call) -> str:
    """``{{#len:text}}``: how many characters; a tag counts as one."""
    return str(len(_clean(call, 0)))


def pos(call: Call) -> str:
    """``{{#pos:text|searched|offset}}``: where it is first, or nothing."""
    text, searched = _clean(call, 0), _clean(call, 1) or " "
    offset = leading_integer(call.argument(2))
    if _too_long(text, searched):
        return _error(call)
    if offset > len(text) or -offset > len(text):
        return ""
    found = text.find(searched, offset if offset >= 0 else len(text) + offset)
    return "" if found < 0 else str(found)


def rpos(call: Call) -> str:
    """``{{#rpos:text|searched}}``: where it is last, or -1."""
    text, searched = _clean(call, 0), _clean(call, 1) or " "
    if _too_long(text, searched):
        return _error(call)
    return str(text.rfind(searched))


def sub(call: Call) -> str:
    """``{{#sub:text|start|length}}``: a part of the text."""
    text = _clean(call, 0)
    start, length = leading_integer(call.argument(1)), leading_integer(call.argument(2))
    start = max(len(text) + start, 0) if start < 0 else start
    if length == 0:
        return text[start:]
    return text[start : start + length] if length > 0 else text[start : max(len(text) + length, 0)]


def count(call: Call) -> str:
    """``{{#count:text|searched}}``: how often it is there."""
    text, searched = _clean(call, 0), _clean(call, 1) or " "
    if _too_long(text, searched):
        return _error(call)
    return str(text.count(searched))


def replace(call: Call) -> str:
    """``{{#replace:text|searched|other}}``; at most the allowed length is given."""
    text, searched, other = _clean(call, 0), _clean(call, 1) or " ", _clean(call, 2)
    if _too_long(text, searched, other):
        return _error(call)
    return text.replace(searched, other)[:_LONGEST]


def explode(call: Call) -> str:
    """``{{#explode:text|separator|position|limit}}``: one of the parts between separators."""
    text, separator = _clean(call, 0), _clean(call, 1) or " "
    if len(call) > 2 and not _NUMERIC.fullmatch(call.argument(2)):
        return ""
    position = leading_integer(call.argument(2))
    limit = leading_integer(call.argument(3))
    if _too_long(text, separator):
        return _error(call)
    parts = text.split(separator, limit - 1 if limit > 0 else -1)
    try:
        return parts[position]
    except IndexError:
        return ""


def urldecode(call: Call) -> str:
    """``{{#urldecode:a%20b}}``."""
    return unquote_plus(call.first, errors="replace") if len(call.first) <= _LONGEST else ""


def _clean(call: Call, number: int) -> str:
    """An argument with the text of its nowiki tags and without other tags."""
    text = call.argument(number)
    if "\x7f" in text:
        text = remove_markers(call.frame.expansion.markers.unstrip_nowiki(text))
    return text


def _too_long(*texts: str) -> bool:
    return any(len(text) > _LONGEST for text in texts)


def _error(call: Call) -> str:
    call.problem("string-too-long", f"A string function got more than {_LONGEST} characters.")
    return f'<strong class="error">Error: String exceeds {_LONGEST:,} character limit.</strong>'


FUNCTIONS = {
    "len": len_,
    "pos": pos,
    "rpos": rpos,
    "sub": sub,
    "count": count,
    "replace": replace,
    "explode": explode,
    "urldecode": urldecode,
}
