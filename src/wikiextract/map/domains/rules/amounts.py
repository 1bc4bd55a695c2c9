"""Amounts that are the sum of several fields."""

from __future__ import annotations

from wikiextract.map.domains.model import AmountPart, SumRule
from wikiextract.map.domains.rules.state import Applying, ValuesFound
from wikiextract.map.domains.typed import read
from wikiextract.map.values import LONGEST, ValueContext
from wikiextract.nodes import PropertyValue, TypedValue, ValueSource


def apply_sum(rule: SumRule, state: Applying) -> ValuesFound:
    """Return the sum of the amounts that the rule's fields state, in SI units.

    The first amount must be there; none is given when one of the fields cannot be read.
    """
    amounts: list[tuple[TypedValue, ValueSource]] = []
    for index, part in enumerate(rule.parts):
        fields = [field for field in state.box.find(part.names, state.number) if field.value.text]
        if not fields:
            if index == 0:
                return {}
            continue
        amount = _amount(fields[0].value.text or "", part, state)
        if amount is None:
            return {}
        amounts.append((amount, fields[0].source))
    units = {amount.si_unit for amount, _ in amounts}
    if len(units) != 1:
        return {}
    text = " ".join(amount.text for amount, _ in amounts)
    unit = units.pop()
    total = sum(amount.si_number or 0 for amount, _ in amounts)
    # Sums of binary fractions are a little off.
    total = float(f"{total:.12g}")
    typed = TypedValue(
        kind="quantity",
        text=text,
        number=total,
        unit=unit,
        unit_code=unit,
        si_number=total,
        si_unit=unit,
    )
    return {rule.property: [PropertyValue(text=text, typed=typed, source=amounts[0][1])]}


def _amount(text: str, part: AmountPart, state: Applying) -> TypedValue | None:
    if len(text) > LONGEST:
        return None
    context = ValueContext(state.language, "quantity", part.unit)
    found = [one for one in read(text, context) if one.kind == "quantity"]
    return found[0] if len(found) == 1 and found[0].si_number is not None else None
