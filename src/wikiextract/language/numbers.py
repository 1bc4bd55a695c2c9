"""Numbers as a language writes them: ``{{formatnum:}}``.

https://www.mediawiki.org/wiki/Help:Magic_words#Formatting
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from wikiextract.language.digits import translate_digits
from wikiextract.language.facts import Language

MINUS = "\u2212"
INFINITY = "\u221e"
_NUMBER = re.compile(r"(-(?=[\d.]))?([0-9]+|(?=\.[0-9]))(\.[0-9]*)?([Ee][-+]?[0-9]+)?", re.A)
_LOOSE = re.compile(r"[ \t\n\r\v\f]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?\s*")
_WHOLE = re.compile(r"\s*[+-]?([0-9]*)")
_NEGATIVE = re.compile(r"-(?=\.?[0-9])")
_WIDE = Context(prec=400)  # more digits than any float has


def format_number(text: str, language: Language, *, group: bool = True) -> str:
    """A number with the digits and separators of `language`.

    Where `text` is no number, every number in it is written so. Without `group` (``NOSEP``) only
    digits and signs change. Numbers beyond 17 digits lose their last ones in most languages, as in
    MediaWiki.
    """
    if text in ("NAN", "INF", "-INF"):
        return _special(text, language)
    if not group:
        return translate_digits(_NEGATIVE.sub(MINUS, text), language.digits)
    if not _NUMBER.fullmatch(text) and _LOOSE.fullmatch(text):
        return _format_small(text, language) or _format_loose(text, language)
    return _NUMBER.sub(lambda match: _format_match(match, language), text)


def _special(text: str, language: Language) -> str:
    if text == "NAN":
        return language.messages.get("formatnum-nan", "Not a Number")
    return INFINITY if text == "INF" else MINUS + INFINITY


def _format_match(match: re.Match[str], language: Language) -> str:
    sign, whole, fraction, exponent = match.groups()
    if not match[0]:
        return ""
    small = _format_small(match[0], language)
    if small is not None:
        return small
    if exponent is not None:
        return _format_loose(match[0], language)
    value = float(f"{whole or '0'}{fraction or ''}")
    if math.isinf(value):
        return (MINUS if sign else "") + INFINITY
    digits, _, rest = format(Decimal(repr(value)), "f").partition(".")
    digits = "" if not whole else digits.zfill(len(whole))
    if fraction is not None:
        rest = rest.ljust(len(fraction) - 1, "0")[: len(fraction) - 1]
    return _compose(bool(sign), digits, None if fraction is None else rest, language)


def _format_small(text: str, language: Language) -> str | None:
    """Return a number with too few digits for a group, in a language where four are too few.

    It never becomes a float, so that it keeps all its digits and its exponent. ``None``: another.
    """
    style = language.number_format
    whole = _WHOLE.match(text)
    digits = len(whole[1]) if whole is not None else 0
    if style.minimum == 1 or (style.minimum and digits >= style.sizes[0] + style.minimum):
        return None
    text = _NEGATIVE.sub(MINUS, text).replace(".", style.decimal)
    return translate_digits(text, style.digits or language.digits)


def _format_loose(text: str, language: Language) -> str:
    """Return a number in another form than plain digits: at most three decimals, no padding."""
    value = float(text)
    if math.isinf(value):
        return (MINUS if value < 0 else "") + INFINITY
    rounded = Decimal(repr(value)).quantize(Decimal("0.001"), ROUND_HALF_EVEN, _WIDE)
    digits, _, rest = format(abs(rounded), "f").partition(".")
    return _compose(math.copysign(1, value) < 0, digits, rest.rstrip("0") or None, language)


def _compose(negative: bool, digits: str, fraction: str | None, language: Language) -> str:
    style = language.number_format
    text = (MINUS if negative else "") + _grouped(digits, style.sizes, style.minimum, style.group)
    if fraction is not None:
        text += style.decimal + fraction
    return translate_digits(text, style.digits or language.digits)


def _grouped(digits: str, sizes: tuple[int, ...], minimum: int, separator: str) -> str:
    if not sizes or len(digits) < sizes[0] + minimum:
        return digits
    head, groups = digits[: -sizes[0]], [digits[-sizes[0] :]]
    size = sizes[-1]
    start = len(head) % size
    before = [head[place : place + size] for place in range(start, len(head), size)]
    return separator.join([*([head[:start]] if start else []), *before, *groups])


def parse_number(text: str, language: Language) -> str:
    """Return a formatted number as plain digits (``{{formatnum:…|R}}``); other text stays."""
    if text == language.messages.get("formatnum-nan", "Not a Number"):
        return "NAN"
    if text in (INFINITY, MINUS + INFINITY, "-" + INFINITY):
        return "INF" if text == INFINITY else "-INF"
    back = {ord(own): sign for sign, own in language.separators.items() if len(own) == 1}
    back |= {ord(own): digit for digit, own in language.digits.items()}
    return text.translate(back).replace(",", "").replace(MINUS, "-")
