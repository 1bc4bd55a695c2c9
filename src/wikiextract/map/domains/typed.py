"""The typed values of a piece of text that are of the kind which a mapping asks for."""

from __future__ import annotations

import math

from msgspec.structs import replace

from wikiextract.map.domains.model import ExpectedKind, PropertyRule
from wikiextract.map.domains.pieces import ValuePiece
from wikiextract.map.values import LONGEST, ValueContext, read_values
from wikiextract.nodes import TypedValue, ValueKind

_ALSO: dict[ExpectedKind, tuple[ValueKind, ...]] = {
    "duration": ("duration", "quantity"),
}
_SECONDS = "s"


def typed_of(
    piece: ValuePiece, rule: PropertyRule, unit: str | None, language: str | None
) -> list[TypedValue]:
    """Return the values of the rule's kind that a piece states; none where that is not certain.

    `unit` is that of numbers that show none.
    """
    kind = rule.kind
    if kind is None or kind == "text" or kind == "link":  # noqa: PLR1714 (narrows the type)
        return list(piece.typed)
    found = [one for one in piece.typed if fits(one, kind)]
    if not found and len(piece.text) <= LONGEST:
        context = ValueContext(language, kind, unit)
        found = [one for one in read(piece.text, context) if fits(one, kind)]
    if not found and kind == "url":
        found = [
            TypedValue(kind="url", text=link.text or link.target, value=link.target)
            for link in piece.links
            if link.kind == "external"
        ]
    if rule.factor is not None:
        larger = [_times(one, rule.factor) for one in found]
        found = [one for one in larger if one is not None]
    return found


def read(text: str, context: ValueContext) -> tuple[TypedValue, ...]:
    """Return the values that a text states when it is known where it stands."""
    return read_values(text, context).values


def fits(value: TypedValue, kind: ExpectedKind) -> bool:
    """Return True if a value is of a kind; a quantity of time is a duration, too."""
    if value.kind not in _ALSO.get(kind, (kind,)):
        return False
    if kind == "duration" and value.kind == "quantity":
        return value.si_unit == _SECONDS
    return True


def _times(value: TypedValue, factor: float) -> TypedValue | None:
    """Return a value that shows its number in thousands, millions and the like in full.

    None where it is larger than numbers can be.
    """
    names = ("number", "low", "high", "uncertainty", "si_number", "si_low", "si_high", "amount")
    known = {name: getattr(value, name) for name in names if getattr(value, name) is not None}
    larger = {name: number * factor for name, number in known.items()}
    return replace(value, **larger) if all(map(math.isfinite, larger.values())) else None
