"""Forms that depend on a number: ``{{plural:}}``.

Rules are those of CLDR (https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from wikiextract.language.facts import Language

_Operands: TypeAlias = Mapping[str, float]
_Condition: TypeAlias = Callable[[_Operands], bool]

_RELATION = re.compile(r"([nivwftce])(?: % ([0-9]+))? (!?=) ([0-9.,]+)")
_NUMBER = re.compile(r"[+-]?([0-9]+)(?:\.([0-9]*))?")
_EXPLICIT = re.compile("[0-9]=")


def plural(number: str, forms: Sequence[str], language: Language) -> str:
    """Return the form for `number` (plain digits): one like ``0=none`` if it fits, else by rule.

    When there are too few forms the last one serves; no form gives an empty text.
    """
    ordinary = []
    for form in forms:
        if _EXPLICIT.search(form) is None:
            ordinary.append(form)
            continue
        stated, _, text = form.partition("=")
        if stated == number:
            return text
    if not ordinary:
        return ""
    return ordinary[min(plural_form(number, language), len(ordinary) - 1)]


def plural_form(number: str, language: Language) -> int:
    """Return which form a number takes, counted from 0."""
    operands = _operands(number)
    if operands is None:
        return len(language.plural_rules)
    for form, rule in enumerate(language.plural_rules):
        if _compile(rule)(operands):
            return form
    return len(language.plural_rules)


def _operands(number: str) -> _Operands | None:
    match = _NUMBER.match(number.strip())
    if match is None:
        return None
    whole, fraction = match[1], match[2] or ""
    # Digits far left do not matter to any rule but by being there.
    whole = whole if len(whole) <= 15 else "1" + whole[-15:]
    fraction = fraction[:15]
    trimmed = fraction.rstrip("0")
    return {
        "n": float(f"{whole}.{fraction or 0}"),
        "i": int(whole),
        "v": len(fraction),
        "w": len(trimmed),
        "f": int(fraction or 0),
        "t": int(trimmed or 0),
        "c": 0,
        "e": 0,
    }


@lru_cache(maxsize=1024)
def _compile(rule: str) -> _Condition:
    """Return a CLDR condition: relations joined by "and", those by "or"."""
    alternatives = [
        [_relation(relation) for relation in alternative.split(" and ")]
        for alternative in rule.strip().split(" or ")
        if alternative
    ]
    return lambda operands: any(
        all(relation(operands) for relation in relations) for relations in alternatives
    )


def _relation(text: str) -> _Condition:
    match = _RELATION.fullmatch(text.strip())
    if match is None:
        return lambda _: False
    name, modulus, sign, listed = match.groups()
    ranges = [
        (float(low), float(high or low))
        for low, _, high in (part.partition("..") for part in listed.split(","))
    ]

    def holds(operands: _Operands) -> bool:
        value = operands[name] % int(modulus) if modulus else operands[name]
        within = any(low <= value <= high and value == int(value) for low, high in ranges)
        return within is (sign == "=")

    return holds
