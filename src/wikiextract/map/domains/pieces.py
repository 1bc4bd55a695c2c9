"""The things that a field's value names, each with what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wikiextract.map.domains.data_files import separators
from wikiextract.map.domains.model import Split
from wikiextract.nodes import Link, TypedValue, Value

_MOST_PIECES = 500
_DEEPEST = 8
_NOTE = re.compile(r"\s*[(（]([^()（）]{1,200})[)）]\s*\Z")
_ROLE = re.compile(r"([^:：]{1,60})(?::\s+|：\s*)")
_LONGEST = 2_000
"""Longer texts (in characters) are prose and are not divided."""


class ValuePiece(NamedTuple):
    """One of the things that a value names.

    `text` is as shown, without the `note` in brackets at its end. `parts` are the two sides of a
    pair. `inside` are the places that it is part of.
    """

    text: str
    links: tuple[Link, ...] = ()
    typed: tuple[TypedValue, ...] = ()
    note: str | None = None
    parts: tuple[str, ...] = ()
    inside: tuple[Link, ...] = ()


def divide(value: Value, split: Split, language: str | None) -> list[ValuePiece]:
    """Return the things that a value names, in its order."""
    if split == "whole":
        return [ValuePiece(value.text, _links(value), _typed(value))] if value.text else []
    found: list[ValuePiece] = []
    for one in _items(value, 0):
        if len(found) >= _MOST_PIECES:
            break
        found += _of_item(one, split, language)
    return found


def _items(value: Value, depth: int) -> Iterator[Value]:
    """The items of a value and of its items; the value itself where it has none."""
    if not value.items:
        yield value
        return
    if depth and value.text:
        yield value
    if depth < _DEEPEST:
        for item in value.items:
            yield from _items(item, depth + 1)


def _of_item(value: Value, split: Split, language: str | None) -> Iterator[ValuePiece]:
    text = value.text
    if not text:
        return
    if len(text) <= _LONGEST:
        if split == "places":
            yield _place(value, text, language)
            return
        listed = _listed(text, value.links, language, every=split == "persons")
        if len(listed) > 1:
            for one in listed:
                yield _without_role(one) if split == "persons" else one
            return
    text, note = _without_note(text)
    piece = ValuePiece(text, value.links, value.typed, note, value.parts)
    yield _without_role(piece) if split == "persons" else piece


def _without_role(piece: ValuePiece) -> ValuePiece:
    """Return a person without what stands before a colon: as what it is, which becomes the note."""
    found = _ROLE.match(piece.text)
    if found is None or found.end() == len(piece.text):
        return piece
    spans = _places_of_links(piece.text, piece.links)
    if any(start < found.end(1) + 1 <= end for start, end, _ in spans):
        return piece
    links = tuple(link for start, _, link in spans if start >= found.end())
    return piece._replace(text=piece.text[found.end() :], links=links, note=piece.note or found[1])


def _links(value: Value) -> tuple[Link, ...]:
    return tuple(link for one in (value, *_items(value, 0)) for link in one.links)


def _typed(value: Value) -> tuple[TypedValue, ...]:
    return value.typed or tuple(one for item in value.items for one in item.typed)


def _without_note(text: str) -> tuple[str, str | None]:
    """Return a text and the note in brackets at its end."""
    found = _NOTE.search(text[-210:])
    if found is None or len(found[0]) >= len(text):
        return text, None
    return text[: len(text) - len(found[0])], found[1].strip()


def _listed(
    text: str, links: tuple[Link, ...], language: str | None, *, every: bool
) -> list[ValuePiece]:
    """Return what is listed in a text: links, or with `every` any names, with signs between them.

    A text that has other words between its links lists nothing.
    """
    spans = _places_of_links(text, links)
    starts = [start for start, _, _ in spans]
    cuts: list[re.Match[str]] = []
    depth = place = 0
    for match in _between(language).finditer(text):
        depth += text.count("(", place, match.start()) - text.count(")", place, match.start())
        place = match.start()
        before = bisect_left(starts, match.end()) - 1
        in_link = before >= 0 and spans[before][1] > match.start()
        if not in_link and depth == 0 and len(cuts) < _MOST_PIECES:
            cuts.append(match)
    pieces = []
    ends = [0, *(place for cut in cuts for place in cut.span()), len(text)]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        part, note = _without_note(text[start:end].strip())
        within = spans[bisect_left(starts, start) : bisect_left(starts, end)]
        inside = tuple(link for _, last, link in within if last <= end)
        if not every and [link.text for link in inside] != [part]:
            return []
        if part:
            pieces.append(ValuePiece(part, inside, (), note))
    return pieces


def _places_of_links(text: str, links: tuple[Link, ...]) -> list[tuple[int, int, Link]]:
    """Return where the links stand in the text that shows them; they come in its order."""
    found, place = [], 0
    for link in links:
        start = text.find(link.text, place) if link.text else -1
        if start >= 0:
            place = start + len(link.text)
            found.append((start, place, link))
    return found


def _place(value: Value, text: str, language: str | None) -> ValuePiece:
    """Return a place with those that it is part of: A in B of "A, B", of "B A" elsewhere."""
    links = tuple(link for link in value.links if link.text)
    if language and language.partition("-")[0] in separators().widest_first:
        links = links[::-1]
    return ValuePiece(text, links[:1], value.typed, None, value.parts, links[1:])


@cache
def _between(language: str | None) -> re.Pattern[str]:
    known = separators()
    words = known.words.get(language or "", known.words.get((language or "").partition("-")[0], ()))
    sign = rf"(?:[{re.escape(known.signs)}]|[{re.escape(known.spaced_signs)}](?=\s|\Z))"
    if not words:
        return re.compile(rf"\s*{sign}\s*")
    joined = "|".join(re.escape(word) for word in words)
    # A word may follow a sign: "A, B, and C".
    return re.compile(rf"\s*{sign}\s+(?:(?:{joined})\s+)?|\s*{sign}\s*|\s+(?:{joined})\s+")
