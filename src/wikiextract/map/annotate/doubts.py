"""What is in doubt on a page, folded: one diagnostic for each kind of doubt under one name."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from wikiextract.diagnostics import DiagnosticLog, shortened
from wikiextract.map.values import Doubt
from wikiextract.nodes import Diagnostic, Span, TypedValue

_SHOWN = 80


class _Told(msgspec.Struct):
    """The first of some doubts of a kind, and how many there are."""

    message: str
    span: Span | None
    count: int = 1


class Doubts:
    """Gathers doubts by the name under which they stand: of a field, a column, or none."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], _Told] = {}

    def add(self, doubts: Iterable[Doubt], name: str, span: Span | None) -> None:
        """Add what was in doubt in the value of a field or cell of that name."""
        for doubt in doubts:
            self._add(doubt.code, doubt.message, name, span)

    def add_denied(
        self, denied: Iterable[tuple[TypedValue, TypedValue]], name: str, span: Span | None
    ) -> None:
        """Add values of a text, each with what machines have stated against it."""
        for value, rival in denied:
            message = f"the text says {said_by(value)}, its {rival.origin} {said_by(rival)}"
            self._add("value-disagrees", message, name, span)

    def diagnostics(self, title: str | None) -> tuple[Diagnostic, ...]:
        """Return what was gathered on the page of that title, in the order of its coming."""
        log = DiagnosticLog(title)
        for (code, name), told in self._told.items():
            message = f"{name}: {told.message}" if name else told.message
            if told.count > 1:
                message += f" (the first of {told.count})"
            log.report(code, message, severity="info", span=told.span)
        return log.entries()

    def _add(self, code: str, message: str, name: str, span: Span | None) -> None:
        key = code, shortened(name, _SHOWN)
        told = self._told.get(key)
        if told is None:
            self._told[key] = _Told(message, span)
        else:
            told.count += 1


def said_by(value: TypedValue) -> str:
    """Return a value in a few characters, for a message."""
    number = value.number if value.number is not None else value.amount
    place = f"{value.latitude}, {value.longitude}" if value.latitude is not None else None
    plain = value.edtf or value.value or value.duration or place
    if plain is None and number is not None:
        plain = f"{number:g} {value.unit or value.currency or ''}".rstrip()
    return shortened(plain or value.text, _SHOWN)
