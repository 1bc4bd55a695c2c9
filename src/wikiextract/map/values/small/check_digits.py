"""Check digits of identifiers."""

from __future__ import annotations


def isbn_is_right(digits: str) -> bool:
    """Return True if the last digit of an ISBN of 10 or 13 digits follows from the others."""
    if len(digits) == 13:
        return digits.isdigit() and ean_is_right(digits)
    return len(digits) == 10 and _weighted(digits, range(10, 0, -1)) % 11 == 0


def ean_is_right(digits: str) -> bool:
    """Return True if the last digit of an EAN (or ISBN of 13 digits) follows from the others."""
    weighted = (int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(digits[::-1]))
    return sum(weighted) % 10 == 0


def issn_is_right(digits: str) -> bool:
    """Return True if the last digit of an ISSN (8 digits) follows from the others."""
    return _weighted(digits, range(8, 0, -1)) % 11 == 0


def orcid_is_right(digits: str) -> bool:
    """Return True if the last digit of an ORCID or ISNI (16 digits) does (ISO 7064, mod 11-2)."""
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == _value(digits[-1])


def cas_is_right(digits: str) -> bool:
    """Return True if the last digit of a CAS number follows from the others."""
    weighted = sum(int(digit) * place for place, digit in enumerate(digits[-2::-1], 1))
    return weighted % 10 == int(digits[-1])


def imo_is_right(digits: str) -> bool:
    """Return True if the last digit of a ship's IMO number (7 digits) follows from the others."""
    return _weighted(digits[:-1], range(7, 1, -1)) % 10 == int(digits[-1])


def isin_is_right(written: str) -> bool:
    """Return True if the last digit of an ISIN follows from the others (Luhn's rule)."""
    digits = "".join(str(int(sign, 36)) for sign in written)
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(digits[::-1]))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _weighted(digits: str, weights: range) -> int:
    return sum(_value(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def _value(digit: str) -> int:
    return 10 if digit in "Xx" else int(digit)
