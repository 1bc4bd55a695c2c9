"""Typed values of short texts: one kind a file behind one signature, put together by `recipe`."""

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundValue, ReadValues
from wikiextract.map.values.recipe import LONGEST, may_state, read_values

__all__ = [
    "LONGEST",
    "Doubt",
    "FoundValue",
    "ReadValues",
    "ValueContext",
    "may_state",
    "read_values",
]
