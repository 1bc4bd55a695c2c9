"""Calls that state dates."""

from __future__ import annotations

from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import ReadValues


def read_date_call(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """Return what such a call states; None where it is none."""
    return None
