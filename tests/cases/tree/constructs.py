"""Constructs of the source view as readable text, for expected results in tests.

They are written as pieces are: `{{a|b=c}}` is `<template 'a' | 'b' = 'c'>`.
"""

from __future__ import annotations

from collections.abc import Iterable

from wikiextract.nodes import Span
from wikiextract.read.wikitext.constructs import (
    ArgumentMarkup,
    CallMarkup,
    Construct,
    Constructs,
    LinkMarkup,
    Range,
    TagMarkup,
    VariantMarkup,
)


def show_constructs(text: str, constructs: Constructs, start: int, end: int) -> str:
    """All constructs and plain texts between two offsets, separated by blanks."""
    shown = []
    for construct in constructs.within(start, end):
        if construct.start > start:
            shown.append(repr(text[start : construct.start]))
        shown.append(_show(text, constructs, construct))
        start = construct.end
    if start < end:
        shown.append(repr(text[start:end]))
    return " ".join(shown)


def _show(text: str, constructs: Constructs, construct: Construct) -> str:
    def part(start: int, end: int) -> str:
        return show_constructs(text, constructs, start, end) or "-"

    def parts(ranges: Iterable[Span]) -> str:
        return " | ".join(part(*span) for span in ranges)

    def argument(one: Range) -> str:
        value = part(one.value_start, one.end)
        return value if one.name_end < 0 else f"{part(one.start, one.name_end)} = {value}"

    start, end = construct.start, construct.end
    match construct:
        case CallMarkup():
            shown = [part(start + 2, construct.title_end), *map(argument, construct.arguments)]
            return f"<template {' | '.join(shown)}>"
        case ArgumentMarkup(default=(-1, -1)):
            return f"<argument {part(start + 3, end - 3)}>"
        case ArgumentMarkup():
            name = part(start + 3, construct.default[0] - 1)
            return f"<argument {name} | {part(*construct.default)}>"
        case LinkMarkup():
            return f"<link {parts(construct.parts)}>"
        case VariantMarkup():
            return f"<variant {parts(construct.parts)}>"
        case TagMarkup():
            content = part(construct.content_start, construct.content_end)
            return f"<tag {construct.name} {construct.attributes!r} {content}>"
    return "<hidden>"
