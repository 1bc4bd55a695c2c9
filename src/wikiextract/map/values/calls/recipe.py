"""The families of calls in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.calls.date_calls import read_date_call
from wikiextract.map.values.calls.place_calls import read_place_call
from wikiextract.map.values.calls.quantity_calls import read_quantity_call
from wikiextract.map.values.calls.word_calls import read_word_call
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import ReadValues

CallReader: TypeAlias = Callable[[StatedCall, ValueContext], ReadValues | None]
"""Returns what a call states, or None where the call is not of the family.

The values have the origin "template" and the call's text. `ReadValues` without values means that
the call is of the family and states none for certain; its doubts say why.
"""

FAMILIES: tuple[CallReader, ...] = (
    # Numbers and letters of directions are no dates and no quantities.
    read_place_call,
    read_date_call,
    read_quantity_call,
    read_word_call,
)


def read_call(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """Return what a call states for machines; None where no family knows it.

    What stands within a call that no family knows may state something of its own.
    """
    for read in FAMILIES:
        found = read(call, context)
        if found is not None:
            return found
    return None
