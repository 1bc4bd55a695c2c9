"""Where pieces say that they lie."""

from __future__ import annotations

from wikiextract.expand.pieces import (
    Argument,
    ExtensionTag,
    Part,
    Pieces,
    Template,
)


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
