"""What names of fields, and headings of columns, say of their values."""

from __future__ import annotations

from collections import defaultdict

import pytest

from wikiextract.map.annotate.expected import _expected_names, context_of, folded_name

NAMES = [
    ("birth_date", "", "date"),
    ("birth date", "", "date"),
    ("", "Geboren", "date"),
    ("", "Year of construction", "date"),
    ("", "設立年月日", "date"),
    ("", "Census / Population (2001)", "number"),
    ("area_total_km2", "", "quantity"),
    ("", "Revenue", "money"),
    ("population_as_of", "", "date"),
    ("QuarterReleaseDate", "", "date"),
    ("StanovništvoGodina", "", "date"),
    ("", "год переписи", "date"),
    ("befolkningsår", "", "date"),
    ("postal_code", "", "identifier"),
    ("title", "Title", None),
    ("", "", None),
    ("x" * 1000, "", None),
]
UNITS = [
    ("area_km2", "km2"),
    ("elevation_m", "m"),
    ("population_density_km2", None),
    ("area_sq_mi", "[mi_i]2"),
    ("lat_m", None),
    ("km2", None),
    ("length", None),
]


@pytest.mark.parametrize(("param", "label", "expected"), NAMES)
def test_kinds(param: str, label: str, expected: str | None) -> None:
    assert context_of("en", param, label).expected == expected


@pytest.mark.parametrize(("param", "unit"), UNITS)
def test_units(param: str, unit: str | None) -> None:
    assert context_of("en", param, "").unit == unit


def test_a_name_says_one_kind() -> None:
    kinds = defaultdict(set)
    for kind, names in _expected_names().names.items():
        for name in names:
            kinds[folded_name(name)].add(kind)
    assert not {name: some for name, some in kinds.items() if len(some) > 1}
