"""Calls that state an address or an identifier, or that are a yes or a no."""

from __future__ import annotations

from functools import cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundValue, ReadValues
from wikiextract.map.values.small.booleans import boolean_of
from wikiextract.map.values.small.identifiers import find_identifiers, scheme_of_field
from wikiextract.map.values.small.urls import url_of
from wikiextract.nodes import TypedValue

_MOST = 10


class WordCalls(DataFile, frozen=True):
    """``word_calls.json``: names of templates that show an address, and of their argument."""

    addresses: frozenset[str]
    address: tuple[str, ...]


def read_word_call(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """Return what such a call states; None where it is none."""
    if call.name in _words().addresses:
        return _address(call)
    scheme = scheme_of_field(call.name) if call.positional else None
    if scheme is not None:
        return _identifiers(call, context._replace(scheme=scheme))
    if context.expected == "boolean" and len(call.positional) <= 1:
        answer = boolean_of(call.name, context.language)
        if answer is not None:
            value = TypedValue(kind="boolean", text=call.text, origin="template", boolean=answer)
            return ReadValues((value,))
    return None


def _address(call: StatedCall) -> ReadValues:
    written = call.first(_words().address) or next(filter(None, call.positional), "")
    url = url_of(written, named=True)
    if url is None:
        return ReadValues()
    return ReadValues((TypedValue(kind="url", text=written, origin="template", value=url),))


def _identifiers(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """The identifiers in the positional arguments; None where there are none of the scheme."""
    values: list[TypedValue] = []
    doubts: list[Doubt] = []
    for argument in call.positional[:_MOST]:
        for found in find_identifiers(argument, context):
            if isinstance(found, FoundValue):
                one = found.value
                values.append(
                    TypedValue(
                        kind="identifier",
                        text=one.text,
                        origin="template",
                        scheme=one.scheme,
                        value=one.value,
                    )
                )
            else:
                doubts.append(found)
    return ReadValues(tuple(values), tuple(doubts)) if values or doubts else None


@cache
def _words() -> WordCalls:
    return read_data("wikiextract.map.values.calls", "word_calls", WordCalls)
