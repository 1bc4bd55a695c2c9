"""Units of mappings are ones that quantities can be of."""

from __future__ import annotations

import pytest

from wikiextract.data_files import read_data
from wikiextract.map.domains.dbpedia.datatypes import DatatypeNames, datatype_of
from wikiextract.map.values.numbers.currencies import is_currency
from wikiextract.map.values.numbers.units import unit_of_code

NAMES = read_data("wikiextract.map.domains.dbpedia", "datatypes", DatatypeNames)


def test_each_unit_is_known_to_the_reader_of_quantities() -> None:
    units = {**NAMES.units, **NAMES.durations}
    assert [name for name, code in units.items() if unit_of_code(code) is None] == []


def test_each_currency_is_known() -> None:
    assert [name for name, code in NAMES.currencies.items() if not is_currency(code)] == []


@pytest.mark.parametrize("name", ["squareKilometre", "SquareKilometer", " squarekilometre "])
def test_names_are_found_however_they_are_spelt(name: str) -> None:
    found = datatype_of(name)
    assert found is not None
    assert (found.kind, found.unit) == ("quantity", "km2")
