"""Calls that state numbers, quantities, money and durations."""

from __future__ import annotations

from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import ReadValues


def read_quantity_call(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """Return what such a call states; None where it is none."""
    return None
