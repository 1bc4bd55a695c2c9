"""Quantities: ``8,848.86 metre``, ``296,033±0``."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from wikiextract.language.facts import Language
from wikiextract.language.numbers import format_number
from wikiextract.wikibase.data_files import conventions
from wikiextract.wikibase.json_values import Json, as_object, as_text

_NUMBER = re.compile(r"[-+]?[0-9]{1,120}(?:\.[0-9]{1,120})?")
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def format_quantity(
    value: Json, language: Language, unit_label: Callable[[str], str]
) -> str | None:
    """Return a quantity with its uncertainty and its unit.

    `unit_label` gives the label of the entity that an address stands for, or what serves for it.
    """
    stated = as_object(value)
    amount = _decimal(stated.get("amount"))
    if amount is None:
        return None
    upper, lower = _decimal(stated.get("upperBound")), _decimal(stated.get("lowerBound"))
    if upper is None or lower is None or not lower <= amount <= upper:
        shown = [amount]
    else:
        nearer, farther = sorted((_WIDE.subtract(upper, amount), _WIDE.subtract(amount, lower)))
        # The last digit that is certain is the first of the smaller uncertainty.
        place = nearer.adjusted() if nearer else -_decimals(amount)
        shown = [_rounded(amount, place), _rounded(farther, place)]
    number = "±".join(_written(one, language) for one in shown)
    unit = as_text(stated.get("unit"))
    return number if unit in conventions().no_units else f"{number} {unit_label(unit)}"


def _decimal(stated: Json) -> Decimal | None:
    text = as_text(stated)
    return Decimal(text) if _NUMBER.fullmatch(text) is not None else None


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _rounded(number: Decimal, exponent: int) -> Decimal:
    """Return a number rounded to a power of ten; one with fewer digits stays."""
    if exponent <= -_decimals(number):
        return number
    rounded = number.quantize(Decimal((0, (1,), exponent)), context=_WIDE)
    return rounded.quantize(Decimal(1), context=_WIDE) if exponent > 0 else rounded


def _written(number: Decimal, language: Language) -> str:
    digits = format(number, "f")
    return format_number("0" if digits == "-0" else digits, language)
