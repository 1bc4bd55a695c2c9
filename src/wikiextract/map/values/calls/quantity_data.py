"""Which templates state numbers and units (``data/quantity_calls.json``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data


class QuantityCalls(DataFile, frozen=True):
    """``quantity_calls.json``: families of templates; its description says what each is."""

    convert: frozenset[str]
    measured: frozenset[str]
    unit_power: frozenset[str]
    height: frozenset[str]
    duration: frozenset[str]
    number: frozenset[str]
    fraction: frozenset[str]
    currency: frozenset[str]
    currency_names: Mapping[str, str]
    fixed_units: Mapping[str, str]
    between: Mapping[str, str]
    unit_arguments: tuple[str, ...]
    per_arguments: tuple[str, ...]
    exponent_arguments: tuple[str, ...]
    units: Mapping[str, str]
    scales: Mapping[str, str]


@cache
def quantity_calls() -> QuantityCalls:
    """Return the families of templates that state numbers and units."""
    return read_data("wikiextract.map.values.calls", "quantity_calls", QuantityCalls)
