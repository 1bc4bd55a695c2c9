"""Pieces as readable text, for expected results in tests.

`{{a|b=c}}` is written `<template 'a' | 'b' = 'c'>`, and so on; plain text is a Python literal.
"""

from __future__ import annotations

from wikiextract.expand.pieces import (
    Argument,
    Comment,
    ExtensionTag,
    Ignored,
    Markup,
    Part,
    Pieces,
    Template,
)


def show(pieces: Pieces) -> str:
    """All pieces, separated by blanks."""
    return " ".join(_show(piece) for piece in pieces)


def _show(piece: str | Markup) -> str:
    match piece:
        case str():
            return repr(piece)
        case Template():
            name = "Template" if piece.line_start else "template"
            return f"<{name} {_parts(piece.parts)}>"
        case Argument():
            return f"<argument {_parts(piece.parts)}>"
        case ExtensionTag():
            return f"<tag {piece.name} {piece.attributes!r} {piece.content!r}>"
        case Comment():
            return "<comment>"
        case Ignored():
            return "<ignored>"
    raise AssertionError(piece)


def _parts(parts: tuple[Part, ...]) -> str:
    shown = []
    for part in parts:
        value = show(part.value) or "-"
        shown.append(value if part.name is None else f"{show(part.name) or '-'} = {value}")
    return " | ".join(shown)
