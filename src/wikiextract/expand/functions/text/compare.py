"""Comparing texts as `#ifeq` and `#switch` do: as numbers when both are numbers.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions#.23ifeq
"""

from __future__ import annotations

import math
import re

from wikiextract.expand.origins import BLANKS
from wikiextract.site.parse_title import decode_entities

_NUMBER = re.compile(
    r"[ \t\n\r\v\f]*+[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?[ \t\n\r\v\f]*+", re.A
)
_INTEGER = re.compile(r"\s*+[+-]?\d++\s*+", re.A)
_LONGEST = 1000
# What a number may end with.
_LAST = frozenset("0123456789.\f")


def same(left: str, right: str) -> bool:
    """Return True if two texts are equal, character entities decoded: ``01`` equals ``1``."""
    if left == right:
        return True
    left, right = decode_entities(left).strip(BLANKS), decode_entities(right).strip(BLANKS)
    if left == right:
        return True
    if left[-1:] not in _LAST or right[-1:] not in _LAST:
        return False
    first, second = _number(left), _number(right)
    if first is None or second is None:
        return False
    if math.isinf(first) or (abs(first) >= 2**63 and _both_integers(left, right)):
        return False  # Beyond what numbers can hold, the texts decide; they differ.
    return first == second


def _number(text: str) -> float | None:
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return None
    return float(text)


def _both_integers(left: str, right: str) -> bool:
    return bool(_INTEGER.fullmatch(left) and _INTEGER.fullmatch(right))
