"""Where a line of a navbox divides: between items, and between a sub-heading and its items.

Dots, bars and bullets divide wherever they stand free; a dot inside a name does not. Commas, dashes
and slashes divide only lines that nothing else divides, and only when each part is a link.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from wikiextract.read.text.lines import split_run
from wikiextract.read.text.run import TextRun

# Private-use characters that mark where a run is cut.
_ITEM_CUT = "\ue000"
_LABEL_CUT = "\ue001"
_FREE = "•|｜¦∙⋅◦●▪■♦★†❖"
_DOTS = "·・‧‑"
_COMMAS = (",;，；、،؛", "–—―-‐−", "/／")
_OPENING = "([（［〔{【"
_CLOSING = ")]）］〕}】"
_COLONS = ":："
_TELLING = re.compile(
    f"[{re.escape(''.join((_FREE, _DOTS, *_COMMAS, _OPENING, _CLOSING, _COLONS)))}]"
)


class _Separator(NamedTuple):
    """A character of a run that stands outside links and brackets."""

    piece: int
    place: int
    character: str
    spaced: bool  # white space on a side
    between: bool  # a link, or nothing, on each side


def items_of_line(run: TextRun) -> list[TextRun]:
    """The items of one line; the line itself when nothing divides it."""
    marks = list(_marks(run))
    strong = [mark for mark in marks if _divides_freely(mark)]
    if strong:
        return _cut(run, strong, _ITEM_CUT)
    for alike in _COMMAS:
        weak = [mark for mark in marks if mark.character in alike and _may_divide(mark)]
        if weak and _all_linked(run, weak):
            return _cut(run, weak, _ITEM_CUT)
    return _bare_links(run)


def _bare_links(run: TextRun) -> list[TextRun]:
    """The links of a line that shows nothing but links, each an item."""
    in_link = _pieces_in_links(run)
    gaps = [index for index in range(len(run.pieces)) if index not in in_link]
    if len(run.links) < 3 or run.images or any(run.pieces[index].strip() for index in gaps):
        return [run]
    for index in gaps:
        run.pieces[index] = _ITEM_CUT if run.pieces[index] else ""
    return list(split_run(run, separators=_ITEM_CUT))


def label_and_rest(run: TextRun, *, at_start: bool) -> tuple[TextRun, TextRun | None] | None:
    """A sub-heading, and what a colon divides from it; None when there is no sub-heading.

    The heading is bold, a link or a picture; at the start of a line it may be plain text that links
    follow. Without anything after the colon the rest is None.
    """
    if not has_colon(run):
        return None
    for mark in _marks(run):
        if mark.character not in _COLONS:
            if at_start and _divides_freely(mark):
                return None  # what stands before the dot is an item, no heading of the line
            continue
        if not (mark.spaced or mark.character == "：" or _ends_piece(run, mark)):
            continue
        if not _is_heading(run, mark, at_start=at_start):
            return None
        parts = _cut(run, [mark], _LABEL_CUT)
        if len(parts) == 2:
            return parts[0], parts[1]
        return (parts[0], None) if len(parts) == 1 else None
    return None


def has_colon(run: TextRun) -> bool:
    """Return True if a colon stands in a run, within a link or not."""
    return any(":" in piece or "：" in piece for piece in run.pieces)


def is_strong(run: TextRun) -> bool:
    """Return True if all of a run is bold."""
    if not run.strong:
        return False
    text = run.text().rstrip(_COLONS + " ")
    strong = "".join("".join(run.pieces[start:end]) for start, end in run.strong)
    return bool(text) and " ".join(strong.split()).rstrip(_COLONS + " ") == text


def _marks(run: TextRun) -> Iterator[_Separator]:
    """The characters of a run that may divide it."""
    in_link = _pieces_in_links(run)
    depth = 0
    for index, piece in enumerate(run.pieces):
        if index in in_link:
            continue
        for found in _TELLING.finditer(piece):
            character = found[0]
            if character in _OPENING:
                depth += 1
            elif character in _CLOSING:
                depth = max(0, depth - 1)
            elif depth == 0:
                yield _mark(run, in_link, index, found.start())


def _pieces_in_links(run: TextRun) -> set[int]:
    inside: set[int] = set()
    for link in run.links:
        inside.update(range(link.start, link.end))
    return inside


def _mark(run: TextRun, in_link: set[int], index: int, place: int) -> _Separator:
    piece = run.pieces[index]
    before, linked_before = _neighbour(run, in_link, index, piece[:place], -1)
    after, linked_after = _neighbour(run, in_link, index, piece[place + 1 :], 1)
    return _Separator(
        index,
        place,
        piece[place],
        spaced=before.isspace() or after.isspace(),
        between=linked_before and linked_after,
    )


def _neighbour(
    run: TextRun, in_link: set[int], index: int, part: str, step: int
) -> tuple[str, bool]:
    """The character next to a mark, and whether a link, or nothing, comes there."""
    beside = (part[-1] if step < 0 else part[0]) if part else ""
    if part.strip():
        return beside, False
    position = index + step
    while 0 <= position < len(run.pieces):
        piece = run.pieces[position]
        beside = beside or (piece[-1:] if step < 0 else piece[:1])
        if position in in_link:
            return beside or " ", True
        if piece.strip():
            return beside, False
        position += step
    return beside or " ", True


def _divides_freely(mark: _Separator) -> bool:
    if mark.character in _FREE:
        return True
    return mark.character in _DOTS and (mark.spaced or mark.between)


def _may_divide(mark: _Separator) -> bool:
    if mark.character in _COMMAS[0]:
        return True
    return mark.spaced and not mark.character.isalnum()


def _all_linked(run: TextRun, marks: list[_Separator]) -> bool:
    """Return True if each part between marks shows a link (a bold part is the page itself)."""
    borders = [mark.piece for mark in marks]
    linked = [False] * (len(borders) + 1)
    for link in run.links:
        linked[bisect_left(borders, link.start)] = True
    for start, _ in run.strong:
        linked[bisect_left(borders, start)] = True
    return all(linked)


def _cut(run: TextRun, marks: list[_Separator], cut: str) -> list[TextRun]:
    for mark in marks:
        piece = run.pieces[mark.piece]
        run.pieces[mark.piece] = piece[: mark.place] + cut + piece[mark.place + 1 :]
    return list(split_run(run, separators=cut))


def _ends_piece(run: TextRun, mark: _Separator) -> bool:
    return not run.pieces[mark.piece][mark.place + 1 :].strip()


def _is_heading(run: TextRun, mark: _Separator, *, at_start: bool) -> bool:
    """Return True if what stands before a colon is a sub-heading."""
    before = "".join(run.pieces[: mark.piece]) + run.pieces[mark.piece][: mark.place]
    text = " ".join(before.split())
    if any(start <= mark.piece and mark.piece <= end for start, end in run.strong) and text:
        return True
    if not text:
        return any(place <= mark.piece for place, _ in run.images)
    follows = any(link.start > mark.piece for link in run.links)
    if not follows or len(text) > 60:
        return False
    headed = [link for link in run.links if link.end <= mark.piece]
    if headed:
        shown = "".join(piece for link in headed for piece in run.pieces[link.start : link.end])
        return len(headed) == 1 and (" ".join(shown.split()) == text or at_start)
    return at_start
