"""Characters of numbers, one for one, so that offsets stay."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from wikiextract.map.values.numbers.data_files import number_words

_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n"

# Further planes have ideographs only. (Asking each code point of all takes a fifth of a second.)
_PAST_DIGITS = 0x20000


@cache
def _table() -> dict[int, str]:
    digits = re.findall(r"\d", "".join(map(chr, range(128, _PAST_DIGITS))))
    return {
        **{ord(digit): str(unicodedata.decimal(digit)) for digit in digits},
        **{ord(space): " " for space in _SPACES},
        **{ord(sign): same for sign, same in number_words().characters.items()},
    }


# A class of all digits would be slow: there are some beyond the first plane.
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


@cache
def _other_signs() -> re.Pattern[str]:
    signs = (chr(code) for code, plain in _table().items() if not plain.isdecimal())
    return re.compile(f"[{re.escape(''.join(signs))}]")


def plain_characters(text: str) -> str:
    """Return a text of the same length with ASCII's digits, spaces and signs."""
    if text.isascii() and text.isprintable():
        return text
    if _other_signs().search(text) or _OTHER_DIGIT.search(text):
        return text.translate(_table())
    return text


def joins_words(letter: str) -> bool:
    """Return True for letters of scripts that write no spaces between words."""
    return letter > _LATIN and any(ord(letter) in script for script in _JOINED)


_LATIN = "\u02ff"
_JOINED = (
    range(0x0E00, 0x0F00),
    range(0x1000, 0x10A0),
    range(0x1780, 0x1800),
    range(0x2E80, 0xA000),
    range(0xAC00, 0xD7B0),
    range(0xF900, 0xFB00),
    range(0x20000, 0x40000),
)
