"""Pieces as readable text, for expected results in tests.

`{{a|b=c}}` is written `<template 'a' | 'b' = 'c'>`, and so on; plain text is a Python literal.
"""

from __future__ import annotations

from wikiextract.expand.pieces import (
    Argument,
    Comment,
    ExtensionTag,
    Heading,
    Ignored,
    InternalLink,
    Markup,
    Part,
    Pieces,
    Template,
    Variant,
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
        case InternalLink():
            return f"<link {_parts(piece.parts)}>"
        case Variant():
            return f"<variant {_parts(piece.parts)}>"
        case Heading():
            return f"<heading {piece.level} {show(piece.title)}>"
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


def check_places(text: str, pieces: Pieces, start: int, end: int) -> None:
    """Asserts that pieces cover `text[start:end]`, and that their parts lie where they say."""
    position = start
    for piece in pieces:
        if isinstance(piece, str):
            assert piece, "no piece is empty"
            assert text.startswith(piece, position)
            position += len(piece)
            continue
        assert piece.start == position
        position = piece.end
        if isinstance(piece, Template | Argument):
            brackets = 2 if isinstance(piece, Template) else 3
            assert text.startswith("{" * brackets, piece.start)
            assert text.endswith("}" * brackets, 0, piece.end)
            check_parts(text, piece.parts, piece.start + brackets, piece.end - brackets)
        elif isinstance(piece, InternalLink | Variant):
            check_places(text, piece.pieces, piece.start + 2, piece.end - 2)
            check_parts(text, piece.parts, piece.start + 2, piece.end - 2)
        elif isinstance(piece, ExtensionTag):
            assert text[piece.content_start : piece.content_end] == (piece.content or "")
    assert position == end


def check_parts(text: str, parts: tuple[Part, ...], start: int, end: int) -> None:
    """Asserts that `parts` cover `text[start:end]` with pipes between them."""
    position = start
    for part in parts:
        assert part.start == position
        if part.name is not None:
            check_places(text, part.name, part.start, part.value_start - 1)
            assert text[part.value_start - 1] == "="
        check_places(text, part.value, part.value_start, part.end)
        position = part.end + 1
    assert position == end + 1
