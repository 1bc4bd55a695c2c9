"""Numbers as they are written: digits, separators, fractions and powers of ten."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.numbers.number_forms import NumberForms

_DIGITS = late_pattern(r"\d+(?:(?:[.,]|['’ ](?=\d{3}(?!\d)))\d+)*")
_ONLY_DECIMALS = late_pattern(r"[.,]\d+(?![\d.,]*\d)")
_SEPARATOR = late_pattern(r"[.,'’ ]")
_POWER = late_pattern(
    r" ?[×x*·] ?10(?:\^?([-+]?[1-9]\d?)(?![\d.,])|\^\{?([-+]?\d{1,2})\}?|([⁻⁺]?[⁰¹²³⁴-⁹]{1,3}))"
    r"|[eE]([-+]?\d{1,2})(?!\w)"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_SLASH = late_pattern(r"([/⁄])(\d{1,4})(?![\d/⁄.,])")
_FRACTION = late_pattern(r"([ +-]?)(\d{1,3})([/⁄])(\d{1,4})(?![\d/⁄])")
_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_GROUP = 3
_DAYS = 31
_MINUTES = 60
_ADDRESS = (4, 255)  # numbers of an address in the Internet, and the largest of them


class Numeral(NamedTuple):
    """A number that stands at ``text[start:end]``.

    `doubt` says why it can be read in two ways. A `foreign` one has another decimal separator than
    the language ("10.12"), a `fraction` has a slash: both look like dates. `grouped` digits are
    no year.
    """

    start: int
    end: int
    value: Decimal
    doubt: str = ""
    foreign: bool = False
    fraction: bool = False
    grouped: bool = False


def read_numeral(text: str, start: int, forms: NumberForms) -> Numeral | None:
    """Return the number without a sign that begins at ``text[start]``; None where there is none.

    `text` is in plain characters.
    """
    if start < len(text) and text[start] in _VULGAR:
        return Numeral(start, start + 1, _ratio(_VULGAR[text[start]]))
    found = _read_digits(text, start, forms)
    if found is None:
        return None
    return _with_power(text, _with_fraction(text, found))


def _read_digits(text: str, start: int, forms: NumberForms) -> Numeral | None:
    if match := _ONLY_DECIMALS.match(text, start):
        value = Decimal(f"0{match[0].replace(',', '.')}")
        foreign = forms.decimal not in ("", text[start])
        return Numeral(start, match.end(), value, foreign=foreign)
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    written = match[0]
    signs = _SEPARATOR.findall(written)
    found = _understand(written, signs, forms)
    if found is None and " " in signs:
        # Two numbers beside each other.
        written = written.partition(" ")[0]
        found = _understand(written, _SEPARATOR.findall(written), forms)
    return found and found._replace(start=start, end=start + len(written))


def _understand(written: str, signs: list[str], forms: NumberForms) -> Numeral | None:
    """Return what digits with separators say (at no place), None where they are no number."""
    parts = _SEPARATOR.split(written)
    if not signs:
        return None if _is_code(written) else Numeral(0, 0, Decimal(written))
    last = signs[-1]
    if len(signs) > 1 or last in " '’":
        same = len({"'" if sign == "’" else sign for sign in signs}) == 1
        if same:
            return _grouped(parts, last)
        if last in signs[:-1] or last in " '’" or len({*signs[:-1]}) > 1:
            return None
        head = _grouped(parts[:-1], signs[0])
        if head is None:
            return None
        return Numeral(0, 0, Decimal(f"{head.value}.{parts[-1]}"), grouped=True)
    return _one_separator(parts[0], parts[1], last, forms)


def _one_separator(whole: str, rest: str, sign: str, forms: NumberForms) -> Numeral | None:
    """Return a number with one full stop or comma, which one language writes for another's."""
    if _is_code(whole):
        return None
    decimal = Numeral(0, 0, Decimal(f"{whole}.{rest}"))
    could_be_group = len(rest) == _GROUP and len(whole) <= _GROUP and whole != "0"
    if not could_be_group:
        like_date = sign == "." and int(whole) <= _DAYS and len(rest) <= 2 and int(rest) < _MINUTES
        return decimal._replace(foreign=sign != forms.decimal and bool(forms.decimal) and like_date)
    group = Numeral(0, 0, Decimal(whole + rest), grouped=True)
    if forms.consistent and sign == forms.decimal:
        return decimal
    if forms.consistent and sign in forms.groups:
        return group
    return group._replace(doubt=f"{decimal.value} or {group.value}")


def _grouped(parts: list[str], sign: str) -> Numeral | None:
    """Return a number in groups of three digits, or of two before the last (India)."""
    first, *others = parts
    if not others:
        return None if _is_code(first) else Numeral(0, 0, Decimal(first))
    by_three = len(first) <= _GROUP and all(len(part) == _GROUP for part in others)
    by_two = (
        sign == "," and len(first) <= 2 and len(others[-1]) == _GROUP
        and len(others) > 1 and all(len(part) == 2 for part in others[:-1])
    )  # fmt: skip
    if not (by_three or by_two) or first.startswith("0"):
        return None
    count, largest = _ADDRESS
    if sign == "." and len(parts) == count and all(int(part) <= largest for part in parts):
        return None
    return Numeral(0, 0, Decimal("".join(parts)), grouped=True)


def _is_code(digits: str) -> bool:
    """Return True for digits that begin with a zero, as numbers of telephones do."""
    return len(digits) > 1 and digits.startswith("0")


def _with_fraction(text: str, found: Numeral) -> Numeral:
    if found.value != found.value.to_integral_value() or found.doubt:
        return found
    end = found.end
    for place in (end, end + 1):
        if text[end:place] in ("", " ", "-") and text[place : place + 1] in _VULGAR:
            value = found.value + _ratio(_VULGAR[text[place]])
            return found._replace(end=place + 1, value=value)
    if match := _FRACTION.match(text, end):
        value = _ratio(f"{match[2]}/{match[4]}")
        if match[1] and 0 < value < 1:
            return found._replace(end=match.end(), value=found.value + value)
    slash = _SLASH.match(text, end)
    if slash and not found.grouped and int(slash[2]):
        value = found.value / Decimal(slash[2])
        if slash[1] == "⁄" or value < 1:
            return found._replace(end=slash.end(), value=value, fraction=slash[1] == "/")
    return found


def _ratio(written: str) -> Decimal:
    over, _, under = written.partition("/")
    return Decimal(over) / Decimal(under) if int(under) else Decimal(0)


def _with_power(text: str, found: Numeral) -> Numeral:
    match = _POWER.match(text, found.end)
    if match is None or found.doubt:
        return found
    plain, marked, raised, short = match.groups()
    exponent = int(plain or marked or (raised or "").translate(_RAISED) or short)
    value = found.value.scaleb(exponent)
    doubt = ""
    if plain and "^" not in match[0] and plain[0] not in "-+":
        # What was raised may be so no more: 10⁶ or 106.
        doubt = f"{value} or {found.value} × 10{plain}"
    return found._replace(end=match.end(), value=value, doubt=doubt)
