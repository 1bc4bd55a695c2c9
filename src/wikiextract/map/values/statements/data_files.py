"""The data file of this package (``data/statements.json``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data


class StatementMeanings(DataFile, frozen=True):
    """``statements.json``: what items and properties mean that values of statements name.

    `units` are codes (UCUM), `currencies` those of ISO 4217, `globes` names of celestial bodies
    ("" for Earth), `calendars` codes, all by item; `schemes` are those of identifiers by property.
    `point_in_time` is the qualifier that says when a value was so, `circumstances` the one that
    says with one of `about` that it is not exact.
    """

    units: Mapping[str, str]
    currencies: Mapping[str, str]
    globes: Mapping[str, str]
    calendars: Mapping[str, str]
    schemes: Mapping[str, str]
    point_in_time: str
    circumstances: str
    about: frozenset[str]


@cache
def meanings() -> StatementMeanings:
    """Return the content of data/statements.json."""
    return read_data("wikiextract.map.values.statements", "statements", StatementMeanings)
