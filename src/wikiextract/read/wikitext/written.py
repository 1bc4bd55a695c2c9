"""Wikitext as it is written, with something else in place of the constructs in it."""

from __future__ import annotations

from collections.abc import Callable

from wikiextract.read.wikitext.constructs import AnyMarkup, Constructs, Hidden


def rewritten(
    text: str,
    constructs: Constructs,
    start: int,
    end: int,
    instead: Callable[[AnyMarkup], str | None],
) -> str:
    """Return ``text[start:end]`` with what is `instead` of each construct; None leaves it."""
    kept: list[str] = []
    for construct in constructs.within(start, end):
        other = instead(construct)
        if other is not None:
            kept += text[start : construct.start], other
            start = construct.end
    kept.append(text[start:end])
    return "".join(kept)


def without_hidden(text: str, constructs: Constructs, start: int, end: int) -> str:
    """Return ``text[start:end]`` without comments."""
    return rewritten(text, constructs, start, end, _hidden)


def _hidden(construct: AnyMarkup) -> str | None:
    return "" if isinstance(construct, Hidden) else None
