"""Calls that state numbers, quantities, money and durations."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.calls.quantity_data import quantity_calls
from wikiextract.map.values.calls.quantity_texts import families, named_currency_text
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundValue, ReadValues
from wikiextract.map.values.numbers import find_numbers, has_decimal_comma, is_currency
from wikiextract.nodes import ValueKind

_CODE = 3
_ONE_COMMA_OR_POINT = re.compile(r"(?<![\d.,])[-+−]?[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_ENGLISH = "en"


def read_quantity_call(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """Return what such a call states; None where it is none.

    Arguments are written for machines, with a decimal point.
    """
    facts = quantity_calls()
    if call.is_function and call.name not in facts.number:
        return None
    for names, compose in families():
        if call.name in names and (text := compose(call)):
            kind: ValueKind = "number" if names in (facts.number, facts.fraction) else "quantity"
            return _read(text, call, context, kind)
    if unit := facts.fixed_units.get(call.name):
        text = call.positional[0] if call.positional else ""
        return _read(text, call, context._replace(unit=unit), "quantity") if text else None
    code = facts.currency_names.get(call.name) or _code_of(call.name)
    text = named_currency_text(call, code) if code else ""
    return _read(text, call, context, "money") if text else None


def _code_of(name: str) -> str:
    code = name.upper()
    return code if len(name) == _CODE and is_currency(code) else ""


def _read(text: str, call: StatedCall, context: ValueContext, kind: ValueKind) -> ReadValues:
    """Return what a text that was made of a call says, with the call's own text."""
    local = not call.is_function and has_decimal_comma(context.language)
    if local and _ONE_COMMA_OR_POINT.search(text):
        doubt = Doubt(0, len(call.text), "ambiguous-number", "a decimal sign or one of groups")
        return ReadValues((), (doubt,))
    english = ValueContext(_ENGLISH, kind, context.unit)
    found = list(find_numbers(text, english))
    values = tuple(
        replace(one.value, text=call.text, origin="template")
        for one in found
        if isinstance(one, FoundValue)
    )
    doubts = tuple(
        one._replace(start=0, end=len(call.text)) for one in found if isinstance(one, Doubt)
    )
    return ReadValues(values, doubts)
