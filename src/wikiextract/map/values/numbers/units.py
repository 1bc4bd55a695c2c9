"""Units and what is made of them: powers, products and quotients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple, TypeAlias

from wikiextract.map.values.numbers.data_files import UnitFacts, units_file

Dimensions: TypeAlias = tuple[int, ...]
_BASES = 10
_NO_CODE = "~"
_LENGTH: Dimensions = (1, *[0] * (_BASES - 1))


class UnitOfMeasure(NamedTuple):
    """A unit: UCUM code ("" where it has none), SI unit, and how numbers become those of SI."""

    code: str
    si: str
    factor: Fraction
    offset: Fraction
    dimensions: Dimensions
    key: str

    def in_si(self, number: Fraction) -> Fraction:
        """Return a number of this unit as one of its SI unit."""
        return (number + self.offset) * self.factor

    @property
    def is_length(self) -> bool:
        """True for a unit whose powers are areas and volumes."""
        return self.dimensions == _LENGTH


Readings: TypeAlias = tuple[UnitOfMeasure, ...]
"""The units that a name may mean."""


class UnitTable(NamedTuple):
    """All units: by code, by symbol (whose case counts), by English name in small letters."""

    codes: Mapping[str, UnitOfMeasure]
    symbols: Mapping[str, Readings]
    names: Mapping[str, Readings]
    shy: frozenset[str]


@cache
def unit_table() -> UnitTable:
    """Return the units of ``units.json`` with all their prefixes."""
    data = units_file()
    codes: dict[str, UnitOfMeasure] = {}
    symbols: dict[str, Readings] = {}
    names: dict[str, Readings] = {}
    shy: set[str] = set()
    for facts in data.units:
        for prefix in ("", *facts.prefixes.split()):
            unit = _unit(facts, prefix)
            codes.setdefault(unit.key, unit)
            for symbol in _symbols(facts, prefix):
                symbols.setdefault(symbol, (unit,))
                if symbol in facts.shy and not prefix:
                    shy.add(symbol)
            for name in _names(facts, prefix):
                names.setdefault(name, (unit,))
    for symbol in list(symbols):
        if len(symbol) > 1 and symbol.isascii() and symbol.isalpha() and symbol.islower():
            # "Km" and "KM" are often written for km; a capital that means something else wins.
            for other in (symbol.capitalize(), symbol.upper()):
                if symbol in data.powers.common_in_capitals:
                    symbols.setdefault(other, symbols[symbol])
    for power, joined in ((2, data.powers.square_joined), (3, data.powers.cubic_joined)):
        for symbol, base in joined.items():
            symbols[symbol] = (raised(symbols[base][0], power),)
    for name, meanings in data.ambiguous.items():
        names[name] = tuple(filter(None, map(codes.get, meanings)))
        symbols[name] = names[name]
    return UnitTable(codes, symbols, names, frozenset(shy | data.shy_too))


def unit_of_code(code: str) -> UnitOfMeasure | None:
    """Return the unit with a code, which may be a power or a quotient of known units."""
    unit = unit_table().codes.get(code)
    if unit is not None or not code:
        return unit
    over, slash, under = code.rpartition("/")
    if slash:
        below = unit_of_code(under)
        above = unit_of_code(over) if over else NOTHING
        return quotient(above, below) if above and below else None
    if code[-1] in "23":
        base = unit_table().codes.get(code[:-1])
        return raised(base, int(code[-1])) if base else None
    return None


def raised(unit: UnitOfMeasure, power: int) -> UnitOfMeasure:
    """Return a power of a unit."""
    if power == 1:
        return unit
    return UnitOfMeasure(
        code=f"{_atom(unit.code)}{power}" if unit.code else "",
        si=f"{_atom(unit.si)}{power}",
        factor=unit.factor**power,
        offset=Fraction(0),
        dimensions=tuple(one * power for one in unit.dimensions),
        key=f"{_atom(unit.key)}{power}",
    )


def product(one: UnitOfMeasure, other: UnitOfMeasure) -> UnitOfMeasure:
    """Return the product of two units."""
    return _joined(one, other, ".", 1)


def quotient(one: UnitOfMeasure, other: UnitOfMeasure) -> UnitOfMeasure:
    """Return a unit by another one."""
    return _joined(one, other, "/", -1)


def _joined(one: UnitOfMeasure, other: UnitOfMeasure, sign: str, power: int) -> UnitOfMeasure:
    has_code = (one.code or one == NOTHING) and other.code
    return UnitOfMeasure(
        code=f"{one.code}{sign}{_atom(other.code)}" if has_code else "",
        si=f"{'' if one.si == '1' else one.si}{sign}{_atom(other.si)}",
        factor=one.factor * other.factor**power,
        offset=Fraction(0),
        dimensions=tuple(
            mine + power * its for mine, its in zip(one.dimensions, other.dimensions, strict=True)
        ),
        key=f"{one.key}{sign}{_atom(other.key)}",
    )


def _atom(code: str) -> str:
    return f"({code})" if any(sign in code for sign in "./") and not code.startswith("(") else code


def _unit(facts: UnitFacts, prefix: str) -> UnitOfMeasure:
    known = units_file()
    power = known.prefixes[prefix][0] if prefix else 0
    stated = known.dimensions[facts.si]
    key = f"{prefix}{facts.code}"
    return UnitOfMeasure(
        code="" if facts.code.startswith(_NO_CODE) else key,
        si=facts.si,
        factor=_fraction(facts.factor) * Fraction(10) ** power,
        offset=_fraction(facts.offset),
        dimensions=(*stated, *[0] * (_BASES - len(stated))),
        key=key,
    )


def _fraction(written: str) -> Fraction:
    over, _, under = written.partition("/")
    return Fraction(Decimal(over)) / Fraction(Decimal(under or "1"))


def _symbols(facts: UnitFacts, prefix: str) -> Iterator[str]:
    for sign in units_file().prefix_signs.get(prefix, (prefix,)):
        yield from (f"{sign}{symbol}" for symbol in (*facts.symbols, *facts.shy))
    if facts.cyrillic and (not prefix or prefix in units_file().cyrillic_prefixes):
        yield f"{units_file().cyrillic_prefixes.get(prefix, '')}{facts.cyrillic}"


def _names(facts: UnitFacts, prefix: str) -> Iterator[str]:
    word = units_file().prefixes[prefix][1] if prefix else ""
    for name in facts.names:
        folded = f"{word}{name}".casefold()
        yield from (folded, f"{folded}s")


NOTHING = UnitOfMeasure("", "1", Fraction(1), Fraction(0), tuple([0] * _BASES), "")
"""What stands above the line where a unit is only divided by."""
